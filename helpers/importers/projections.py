"""Reads the employment projections' workbook: growth, separations, what affects an occupation.

Some editions hold the schooling of workers as well (table 5.3), which has a file of its own too.
"""

import re
from collections import defaultdict

from helpers.errors import UserError
from helpers.importers import attainment
from helpers.importers.batch import Batch, checked, refuse_none
from helpers.importers.selection import Listing
from helpers.importers.source_records import source_record
from helpers.importers.tables import Columns, Table, find_columns
from helpers.importers.workbooks import Book

TABLE, SERIES = "official/projections", "bls-projections"
_MATRIX = "*National Employment Matrix"
_WHO = {
    "code": (f"{_MATRIX} code", f"{_MATRIX} occupation code"),
    "title": (f"{_MATRIX} title", f"{_MATRIX} occupation title"),
}
_SPAN = re.compile(r"(20\d\d)[-–](?:20)?(\d\d)(?!\d)")
_YEAR = re.compile(r"20\d\d")
_UNAVAILABLE = ("—",)
_WHOLE_ECONOMY = "TE1000"
_WORKERS = "worker characteristics"
_SEPARATIONS = "Occupational separations and openings"
_FACTORS = "Factors affecting occupational utilization"
_LEVELS = {
    "employment_base": "Employment, {base}*",
    "employment_projected": "Employment, {end}*",
    "change": "Employment change, numeric*",
    "change_percent": "Employment change, percent*",
    "exit_rate": "Labor force exit rate*",
    "transfer_rate": "Occupational transfer rate*",
    "separation_rate": "Total occupational separations rate*",
    "exits": "Labor force exits,*",
    "transfers": "Occupational transfers,*",
    "separations": "Total occupational separations,*",
    "openings": "Occupational openings*",
}
_OF_WORKERS = {
    "self_employed_percent": "Percent self employed*",
    "median_annual_wage": "Median annual wage*",
}
_WORDS = {
    "entry_education": "Typical education*",
    "work_experience": "Work experience*",
    "training": "Typical on-the-job training*",
}
_INDUSTRIES = {
    "industry": f"{_MATRIX} industry title",
    "industry_code": f"{_MATRIX} industry code",
    "factors": "Factors*",
}


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a round of projections.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        Not needed: the tables' titles name their years.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When a table or a column is missing, or a number is none.
    """
    if find_columns(book, _WHO) is None:
        return None
    schooling = attainment.read(book)
    if schooling and not any(_SEPARATIONS in sheet.title for sheet in book.sheets):
        return schooling
    separations, base, end = _part(book, _SEPARATIONS, _LEVELS)
    workers, *_ = _part(book, _WORKERS, {**_OF_WORKERS, **_WORDS})
    factors, *_ = _part(book, _FACTORS, _INDUSTRIES)
    wages_of = _YEAR.search(workers.heading_of("median_annual_wage"))
    wage_year = wages_of and float(wages_of[0])
    rows = defaultdict(dict)
    for listing, row in separations.of_occupations("code", base):
        rows[listing] |= row.numbers(_LEVELS, signed=True, missing=_UNAVAILABLE)
    for listing, row in workers.of_occupations("code", base):
        rows[listing] |= row.numbers(_OF_WORKERS, signed=True, missing=_UNAVAILABLE)
        rows[listing] |= row.texts(_WORDS, missing=_UNAVAILABLE)
        rows[listing] |= {"title": row.text("title"), "wage_year": wage_year}
    refuse_none(rows, book.name)
    period, wordings = f"{base}-{end}", _wordings(factors, base)
    taken = [
        (
            f"occupation {listing.published_code}",
            {
                **values,
                "period": period,
                "occupation": listing.occupation,
                "published_code": listing.published_code,
                "factors": wordings.get(listing),
                "method": "published",
            },
        )
        for listing, values in rows.items()
    ]
    citation = source_record(SERIES, period, book.file)
    return [checked(TABLE, taken, [citation], book.name), *(schooling or [])]


def _part(book: Book, title: str, columns: Columns) -> tuple[Table, int, str]:
    """The table of a title with its columns, the year it begins with, and the end of its last."""
    table = find_columns(book, _WHO, title)
    span = table and _SPAN.search(table.sheet.title)
    if not span:
        raise UserError(
            f"{book.name}: found no table titled {title!r}; expected the whole workbook."
        )
    base, end = span.groups()
    years = {"base": base, "end": base[:2] + end}
    headings = {column: heading.format(**years) for column, heading in columns.items()}
    return table.complete(headings), int(base), end


def _wordings(factors: Table, base: int) -> dict[Listing, str]:
    """What affects each occupation: in all industries together, else industry by industry."""
    whole: dict[Listing, str] = {}
    single: dict[Listing, dict[str, list[str]]] = {}
    for listing, row in factors.of_occupations("code", base):
        wording = row.text("factors")
        if row.text("industry_code") == _WHOLE_ECONOMY:
            whole[listing] = wording
        else:
            single.setdefault(listing, {}).setdefault(wording, []).append(row.text("industry"))
    by_industry = {
        listing: " ".join(f"{', '.join(names)}: {wording}" for wording, names in by.items())
        for listing, by in single.items()
    }
    return by_industry | whole
