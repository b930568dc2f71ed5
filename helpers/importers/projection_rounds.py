"""Reads a round of projections as the agency's page exports it: employment, growth, openings.

The median wage in an export is that of the day it was made, not of its round, and is not kept.
"""

import re

from helpers.importers.batch import Batch, checked, refuse_none
from helpers.importers.projections import SERIES, TABLE
from helpers.importers.source_records import source_record
from helpers.importers.tables import find_columns
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
_KNOWN_BY = {
    "code": ("Occupation Code", "SOC Code"),
    "title": "Occupation Title",
    "openings": "Occupational Openings, 20??-20?? Annual Average*",
}
_YEARS = re.compile(r"(\d{4}).(\d{4})")
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
    table = find_columns(book, _KNOWN_BY)
    if table is None:
        return None
    base, end = _YEARS.search(table.heading_of("openings")).groups()
    years = {column: _of_years(headings, base, end) for column, headings in _NUMBERS.items()}
    table = table.complete({**years, **_WORDS})
    period = f"{base}-{end[2:]}"
    rows = []
    for listing, row in table.of_occupations("code", int(base)):
        values = {
            "period": period,
            "occupation": listing.occupation,
            "published_code": listing.published_code,
            "title": _EXAMPLES.sub("", row.text("title")),
            "method": "published",
        }
        numbers, words = row.numbers(years, signed=True), row.texts(_WORDS, _UNAVAILABLE)
        rows.append((row.where, values | numbers | words))
    refuse_none(rows, book.name)
    citation = source_record(SERIES, period, book.file)
    return [checked(TABLE, rows, [citation], book.name, partial=True)]


def _of_years(headings: tuple[str, ...], base: str, end: str) -> tuple[str, ...]:
    return tuple(heading.format(base=base, end=end) for heading in headings)
