"""Reads the wage survey (OEWS): national, state, metropolitan, nonmetropolitan, by industry."""

from collections import defaultdict

from helpers.data.schemas import schema_of
from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.oews_layout import NATION, SERIES, Places, find_wages, measures_in
from helpers.importers.resolve_period import release_in, settled
from helpers.importers.selection import IN_DETAIL, Listing, Occupations
from helpers.importers.source_records import source_record
from helpers.importers.tables import Row, Table
from helpers.importers.workbooks import Book
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
    table = find_wages(book)
    return _Reading(book, table, asked).batches() if table else None


class _Reading:
    """One reading of one wage file, row by row; only wanted rows are kept."""

    def __init__(self, book: Book, table: Table, asked: str | None) -> None:
        self.book, self.table, self.asked = book, table, asked
        self.measures = measures_in(table)
        self.occupations, self.places = Occupations(), Places(table.places)
        self.citations: dict[str, dict[str, dict]] = defaultdict(dict)
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
            table, values = self._taken(row, code)
            if table:
                # An occupation can stand twice under one code, as "broad" and as "detailed".
                taken[table].setdefault(tuple(values.items()), row.where)
        if self.problems:
            raise UserError(*self.problems)
        if not (taken or self.passed_by):
            raise UserError(
                f"{self.book.name}: found no row of an occupation that data/occupations.csv names "
                "for that year; expected at least one."
            )
        headings = self.table.headings_of(self.measures)
        return [
            checked(
                table,
                [(place, self._without_blank_columns(dict(row))) for row, place in rows.items()],
                list(self.citations[table].values()),
                self.table.label,
                headings,
            )
            for table, rows in taken.items()
        ]

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

    def _taken(self, row: Row, code: str) -> tuple[str | None, dict]:
        table = self.places.table_of(row)
        title = row.text("published_title")
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
            **self.places.cells_of(table, row),
            **self._measures(row, table),
        }

    def _period_of(self, row: Row) -> str:
        if self.release:
            return self.release
        vintage = row.text("vintage") or row.code("year")
        return settled(release_in(vintage), self.asked, self.book.name)

    def _listing(self, code: str, title: str, year: int) -> Listing | None:
        if code:
            return self.occupations.by_code(code, year)
        return self.occupations.by_title(title, year)

    def _measures(self, row: Row, table: str) -> dict:
        """Numbers by column, and in ``withheld`` the marks that stand instead of some."""
        kept = schema_of(table).columns
        values, withheld = {}, []
        for column in self.measures:
            if column not in kept:
                continue
            mark = parse_cells.marker(row.cell(column))
            if mark != parse_cells.BLANK:
                self.filled.add(column)
            if mark:
                withheld.append(f"{column} {mark}")
                continue
            try:
                values[column] = parse_cells.number(row.cell(column))
            except ValueError:
                marks = ", ".join(parse_cells.MARKERS)
                expected = f"a number, or one of the agency's marks ({marks})"
                self.problems += row.refusal(column, expected).sentences
        return {**values, "withheld": "; ".join(withheld) or None}

    def _without_blank_columns(self, row: dict) -> dict:
        """The row, where a column that is blank in every row counts as one the file has not."""
        withheld = [
            pair
            for pair in (row["withheld"] or "").split("; ")
            if pair.split(" ")[0] in self.filled
        ]
        return {**row, "withheld": "; ".join(withheld) or None}
