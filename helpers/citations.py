"""Cites sources from the rows that sentences and charts rest on."""

import html

import pandas as pd

from helpers.as_of import as_of, next_due
from helpers.tables import load
from helpers.words import listing, when

_used: dict[str, None] = {}


class Sources:
    """A list of sources that shows itself in a notebook and in its page, with its dates."""

    def __init__(self, names: list[str]) -> None:
        """Cite sources by their names in data/sources.csv."""
        self.citations = cite(names)
        self.dates = {"as-of": as_of(names), "next-due": next_due(names)}

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        items = "".join(f"<li>{citation}</li>" for citation in self.citations)
        dates = "".join(
            f'<p class="{name}">{html.escape(told)}</p>'
            for name, told in self.dates.items()
            if told
        )
        plain = [html.unescape(citation) for citation in self.citations]
        plain += filter(None, self.dates.values())
        return {
            "text/html": f'<ul class="sources">{items}</ul>{dates}',
            "text/plain": "\n".join(plain),
        }


def remember(rows: pd.DataFrame | pd.Series) -> None:
    """Note the sources of rows that a sentence, a table or a chart has used.

    Parameters
    ----------
    rows : pandas.DataFrame or pandas.Series
        Rows of data/ with ``source`` and, for the documents' figures, ``stated_in``.
    """
    _used.update(dict.fromkeys(sources_of(rows)))


def sources_of(rows: pd.DataFrame | pd.Series) -> list[str]:
    """Give the sources named in rows, each once, in their order.

    Joined tables name theirs in ``source`` and, for the second, ``source_…``; the documents'
    figures also say in ``stated_in`` which article states them.
    """
    frame = rows.to_frame().T if isinstance(rows, pd.Series) else rows
    named = [frame[column] for column in frame if names_sources(column)]
    return list(dict.fromkeys(name for column in named for name in column.dropna()))


def names_sources(column: str) -> bool:
    """Tell whether a column is there to be cited, not shown."""
    return column == "stated_in" or column.split("_")[0] == "source"


def sources_used() -> Sources:
    """Give the list of every source that this notebook has used so far."""
    return Sources(list(_used))


def cite(names: list[str]) -> list[str]:
    """Give one citation per publication, as HTML; its periods are gathered into one.

    Parameters
    ----------
    names : list of str
        Sources, as data/sources.csv names them.

    Returns
    -------
    list of str
        Publisher, title, periods and address, escaped.
    """
    sources = load("sources")
    used = sources[sources["source"].isin(names)].fillna("")
    citations = []
    for (publisher, title, page), group in used.groupby(["publisher", "title", "page"]):
        told = html.escape(f"{publisher}, {title}")
        periods = sorted(period for period in group["period"] if period)
        if periods:
            told += f", {_gathered(periods)}"
        citations.append(told + (f". {_linked(page)}" if page else ""))
    return citations


def brief_source(rows: pd.DataFrame) -> str:
    """Give the line under a chart: who measured its rows, and which articles state them.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows that name their sources.
    """
    names = sources_of(rows)
    told = cite([name for name in names if not is_article(name)])
    measured = "; ".join(html.unescape(citation).split(". <a")[0] for citation in told)
    said = listing(article(name) for name in sorted(names) if is_article(name))
    if not (measured and said):
        return measured or said
    firsthand = "stated_in" in rows and rows["stated_in"].isna().any()  # not told by an article
    return f"{measured}{'; figures stated in' if firsthand else ', as stated in'} {said}"


def is_article(name: str) -> bool:
    """Tell whether a source is one of the articles this collection examines."""
    return name.startswith("article-")


def article(name: str) -> str:
    """Give the name by which the notebooks speak of an article; of another source, its publisher.

    >>> article("article-career-hub"), article("aapc-2025")
    ('the career hub', 'AAPC')
    """
    if not is_article(name):
        return str(load("sources").set_index("source").at[name, "publisher"])
    return "the " + name.removeprefix("article-").replace("-", " ")


def _gathered(periods: list[str]) -> str:
    """Several periods as the span they cover."""
    if len(periods) < 3:
        return listing(when(period) for period in periods)
    return f"{when(periods[0])} to {when(periods[-1])} ({len(periods)} releases)"


def _linked(page: str) -> str:
    address = html.escape(page)
    return f'<a href="{address}">{address.removeprefix("https://")}</a>'
