"""Finds the table in an agency's file by its headings, and gives its rows by named columns."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import translate
from functools import cache, cached_property
from itertools import chain, islice

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.selection import Listing, Occupations
from helpers.importers.workbooks import Book, Sheet

Columns = Mapping[str, str | tuple[str, ...]]
"""Headings by our names of the columns: one, or several of which the first that a file has counts.
Capitals are as small letters; ``*`` stands for any letters and ``?`` for one, as in names of files.
"""
_NOTES = 60
"""Rows in which a heading row is looked for; notes come before it in the early years."""


@dataclass(frozen=True)
class Table:
    """The rows under a heading row.

    Parameters
    ----------
    label : str
        The file as a message names it, with the sheet where it was asked for by its title.
    sheet : Sheet
        Where it stands.
    heading_row : int
        Which row of the sheet has the headings.
    headings : list of str
        As the file prints them.
    lines : iterator of tuple of int and list
        What follows the heading row: each row of the sheet, and its number.
    places : dict of str to int
        Where each column stands that has a name of ours.
    """

    label: str
    sheet: Sheet
    heading_row: int
    headings: list[str]
    lines: Iterator[tuple[int, list]] = field(repr=False)
    places: dict[str, int] = field(default_factory=dict)

    @cached_property
    def names(self) -> list[str]:
        """The headings as the importers know them."""
        return [heading(name) for name in self.headings]

    @property
    def rows(self) -> Iterator["Row"]:
        """The rows that hold anything."""
        return (Row(self, number, cells) for number, cells in self.lines if any(cells))

    def of_occupations(self, year: int) -> Iterator[tuple[Listing, "Row"]]:
        """Give the rows whose ``code`` is an occupation's of that year; refuse one cut short."""
        occupations = Occupations()
        for row in self.rows:
            listing = occupations.by_code(row.code("code"), year)
            if listing:
                row.refuse_cut_short()
                yield listing, row

    def heading_of(self, column: str) -> str:
        """Give how the file heads a column."""
        return self.headings[self.places[column]]

    def headings_of(self, columns: Iterable[str]) -> dict[str, str]:
        """Give how the file heads some columns."""
        return {column: self.heading_of(column) for column in columns}

    def named(self, columns: Columns) -> "Table":
        """Give the table with names of ours for those of some columns that it has."""
        headings = {column: _heading_in(self.names, forms) for column, forms in columns.items()}
        own = {column: self.names.index(name) for column, name in headings.items() if name}
        return replace(self, places=self.places | own)

    def complete(self, columns: Columns) -> "Table":
        """Give the table with names of ours for columns that it must have.

        Raises
        ------
        UserError
            When one of them is missing.
        """
        missing = [
            _alternatives(forms)[0].strip("*")
            for forms in columns.values()
            if not _heading_in(self.names, forms)
        ]
        if missing:
            raise UserError(
                f"{self.label}, row {self.heading_row}: found no column {', '.join(missing)}; "
                "expected every column of the agency's layout."
            )
        return self.named(columns)


