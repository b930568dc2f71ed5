"""Reads the schooling of workers aged 25 and more by occupation (table 5.3 of the projections)."""

import re

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.selection import Occupations
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, find_table

_TABLE = "official/education_attainment"
_COLUMNS = {
    "less_than_high_school": "less_than_high_school_diploma",
    "high_school": "high_school_diploma_or_equivalent",
    "some_college": "some_college,_no_degree",
    "associates": "associate's_degree",
    "bachelors": "bachelor's_degree",
    "masters": "master's_degree",
    "doctoral_or_professional": "doctoral_or_professional_degree",
}
_TITLE, _CODE = "national_employment_matrix_title", "national_employment_matrix_code"
_SURVEYED = re.compile(r"by detailed occupation, (\d{4}[^(]*)")
_FOOTNOTE = re.compile(r"\s*[(\[]\d+[)\]]$")


def read(book: Book) -> list[Batch] | None:
    """Read how many percent of an occupation's workers have finished which school.

    Parameters
    ----------
    book : Book
        The file.

    Returns
    -------
    list of Batch or None
        None when the file holds no such table.

    Raises
    ------
    UserError
        When it names no occupation that is kept, or a share is no number.
    """
    table = find_table(book, lambda names: set(_COLUMNS.values()) <= names)
    if table is None:
        return None
    title, code, base = _who(book.name, table.places)
    period = f"{base}-{(base + 10) % 100:02}"
    citation = source_record("bls-education", period, book.file)
    occupations = Occupations()
    surveyed = _surveyed(book, table.sheet)
    rows, where = [], []
    for number, row in table.rows:
        published = parse_cells.code(row[code]) if len(row) > code else ""
        listing = occupations.by_code(published, base)
        if listing is None:
            continue
        place = f"{book.name}{f', sheet {table.sheet}' if table.sheet else ''}, row {number}"
        shares = {
            column: parse_cells.number_at(f"{place}, column {name}", table.cell(row, name))
            for column, name in _COLUMNS.items()
        }
        values = {
            "period": period,
            "occupation": listing.occupation,
            "published_code": published,
            "title": _FOOTNOTE.sub("", parse_cells.text(row[title])),
            "surveyed": surveyed,
            "source": citation["source"],
        }
        rows.append({**values, **shares})
        where.append(f"row {number}")
    if not rows:
        raise UserError(f"{book.name}: found no occupation that data/occupations.csv names.")
    return [checked(_TABLE, rows, [citation], book.name, where, partial=True)]


def _who(label: str, places: dict[str, int]) -> tuple[int, int, int]:
    """The columns of the occupations' titles and codes, and the year that heads them."""
    for name, place in places.items():
        year, _, rest = name.partition("_")
        if rest == _CODE and f"{year}_{_TITLE}" in places and year.isdigit():
            return places[f"{year}_{_TITLE}"], place, int(year)
    raise UserError(f"{label}: found no columns of titles and codes of the national matrix.")


def _surveyed(book: Book, title: str) -> str | None:
    """The years that the sheet's title names; a copy of the rows alone has no title."""
    [sheet] = [sheet for sheet in book.sheets if sheet.name == title]
    first = next(iter(sheet.rows()), [])
    match = _SURVEYED.search(parse_cells.text(first[0])) if first else None
    return match[1].strip() if match else None
