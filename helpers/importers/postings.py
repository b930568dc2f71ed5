"""Reads what Indeed publishes of job postings by month, an index."""

import re

from helpers.data.schemas.workers import POSTINGS
from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, find_table

_TABLE, _SERIES = "postings", "indeed-postings"
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
_HEADINGS = {column: column for column in POSTINGS} | {"all_postings": "all_postings_sa"}


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read every month of the index, in which February 2020 is 100.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        Not needed: each row names its month.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When a month or a number is none, or no month stands in the file.
    """
    table = find_table(book, {"month", *_HEADINGS.values()}.issubset)
    if table is None:
        return None
    rows, where = [], []
    for number, row in table.rows:
        if not any(row):
            continue
        month = parse_cells.text(table.cell(row, "month"))
        if not _MONTH.fullmatch(month):
            raise UserError(
                f"{book.name}, row {number}, column month: found {month!r}; expected a month such "
                "as 2024-05."
            )
        figures = {
            column: parse_cells.number_at(
                f"{book.name}, row {number}, column {name}", table.cell(row, name)
            )
            for column, name in _HEADINGS.items()
        }
        rows.append({"month": month, **figures, "source": _SERIES})
        where.append(f"row {number}")
    if not rows:
        raise UserError(f"{book.name}: found no month under the headings.")
    newest = max(row["month"] for row in rows)
    citation = source_record(_SERIES, newest, book.file, source=_SERIES)
    return [checked(_TABLE, rows, [citation], book.name, where)]
