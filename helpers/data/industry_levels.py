"""Industries in the wage survey: how finely they are told, and whose establishments they count."""

import pandas as pd

LEVELS = ("cross-industry", "sector", "3-digit", "4-digit", "5-digit", "6-digit")
"""The agency's own words, from all industries to the finest."""
PARTS = {
    "1": "federal government",
    "2": "state government",
    "3": "local government",
    "5": "private",
}
OWNERS = {**dict.fromkeys(("1235", "123", "235", "35", "57", "58", "59"), "all"), **PARTS}
"""The agency's OWN_CODE in words; one of several owners names all that are in the industry."""
INDUSTRY = ["period", "level", "industry_code", "occupation"]
"""Columns by which an industry's rows are known, whoever owns it."""


def are_parts(rows: pd.DataFrame) -> pd.Series:
    """Say of each row whether it counts only one owner's part of its industry.

    Of many industries all of it is private. So a part is known by standing beside a row of all
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
    return rows["owner"].isin(PARTS.values()) & rows.duplicated(INDUSTRY, keep=False)
