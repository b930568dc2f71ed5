"""Reads the employment projections' workbook: growth, separations, what affects an occupation.

Some editions hold the schooling of workers aged 25 and more as well (table 5.3), which has a file
of its own too.
"""

import re
from collections import defaultdict

from helpers.errors import UserError
from helpers.importers.batch import Batch, checked, cite_periods, refuse_none
from helpers.importers.selection import Listing
from helpers.importers.tables import Columns, Table, find_columns
from helpers.importers.workbooks import Book

TABLE, SERIES = "official/projections", "bls-projections"
_MATRIX = "*National Employment Matrix"
_WHO = {
    "code": (f"{_MATRIX} code", f"{_MATRIX} occupation code"),
    "title": (f"{_MATRIX} title", f"{_MATRIX} occupation title"),
}
_WHO_WENT_TO_SCHOOL = {
    "code": "20?? National Employment Matrix code",
    "title": "20?? National Employment Matrix title",
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
_SCHOOLING = {
    "less_than_high_school": "Less than high school diploma",
    "high_school": "High school diploma or equivalent",
    "some_college": "Some college, no degree",
    "associates": "Associate's degree",
    "bachelors": "Bachelor's degree",
    "masters": "Master's degree",
    "doctoral_or_professional": "Doctoral or professional degree",
}
_TITLE_OF_SCHOOLING = "Educational attainment"  # which a copy of the rows alone has not
_SURVEYED = re.compile(r"by detailed occupation, (\d{4}[^(]*)")
_FOOTNOTE = re.compile(r"\s*[(\[]\d+[)\]]$")


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a round of projections, and the schooling where it stands in the file.

    ``helpers.importers`` says what is given; the tables' titles name their years.
    """
    if find_columns(book, _WHO) is None:
        return None
    schooling = _schooling(book)
    if schooling and not any(_SEPARATIONS in sheet.title for sheet in book.sheets):
        return [schooling]
    separations, base, end = _part(book, _SEPARATIONS, _LEVELS)
    workers, *_ = _part(book, _WORKERS, {**_OF_WORKERS, **_WORDS})
    factors, *_ = _part(book, _FACTORS, _INDUSTRIES)
    wages_of = _YEAR.search(workers.heading_of("median_annual_wage"))
    wage_year = wages_of and float(wages_of[0])
    rows = defaultdict(dict)
    for listing, row in separations.of_occupations(base):
        rows[listing] |= row.numbers(_LEVELS, signed=True, missing=_UNAVAILABLE)
    for listing, row in workers.of_occupations(base):
        rows[listing] |= row.numbers(_OF_WORKERS, signed=True, missing=_UNAVAILABLE)
        rows[listing] |= row.texts(_WORDS, missing=_UNAVAILABLE)
        rows[listing] |= {"title": row.text("title"), "wage_year": wage_year}
    refuse_none(rows, book.name)
    wordings = _wordings(factors, base)
    taken = []
    for listing, values in rows.items():
        own = {"factors": wordings.get(listing), "method": "published"}
        where = f"occupation {listing.published_code}"
        taken.append((where, values | listing.cells(f"{base}-{end}") | own))
    batch = checked(TABLE, taken, cite_periods(SERIES, taken, book), book)
    return [batch, schooling] if schooling else [batch]


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
    for listing, row in factors.of_occupations(base):
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


def _schooling(book: Book) -> Batch | None:
    """How many percent of an occupation's workers have finished which school, if a sheet says."""
    table = find_columns(book, _SCHOOLING, _TITLE_OF_SCHOOLING) or find_columns(book, _SCHOOLING)
    if table is None:
        return None
    table = table.complete(_WHO_WENT_TO_SCHOOL)
    base = int(table.heading_of("code")[:4])
    surveyed = _SURVEYED.search(table.sheet.title)
    rows = []
    for listing, row in table.of_occupations(base):
        values = listing.cells(f"{base}-{(base + 10) % 100:02}")
        values["title"] = _FOOTNOTE.sub("", row.text("title"))
        values["surveyed"] = surveyed and surveyed[1].strip()
        rows.append((row.where, values | row.numbers(_SCHOOLING)))
    refuse_none(rows, book.name)
    citations = cite_periods("bls-education", rows, book)
    return checked("official/education_attainment", rows, citations, book, partial=True)
