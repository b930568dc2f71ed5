"""The rows that one file gives to one table, checked and spoken of in the file's own terms."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from helpers.data.cells import check
from helpers.data.schemas import schema_of
from helpers.errors import UserError
from helpers.importers.releases import source_record
from helpers.importers.selection import LISTED
from helpers.importers.workbooks import Book

FileRows = list[tuple[str, dict]]
"""Where in the file each row stands, as ``"row 597"``, and its values by column of our table."""


@dataclass(frozen=True)
class Batch:
    """Rows for one table of data/, with the sources they cite.

    Parameters
    ----------
    table : str
        The table, as ``"official/wages_state"``.
    rows : list of dict
        One per row, with a value or None for every column of the table.
    citations : list of dict
        The rows of data/sources.csv that the rows name.
    label : str
        The file that the rows come from, as a message names it.
    partial : bool
        Whether the file holds some columns of its release only: what the table has beside them
        stays, and what both have must agree.
    """

    table: str
    rows: list[dict]
    citations: list[dict]
    label: str
    partial: bool = False

    @property
    def withheld(self) -> list[str]:
        """The marks that stand instead of values, one per value."""
        marks = (row.get("withheld") or "" for row in self.rows)
        return [pair.split(" ")[1] for pairs in marks for pair in pairs.split("; ") if pair]


def withheld_cell(marks: Mapping[str, str | None]) -> str | None:
    """Give what a row holds in ``withheld``, by the marks in its columns.

    >>> withheld_cell({"employment": "**", "annual_mean": None, "annual_median": "#"})
    'employment **; annual_median #'
    """
    return "; ".join(f"{column} {mark}" for column, mark in marks.items() if mark) or None


def refuse_none(rows: Collection, label: str, kept: str = LISTED) -> None:
    """Refuse a file of a known kind that holds nothing of what is kept of it.

    Parameters
    ----------
    rows : collection
        What was found.
    label : str
        The file, as a message names it.
    kept : str
        What one of the rows would be of.

    Raises
    ------
    UserError
    """
    if not rows:
        raise UserError(f"{label}: found no {kept}.")


def cite_periods(series: str, rows: FileRows, book: Book) -> list[dict]:
    """Give the rows of data/sources.csv for the periods of some rows, each a release."""
    periods = dict.fromkeys(row["period"] for _, row in rows)
    return [source_record(series, period, book.file) for period in periods]


def checked(
    table: str,
    rows: FileRows,
    citations: list[dict],
    book: Book,
    headings: dict[str, str] | None = None,
    partial: bool = False,
) -> Batch:
    """Make a batch of rows that keep the table's schema.

    Parameters
    ----------
    table : str
        The table the rows are for.
    rows : FileRows
        A column that is left out is missing. A row cites the source of its period, and the first
        where none is of it.
    citations : list of dict
        Rows for data/sources.csv.
    book : Book
        The file.
    headings : dict, optional
        What the file calls a column of the table.
    partial : bool
        Whether the file holds some columns of its release only.

    Raises
    ------
    UserError
        One sentence per bad cell, with the file's own rows and headings.
    """
    columns = schema_of(table).columns
    sources = {citation["period"]: citation["source"] for citation in citations}
    whole = []
    for _, row in rows:
        source = sources.get(row.get("period"), citations[0]["source"])
        cells = row | {"source": source}
        whole.append({column: cells.get(column) for column in columns})
    try:
        check(table, pd.DataFrame(whole, columns=list(columns), dtype=object), book.name)
    except UserError as problem:
        where = [place for place, _ in rows]
        spoken = (_translated(s, book.name, where, headings or {}) for s in problem.sentences)
        raise UserError(*spoken) from None
    return Batch(table, whole, citations, book.name, partial)


def _translated(sentence: str, label: str, where: list[str], headings: dict[str, str]) -> str:
    """A sentence about row 3 of our table, as one about its row of the agency's file."""
    about = sentence.removeprefix(label)
    about = re.sub(r"^, row (\d+)", lambda match: f", {where[int(match[1])]}", about)
    return label + re.sub(r"\w+", lambda match: headings.get(match[0], match[0]), about)
