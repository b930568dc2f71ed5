"""Reads the wage survey (OEWS): national, state, metropolitan, nonmetropolitan, by industry."""

from collections import defaultdict

from helpers.data.schemas import schema_of
from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked, cite_periods, withheld_cell
from helpers.importers.oews_layout import (
    NATION,
    SERIES,
    find_wages,
    measures_in,
    place_in,
    table_of,
)
from helpers.importers.releases import release_in, settled
from helpers.importers.selection import IN_DETAIL, Occupations, States
from helpers.importers.tables import Row, Table
from helpers.importers.workbooks import Book
from helpers.phrases import when


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a wage file into the tables its rows belong to, as ``helpers.importers`` says."""
    table = find_wages(book)
    return _Reading(book, table, asked).batches() if table else None


class _Reading:
    """One reading of one wage file, row by row; only wanted rows are kept."""

    def __init__(self, book: Book, table: Table, asked: str | None) -> None:
        self.book, self.table, self.asked = book, table, asked
        self.measures = measures_in(table)
        self.occupations, self.states = Occupations(), States()
        self.problems: list[str] = []
        self.passed_by = False
        """Whether a wanted occupation stood there in a row that is not kept."""
        self.filled: set[str] = set()
        """Columns of numbers in which some wanted row has a value or a mark."""
        self.release = None
        if "vintage" not in table.places and "year" not in table.places:
            self.release = settled(self._named(), asked, book.name)

    def batches(self) -> list[Batch]:
        """Give the wanted rows, one batch per table."""
        taken: dict[str, dict[tuple, str]] = defaultdict(dict)
        coded = "published_code" in self.table.places
        for row in self.table.rows:
            if len(row.cells) > 1:  # a note has one cell
                row.refuse_cut_short()
            code = row.code("published_code")
            if coded and code not in self.occupations.codes:
                continue
            if kept := self._taken(row, code):
                table, values = kept
                # An occupation can stand twice under one code, as "broad" and as "detailed".
                taken[table].setdefault(tuple(values.items()), row.where)
        if self.problems:
            raise UserError(*self.problems)
        if not (taken or self.passed_by):
            raise UserError(
                f"{self.book.name}: found no row of an occupation that data/occupations.csv names "
                "for that year; expected at least one."
            )
        return [self._batch(table, rows) for table, rows in taken.items()]

    def _batch(self, table: str, taken: dict[tuple, str]) -> Batch:
        rows = []
        for values, where in taken.items():
            row = dict(values)
            # A column that is blank in every row counts as one the file has not.
            marks = {column: mark for column, mark in row["marks"] if column in self.filled}
            rows.append((where, row | {"withheld": withheld_cell(marks)}))
        citations = cite_periods(SERIES[table], rows, self.book)
        headings = self.table.headings_of(self.measures)
        return checked(table, rows, citations, self.book, headings)

    def _named(self) -> str | None:
        """The release that the sheet and the file's name speak of."""
        sheet = self.table.sheet.name
        by_sheet, by_name = release_in(sheet), release_in(self.book.stem)
        if by_sheet and by_name and by_sheet != by_name and not self.asked:
            raise UserError(
                f"{self.book.name}: its sheet {sheet} is of {when(by_sheet)}, its name "
                f"says {when(by_name)}; if the sheet is right, add --period {by_sheet}."
            )
        return by_sheet or by_name

    def _taken(self, row: Row, code: str) -> tuple[str, dict] | None:
        """The table that a row belongs to and what the row says; None for one not kept."""
        table = table_of(row, self.states)
        title = row.text("published_title")
        if table is None or not title:
            self.passed_by = True
            return None
        period = self._period_of(row)
        find = self.occupations.by_code if code else self.occupations.by_title
        listing = find(code or title, int(period[:4]))
        if listing is None:
            return None
        if table != NATION and listing.occupation not in IN_DETAIL:
            self.passed_by = True
            return None
        return table, {
            **listing.cells(period),
            "published_title": title,
            **place_in(table, row, self.states),
            **self._measures(row, table),
        }

    def _period_of(self, row: Row) -> str:
        if self.release:
            return self.release
        vintage = row.text("vintage") or row.code("year")
        return settled(release_in(vintage), self.asked, self.book.name)

    def _measures(self, row: Row, table: str) -> dict:
        """Numbers by column, and in ``marks`` the columns with a mark instead, each with it."""
        columns = [column for column in self.measures if column in schema_of(table).columns]
        marks = {column: parse_cells.marker(row.cell(column)) for column in columns}
        self.filled |= {column for column, mark in marks.items() if mark != parse_cells.BLANK}
        values = {}
        for column in [column for column, mark in marks.items() if not mark]:
            try:
                values[column] = parse_cells.number(row.cell(column))
            except ValueError:
                known = ", ".join(parse_cells.MARKERS)
                expected = f"a number, or one of the agency's marks ({known})"
                self.problems += row.refusal(column, expected).sentences
        return {**values, "marks": tuple(marks.items())}
