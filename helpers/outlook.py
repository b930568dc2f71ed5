"""What is expected of an occupation, round by round, and what employers ask for today."""

import pandas as pd

from helpers.formatting import decimal, signed_percent
from helpers.growth import yearly_growth
from helpers.official import RECORDS, ROUGH, national_wages, occupations, only
from helpers.ranking import SURE
from helpers.rows import headed
from helpers.tables import load
from helpers.words import when

MORE, FEWER, AS_EXPECTED, OPEN = "more", "fewer", "as expected", "no later count"
"""How a round of projections turned out."""


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
    return only(rows[(rows["occupation"] == occupation) & rows["change_percent"].notna()].tail(1))


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
    old, new = (rows[rows["period"] == period] for period in (earlier, later))
    return old.merge(new, on=["occupation", "published_code"], suffixes=("", "_new"))


def track_record(occupation: str = RECORDS) -> pd.DataFrame:
    """Give each round's projected growth beside what the wage survey has counted since.

    The survey's release of May of the round's first year is held against the last release under
    the same code: over a change of code nothing is compared.

    Parameters
    ----------
    occupation : str
        SOC code.

    Returns
    -------
    pandas.DataFrame
        A row a round, oldest first, its growth in ``change_percent``, with ``projected`` and
        ``counted`` (percent a year), ``error`` (percentage points a year, nine times in ten),
        ``period_then``, ``period_since`` and ``outcome``: ``MORE`` or ``FEWER`` jobs than
        projected, ``AS_EXPECTED`` within the error, or ``OPEN``.

    >>> record = track_record().set_index("period")
    >>> record.loc["2016-26", "period_since"], record.loc["2020-30", "outcome"]
    ('2018-05', 'no later count')
    """
    rounds = load("official/projections").sort_values("period")
    rounds = rounds[(rounds["occupation"] == occupation) & rounds["change_percent"].notna()]
    wages = national_wages(occupation)
    counts = wages[["period", "published_code", "employment", "employment_rse", "source"]]
    lasts = counts.groupby("published_code").tail(1)
    rows = rounds.assign(year=rounds["period"].str[:4])
    counts = counts.assign(year=counts["period"].str[:4])
    rows = rows.merge(counts, on=["year", "published_code"], how="left", suffixes=("", "_then"))
    rows = rows.merge(lasts, on="published_code", how="left", suffixes=("", "_since"))
    years = rows["period_since"].str[:4].astype(float) - rows["year"].astype(float)
    years = years.where((years > 0) & rows["employment"].notna())
    rows["projected"] = yearly_growth(1 + rows["change_percent"] / 100, 1.0, 10)
    counted = yearly_growth(rows["employment_since"], rows["employment"], years)
    rows["counted"] = counted.where(years.notna())  # one to the power of nothing is one
    errors = rows[["employment_rse", "employment_rse_since"]]
    rows["error"] = SURE * (errors**2).sum(axis="columns") ** 0.5 / years
    apart = rows["counted"] - rows["projected"]
    rows["outcome"] = AS_EXPECTED
    rows.loc[apart > rows["error"], "outcome"] = MORE
    rows.loc[apart < -rows["error"], "outcome"] = FEWER
    rows.loc[apart.isna(), "outcome"] = OPEN
    rows.loc[apart.isna(), ["period_then", "source_then", "period_since", "source_since"]] = None
    return rows


def checked(record: pd.DataFrame) -> pd.DataFrame:
    """Give the rounds of a track record of which something has been counted since."""
    return record[record["outcome"] != OPEN]


def shown_record(record: pd.DataFrame) -> pd.DataFrame:
    """Give a track record as a table to show, percentages in words.

    Parameters
    ----------
    record : pandas.DataFrame
        As ``track_record`` gives it.
    """
    rows = record.copy()
    rows["round"] = rows["period"].map(when)
    spans = checked(rows)
    rows["span"] = spans["period_then"].map(when) + " to " + spans["period_since"].map(when)
    for column in ("projected", "counted"):
        rows[column] = rows[column].map(signed_percent)
    rows["error"] = rows["error"].map(decimal)
    for column in ("counted", "span", "error"):
        rows[column] = rows[column].where(rows["outcome"] != OPEN, "–")
    heads = {"round": "Round", "published_code": "Code then", "projected": "Projected a year"}
    heads |= {"span": "Counted from and to", "counted": "Counted a year"}
    heads |= {"error": "Give or take", "outcome": "What came"}
    return headed(rows, heads)


