"""Reads what schools that charge by program ask for theirs (IPEDS, student charges by program)."""

import re
from collections.abc import Iterator

from helpers.data.schemas.work import PROGRAMS
from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, Table, find_table

_TABLE = "official/program_costs"
_NUMBERS = {
    "tuition": "ciptuit",
    "supplies": "cipsupp",
    "length": "ciplgth",
    "months": "mthcmp",
}
_MEASURED = "prgmsr"
_COLUMNS = {"cipcode", *_NUMBERS.values(), _MEASURED}
_UNITS = {"1": "contact hours", "2": "credit hours"}
_LISTED = ("1", "2", "3", "4", "5", "6")  # a school's largest programs, a set of columns each
_MISSING = (".", "")
_IN_NAME = re.compile(r"(?<![a-z])ic(20\d\d)_py", re.IGNORECASE)


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read cost and length of each program in coding and in billing.

    Parameters
    ----------
    book : Book
        The survey's file, a school a row (``ic2023_py.csv``), or an extract with a row a program.
    asked : str or None
        Not needed: the file's name holds the year in which the school year begins.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When the name says no year, a cell holds no number, or no such program stands in the file.
    """
    table = find_table(book, lambda names: {"unitid", "cipcode1", "ciptuit1"} <= names)
    lines = _by_school(table) if table else None
    if table is None:
        table = find_table(book, lambda names: {"unitid", "program_rank", *_COLUMNS} <= names)
        lines = _by_program(table) if table else None
    if table is None or lines is None:
        return None
    year = _IN_NAME.search(book.name)
    if year is None:
        raise UserError(f"{book.name}: found no year; expected a name such as ic2023_py.csv.")
    period = f"{year[1]}-{(int(year[1]) + 1) % 100:02}"
    citation = source_record("ipeds-programs", period, book.file)
    rows, where = [], []
    for number, rank, suffix, row in lines:
        cip = parse_cells.text(table.cell(row, f"cipcode{suffix}"))
        if cip not in PROGRAMS:
            continue
        place = f"{book.name}, row {number}"
        values = {
            "period": period,
            "unit_id": parse_cells.code(table.cell(row, "unitid")),
            "rank": rank,
            "cip": cip,
            "length_unit": _unit(place, table, row, f"{_MEASURED}{suffix}"),
            "source": citation["source"],
        }
        rows.append(values | _numbers(place, table, row, suffix))
        where.append(f"row {number}")
    if not rows:
        raise UserError(f"{book.name}: found no program {' or '.join(PROGRAMS)}.")
    return [checked(_TABLE, rows, [citation], book.name, where)]


_Line = tuple[int, int, str, list]
"""Row of the file, the program's place in its school, how its columns' names end, and the cells."""


def _by_school(table: Table) -> Iterator[_Line]:
    listed = [rank for rank in _LISTED if f"cipcode{rank}" in table.places]
    for number, row in table.rows:
        for rank in listed:
            yield number, int(rank), rank, row


def _by_program(table: Table) -> Iterator[_Line]:
    for number, row in table.rows:
        if any(row):
            rank = parse_cells.code(table.cell(row, "program_rank"))
            yield number, int(rank) if rank.isdigit() else 0, "", row


def _unit(place: str, table: Table, row: list, name: str) -> str | None:
    """In what the length is counted."""
    code = parse_cells.code(table.cell(row, name))
    if code in _MISSING:
        return None
    if code not in _UNITS:
        raise UserError(f"{place}, column {name}: found {code!r}; expected 1 or 2.")
    return _UNITS[code]


def _numbers(place: str, table: Table, row: list, suffix: str) -> dict[str, float]:
    """The numbers that a program has; a point stands where the school gave none."""
    numbers = {}
    for column, name in _NUMBERS.items():
        cell = table.cell(row, f"{name}{suffix}")
        if parse_cells.text(cell) not in _MISSING:
            numbers[column] = parse_cells.number_at(f"{place}, column {name}{suffix}", cell)
    return numbers
