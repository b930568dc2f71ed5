"""Cites the sources that sentences and charts rest on, and says of when they are."""

from typing import NamedTuple

import pandas as pd

from helpers.data.schemas.sources import KINDS
from helpers.data.series import ARTICLE
from helpers.data.tables import load, source_row
from helpers.phrases import listing, when


class Citation(NamedTuple):
    """A publication as a reader cites it.

    Parameters
    ----------
    text : str
        Publisher, title and periods.
    page : str
        Its address, or nothing.
    """

    text: str
    page: str


def sources_of(rows: pd.DataFrame | pd.Series) -> list[str]:
    """Give the sources named in rows, each once, in their order.

    Joined tables name theirs in ``source`` and, for the second, ``source_…``; the documents'
    figures also say in ``stated_in`` which article states them.
    """
    frame = rows.to_frame().T if isinstance(rows, pd.Series) else rows
    source_columns = [frame[column] for column in frame if names_sources(column)]
    return list(dict.fromkeys(name for column in source_columns for name in column.dropna()))


def names_sources(column: str) -> bool:
    """Tell whether a column is there to be cited, not shown."""
    return column == "stated_in" or column.split("_")[0] == "source"


def cite(names: list[str]) -> list[Citation]:
    """Give one citation per publication; its periods are gathered into one.

    Parameters
    ----------
    names : list of str
        Sources, as data/sources.csv names them.
    """
    sources = load("sources")
    used = sources[sources["source"].isin(names)].fillna("")
    citations = []
    for (publisher, title, page), group in used.groupby(["publisher", "title", "page"]):
        periods = sorted(period for period in group["period"] if period)
        parts = [publisher, title, *([_period_range(periods)] if periods else [])]
        citations.append(Citation(", ".join(parts), page))
    return citations


def brief_source(rows: pd.DataFrame) -> str:
    """Give the line under a chart: who measured its rows, and which articles state them."""
    names = sources_of(rows)
    firsthand = cite([name for name in names if not is_article(name)])
    measured = "; ".join(citation.text for citation in firsthand)
    stated = listing(article(name) for name in sorted(names) if is_article(name))
    if not (measured and stated):
        return measured or stated
    partly = "stated_in" in rows and rows["stated_in"].isna().any()  # some not from an article
    return f"{measured}{'; figures stated in' if partly else ', as stated in'} {stated}"


def is_article(name: str) -> bool:
    """Tell whether a source is one of the articles this collection examines.

    >>> is_article("article-blog"), is_article("aapc-2025")
    (True, False)
    """
    return source_row(name)["series"] == ARTICLE


def article(name: str) -> str:
    """Give the name by which the notebooks speak of an article; of another source, its publisher.

    >>> article("article-career-hub"), article("aapc-2025")
    ('the career hub', 'AAPC')
    """
    source = source_row(name)
    return source["short_name"] or source["publisher"]


def with_article(names: pd.Series, rows: pd.DataFrame) -> pd.Series:
    """Give names with the article behind each, and "mean" where the figure is one.

    Parameters
    ----------
    names : pandas.Series
        What the figures are of.
    rows : pandas.DataFrame
        The same figures, rows of data/figures/.

    >>> rows = pd.DataFrame({"stated_in": ["article-deep-dive"], "statistic": ["mean"]})
    >>> with_article(pd.Series(["Hospitals"]), rows).tolist()
    ['Hospitals (deep dive, mean)']
    """
    articles = rows["stated_in"].map(article).str.removeprefix("the ")
    word = rows["statistic"].map({"mean": ", mean"}).fillna("")
    return names + " (" + articles + word + ")"


def _period_range(periods: list[str]) -> str:
    """Several periods as the span they cover."""
    if len(periods) < 3:
        return listing(when(period) for period in periods)
    return f"{when(periods[0])} to {when(periods[-1])} ({len(periods)} releases)"


def as_of(names: list[str]) -> str:
    """Say of when the newest official figures among some sources are; nothing where none is."""
    periods = _by_period(_newest(names), "period")
    return f"Official figures as of {periods}." if periods else ""


def next_due(names: list[str]) -> str:
    """Say when the releases are due that follow the newest which the collection holds.

    Parameters
    ----------
    names : list of str
        Sources, as data/sources.csv names them; where none is official, nothing is said.
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
    official = official[official["kind"].notna()].sort_values("period")
    newest = official.groupby("series").tail(1)
    order = newest["kind"].map(KINDS.index)
    return newest.assign(order=order).sort_values(["order", "series"])


def _by_period(releases: pd.DataFrame, column: str) -> str:
    """Periods, or dates, each with the kinds of figures it is of."""
    by_period: dict[str, list[str]] = {}
    for kind, of_kind in releases.groupby("kind", sort=False):
        newest, *older = sorted(of_kind[column].unique(), reverse=True)
        by_period.setdefault(newest, []).append(kind)
        for period in older:
            titles = of_kind.loc[of_kind[column] == period, "title"]
            scopes = "; ".join(titles.str.partition(", ")[2])
            by_period.setdefault(period, []).append(f"{kind}: {scopes}")
    return ", ".join(f"{when(period)} ({', '.join(kinds)})" for period, kinds in by_period.items())
