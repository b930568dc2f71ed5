"""Which wages the agencies publish, which they withhold, and why."""

import pandas as pd

from helpers.facts.official import national_wage

# What the agency's marks mean, as data/README.md lists them.
_REASONS = {
    "**": "the number was not released",
    "*": "no estimate was released",
    "#": "above the highest that the survey prints",
    "blank": "blank in the copy of this collection",
    "": "not in the copy of this collection",
}


def published_wages(stated: pd.DataFrame) -> pd.Series:
    """Give what the national table has for figures that are stated in the agency's name.

    Parameters
    ----------
    stated : pandas.DataFrame
        Rows of data/figures/ on the occupation's pay by the year or by the hour: medians,
        means or percentiles, each of the release in ``as_of``.

    Returns
    -------
    pandas.Series
        Dollars by the year or by the hour, with the index of the figures.
    """
    by = stated["unit"].map({"USD/year": "annual_", "USD/hour": "hourly_"})
    columns = by + stated["statistic"]
    amounts = [
        national_wage(period)[column]
        for period, column in zip(stated["as_of"], columns, strict=True)
    ]
    return pd.Series(amounts, index=stated.index)


def withheld_values(rows: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    """Give the values that a wage table lacks, each with the reason.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a wage table.
    columns : dict of str to str
        The columns to look at, and what a reader calls them.

    Returns
    -------
    pandas.DataFrame
        The rows that lack a value, with ``Missing`` (the first of the columns that does) and
        ``Reason``.
    """
    gaps = rows[rows[list(columns)].isna().any(axis="columns")].copy()
    first = gaps[list(columns)].isna().idxmax(axis="columns")
    marks = [
        next(
            (
                mark
                for name, mark in map(str.split, filter(None, text.split("; ")))
                if name == column
            ),
            "",
        )
        for column, text in zip(first, gaps["withheld"].fillna(""), strict=True)
    ]
    gaps["Missing"] = first.map(columns)
    gaps["Reason"] = [_REASONS[mark] for mark in marks]
    return gaps
