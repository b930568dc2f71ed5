"""Reads what was typed of a round of projections whose workbook is not at hand, marked as typed."""

import re
from itertools import pairwise

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.projections import SERIES, TABLE
from helpers.importers.selection import Listing, Occupations
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, find_table

_EXPOSURE = "official/ai_exposure"
_GROWTH = re.compile(r"growth_pct_(20\d\d)_(\d\d)")
_OPENINGS, _CATEGORY = "annual_openings", "bls_ai_exposure_category"
_NOTE = re.compile(r"BLS, Employment Projections (20\d\d)-(\d\d), Table 1\.12\b")
_CODE = re.compile(r"\b\d\d-\d{4}\b")


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read growth, openings and exposure by occupation, or what affects occupations.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        Not needed: the heading, or the first line, names the years.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When a number is none, or no occupation is one that is kept.
    """
    table = find_table(book, lambda names: {"code", "title", _OPENINGS, _CATEGORY} <= names)
    if table is None:
        return _notes(book)
    growth = next((name for name in table.places if _GROWTH.fullmatch(name)), None)
    if growth is None:
        raise UserError(f"{book.name}: found no column such as growth_pct_2025_35.")
    base, end = _GROWTH.fullmatch(growth).groups()
    occupations, citation = Occupations(), source_record(SERIES, f"{base}-{end}", book.file)
    projected, exposed, where = [], [], []
    for number, row in table.rows:
        listing = occupations.by_code(parse_cells.code(table.cell(row, "code")), int(base))
        if listing is None:
            continue
        place = f"{book.name}, row {number}, column"
        values = _row(listing, f"{base}-{end}", citation)
        values["title"] = parse_cells.text(table.cell(row, "title"))
        percent = parse_cells.number_at(f"{place} {growth}", table.cell(row, growth), signed=True)
        openings = parse_cells.number_at(f"{place} {_OPENINGS}", table.cell(row, _OPENINGS))
        projected.append({**values, "change_percent": percent, "openings": openings / 1000})
        exposed.append({**values, "exposure": parse_cells.text(table.cell(row, _CATEGORY))})
        where.append(f"row {number}")
    headings = {"change_percent": growth, "openings": _OPENINGS, "exposure": _CATEGORY}
    return [
        _batch(TABLE, projected, citation, book, where, headings),
        _batch(_EXPOSURE, exposed, citation, book, where, headings),
    ]


def _notes(book: Book) -> list[Batch] | None:
    """What affects occupations: after a line that names one, a line in quotation marks."""
    [sheet, *_] = book.sheets
    named = _NOTE.match(_line(next(iter(sheet.rows()), [])))
    if named is None:
        return None
    base, end = named.groups()
    occupations, citation = Occupations(), source_record(SERIES, f"{base}-{end}", book.file)
    rows, where = [], []
    for number, (line, following) in enumerate(pairwise(map(_line, sheet.rows())), 1):
        code = _CODE.search(line) if line.endswith(":") else None
        listing = occupations.by_code(code[0], int(base)) if code else None
        if listing:
            rows.append({**_row(listing, f"{base}-{end}", citation), "factors": following})
            where.append(f"line {number}")
    return [_batch(TABLE, rows, citation, book, where, {})]


def _line(row: list) -> str:
    """A line of a text, which was read as cells between commas."""
    return ", ".join(filter(None, map(parse_cells.text, row)))


def _row(listing: Listing, period: str, citation: dict) -> dict:
    return {
        "period": period,
        "occupation": listing.occupation,
        "published_code": listing.published_code,
        "title": listing.name,
        "method": "typed",
        "source": citation["source"],
    }


def _batch(
    table: str, rows: list[dict], citation: dict, book: Book, where: list[str], headings: dict
) -> Batch:
    if not rows:
        raise UserError(f"{book.name}: found no occupation that data/occupations.csv names.")
    return checked(table, rows, [citation], book.name, where, headings, partial=True)
