"""Reads a round of projections as the agency's page exports it: employment, growth, openings.

The median wage in an export is that of the day it was made, not of its round, and is not kept.
"""

import re

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.projections import SERIES, TABLE
from helpers.importers.selection import Occupations
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, Table, find_table

_NUMBERS = {
    "employment_base": r"employment_{base}(_\(thousands\))?",
    "employment_projected": r"employment_{end}(_\(thousands\))?",
    "change": r"employment_change,_{base}-{end}(_\(thousands\))?",
    "change_percent": r"employment_(percent_change,_{base}-{end}|change,_{base}-{end}_\(percent\))",
    "openings": r"occupational_openings,_{base}-{end}_annual_average(_\(thousands\))?",
}
_WORDS = {
    "entry_education": "typical_entry-level_education",
    "work_experience": "work_experience_in_a_related_occupation",
    "training": "typical_on-the-job_training",
}
_CODES = ("occupation_code", "soc_code")
_OPENINGS = re.compile(r"occupational_openings,_(20\d\d)-(20\d\d)_annual_average")
_UNAVAILABLE = ("", "N/A", "—")
_EXAMPLES = re.compile(r"\s*\*.*")  # titles of jobs, after the occupation's


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a round's rows.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        Not needed: the headings name their years.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When a column is missing, or a number is none.
    """
    table = find_table(book, _is_heading)
    if table is None:
        return None
    base, end = next(match.groups() for name in table.places if (match := _OPENINGS.match(name)))
    period = f"{base}-{end[2:]}"
    columns = {column: _named(book, table, form, base, end) for column, form in _NUMBERS.items()}
    code = next(name for name in _CODES if name in table.places)
    citation = source_record(SERIES, period, book.file)
    occupations = Occupations()
    rows, where = [], []
    for number, row in table.rows:
        # The page wraps codes so that a spreadsheet keeps them as text: ="29-2072"
        published = parse_cells.code(table.cell(row, code)).strip('="')
        listing = occupations.by_code(published, int(base))
        if listing is None:
            continue
        place = f"{book.name}, row {number}"
        values = {
            "period": period,
            "occupation": listing.occupation,
            "published_code": published,
            "title": _EXAMPLES.sub("", parse_cells.text(table.cell(row, "occupation_title"))),
            "method": "published",
            "source": citation["source"],
        }
        for column, name in columns.items():
            values[column] = parse_cells.number_at(
                f"{place}, column {table.headings[table.places[name]]}",
                table.cell(row, name),
                signed=True,
            )
        for column, name in _WORDS.items():
            wording = parse_cells.text(table.cell(row, name))
            values[column] = None if wording in _UNAVAILABLE else wording
        rows.append(values)
        where.append(f"row {number}")
    if not rows:
        raise UserError(f"{book.name}: found no occupation that data/occupations.csv names.")
    return [checked(TABLE, rows, [citation], book.name, where, partial=True)]


def _is_heading(names: set[str]) -> bool:
    exported = "occupation_title" in names and any(code in names for code in _CODES)
    return exported and any(_OPENINGS.match(name) for name in names)


def _named(book: Book, table: Table, form: str, base: str, end: str) -> str:
    """The heading of a form, which changed its wording over the years."""
    for name in table.places:
        if re.fullmatch(form.format(base=base, end=end), name):
            return name
    raise UserError(
        f"{book.name}, row {table.heading_row}: found no column of this form: "
        f"{form.format(base=base, end=end)}; expected every column of the agency's export."
    )
