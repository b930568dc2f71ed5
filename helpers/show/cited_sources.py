"""Records which sources a notebook's sentences, tables and charts rest on, and lists them."""

import pandas as pd

from helpers.facts.release_dates import as_of, next_due
from helpers.facts.sources import cite, sources_of
from helpers.rendering.html import sources_in_notebook
from helpers.rendering.mime_types import SOURCES

_used: dict[str, None] = {}


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
