"""Reads the employment projections' workbook: growth, separations, what affects an occupation.

Some editions hold the schooling of workers as well (table 5.3), which has a file of its own too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.errors import UserError
from helpers.importers import attainment, parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.selection import Occupations
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, Sheet, Table, find_table

TABLE, SERIES = "official/projections", "bls-projections"
_CODE = re.compile(r"national_employment_matrix(_occupation)?_code$")
_SPAN = re.compile(r"(20\d\d)-(?:20)?(\d\d)(?!\d)")
_YEAR = re.compile(r"20\d\d")
_UNAVAILABLE = "—"
_WHOLE_ECONOMY = "TE1000"
_WORKERS = "worker characteristics"
_SEPARATIONS = "Occupational separations and openings"
_FACTORS = "Factors affecting occupational utilization"
_NUMBERS = {
    _SEPARATIONS: {
        "employment_base": "employment,_{base}",
        "employment_projected": "employment,_{projected}",
        "change": "employment_change,_numeric",
        "change_percent": "employment_change,_percent",
        "exit_rate": "labor_force_exit_rate",
        "transfer_rate": "occupational_transfer_rate",
        "separation_rate": "total_occupational_separations_rate",
        "exits": "labor_force_exits,",
        "transfers": "occupational_transfers,",
        "separations": "total_occupational_separations,",
        "openings": "occupational_openings",
    },
    _WORKERS: {
        "self_employed_percent": "percent_self_employed",
        "median_annual_wage": "median_annual_wage",
    },
}
_WORDS = {
    "entry_education": "typical_education",
    "work_experience": "work_experience",
    "training": "typical_on-the-job_training",
}


@dataclass(frozen=True)
class _Part:
    """One of the workbook's tables, known by its title, with the years in that title."""

    book: Book
    title: str
    table: Table
    base: str
    projected: str

    def place(self, beginning: str) -> int:
        """Give the column whose heading begins so."""
        wanted = beginning.format(base=self.base, projected=self.projected)
        for name, place in self.table.places.items():
            if name.startswith(wanted):
                return place
        raise UserError(
            f"{self.book.name}, sheet {self.table.sheet}: found no column "
            f"{wanted.replace('_', ' ')!r}; expected every column of the agency's layout."
        )

    def year_in(self, beginning: str) -> float | None:
        """Give the year that a column's heading names, as it does for the wages."""
        year = _YEAR.search(self.table.headings[self.place(beginning)])
        return float(year[0]) if year else None

    def code_place(self) -> int:
        """Give the column of the occupations' codes."""
        return next(place for name, place in self.table.places.items() if _CODE.search(name))


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
    if _find(book) is None:
        return None
    schooling = attainment.read(book)
    if schooling and not any(_SEPARATIONS in _title(sheet) for sheet in book.sheets):
        return schooling
    separations, workers = (_part(book, title) for title in (_SEPARATIONS, _WORKERS))
    period = f"{separations.base}-{separations.projected[2:]}"
    occupations = Occupations()
    citation = source_record(SERIES, period, book.file)
    rows = {}
    for part in (separations, workers):
        for code, row, number in _wanted(part, occupations):
            listing = occupations.by_code(code, int(part.base))
            values = rows.setdefault(
                code,
                {
                    "period": period,
                    "occupation": listing.occupation,
                    "published_code": code,
                    "method": "published",
                    "source": citation["source"],
                },
            )
            values |= _numbers(part, row, number)
            if part is workers:
                values["wage_year"] = part.year_in("median_annual_wage")
                values |= {column: _words(row[part.place(name)]) for column, name in _WORDS.items()}
                values["title"] = parse_cells.text(row[0])
    if not rows:
        raise UserError(f"{book.name}: found no occupation that data/occupations.csv names.")
    factors = _factors(_part(book, _FACTORS), occupations)
    for code, values in rows.items():
        values["factors"] = factors.get(code)
    where = [f"occupation {code}" for code in rows]
    return [checked(TABLE, list(rows.values()), [citation], book.name, where), *(schooling or [])]


def _find(book: Book) -> Table | None:
    return find_table(book, lambda names: any(_CODE.search(name) for name in names))


def _part(book: Book, title: str) -> _Part:
    for sheet in book.sheets:
        heading = _title(sheet)
        span = _SPAN.search(heading.replace("–", "-"))
        if title in heading and span:
            table = _find(Book(book.name, book.stem, [sheet]))
            if table:
                return _Part(book, title, table, span[1], span[1][:2] + span[2])
    raise UserError(f"{book.name}: found no table titled {title!r}; expected the whole workbook.")


def _title(sheet: Sheet) -> str:
    first = next(iter(sheet.rows()), [])
    return parse_cells.text(first[0]) if first else ""


def _wanted(part: _Part, occupations: Occupations) -> Iterator[tuple[str, list, int]]:
    place = part.code_place()
    for number, row in part.table.rows:
        code = parse_cells.code(row[place])
        if code in occupations.codes and occupations.by_code(code, int(part.base)):
            yield code, row, number


def _numbers(part: _Part, row: list, number: int) -> dict:
    values = {}
    for column, beginning in _NUMBERS[part.title].items():
        place = part.place(beginning)
        if parse_cells.text(row[place]) == _UNAVAILABLE:
            continue
        where = f"{part.book.name}, sheet {part.table.sheet}, row {number}"
        named = f"{where}, column {part.table.headings[place]}"
        values[column] = parse_cells.number_at(named, row[place], signed=True)
    return values


def _words(cell: object) -> str | None:
    wording = parse_cells.text(cell)
    return None if wording == _UNAVAILABLE else wording


def _factors(part: _Part, occupations: Occupations) -> dict[str, str]:
    """What affects each occupation: in all industries together, else industry by industry."""
    industry = part.place(f"{part.base}_national_employment_matrix_industry_title")
    industry_code = part.place(f"{part.base}_national_employment_matrix_industry_code")
    statement = part.place("factors")
    whole: dict[str, str] = {}
    single: dict[str, dict[str, list[str]]] = {}
    for code, row, _ in _wanted(part, occupations):
        wording = parse_cells.text(row[statement])
        if parse_cells.text(row[industry_code]) == _WHOLE_ECONOMY:
            whole[code] = wording
        else:
            single.setdefault(code, {}).setdefault(wording, []).append(
                parse_cells.text(row[industry])
            )
    by_industry = {
        code: " ".join(f"{', '.join(industries)}: {wording}" for wording, industries in by.items())
        for code, by in single.items()
    }
    return by_industry | whole
