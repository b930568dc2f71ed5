"""Shows sentences with figures, and keeps the sources that they, tables and charts rest on."""

import pandas as pd
from IPython.display import Markdown, display

from helpers.data.tables import load
from helpers.errors import UserError
from helpers.facts.prices import CPI
from helpers.facts.sources import as_of, cite, is_article, names_sources, next_due, sources_of
from helpers.phrases import listing, unwrapped, when
from helpers.rendering.html import SOURCES, sources_in_notebook
from helpers.rendering.math_escaping import escape_dollars

_used: dict[str, None] = {}


def say(sentence: str, *evidence: pd.DataFrame | pd.Series, about_change: bool = False) -> None:
    """Show a sentence as Markdown and remember the sources of the rows that prove it.

    The output's metadata keeps the sources and their periods, for reports/findings.csv.

    Parameters
    ----------
    sentence : str
        Markdown; a dollar sign is a dollar sign, never mathematics. Its lines may be wrapped
        anywhere: a line break is a space, unless the next line begins an item of a list.
    *evidence : pandas.DataFrame or pandas.Series
        The rows of data/ the sentence rests on; their sources are cited at the notebook's end.
    about_change : bool
        Whether the sentence is about what changed between its periods, and tells them otherwise
        than by their years.

    Raises
    ------
    UserError
        Where the evidence is of several periods and the sentence does not name the first and
        the last of them.
    """
    for rows in evidence:
        record_sources(rows)
    periods = periods_of(*evidence)
    text = unwrapped(sentence)
    if not about_change and (unnamed := unnamed_periods(text, periods)):
        raise UserError(
            f"“{text[:60]}…” rests on figures of several periods and does not name "
            f"{listing(map(when, unnamed))}; name each, or say that it is about_change."
        )
    finding = {"sources": list(periods), "periods": list(periods.values())}
    if about_change:
        finding["about_change"] = True
    display(Markdown(escape_dollars(text)), metadata={"finding": finding})


def unnamed_periods(sentence: str, periods: dict[str, str]) -> list[str]:
    """Give the periods that a sentence should name and does not.

    A sentence whose sources are of two periods names both, of more the first and the last. An
    article has no period of its own, and consumer prices only turn dollars into those of another
    year.

    Parameters
    ----------
    sentence : str
        Its text.
    periods : dict of str to str
        Each source and its newest period.

    >>> wages = {"bls-oews-2025-05": "2025-05", "bls-cpi-u": "2026-08"}
    >>> unnamed_periods("Half earn less than $51,140.", wages)
    []
    >>> unnamed_periods("In May 2025 it buys more.", {**wages, "bea-rpp-state-2024": "2024"})
    ['2024']
    """
    dated = {
        period
        for source, period in periods.items()
        if period and not is_article(source) and source != CPI
    }
    ends = [] if len(dated) < 2 else [min(dated), max(dated)]
    return [period for period in ends if period[:4] not in sentence]


def periods_of(*evidence: pd.DataFrame | pd.Series) -> dict[str, str]:
    """Give each source of some rows with its newest period.

    That is the period of data/sources.csv; a source that names none there, as an article, has
    the newest period of its rows, or an empty text.

    Parameters
    ----------
    *evidence : pandas.DataFrame or pandas.Series
        Rows of data/.
    """
    released = load("sources").set_index("source")["period"]
    newest: dict[str, str] = {}
    for rows in evidence:
        for name in sources_of(rows):
            period_of_source = released.get(name)
            period = period_of_source if pd.notna(period_of_source) else _newest_of(rows, name)
            newest[name] = max(newest.get(name, ""), period)
    return newest


def _newest_of(rows: pd.DataFrame | pd.Series, source: str) -> str:
    frame = rows.to_frame().T if isinstance(rows, pd.Series) else rows
    if "as_of" not in frame:
        return ""
    naming = frame[[column for column in frame if names_sources(column)]]
    return max(frame["as_of"][(naming == source).any(axis="columns")].dropna(), default="")


class Sources:
    """A list of sources that shows itself in a notebook and in its page, with its dates."""

    def __init__(self, names: list[str]) -> None:
        """Cite sources by their names in data/sources.csv."""
        self.citations = cite(names)
        dates = {"as-of": as_of(names), "next-due": next_due(names)}
        self.dates = {name: sentence for name, sentence in dates.items() if sentence}

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        sources = {
            "citations": [citation._asdict() for citation in self.citations],
            "dates": self.dates,
        }
        lines = [". ".join(filter(None, citation)) for citation in self.citations]
        return {
            "text/html": sources_in_notebook(sources),
            "text/plain": "\n".join([*lines, *self.dates.values()]),
            SOURCES: sources,
        }


def record_sources(rows: pd.DataFrame | pd.Series) -> None:
    """Note the sources of rows that a sentence, a table or a chart has used.

    Parameters
    ----------
    rows : pandas.DataFrame or pandas.Series
        Rows of data/ with ``source`` and, for the documents' figures, ``stated_in``.
    """
    _used.update(dict.fromkeys(sources_of(rows)))


def sources_used() -> Sources:
    """Give the list of every source that this notebook has used so far."""
    return Sources(list(_used))