def starts_roughly(wages: pd.DataFrame) -> bool:
    """Say whether some national wages begin with ``ROUGH``, the first of the new method."""
    return str(wages["period"].iloc[0]) == ROUGH


def peak_and_now(index: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Give the month in which the postings for medical information stood highest, and the newest.

    Parameters
    ----------
    index : pandas.DataFrame
        As ``postings`` gives it.
    """
    highest = index["medical_information"].idxmax()
    return index.loc[highest], index.iloc[-1]


def postings_by_year(index: pd.DataFrame) -> pd.DataFrame:
    """Give the index of postings in few rows: the first month, the peak, then a month a year.

    Parameters
    ----------
    index : pandas.DataFrame
        As ``postings`` gives it.

    Returns
    -------
    pandas.DataFrame
        The month of the newest row in each year since the peak, with ``Month`` in words.
    """
    peak, now = peak_and_now(index)
    yearly = index["month"].str.endswith(now["month"][4:]) & (index["month"] > peak["month"])
    picked = index[yearly | index["month"].isin([index["month"].iloc[0], peak["month"]])]
    return picked.assign(Month=picked["month"].map(when))


def edition(row: pd.Series) -> str:
    """Say of when the publication is that a row of data/ comes from, in words."""
    sources = load("sources").set_index("source")
    return when(sources.at[row["source"], "period"])


def reasons_for_openings(projected: dict[str, pd.Series]) -> pd.DataFrame:
    """Give why jobs come open in a year, as rows for a chart.

    Parameters
    ----------
    projected : dict of str to pandas.Series
        Whose openings they are, and a whole projection.

    Returns
    -------
    pandas.DataFrame
        ``Why a job is open``, a column of openings a year for each, and ``source``. Where jobs
        are lost, the last row is below zero.
    """
    rows = pd.DataFrame(
        {"Why a job is open": ["People leave the labor force", "People change occupation"]}
    )
    lost = any(row["change"] < 0 for row in projected.values())
    rows.loc[2] = ["Jobs added, or lost (below zero)" if lost else "New jobs"]
    for who, row in projected.items():
        parts = [row["exits"], row["transfers"], row["change"] / 10]
        rows[who] = [part * 1_000 for part in parts]
        rows["source"] = row["source"]
    return rows


def replacements_in_ten(projected: pd.Series) -> int:
    """Say how many of ten openings replace somebody who leaves.

    >>> replacements_in_ten(pd.Series({"separations": 12.9, "openings": 14.2}))
    9
    """
    return min(round(projected["separations"] / projected["openings"] * 10), 10)


def records_in_pairs(records: dict[str, pd.DataFrame], most: int = 5) -> pd.DataFrame:
    """Give track records as rows for a chart of pairs: the rounds that all of them have.

    Parameters
    ----------
    records : dict of str to pandas.DataFrame
        Whose they are, and what ``track_record`` gives.
    most : int
        How many rounds to show of each, the newest.

    Returns
    -------
    pandas.DataFrame
        Rows under the newest code with a later count: ``Round``, ``Projected a year``,
        ``Counted a year`` (percent), and the sources.
    """
    held = {who: under_newest_code(rows) for who, rows in records.items()}
    shared = set.intersection(*[set(rows["period"]) for rows in held.values()])
    newest = sorted(shared)[-most:]
    told = [
        rows[rows["period"].isin(newest)].assign(Round=who + ", " + rows["period"].map(when))
        for who, rows in held.items()
    ]
    heads = {"Round": "Round", "projected": "Projected a year", "counted": "Counted a year"}
    return headed(pd.concat(told), heads)


def under_newest_code(record: pd.DataFrame) -> pd.DataFrame:
    """Give the checked rounds of a track record that stand under its newest code."""
    return checked(record[record["published_code"] == record["published_code"].iloc[-1]])


def provenance(row: pd.Series) -> str:
    """Say that a row was typed from a copy, in a sentence; nothing where it was not.

    >>> provenance(pd.Series({"method": "published"}))
    ''
    """
    if row["method"] != "typed":
        return ""
    return "It is typed from a copy of BLS’s table, not read from its workbook."