@dataclass(frozen=True)
class Row:
    """A row under the headings of a table, with the row of the sheet in which it stands."""

    table: Table
    number_in_sheet: int
    cells: list

    @property
    def where(self) -> str:
        """Where in the file it stands."""
        return f"row {self.number_in_sheet}"

    @property
    def label(self) -> str:
        """The row as a message names it."""
        return f"{self.table.label}, {self.where}"

    def cell(self, column: str) -> object:
        """Give the cell of a column; nothing where the row ends before it, or there is none."""
        place = self.table.places.get(column, len(self.cells))
        return self.cells[place] if place < len(self.cells) else ""

    def text(self, column: str) -> str:
        """Give the text of a column's cell."""
        return parse_cells.text(self.cell(column))

    def code(self, column: str) -> str:
        """Give the code in a column's cell."""
        return parse_cells.code(self.cell(column))

    def number(self, column: str, signed: bool = False) -> float:
        """Give the number in a column's cell.

        Raises
        ------
        UserError
            When it holds none, or one below zero that is not ``signed``.
        """
        return parse_cells.number_at(self._label_of(column), self.cell(column), signed)

    def numbers(
        self, columns: Iterable[str], signed: bool = False, missing: tuple[str, ...] = ()
    ) -> dict[str, float]:
        """Give the numbers in some columns, without those whose cell has a mark of ``missing``."""
        given = [column for column in columns if self.text(column) not in missing]
        return {column: self.number(column, signed) for column in given}

    def texts(self, columns: Iterable[str], missing: tuple[str, ...] = ()) -> dict[str, str]:
        """Give the texts in some columns, without those whose cell has a mark of ``missing``."""
        texts = {column: self.text(column) for column in columns}
        return {column: text for column, text in texts.items() if text not in missing}

    def refusal(self, column: str, expected: str) -> UserError:
        """Give the error that a column's cell holds something else than what is expected."""
        found = repr(self.cell(column)) if self.text(column) else "nothing"
        return UserError(f"{self._label_of(column)}: found {found}; expected {expected}.")

    def refuse_cut_short(self) -> None:
        """Refuse a row that ends before the last column, as a file does that was cut short.

        Raises
        ------
        UserError
        """
        if len(self.cells) <= max(self.table.places.values()):
            raise UserError(
                f"{self.label}: found {len(self.cells)} cells; expected {len(self.table.headings)}."
            )

    def _label_of(self, column: str) -> str:
        return f"{self.label}, column {self.table.heading_of(column)}"


def heading(cell: object) -> str:
    """Give a heading as the importers know it.

    >>> heading(" OCC_TITLE "), heading("Loc quotient"), heading("Employment change, 2024–34")
    ('occ_title', 'loc_quotient', 'employment_change,_2024-34')
    """
    return parse_cells.text(cell).casefold().replace(" ", "_").replace("–", "-")


def find_table(book: Book, is_heading: Callable[[set[str]], bool], title: str = "") -> Table | None:
    """Find the first sheet with a heading row of a certain kind among its first rows.

    Parameters
    ----------
    book : Book
        The file.
    is_heading : callable
        Says of a row's headings, in small letters, whether they are the ones.
    title : str
        Words that the sheet's first cell holds.
    """
    for sheet in book.sheets:
        if title and title not in sheet.title:
            continue
        lines = enumerate(sheet.rows(), 1)
        for number, row in islice(lines, _NOTES):
            if is_heading({heading(cell) for cell in row}):
                headings = [parse_cells.text(cell) for cell in row]
                label = f"{book.name}, sheet {sheet.name}" if title else book.name
                return Table(label, sheet, number, headings, lines)
    return None


def find_columns(book: Book, columns: Columns, title: str = "") -> Table | None:
    """Find a sheet with a heading row that has all of some columns, and name these.

    Parameters
    ----------
    book, title
        As ``find_table`` takes them.
    columns : dict
        By our names of the columns, how they are headed.

    >>> from helpers.importers.workbooks import Sheet
    >>> rows = [["A note"], ["Month", "All postings"], ["2024-05", 100.5]]
    >>> book = Book("a.csv", [Sheet("", lambda: rows)])
    >>> table = find_columns(book, {"month": "MONTH", "postings": ("Postings", "All*")})
    >>> [(row.where, row.number("postings")) for row in table.rows]
    [('row 3', 100.5)]
    """
    table = find_table(
        book,
        lambda names: all(_heading_in(names, forms) for forms in columns.values()),
        title,
    )
    return table and table.named(columns)


def _alternatives(forms: str | tuple[str, ...]) -> tuple[str, ...]:
    return (forms,) if isinstance(forms, str) else forms


def _heading_in(names: Collection[str], forms: str | tuple[str, ...]) -> str | None:
    """The heading of a column among some: the first by its forms."""
    matches = (filter(_pattern(form).match, names) for form in _alternatives(forms))
    return next(chain.from_iterable(matches), None)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(translate(heading(form)))
