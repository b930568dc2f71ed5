"""Reads Indeed's index of job postings by month: all postings, and three sectors of health care."""

import re

from helpers.importers import cells, citing
from helpers.importers.batch import Batch, checked
from helpers.importers.books import Book, find_table
from helpers.problems import Problem

_TABLE = "postings"
_COLUMNS = {
    "all_postings": "all_postings_sa",
    "medical_information": "medical_information",
    "medical_technician": "medical_technician",
    "nursing": "nursing",
}
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the index of every month; February 2020 is 100.

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
    Problem
        When a month or a number is none, or no month stands in the file.
    """
    table = find_table(book, {"month", *_COLUMNS.values()}.issubset)
    if table is None:
        return None
    rows, where = [], []
    for number, row in table.rows:
        if not any(row):
            continue
        month = cells.text(table.cell(row, "month"))
        if not _MONTH.fullmatch(month):
            raise Problem(
                f"{book.name}, row {number}, column month: found {month!r}; expected a month such "
                "as 2024-05."
            )
        indices = {
            column: cells.number_at(
                f"{book.name}, row {number}, column {name}", table.cell(row, name)
            )
            for column, name in _COLUMNS.items()
        }
        rows.append({"month": month, **indices})
        where.append(f"row {number}")
    if not rows:
        raise Problem(f"{book.name}: found no month under the headings.")
    citation = citing.postings(max(row["month"] for row in rows), book.file)
    rows = [{**row, "source": citation["source"]} for row in rows]
    return [checked(_TABLE, rows, [citation], book.name, where)]
