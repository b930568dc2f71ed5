"""Reads what schools that charge by program ask for theirs (IPEDS, student charges by program)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from helpers.data.schemas.work import PROGRAMS
from helpers.errors import UserError
from helpers.importers.batch import Batch, checked, cite_periods, refuse_none
from helpers.importers.tables import Row, Table, find_columns
from helpers.importers.workbooks import Book

_TABLE = "official/program_costs"
_NUMBERS = {
    "tuition": "ciptuit",
    "supplies": "cipsupp",
    "length": "ciplgth",
    "months": "mthcmp",
}
_OF_A_PROGRAM = {"cip": "cipcode", "unit": "prgmsr", **_NUMBERS}
_UNITS = {"1": "contact hours", "2": "credit hours"}
_MOST = 6  # of a school's programs, the largest, with a set of columns each
_MISSING = (".", "")
_IN_NAME = re.compile(r"(?<![a-z])ic(20\d\d)_py", re.IGNORECASE)


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read cost and length of each program in coding and in billing, as ``helpers.importers`` says.

    The survey's file has a school a row (``ic2023_py.csv``), an extract a program a row. The
    file's name holds the year in which the school year begins.
    """
    lines = _by_school(book) or _by_program(book)
    if lines is None:
        return None
    year = _IN_NAME.search(book.name)
    if year is None:
        raise UserError(f"{book.name}: found no year; expected a name such as ic2023_py.csv.")
    period = f"{year[1]}-{(int(year[1]) + 1) % 100:02}"
    rows = []
    for rank, row in lines:
        cip = row.text("cip")
        if cip in PROGRAMS:
            named = {"period": period, "unit_id": row.code("unit_id"), "rank": rank, "cip": cip}
            numbers = row.numbers(_NUMBERS, missing=_MISSING)
            rows.append((row.where, {**named, "length_unit": _unit_of(row), **numbers}))
    refuse_none(rows, book.name, f"program {' or '.join(PROGRAMS)}")
    return [checked(_TABLE, rows, cite_periods("ipeds-programs", rows, book), book)]


def _by_school(book: Book) -> Iterator[tuple[int, Row]] | None:
    """Each program's place in its school, and its row; None where a row is no school."""
    table = find_columns(book, {"unit_id": "unitid", **_of_program(1)})
    return table and _programs_of(table)


def _programs_of(table: Table) -> Iterator[tuple[int, Row]]:
    ranks = [rank for rank in range(1, _MOST + 1) if f"cipcode{rank}" in table.names]
    of_programs = [(rank, table.complete(_of_program(rank))) for rank in ranks]
    for row in table.rows:
        for rank, columns in of_programs:
            yield rank, replace(row, table=columns)


def _by_program(book: Book) -> Iterator[tuple[int, Row]] | None:
    """The same of an extract; None where a row is no program."""
    table = find_columns(book, {"unit_id": "unitid", "rank": "program_rank", **_OF_A_PROGRAM})
    if table is None:
        return None
    ranks = ((row.code("rank"), row) for row in table.rows)
    return ((int(rank) if rank.isdigit() else 0, row) for rank, row in ranks)


def _of_program(rank: int) -> dict[str, str]:
    return {name: f"{heading}{rank}" for name, heading in _OF_A_PROGRAM.items()}


def _unit_of(row: Row) -> str | None:
    """In what the length is counted."""
    code = row.code("unit")
    if code in _MISSING:
        return None
    if code not in _UNITS:
        raise row.refusal("unit", "1 or 2")
    return _UNITS[code]
