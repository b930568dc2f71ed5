"""Industries in the wage survey: how finely they are told, and whose establishments they count."""

import pandas as pd

LEVELS = ("cross-industry", "sector", "3-digit", "4-digit", "5-digit", "6-digit")
"""The agency's own words, from all industries to the finest."""

OWNERS = {
    "1235": "all",
    "5": "private",
    "1": "federal government",
    "2": "state government",
    "3": "local government",
    "123": "federal, state and local government",
    "235": "private, state and local government",
    "35": "private and local government",
    "57": "private and casinos of local government",
    "58": "private and hospitals of state and local government",
    "59": "private and the Postal Service",
}
"""The agency's OWN_CODE in words."""

INDUSTRY = ["period", "level", "industry_code", "occupation"]
"""Columns by which an industry's rows are known, whoever owns it."""


def are_parts(rows: pd.DataFrame) -> pd.Series:
    """Say of each row whether it counts only one owner's part of its industry.

    Of many industries all of it is private. So a part is known by standing beside a row of more
    owners, or beside other parts, not by its owner alone.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of the table of wages by industry.

    Returns
    -------
    pandas.Series
        True or False, by the rows' index.

    Examples
    --------
    >>> rows = pd.DataFrame({"industry_code": ["62", "62", "42"], "owner": "private"})
    >>> rows.loc[0, "owner"] = "all"
    >>> are_parts(rows.assign(period="2025-05", level="sector", occupation="29-2072")).tolist()
    [False, True, False]
    """
    one_owner = rows["owner"].isin([OWNERS[code] for code in "1235"])
    return one_owner & rows.duplicated(INDUSTRY, keep=False)
