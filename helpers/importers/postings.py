"""Reads what Indeed publishes of job postings by month, an index."""

import re

from helpers.data.schemas.workers import POSTINGS
from helpers.importers.batch import Batch, checked, refuse_none
from helpers.importers.releases import source_record
from helpers.importers.tables import find_columns
from helpers.importers.workbooks import Book

_TABLE, _SERIES = "postings", "indeed-postings"
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
_FIGURES = {column: column for column in POSTINGS} | {"all_postings": "all_postings_sa"}


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read every month of the index (February 2020 is 100), as ``helpers.importers`` says."""
    table = find_columns(book, {"month": "month", **_FIGURES})
    if table is None:
        return None
    rows = []
    for row in table.rows:
        month = row.text("month")
        if not _MONTH.fullmatch(month):
            raise row.refusal("month", "a month such as 2024-05")
        rows.append((row.where, {"month": month, **row.numbers(_FIGURES)}))
    refuse_none(rows, book.name, "month under the headings")
    newest = max(row["month"] for _, row in rows)
    citation = source_record(_SERIES, newest, book.file, source=_SERIES)
    return [checked(_TABLE, rows, [citation], book)]
