"""What became of pay between two releases, in the nation and in a state, and beside prices.

Old and new are rows of a wage table, of one occupation; releases are whose pay it is, and rows of
a wage table, the oldest first.
"""

import pandas as pd

from helpers.analysis.percentiles import PLACES
from helpers.analysis.wage_errors import SURE, chance_in_change
from helpers.facts.growth import change
from helpers.facts.official import (
    ROUGH,
    national_wage,
    occupations,
    periods_of,
    state_wages,
    steady_wages,
    under_newest_code,
    wages_by_occupation,
)
from helpers.facts.prices import CPI, real_change, real_dollars
from helpers.formatting import dollars, percent
from helpers.phrases import went, when

_PAYS = {name: description.split(":")[0].lower() for name, description in PLACES.items()}
_VERY_SURE = 1.96  # standard errors on either side that hold the true value 19 times in 20


def real_changes(old: pd.Series, new: pd.Series) -> pd.Series:
    """Give how far each of ``PLACES`` moved between two releases after inflation, in percent."""
    return pd.Series({name: real_change(f"annual_{name}", old, new) for name in PLACES})


def changes_table(releases: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give how far pay moved after inflation, since the first release and since the last but one.

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

    Returns
    -------
    pandas.DataFrame
        ``Pay``; ``Before``, the first release in the last one's dollars; ``After``; sources.
    """
    rows = []
    for who, wages in releases.items():
        old, new = wages.iloc[0], wages.iloc[-1]
        for name in ("p10", "p25", "median"):
            column = f"annual_{name}"
            row = {
                "Pay": f"{who}, {_PAYS[name]}",
                "Before": real_dollars(old[column], old["period"], new["period"]),
                "After": new[column],
                "source": new["source"],
                "source_before": old["source"],
            }
            rows.append(row)
    return pd.DataFrame(rows).assign(source_prices=CPI)


def changes_beyond_error(changes: pd.Series, chance: float) -> list[str]:
    """Give the names of what moved by more than chance may, either way.

    Parameters
    ----------
    changes : pandas.Series
        As ``real_changes`` gives them.
    chance : float
        As ``wage_errors.chance_in_change`` gives it.

    >>> changes_beyond_error(pd.Series({"p10": 1.0, "p25": -2.1, "mean": 1.3}), 1.2)
    ['the 25th percentile', 'the mean']
    """
    return [f"the {_PAYS[name]}" for name in changes.index[changes.abs() > chance]]


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
    """Say how far pay has moved after inflation, by a row of :func:`since_the_new_method`.

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
    return ", ".join(f"{what} {went(by)}" for what, by in parts.items() if pd.notna(by))


def earlier_rows(state: str, occupation: str) -> list[pd.Series]:
    """Give a state's rows of the last and of the first release before the newest one.

    Only releases count that print the state's median under the newest one's code. The state is
    given by its postal code, the occupation by its SOC code.
    """
    releases = [state_wages(period, occupation) for period in periods_of("wages_state")]
    rows = under_newest_code(pd.concat(releases))
    earlier = rows["period"] < rows["period"].iloc[-1]
    own = rows[earlier & (rows["state"] == state)].dropna(subset=["annual_median"])
    last_and_first = own.iloc[[-1, 0]] if len(own) > 1 else own
    return [row for _, row in last_and_first.iterrows()]


def moved(old: pd.Series, new: pd.Series, who: str) -> str:
    """Say how far a state's median, as of ``"coders"``, moved, where that is more than chance.

    The older row has a median.
    """
    doubt = ", the rough first release of a new method," if old["period"] == ROUGH else ""
    between = f"From {when(old['period'])}{doubt} to {when(new['period'])}"
    if pd.isna(new["annual_median"]) or pd.isna(new["mean_rse"]):
        return f"{between} no change of {who}’ median can be told: it or its error is missing."
    paid = change(new["annual_median"], old["annual_median"])
    real = real_change("annual_median", old, new)
    by_chance = _chance(old, new)
    too_small = f"the change is too small to tell from none (chance: up to {percent(by_chance, 1)})"
    if abs(paid) > by_chance and abs(real) > by_chance:
        after = percent(abs(real), 1) if paid * real > 0 else went(real)
        words = f"it {went(paid)} as published and {after} after inflation"
    elif abs(paid) > by_chance:
        words = f"it {went(paid)} as published; after inflation {too_small}"
    elif abs(real) > by_chance:
        words = f"as published {too_small}; after inflation it {went(real)}"
    else:
        words = f"{too_small}, as published or after inflation"
    return (
        f"{between}, {who}’ median went from {dollars(old['annual_median'])} to "
        f"{dollars(new['annual_median'])}: {words}."
    )


def _chance(old: pd.Series, new: pd.Series) -> float:
    """How far a state's median may move by chance, 19 times in 20; percent.

    Where the older release has no error, as its copy may have none, the newer one's stands in.

    >>> round(_chance(pd.Series({"mean_rse": None}), pd.Series({"mean_rse": 1.0})), 1)
    2.8
    """
    known = old.fillna({"mean_rse": new["mean_rse"]})
    return chance_in_change(known, new) * _VERY_SURE / SURE
