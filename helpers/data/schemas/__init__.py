"""What each table of data/ must look like: columns, units, ranges, keys, rules between columns."""

import pandera.pandas as pa

from helpers.data.schemas.articles import ARTICLES
from helpers.data.schemas.sources import SOURCES
from helpers.data.schemas.wages import WAGES_AND_PRICES
from helpers.data.schemas.work import WORK
from helpers.data.schemas.workers import WORKERS

SCHEMAS = {**SOURCES, **WAGES_AND_PRICES, **WORKERS, **WORK, **ARTICLES}
"""By the table's name; ``"figures"`` is the schema of each table in data/figures."""


def schema_of(name: str) -> pa.DataFrameSchema:
    """Give the schema a table of data/ is checked against (all figures share one)."""
    return SCHEMAS["figures" if name.startswith("figures/") else name]
