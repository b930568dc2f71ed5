"""Reads the household survey's yearly tables by occupation (CPS tables 11, 11b and 39).

They print titles, not codes: an occupation is known by its name in data/occupations.csv.
"""

import re
from dataclasses import dataclass

from helpers.data.schemas.workers import AGES, EARNINGS, SEX_AND_RACE
from helpers.errors import UserError
from helpers.facts.official import EVERYONE
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked, cite_periods, refuse_none, withheld_cell
from helpers.importers.selection import Occupations
from helpers.importers.tables import Row, Table, find_columns
from helpers.importers.workbooks import Book

_TOTALS = re.compile(r"total(, 16 years and over|, full-time wage and salary workers| employed)")
_YEAR = re.compile(r"20\d\d\b")
_DASH = "–"  # no data, or fewer than 50,000 people


@dataclass(frozen=True)
class _Kind:
    """One of the survey's tables: what its title says, and what stands in its columns."""

    table: str
    series: str
    title: re.Pattern
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    """How the agency heads them from the second column on, its rows of headings read downwards."""
    copied: tuple[str, ...]
    """How a copy of some rows heads them."""


_KINDS = (
    _Kind(
        "official/household_ages",
        "bls-cps-age",
        re.compile(r"\b11b\. Employed (people|persons) by detailed occupation and age"),
        ("workers", *AGES, "median_age"),
        ("Total, 16 years and over", "16 to 19 years", "20 to 24 years", "25 to 34 years",
         "35 to 44 years", "45 to 54 years", "55 to 64 years", "65 years and over", "Median age"),
        ("total_16plus", "16-19", "20-24", "25-34", "35-44", "45-54", "55-64", "65plus",
         "median_age"),
    ),
    _Kind(
        "official/household_weekly_earnings",
        "bls-cps-earnings",
        re.compile(r"\b39\. Median weekly earnings of full-time wage and salary workers by det"),
        ("workers", *EARNINGS),
        ("Total Number of workers", "Median weekly earnings", "Men Number of workers",
         "Median weekly earnings", "Women Number of workers", "Median weekly earnings"),
        ("ft_workers_thousands", "median_weekly", "men_thousands", "men_median_weekly",
         "women_thousands", "women_median_weekly"),
    ),
    _Kind(
        "official/household_sex_and_race",
        "bls-cps-sex-race",
        re.compile(r"\b11\. Employed (people|persons) by detailed occupation, sex, race"),
        ("workers", *SEX_AND_RACE),
        ("Total employed", "Percent of total employed Women", "White", "Black or African American",
         "Asian", "Hispanic or Latino"),
        ("employed_thousands", "pct_women", "pct_white", "pct_black", "pct_asian", "pct_hispanic"),
    ),
)  # fmt: skip


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the occupations' rows of a table, of one year or of several.

    The file is the agency's workbook, or a copy of some rows that adds the year and the code to
    each; ``helpers.importers`` says the rest.
    """
    for kind in _KINDS:
        layout = _copied(book, kind) or _published(book, kind)
        if layout:
            return [_batch(book, kind, *layout)]
    return None


_TableAndYear = tuple[Table, str]
"""A table's lines, and the year of all of them; nothing where each names its own."""


def _copied(book: Book, kind: _Kind) -> _TableAndYear | None:
    """A copy of some rows, which names the occupation in each; None where the file is no copy."""
    columns = dict(zip(kind.columns, kind.copied, strict=True))
    table = find_columns(book, {"year": "year", "title": "occupation", **columns})
    return table and (table, "")


def _published(book: Book, kind: _Kind) -> _TableAndYear | None:
    """The agency's own sheet; None where the file has no such sheet."""
    for sheet in book.sheets:
        if kind.title.search(sheet.title):
            rows = list(sheet.rows())
            year, first = _headed(f"{book.name}, sheet {sheet.name}", kind, rows)
            places = {name: place for place, name in enumerate(("title", *kind.columns))}
            lines = enumerate(rows[first:], first + 1)
            return Table(book.name, sheet, first, ["", *kind.headings], lines, places), year
    return None


def _headed(label: str, kind: _Kind, rows: list[list]) -> tuple[str, int]:
    """The year over the columns, and how many rows stand before the first line of figures."""
    first = next(
        (number for number, row in enumerate(rows) if row and _is_total(parse_cells.text(row[0]))),
        len(rows),
    )
    head = [row for row in rows[2:first] if row]  # under the title and the unit
    spoken = [
        parse_cells.text(" ".join(parse_cells.code(row[place]) for row in head if place < len(row)))
        for place in range(1, len(kind.columns) + 1)
    ]
    year = _YEAR.match(spoken[0])
    if not year or not all(map(str.endswith, spoken, kind.headings)):
        raise UserError(
            f"{label}: found the columns {'; '.join(spoken)}; expected a year over the columns "
            f"{'; '.join(kind.headings)}."
        )
    return year[0], first


def _batch(book: Book, kind: _Kind, table: Table, year_of_all: str) -> Batch:
    """The lines of the occupations that are kept, as rows of the kind's table."""
    occupations, rows = Occupations(), []
    for row in table.rows:
        year, title = year_of_all or row.code("year"), row.text("title")
        if _is_total(title):
            if not year.isdigit():
                raise row.refusal("year", "a year such as 2025")
            occupation = EVERYONE
        elif year.isdigit() and (listing := occupations.by_title(title, int(year))):
            occupation = listing.occupation
        else:
            continue
        named = {"period": year, "occupation": occupation, "title": title}
        rows.append((row.where, named | _values(row, kind)))
    refuse_none(rows, book.name)
    return checked(kind.table, rows, cite_periods(kind.series, rows, book), book)


def _values(row: Row, kind: _Kind) -> dict:
    """A line's numbers, and in ``withheld`` the marks that stand instead of some."""
    last = max(row.table.places[column] for column in kind.columns)
    if len(row.cells) <= last:
        raise UserError(
            f"{row.label}: found {len(row.cells)} cells; expected {last + 1}, the occupation "
            "among them."
        )
    marks = {column: _mark(row.cell(column)) for column in kind.columns}
    numbers = row.numbers(column for column, mark in marks.items() if not mark)
    return {**numbers, "withheld": withheld_cell(marks)}


def _mark(cell: object) -> str | None:
    return _DASH if parse_cells.text(cell) in (_DASH, "-") else parse_cells.marker(cell)


def _is_total(title: str) -> bool:
    return bool(_TOTALS.fullmatch(title.casefold()))
