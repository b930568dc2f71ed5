"""What is expected of an occupation, round by round, and what employers ask for today."""

import pandas as pd

from helpers.data.tables import load, source_row
from helpers.facts.official import RECORDS, occupations, of_release, only, under_newest_code
from helpers.phrases import when


def projection_rounds(occupation: str = RECORDS, known: str = "employment_base") -> pd.DataFrame:
    """Give an occupation's projections that have levels, one row a round, oldest first.

    Parameters
    ----------
    occupation : str
        SOC code; ``published_code`` is the one of the round. Where it changes, the series breaks:
        2019-29 and 2020-30 are of a wider occupation.
    known : str
        The column that a round must have, if not levels.

    Returns
    -------
    pandas.DataFrame
        Employment and openings in thousands. Rounds of which only the page's export is at hand
        have neither rates nor a wage.
    """
    rows = load("official/projections")
    rows = rows[(rows["occupation"] == occupation) & rows[known].notna()]
    return rows.sort_values("period", ignore_index=True)


def comparable_rounds(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's rounds with levels as long as they stand under the newest one's code."""
    return under_newest_code(projection_rounds(occupation)).reset_index(drop=True)


def newest_projection(occupation: str = RECORDS) -> pd.Series:
    """Give an occupation's newest projected growth and openings, levels or none.

    Where ``method`` is *typed*, the round's workbook is not at hand: ``change_percent`` and
    ``openings`` (thousands a year) are from a copy, and there are no levels.

    Raises
    ------
    LookupError
        When no round has the occupation.
    """
    return only(projection_rounds(occupation, "change_percent").tail(1))


def ai_exposure() -> pd.DataFrame:
    """Give the agency's newest category of exposure to artificial intelligence by occupation.

    Returns
    -------
    pandas.DataFrame
        ``exposure`` is *Low*, *Moderate*, *High* or *Very high*; exposure is not loss of jobs.
    """
    return of_release(load("official/ai_exposure"))


def postings() -> pd.DataFrame:
    """Give Indeed's index of job postings by month, February 2020 = 100, oldest first.

    Returns
    -------
    pandas.DataFrame
        Columns ``month`` (as ``"2026-08"``), ``all_postings`` (seasonally adjusted),
        ``medical_information`` (coders, and front desks too), ``medical_technician``,
        ``nursing`` and ``source``. An index, not a count of postings.
    """
    return load("postings").sort_values("month", ignore_index=True)


def both_rounds(earlier: str, later: str) -> pd.DataFrame:
    """Give the compared occupations that two rounds of projections have under the same code.

    Parameters
    ----------
    earlier, later : str
        The rounds, as ``"2023-33"``.

    Returns
    -------
    pandas.DataFrame
        Rows of the earlier round; columns of the later one end in ``_new``.
    """
    rows = load("official/projections")
    rows = rows[rows["occupation"].isin(occupations()["occupation"])]
    old, new = of_release(rows, earlier), of_release(rows, later)
    return old.merge(new, on=["occupation", "published_code"], suffixes=("", "_new"))


def peak_and_newest(index: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Give the month of ``postings`` in which medical information stood highest, and the newest."""
    highest = index["medical_information"].idxmax()
    return index.loc[highest], index.iloc[-1]


def postings_by_year(index: pd.DataFrame) -> pd.DataFrame:
    """Give ``postings`` in few rows: the first month, the peak, then one month of each year.

    It is the month of the newest row; ``Month`` has each in words.
    """
    peak, newest = peak_and_newest(index)
    yearly = index["month"].str.endswith(newest["month"][4:]) & (index["month"] > peak["month"])
    selected = index[yearly | index["month"].isin([index["month"].iloc[0], peak["month"]])]
    return selected.assign(Month=selected["month"].map(when))


def edition(row: pd.Series) -> str:
    """Say of when the publication is that a row of data/ comes from, in words."""
    return when(str(source_row(row["source"])["period"]))


REASONS = ("New jobs", "People change occupation", "People leave the labor force")
"""Why a job comes open: the columns of ``reasons_for_openings``."""


def reasons_for_openings(projected: dict[str, pd.Series]) -> pd.DataFrame:
    """Give why jobs come open in a year, a row for each whose openings they are.

    Parameters
    ----------
    projected : dict of str to pandas.Series
        Whose openings they are, and a whole projection.

    Returns
    -------
    pandas.DataFrame
        ``Whose``, openings a year for each of ``REASONS``, and ``source``. Where jobs are lost,
        the new ones are below zero.

    >>> lost = pd.Series({"change": -2.0, "transfers": 3.5, "exits": 4.5, "source": "bls"})
    >>> reasons_for_openings({"Billers": lost})[list(REASONS)].iloc[0].tolist()
    [-200.0, 3500.0, 4500.0]
    """
    rows = pd.DataFrame(projected.values())
    openings = rows["change"] / 10, rows["transfers"], rows["exits"]  # thousands a year
    by_reason = {reason: each * 1_000 for reason, each in zip(REASONS, openings, strict=True)}
    return pd.DataFrame({"Whose": list(projected), **by_reason, "source": rows["source"]})


def replacements_in_ten(projected: pd.Series) -> int:
    """Say how many of ten openings replace somebody who leaves.

    >>> replacements_in_ten(pd.Series({"separations": 12.9, "openings": 14.2}))
    9
    """
    return min(round(projected["separations"] / projected["openings"] * 10), 10)


def provenance(row: pd.Series) -> str:
    """Say that a row was typed from a copy, in a sentence; nothing where it was not.

    >>> provenance(pd.Series({"method": "published"}))
    ''
    """
    if row["method"] != "typed":
        return ""
    return "It is typed from a copy of BLS’s table, not read from its workbook."
