"""Reads the schooling of workers aged 25 and more by occupation (table 5.3 of the projections)."""

import re

from helpers.importers.batch import Batch, checked, refuse_none
from helpers.importers.source_records import source_record
from helpers.importers.tables import find_columns
from helpers.importers.workbooks import Book

_TABLE = "official/education_attainment"
_SHARES = {
    "less_than_high_school": "Less than high school diploma",
    "high_school": "High school diploma or equivalent",
    "some_college": "Some college, no degree",
    "associates": "Associate's degree",
    "bachelors": "Bachelor's degree",
    "masters": "Master's degree",
    "doctoral_or_professional": "Doctoral or professional degree",
}
_WHO = {
    "code": "20?? National Employment Matrix code",
    "title": "20?? National Employment Matrix title",
}
_TITLE = "Educational attainment"  # which a copy of the rows alone has not
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
    table = find_columns(book, _SHARES, _TITLE) or find_columns(book, _SHARES)
    if table is None:
        return None
    table = table.complete(_WHO)
    base = int(table.heading_of("code")[:4])
    period = f"{base}-{(base + 10) % 100:02}"
    surveyed = _SURVEYED.search(table.sheet.title)
    rows = []
    for listing, row in table.of_occupations("code", base):
        values = {
            "period": period,
            "occupation": listing.occupation,
            "published_code": listing.published_code,
            "title": _FOOTNOTE.sub("", row.text("title")),
            "surveyed": surveyed and surveyed[1].strip(),
        }
        rows.append((row.where, values | row.numbers(_SHARES)))
    refuse_none(rows, book.name)
    citation = source_record("bls-education", period, book.file)
    return [checked(_TABLE, rows, [citation], book.name, partial=True)]
