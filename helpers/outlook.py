"""What is expected of an occupation, round by round, and what employers ask for today."""

import pandas as pd

from helpers.official import RECORDS, only
from helpers.tables import load


def projection_rounds(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's projections that have levels, one row a round, oldest first.

    Parameters
    ----------
    occupation : str
        SOC code; ``published_code`` is the one of the round. Where it changes, the series breaks:
        2019-29 and 2020-30 are of a wider occupation.

    Returns
    -------
    pandas.DataFrame
        Employment and openings in thousands. Rounds of which only the page's export is at hand
        have neither rates nor a wage.
    """
    rows = load("official/projections")
    rows = rows[(rows["occupation"] == occupation) & rows["employment_base"].notna()]
    return rows.sort_values("period").reset_index(drop=True)


def comparable_rounds(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's rounds with levels as long as they stand under the newest one's code."""
    rounds = projection_rounds(occupation)
    same = rounds["published_code"].isin(rounds["published_code"].tail(1))
    return rounds[same].reset_index(drop=True)


def newest_projection(occupation: str = RECORDS) -> pd.Series:
    """Give an occupation's newest projected growth and openings, levels or none.

    Where ``method`` is *typed*, the round's workbook is not at hand: ``change_percent`` and
    ``openings`` (thousands a year) are from a copy, and there are no levels.

    Raises
    ------
    LookupError
        When no round has the occupation.
    """
    rows = load("official/projections").sort_values("period")
    return only(rows[(rows["occupation"] == occupation) & rows["change_percent"].notna()])


def ai_exposure() -> pd.DataFrame:
    """Give the agency's newest category of exposure to artificial intelligence by occupation.

    Returns
    -------
    pandas.DataFrame
        ``exposure`` is *Low*, *Moderate*, *High* or *Very high*; exposure is not loss of jobs.
    """
    rows = load("official/ai_exposure")
    return rows[rows["period"] == rows["period"].max()].reset_index(drop=True)


def postings() -> pd.DataFrame:
    """Give Indeed's index of job postings by month, February 2020 = 100, oldest first.

    Returns
    -------
    pandas.DataFrame
        Columns ``month`` (as ``"2026-08"``), ``all_postings`` (seasonally adjusted),
        ``medical_information`` (coders, and front desks too), ``medical_technician``,
        ``nursing`` and ``source``. An index, not a count of postings.
    """
    return load("postings").sort_values("month").reset_index(drop=True)
