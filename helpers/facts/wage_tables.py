"""Wages beside projections and schooling, and which wages the agencies withhold."""

import pandas as pd

from helpers.facts.official import (
    comparable_wages,
    national_wage,
    occupations,
    projections,
    wages_by_occupation,
)

# What the agency calls typical schooling, from the least to the most.
SCHOOLING = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
# What the agency's marks mean, as data/README.md lists them.
_REASONS = {
    "**": "the number was not released",
    "*": "no estimate was released",
    "#": "above the highest that the survey prints",
    "blank": "blank in the copy of this collection",
    "": "not in the copy of this collection",
}


def wages_and_projections() -> pd.DataFrame:
    """Give the occupations that are compared, with their newest wages and projections.

    Returns
    -------
    pandas.DataFrame
        By the occupation's code: ``name``, ``note``, the columns of the wages, and those of the
        projections, which end in ``_ahead`` where the wages have one of that name.
        ``schooling_step`` is the place of the typical schooling in ``SCHOOLING``.
    """
    rows = occupations().merge(wages_by_occupation(), on="occupation", how="left")
    rows = rows.merge(projections(), on="occupation", how="left", suffixes=("", "_ahead"))
    steps = {schooling: step for step, schooling in enumerate(SCHOOLING)}
    rows["schooling_step"] = rows["entry_education"].map(steps)
    return rows.set_index("occupation")


def first_comparable_wages() -> pd.DataFrame:
    """Give the oldest national wages of each compared occupation that stand under its newest code.

    Returns
    -------
    pandas.DataFrame
        Rows of the national wage table, by the occupation's code.
    """
    oldest = [comparable_wages(code).head(1) for code in occupations()["occupation"]]
    return pd.concat(oldest).set_index("occupation")


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
    releases = zip(stated["as_of"], columns, strict=True)
    amounts = [national_wage(period)[column] for period, column in releases]
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
    gaps["Missing"] = first.map(columns)
    gaps["Reason"] = list(map(_reason, first, gaps["withheld"].fillna("")))
    return gaps


def _reason(column: str, withheld: str) -> str:
    """Why a value is missing, by its row's marks, such as ``employment **; annual_p90 #``."""
    marks = dict(part.split() for part in withheld.split("; ") if part)
    return _REASONS[marks.get(column, "")]
