"""Reads what was typed of a round of projections whose workbook is not at hand, marked as typed."""

import re
from itertools import pairwise

from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked, refuse_none
from helpers.importers.projections import SERIES, TABLE
from helpers.importers.selection import Listing, Occupations
from helpers.importers.source_records import source_record
from helpers.importers.tables import find_columns
from helpers.importers.workbooks import Book

_EXPOSURE = "official/ai_exposure"
_GROWTH = {"change_percent": "growth_pct_20??_??"}
_YEARS = re.compile(r"(\d+)_(\d+)$")
_KNOWN_BY = {
    "code": "code",
    "title": "title",
    "openings": "annual_openings",
    "exposure": "bls_ai_exposure_category",
}
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
    table = find_columns(book, _KNOWN_BY)
    if table is None:
        return _notes(book)
    table = table.complete(_GROWTH)
    base, end = _YEARS.search(table.heading_of("change_percent")).groups()
    projected, exposed = [], []
    for listing, row in table.of_occupations("code", int(base)):
        own = {**_named(listing, f"{base}-{end}"), "title": row.text("title")}
        growth, openings = row.number("change_percent", signed=True), row.number("openings") / 1000
        projected.append((row.where, {**own, "change_percent": growth, "openings": openings}))
        exposed.append((row.where, {**own, "exposure": row.text("exposure")}))
    headings = table.headings_of((*_GROWTH, "openings", "exposure"))
    return [
        _batch(target, rows, f"{base}-{end}", book, headings)
        for target, rows in ((TABLE, projected), (_EXPOSURE, exposed))
    ]


def _notes(book: Book) -> list[Batch] | None:
    """What affects occupations: after a line that names one, a line in quotation marks."""
    [sheet, *_] = book.sheets
    named = _NOTE.match(_line(next(iter(sheet.rows()), [])))
    if named is None:
        return None
    base, end = named.groups()
    occupations, rows = Occupations(), []
    for number, (line, following) in enumerate(pairwise(map(_line, sheet.rows())), 1):
        code = _CODE.search(line) if line.endswith(":") else None
        listing = occupations.by_code(code[0], int(base)) if code else None
        if listing:
            values = {**_named(listing, f"{base}-{end}"), "factors": following}
            rows.append((f"line {number}", values))
    return [_batch(TABLE, rows, f"{base}-{end}", book)]


def _line(row: list) -> str:
    """A line of a text, which was read as cells between commas."""
    return ", ".join(filter(None, map(parse_cells.text, row)))


def _named(listing: Listing, period: str) -> dict:
    return {
        "period": period,
        "occupation": listing.occupation,
        "published_code": listing.published_code,
        "title": listing.name,
        "method": "typed",
    }


def _batch(
    table: str,
    rows: list[tuple[str, dict]],
    period: str,
    book: Book,
    headings: dict[str, str] | None = None,
) -> Batch:
    refuse_none(rows, book.name)
    citation = source_record(SERIES, period, book.file)
    return checked(table, rows, [citation], book.name, headings, partial=True)
