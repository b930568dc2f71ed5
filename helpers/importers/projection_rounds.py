"""Reads a round of projections whose workbook is not at hand, as the page exports it or as typed.

The median wage in an export is that of the day it was made, not of its round, and is not kept.
What was typed is marked so.
"""

import re
from itertools import pairwise

from helpers.importers import parse_cells
from helpers.importers.batch import Batch, FileRows, checked, cite_periods, refuse_none
from helpers.importers.projections import SERIES, TABLE
from helpers.importers.selection import Listing, Occupations
from helpers.importers.tables import Table, find_columns
from helpers.importers.workbooks import Book

_NUMBERS = {
    "employment_base": ("Employment {base}", "Employment {base} (thousands)"),
    "employment_projected": ("Employment {end}", "Employment {end} (thousands)"),
    "change": ("Employment Change, {base}-{end}", "Employment Change, {base}-{end} (thousands)"),
    "change_percent": (
        "Employment Percent Change, {base}-{end}", "Employment Change, {base}-{end} (percent)",
    ),
    "openings": ("Occupational Openings, {base}-{end} Annual Average*",),
}  # fmt: skip
"""Which changed their wording over the years."""
_WORDS = {
    "entry_education": "Typical Entry-Level Education",
    "work_experience": "Work Experience in a Related Occupation",
    "training": "Typical on-the-Job Training",
}
_EXPORTED = {
    "code": ("Occupation Code", "SOC Code"),
    "title": "Occupation Title",
    "openings": "Occupational Openings, 20??-20?? Annual Average*",
}
_EXPORTED_YEARS = re.compile(r"(\d{4}).(\d{4})")
_UNAVAILABLE = ("", "N/A", "—")
_EXAMPLES = re.compile(r"\s*\*.*")  # titles of jobs, after the occupation's
_TYPED = {
    "code": "code",
    "title": "title",
    "openings": "annual_openings",
    "exposure": "bls_ai_exposure_category",
}
_GROWTH = {"change_percent": "growth_pct_20??_??"}
_TYPED_YEARS = re.compile(r"(\d+)_(\d+)$")
_NOTE = re.compile(r"BLS, Employment Projections (20\d\d)-(\d\d), Table 1\.12\b")
_CODE = re.compile(r"\b\d\d-\d{4}\b")


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a round's rows, growth and exposure as typed, or what affects occupations.

    ``helpers.importers`` says what is given; the headings or the first line name the years.
    """
    if table := find_columns(book, _EXPORTED):
        return _exported(book, table)
    if table := find_columns(book, _TYPED):
        return _typed(book, table)
    return _notes(book)


def _exported(book: Book, table: Table) -> list[Batch]:
    base, end = _EXPORTED_YEARS.search(table.heading_of("openings")).groups()
    years = {column: _of_years(headings, base, end) for column, headings in _NUMBERS.items()}
    table = table.complete({**years, **_WORDS})
    rows = []
    for listing, row in table.of_occupations(int(base)):
        values = listing.cells(f"{base}-{end[2:]}")
        values |= {"title": _EXAMPLES.sub("", row.text("title")), "method": "published"}
        numbers, words = row.numbers(years, signed=True), row.texts(_WORDS, _UNAVAILABLE)
        rows.append((row.where, values | numbers | words))
    return [_batch(TABLE, rows, book)]


def _of_years(headings: tuple[str, ...], base: str, end: str) -> tuple[str, ...]:
    return tuple(heading.format(base=base, end=end) for heading in headings)


def _typed(book: Book, table: Table) -> list[Batch]:
    """Growth, openings and exposure by occupation."""
    table = table.complete(_GROWTH)
    base, end = _TYPED_YEARS.search(table.heading_of("change_percent")).groups()
    projected, exposed = [], []
    for listing, row in table.of_occupations(int(base)):
        own = _typed_of(listing, f"{base}-{end}") | {"title": row.text("title")}
        growth, openings = row.number("change_percent", signed=True), row.number("openings") / 1000
        projected.append((row.where, {**own, "change_percent": growth, "openings": openings}))
        exposed.append((row.where, {**own, "exposure": row.text("exposure")}))
    headings = table.headings_of((*_GROWTH, "openings", "exposure"))
    return [
        _batch(TABLE, projected, book, headings),
        _batch("official/ai_exposure", exposed, book, headings),
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
            values = _typed_of(listing, f"{base}-{end}") | {"factors": following}
            rows.append((f"line {number}", values))
    return [_batch(TABLE, rows, book)]


def _line(row: list) -> str:
    """A line of a text, which was read as cells between commas."""
    return ", ".join(filter(None, map(parse_cells.text, row)))


def _typed_of(listing: Listing, period: str) -> dict:
    return listing.cells(period) | {"title": listing.name, "method": "typed"}


def _batch(table: str, rows: FileRows, book: Book, headings: dict[str, str] | None = None) -> Batch:
    refuse_none(rows, book.name)
    return checked(table, rows, cite_periods(SERIES, rows, book), book, headings, partial=True)
