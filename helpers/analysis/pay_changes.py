"""What became of pay between two releases, and whether it kept up with prices."""

import pandas as pd

from helpers.analysis.percentiles import PLACES
from helpers.analysis.wage_errors import chance_in_change
from helpers.facts.official import national_wage, occupations, steady_wages, wages_by_occupation
from helpers.facts.prices import CPI, real_change, real_dollars
from helpers.phrases import went, when


def real_changes(old: pd.Series, new: pd.Series) -> pd.Series:
    """Give how far each of ``PLACES`` moved between two releases after inflation, in percent.

    Parameters
    ----------
    old, new : pandas.Series
        Two rows of a wage table, of one occupation.
    """
    return pd.Series({name: real_change(f"annual_{name}", old, new) for name in PLACES})


def changes_table(releases: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give how far pay moved after inflation, since the first release and since the last but one.

    Parameters
    ----------
    releases : dict of str to pandas.DataFrame
        Whose pay it is, and rows of a wage table, the oldest first.

    Returns
    -------
    pandas.DataFrame
        ``Pay``, a row for each of ``PLACES``; for each of them ``… since …`` (percent); sources.
    """
    table = pd.DataFrame({"Pay": list(PLACES.values())})
    for who, rows in releases.items():
        for place in dict.fromkeys((0, len(rows) - 2)):
            old, new = rows.iloc[place], rows.iloc[-1]
            table[f"{who} since {when(old['period'])}"] = list(real_changes(old, new))
            table[f"source_{place}"] = old["source"]
            table["source_last"] = new["source"]
    return table.assign(source_prices=CPI)


def before_and_after(releases: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give low pay and the median of the first and the last release as rows for a chart of pairs.

    Parameters
    ----------
    releases : dict of str to pandas.DataFrame
        Whose pay it is, and rows of a wage table, the oldest first.

    Returns
    -------
    pandas.DataFrame
        ``Pay``; ``Before``, the first release in the last one's dollars; ``After``; sources.
    """
    rows = []
    for who, wages in releases.items():
        old, new = wages.iloc[0], wages.iloc[-1]
        for name in ("p10", "p25", "median"):
            pay = f"{who}, {PLACES[name].split(':')[0].lower()}"
            before = real_dollars(old[f"annual_{name}"], old["period"], new["period"])
            rows.append((pay, before, new[f"annual_{name}"], new["source"], old["source"]))
    names = ["Pay", "Before", "After", "source", "source_before"]
    return pd.DataFrame(rows, columns=names).assign(source_prices=CPI)


def changes_beyond_error(changes: pd.Series, chance: float) -> list[str]:
    """Give the names of what moved by more than chance may, either way.

    Parameters
    ----------
    changes : pandas.Series
        In percent, as ``real_changes`` gives them.
    chance : float
        In percent, as ``helpers.analysis.wage_errors.chance_in_change`` gives it.

    >>> changes_beyond_error(pd.Series({"p10": 1.0, "p25": -2.1, "mean": 1.3}), 1.2)
    ['the 25th percentile', 'the mean']
    """
    names = {name: description.split(":")[0].lower() for name, description in PLACES.items()}
    return [f"the {names[name]}" for name in changes.index[changes.abs() > chance]]


def since_the_new_method() -> pd.DataFrame:
    """Give how far each compared occupation's pay has moved after inflation, in percent.

    From the first release after the doubtful one (``steady_wages``) to the newest, and only
    where an occupation has kept its code between the two.

    Returns
    -------
    pandas.DataFrame
        By the occupation's code: ``Occupation``, ``By the median``, ``By the mean``, ``p25`` and
        ``p10``; ``chance``, how far a mean may move by chance; ``period`` and ``period_before``;
        and the sources.
    """
    names = occupations().set_index("occupation")["name"]
    earlier = wages_by_occupation(steady_wages()["period"].iloc[0]).set_index("occupation")
    rows_by_code = {}
    for code in names.index.intersection(earlier.index):
        old, new = earlier.loc[code], national_wage(occupation=code)
        if old["published_code"] != new["published_code"] or old["period"] == new["period"]:
            continue
        changes = real_changes(old, new)
        rows_by_code[code] = {
            "Occupation": names[code],
            "By the median": changes["median"],
            "By the mean": changes["mean"],
            "p25": changes["p25"],
            "p10": changes["p10"],
            "chance": chance_in_change(old, new),
            "period": new["period"],
            "period_before": old["period"],
            "source": new["source"],
            "source_before": old["source"],
        }
    rows = pd.DataFrame.from_dict(rows_by_code, orient="index")
    return rows.sort_values("By the median", ascending=False)


def in_words(row: pd.Series) -> str:
    """Say how far an occupation's pay has moved after inflation.

    Parameters
    ----------
    row : pandas.Series
        A row of :func:`since_the_new_method`.

    >>> row = {"By the median": -1.4, "By the mean": 1.1, "p25": 5.4, "p10": 6.1}
    >>> in_words(pd.Series(row)).partition(", the pay")[0]
    'the median fell 1.4%, the mean rose 1.1%'
    """
    parts = {
        "the median": row["By the median"],
        "the mean": row["By the mean"],
        "the pay that a quarter earn less than": row["p25"],
        "the pay that a tenth earn less than": row["p10"],
    }
    sentences = [f"{what} {went(change)}" for what, change in parts.items() if pd.notna(change)]
    return ", ".join(sentences)
