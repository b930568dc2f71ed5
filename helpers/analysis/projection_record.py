"""What became of earlier projections: a round beside the jobs that came."""

import pandas as pd

from helpers.analysis.outlook import projection_rounds
from helpers.analysis.wage_errors import SURE
from helpers.facts.growth import yearly_growth
from helpers.facts.official import RECORDS, national_wages, under_newest_code
from helpers.formatting import decimal, signed_percent
from helpers.phrases import when
from helpers.show.html_tables import headed

MORE, FEWER, AS_EXPECTED, OPEN = "more", "fewer", "as expected", "no later count"
"""How a round of projections turned out."""
_PAIRS = 5  # rounds of each occupation


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
        ``period_before``, ``period_since`` and ``outcome``: ``MORE`` or ``FEWER`` jobs than
        projected, ``AS_EXPECTED`` within the error, or ``OPEN``.

    >>> record = track_record().set_index("period")
    >>> record.loc["2016-26", "period_since"], record.loc["2020-30", "outcome"]
    ('2018-05', 'no later count')
    """
    rounds = projection_rounds(occupation, "change_percent")
    wages = national_wages(occupation)
    counts = wages[["period", "published_code", "employment", "employment_rse", "source"]]
    lasts = counts.groupby("published_code").tail(1)
    rows = rounds.assign(year=rounds["period"].str[:4])
    counts = counts.assign(year=counts["period"].str[:4])
    rows = rows.merge(counts, on=["year", "published_code"], how="left", suffixes=("", "_before"))
    rows = rows.merge(lasts, on="published_code", how="left", suffixes=("", "_since"))
    years = rows["period_since"].str[:4].astype(float) - rows["year"].astype(float)
    years = years.where((years > 0) & rows["employment"].notna())
    rows["projected"] = yearly_growth(1 + rows["change_percent"] / 100, 1.0, 10)
    growth_counted = yearly_growth(rows["employment_since"], rows["employment"], years)
    rows["counted"] = growth_counted.where(years.notna())  # one to the power of nothing is one
    errors = rows[["employment_rse", "employment_rse_since"]]
    rows["error"] = SURE * (errors**2).sum(axis="columns") ** 0.5 / years
    apart = rows["counted"] - rows["projected"]
    rows["outcome"] = AS_EXPECTED
    rows.loc[apart > rows["error"], "outcome"] = MORE
    rows.loc[apart < -rows["error"], "outcome"] = FEWER
    ends = ["period_before", "source_before", "period_since", "source_since"]
    rows.loc[apart.isna(), "outcome"] = OPEN
    rows.loc[apart.isna(), ends] = None
    return rows


def completed(record: pd.DataFrame) -> pd.DataFrame:
    """Give the rounds of a track record of which something has been counted since."""
    return record[record["outcome"] != OPEN]


def record_table(record: pd.DataFrame) -> pd.DataFrame:
    """Give a record of :func:`track_record` as a table to show, percentages in words."""
    done = completed(record)
    rows = record.assign(
        round=record["period"].map(when),
        projected=record["projected"].map(signed_percent),
        span=done["period_before"].map(when) + " to " + done["period_since"].map(when),
        counted=done["counted"].map(signed_percent),
        error=done["error"].map(decimal),
    )
    rows = rows.fillna({"span": "–", "counted": "–", "error": "–"})
    heads = {
        "round": "Round",
        "published_code": "Code then",
        "projected": "Projected a year",
        "span": "Counted from and to",
        "counted": "Counted a year",
        "error": "Give or take",
        "outcome": "What came",
    }
    return headed(rows, heads)


def records_in_pairs(records: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give track records as rows for a chart of pairs: the newest five rounds that all have.

    Parameters
    ----------
    records : dict of str to pandas.DataFrame
        Whose they are, and what ``track_record`` gives.

    Returns
    -------
    pandas.DataFrame
        Rows under the newest code with a later count: ``Round``, ``Projected a year``,
        ``Counted a year`` (percent), and the sources.
    """
    comparable = {who: completed(under_newest_code(rows)) for who, rows in records.items()}
    shared = set.intersection(*[set(rows["period"]) for rows in comparable.values()])
    newest = sorted(shared)[-_PAIRS:]
    parts = [
        rows[rows["period"].isin(newest)].assign(Round=who + ", " + rows["period"].map(when))
        for who, rows in comparable.items()
    ]
    heads = {"Round": "Round", "projected": "Projected a year", "counted": "Counted a year"}
    return headed(pd.concat(parts), heads)
