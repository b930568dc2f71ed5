"""Says of when the official figures of a page are, and when the next ones are due."""

import pandas as pd

from helpers.data.tables import load
from helpers.phrases import when

_KINDS = {
    "bls-oews": "wages",
    "bls-projections": "projections",
    "bls-ooh": "Handbook",
    "bls-education": "schooling",
    "bls-cps": "household survey",
    "bea-rpp": "price parities",
    "bls-cpi": "consumer prices",
}


def as_of(names: list[str]) -> str:
    """Say of when the newest official figures among some sources are.

    Parameters
    ----------
    names : list of str
        Sources, as data/sources.csv names them.

    Returns
    -------
    str
        A sentence, or nothing where no source is official.
    """
    periods = _by_period(_newest(names), "period")
    return f"Official figures as of {periods}." if periods else ""


def next_due(names: list[str]) -> str:
    """Say when the releases are due that follow the newest which the collection holds.

    Parameters
    ----------
    names : list of str
        Sources, as data/sources.csv names them.

    Returns
    -------
    str
        A sentence, or nothing where no source is official.
    """
    sources = load("sources")
    newest = _newest(sources["source"].tolist())
    newest = newest[newest["series"].isin(_newest(names)["series"])]
    # Not today, on which a page must not depend: the day on which figures last came in.
    past = newest["next_release"] + "-99" < sources["retrieved"].max()  # its month or year is over
    next_ones = _by_period(newest[~past], "next_release")
    overdue = _by_period(newest[past], "next_release")
    sentences = [f"Next release due: {next_ones}."] if next_ones else []
    sentences += [f"Due already, and not yet in this collection: {overdue}."] if overdue else []
    return " ".join(sentences)


def _newest(names: list[str]) -> pd.DataFrame:
    """The newest release of each official series, in the order of their kinds."""
    sources = load("sources")
    official = sources[sources["source"].isin(names) & sources["next_release"].notna()]
    rows = [
        {**row, "series": row["source"].removesuffix(f"-{row['period']}")}
        for row in official.sort_values("period").to_dict("records")
    ]
    newest = {row["series"]: row for row in rows}
    ordered = [
        {**row, "kind": kind}
        for beginning, kind in _KINDS.items()
        for series, row in sorted(newest.items())
        if series.startswith(beginning)
    ]
    return pd.DataFrame(ordered, columns=["series", "kind", "title", "period", "next_release"])


def _by_period(releases: pd.DataFrame, column: str) -> str:
    """Periods, or dates, each with the kinds of figures it is of."""
    by_period: dict[str, list[str]] = {}
    for kind, group in releases.groupby("kind", sort=False):
        newest = group[column].max()
        by_period.setdefault(newest, []).append(kind)
        for release in group[group[column] < newest].itertuples():
            scope = release.title.partition(", ")[2]
            by_period.setdefault(getattr(release, column), []).append(f"{kind}, {scope}")
    return ", ".join(f"{when(period)} ({', '.join(kinds)})" for period, kinds in by_period.items())
