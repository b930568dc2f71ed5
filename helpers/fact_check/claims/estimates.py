"""Estimates with their errors: which of two is higher, and the pay of many places together."""

from collections.abc import Callable

import pandas as pd

from helpers.analysis.wage_errors import Estimate, are_tied
from helpers.fact_check.claims.answer import CANNOT_BE_CHECKED, CONFIRMED, CONTRADICTED
from helpers.facts.official import periods_of

HIGHER, LOWER, TIED = "higher", "lower", "tied"
"""How one estimate stands to another; nearer than their errors allow is a tie."""
BESIDE = {HIGHER: "is higher than", LOWER: "is lower than", TIED: "cannot be told apart from"}
"""The same in words, between the names of the two."""
_SUBSTITUTED = ("mean_rse", "employment", "employment_rse")


def estimate(row: pd.Series, column: str) -> Estimate:
    """Give a row's pay with its error; for a median, that of the mean stands in."""
    return Estimate(float(row[column]), float(row[column] * row["mean_rse"] / 100))


def jobs_of(row: pd.Series) -> Estimate:
    """Give a row's number of jobs with its error."""
    return Estimate(row["employment"], row["employment"] * row["employment_rse"] / 100)


def side(one: Estimate, other: Estimate) -> str:
    """Say whether an estimate is higher than another, lower, or nearer than their errors allow.

    >>> side(Estimate(60, 1), Estimate(50, 1)), side(Estimate(50, 1), Estimate(60, 1))
    ('higher', 'lower')
    >>> side(Estimate(51, 1), Estimate(50, 1)), side(Estimate(60, float("nan")), Estimate(50, 1))
    ('tied', 'tied')
    """
    tied = are_tied(one.value, one.error, pd.Series([other.value]), pd.Series([other.error]))
    if tied.iloc[0]:
        return TIED
    return HIGHER if one.value > other.value else LOWER


def verdict_on_order(order: str, claimed: str) -> str:
    """Give the verdict on a claimed order of two estimates; a tie decides nothing.

    >>> [verdict_on_order(order, "higher") for order in ("higher", "lower", "tied")]
    ['confirmed', 'contradicted', 'cannot be checked']
    """
    if order == TIED:
        return CANNOT_BE_CHECKED
    return CONFIRMED if order == claimed else CONTRADICTED


def with_substitutes(
    rows_of: Callable[[str], pd.DataFrame], table: str, period: str, key: str
) -> pd.DataFrame:
    """Give the rows of a release, with the errors and jobs that its copy lacks from another.

    A whole column that is missing is taken from the nearest release that has it, since both move
    little from year to year; a single cell that is missing is withheld, and stays so.

    Parameters
    ----------
    rows_of : callable
        Takes a period and gives its rows.
    table : str
        The official table that they are from, for its releases.
    period : str
        The release.
    key : str
        The column by which a row is known in every release.

    Returns
    -------
    pandas.DataFrame
        ``mean_rse_of`` and ``employment_of`` are the periods that these columns are from; what
        stands in has its source in a column of its own, as ``source_mean_rse``.
    """
    rows = rows_of(period).copy()
    if rows.empty:
        return rows
    others = sorted(periods_of(table), key=lambda one: months_apart(one, period))
    for column in _SUBSTITUTED:
        rows[f"{column}_of"] = period
        if rows[column].notna().any():
            continue
        for other in others:
            other_rows = rows_of(other)
            if other_rows[column].notna().any():
                rows[column] = rows[key].map(other_rows.set_index(key)[column])
                rows[f"{column}_of"] = other
                rows[f"source_{column}"] = other_rows["source"].iloc[0]
                break
    return rows


def months_apart(one: str, other: str) -> int:
    """Give how far two releases lie apart; a year counts as its May, when the survey is.

    >>> months_apart("2023-05", "2021-05"), months_apart("2002", "2003-05")
    (24, 12)
    """
    return abs(_month(one) - _month(other))


def _month(period: str) -> int:
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month or 5)
