"""Whether pay has kept up with inflation, one occupation beside the other."""

import pandas as pd

from helpers.distribution import real_changes
from helpers.official import national_wage, occupations, steady_wages, wages_by_occupation
from helpers.ranking import chance_in_change
from helpers.words import went


def since_the_new_method() -> pd.DataFrame:
    """Give how far each compared occupation's pay has moved after inflation, in percent.

    From the first release after the doubtful one (``steady_wages``) to the newest, and only
    where an occupation has kept its code between the two.

    Returns
    -------
    pandas.DataFrame
        By the occupation's code: ``Occupation``, ``By the median``, ``By the mean``, ``p25`` and
        ``p10``; ``chance``, how far a mean may move by chance; ``period`` and ``period_then``;
        and the sources.
    """
    names = occupations().set_index("occupation")["name"]
    then = wages_by_occupation(steady_wages()["period"].iloc[0]).set_index("occupation")
    told = {}
    for code in names.index.intersection(then.index):
        old, new = then.loc[code], national_wage(occupation=code)
        if old["published_code"] != new["published_code"] or old["period"] == new["period"]:
            continue
        moved = real_changes(old, new)
        told[code] = {
            "Occupation": names[code],
            "By the median": moved["median"],
            "By the mean": moved["mean"],
            "p25": moved["p25"],
            "p10": moved["p10"],
            "chance": chance_in_change(old, new),
            "period": new["period"],
            "period_then": old["period"],
            "source": new["source"],
            "source_then": old["source"],
        }
    rows = pd.DataFrame.from_dict(told, orient="index")
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
    told = [f"{what} {went(change)}" for what, change in parts.items() if pd.notna(change)]
    return ", ".join(told)
