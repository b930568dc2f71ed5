"""Reads the wage survey (OEWS): national, state, metropolitan, nonmetropolitan, by industry."""

from collections import defaultdict

from helpers.data.tables import schema_of
from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.oews_layout import NATION, SERIES, Layout, Places, find_layout
from helpers.importers.resolve_period import release_in, settled
from helpers.importers.selection import IN_DETAIL, Listing, Occupations
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, Table
from helpers.phrases import when


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a wage file into the tables its rows belong to.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        The period that the command was told.

    Returns
    -------
    list of Batch or None
        One per table, none where nothing in it is kept; None when the file is of another kind.

    Raises
    ------
    UserError
        When it is a wage file that cannot be taken.
    """
    table_and_layout = find_layout(book)
    return _Reading(book, *table_and_layout, asked).batches() if table_and_layout else None


class _Reading:
    """One reading of one wage file, row by row; only wanted rows are kept."""

    def __init__(self, book: Book, table: Table, layout: Layout, asked: str | None) -> None:
        self.book, self.table, self.layout, self.asked = book, table, layout, asked
        self.occupations, self.places = Occupations(), Places(layout, book.name)
        self.citations: dict[str, dict[str, dict]] = defaultdict(dict)
        self.problems: list[str] = []
        self.passed_by = False
        """Whether a wanted occupation stood there in a row that is not kept."""
        self.filled: set[str] = set()
        """Columns of numbers in which some wanted row has a value or a mark."""
        self.release = None
        if "vintage" not in layout.places and "year" not in layout.places:
            self.release = settled(self._named(), asked, book.name)

    def batches(self) -> list[Batch]:
        """Give the wanted rows, one batch per table."""
        taken: dict[str, dict[tuple, int]] = defaultdict(dict)
        coded = "published_code" in self.layout.places
        for number, row in self.table.rows:
            self._refuse_cut_short(number, row)
            code = parse_cells.code(self.layout.cell(row, "published_code"))
            if coded and code not in self.occupations.codes:
                continue
            table, values = self._taken(number, row, code)
            if table:
                # An occupation can stand twice under one code, as "broad" and as "detailed".
                taken[table].setdefault(tuple(values.items()), number)
        if self.problems:
            raise UserError(*self.problems)
        if not (taken or self.passed_by):
            raise UserError(
                f"{self.book.name}: found no row of an occupation that data/occupations.csv names "
                "for that year; expected at least one."
            )
        headings = {column: self.layout.headings[column] for column in self.layout.measures}
        return [
            checked(
                table,
                [self._without_blank_columns(dict(row)) for row in rows],
                list(self.citations[table].values()),
                self.book.name,
                [f"row {number}" for number in rows.values()],
                headings,
            )
            for table, rows in taken.items()
        ]

    def _named(self) -> str | None:
        """The release that the sheet and the file's name speak of."""
        by_sheet, by_name = release_in(self.table.sheet), release_in(self.book.stem)
        if by_sheet and by_name and by_sheet != by_name and not self.asked:
            raise UserError(
                f"{self.book.name}: its sheet {self.table.sheet} is of {when(by_sheet)}, its name "
                f"says {when(by_name)}; if the sheet is right, add --period {by_sheet}."
            )
        return by_sheet or by_name

    def _refuse_cut_short(self, number: int, row: list) -> None:
        """Refuse a row of any occupation that ends early, but for the blank cells of a CSV.

        A file that was cut short ends in such a row; a note has one cell.
        """
        if 1 < len(row) <= max(self.layout.places.values()):
            raise UserError(
                f"{self.book.name}, row {number}: found {len(row)} cells; "
                f"expected {len(self.table.headings)}."
            )

    def _taken(self, number: int, row: list, code: str) -> tuple[str | None, dict]:
        table = self.places.table_of(number, row)
        title = parse_cells.text(self.layout.cell(row, "published_title"))
        if table is None or not title:
            self.passed_by = True
            return None, {}
        period = self._period_of(row)
        listing = self._listing(code, title, int(period[:4]))
        if listing is None:
            return None, {}
        if table != NATION and listing.occupation not in IN_DETAIL:
            self.passed_by = True
            return None, {}
        if period not in self.citations[table]:
            series = SERIES[table]
            self.citations[table][period] = source_record(series, period, self.book.file)
        return table, {
            "period": period,
            "occupation": listing.occupation,
            "published_code": listing.published_code,
            "published_title": title,
            "source": self.citations[table][period]["source"],
            **self.places.cells_of(table, number, row),
            **self._measures(number, row, table),
        }

    def _period_of(self, row: list) -> str:
        if self.release:
            return self.release
        vintage = parse_cells.text(self.layout.cell(row, "vintage"))
        vintage = vintage or parse_cells.code(self.layout.cell(row, "year"))
        return settled(release_in(vintage), self.asked, self.book.name)

    def _listing(self, code: str, title: str, year: int) -> Listing | None:
        if code:
            return self.occupations.by_code(code, year)
        return self.occupations.by_title(title, year)

    def _measures(self, number: int, row: list, table: str) -> dict:
        """Numbers by column, and in ``withheld`` the marks that stand instead of some."""
        kept = schema_of(table).columns
        values, withheld = {}, []
        for column in self.layout.measures:
            if column not in kept:
                continue
            cell = self.layout.cell(row, column)
            mark = parse_cells.marker(cell)
            if mark != parse_cells.BLANK:
                self.filled.add(column)
            if mark:
                withheld.append(f"{column} {mark}")
                continue
            try:
                values[column] = parse_cells.number(cell)
            except ValueError:
                self.problems.append(
                    f"{self.book.name}, row {number}, column {self.layout.headings[column]}: "
                    f"found {cell!r}; expected a number, or one of the agency's marks "
                    f"({', '.join(parse_cells.MARKERS)})."
                )
        return {**values, "withheld": "; ".join(withheld) or None}

    def _without_blank_columns(self, row: dict) -> dict:
        """The row, where a column that is blank in every row counts as one the file has not."""
        withheld = [
            pair
            for pair in (row["withheld"] or "").split("; ")
            if pair.split(" ")[0] in self.filled
        ]
        return {**row, "withheld": "; ".join(withheld) or None}
