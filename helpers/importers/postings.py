"""Reads what Indeed publishes of job postings by month: an index, and the share that is remote."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.errors import UserError
from helpers.importers import parse_cells, source_records
from helpers.importers.batch import Batch, checked
from helpers.importers.workbooks import Book, Table, find_table

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class _Kind:
    """One of the files: our table, how it heads our columns, and how it is cited."""

    table: str
    columns: dict[str, str]
    cite: Callable[[str, str], dict]


_KINDS = (
    _Kind(
        "postings",
        {
            "all_postings": "all_postings_sa",
            "medical_information": "medical_information",
            "medical_technician": "medical_technician",
            "nursing": "nursing",
        },
        source_records.postings,
    ),
    _Kind(
        "postings_remote",
        {"remote_percent": "share_of_postings_mentioning_remote_or_hybrid_pct"},
        source_records.postings_remote,
    ),
)


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read every month of the index, in which February 2020 is 100, or of the remote share.

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
    for kind in _KINDS:
        table = find_table(book, {"month", *kind.columns.values()}.issubset)
        if table:
            return [_batch(book, kind, table)]
    return None


def _batch(book: Book, kind: _Kind, table: Table) -> Batch:
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
            for column, name in kind.columns.items()
        }
        rows.append({"month": month, **figures})
        where.append(f"row {number}")
    if not rows:
        raise UserError(f"{book.name}: found no month under the headings.")
    citation = kind.cite(max(row["month"] for row in rows), book.file)
    rows = [{**row, "source": citation["source"]} for row in rows]
    return checked(kind.table, rows, [citation], book.name, where)
