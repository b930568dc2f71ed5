"""How a notebook shows things: sentences, tables, charts, and the list of its sources.

A notebook imports from here; the charts have a package of their own.
"""

from helpers.show.html_tables import crossed, headed, table, with_sources
from helpers.show.sentences import periods_of, record_sources, say, sources_used

__all__ = [
    "crossed",
    "headed",
    "periods_of",
    "record_sources",
    "say",
    "sources_used",
    "table",
    "with_sources",
]
