"""Wages beside projections, and the schooling that an occupation asks for."""

import pandas as pd

from helpers.facts.official import comparable_wages, occupations, projections, wages_by_occupation

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
