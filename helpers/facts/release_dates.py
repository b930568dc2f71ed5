"""Says of when the official figures of a page are, and when the next ones are due."""

import pandas as pd

from helpers.data.schemas.sources import KINDS
from helpers.data.tables import load
from helpers.phrases import when


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
    told = _gathered(_newest(names), "period")
    return f"Official figures as of {told}." if told else ""


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
    held = _newest(sources["source"].tolist())
    held = held[held["series"].isin(_newest(names)["series"])]
    # Not today, on which a page must not depend: the day on which figures last came in.
    late = held["next_release"] + "-99" < sources["retrieved"].max()  # its month or year is over
    due, missed = _gathered(held[~late], "next_release"), _gathered(held[late], "next_release")
    told = [f"Next release due: {due}."] if due else []
    told += [f"Due already, and not yet in this collection: {missed}."] if missed else []
    return " ".join(told)


def _newest(names: list[str]) -> pd.DataFrame:
    """The newest release of each official series, in the order of their kinds."""
    sources = load("sources")
    official = sources[sources["source"].isin(names) & sources["next_release"].notna()]
    official = official[official["kind"].notna()].sort_values("period")
    newest = official.groupby("series").tail(1)
    return newest.sort_values(["kind", "series"], key=_in_order_of_kinds)


def _in_order_of_kinds(column: pd.Series) -> pd.Series:
    return column.map(KINDS.index) if column.name == "kind" else column


def _gathered(releases: pd.DataFrame, column: str) -> str:
    """Periods, or dates, each with the kinds of figures it is of."""
    told: dict[str, list[str]] = {}
    for kind, group in releases.groupby("kind", sort=False):
        newest = group[column].max()
        told.setdefault(newest, []).append(kind)
        for release in group[group[column] < newest].itertuples():
            scope = release.title.partition(", ")[2]
            told.setdefault(getattr(release, column), []).append(f"{kind}, {scope}")
    return ", ".join(f"{when(period)} ({', '.join(kinds)})" for period, kinds in told.items())
