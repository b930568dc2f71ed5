"""Reads the wage survey (OEWS): national, state, metropolitan, nonmetropolitan, by industry."""

from collections import defaultdict

from helpers.importers import cells, citing
from helpers.importers.batch import Batch, checked
from helpers.importers.books import Book, Table
from helpers.importers.layout import Layout, find_layout
from helpers.importers.releases import release_in, settled
from helpers.importers.wanted import Listing, Occupations, States
from helpers.problems import Problem
from helpers.tables import schema_of

NATION = "official/wages_national"
STATE = "official/wages_state"
METRO = "official/wages_metropolitan"
NONMETRO = "official/wages_nonmetropolitan"
INDUSTRY = "official/wages_industry"

_BY_AREA_TYPE = {"1": NATION, "2": STATE, "4": METRO, "6": NONMETRO}
_BY_DIGITS = {1: STATE, 2: STATE, 5: METRO, 6: NONMETRO, 7: NONMETRO}
_DIGITS = {STATE: 2, METRO: 5, NONMETRO: 7}
_CROSS_INDUSTRY = "cross-industry"
_LEVELS = (_CROSS_INDUSTRY, "sector", "3-digit")


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
        One per table, none where its areas or industries are not kept; None when the file is of
        another kind.

    Raises
    ------
    Problem
        When it is a wage file that cannot be taken.
    """
    found = find_layout(book)
    return _Reading(book, *found, asked).batches() if found else None


class _Reading:
    """One reading of one wage file, row by row; only wanted rows are kept."""

    def __init__(self, book: Book, table: Table, layout: Layout, asked: str | None) -> None:
        self.book, self.table, self.layout, self.asked = book, table, layout, asked
        self.occupations, self.states = Occupations(), States()
        self.citations: dict[str, dict[str, dict]] = defaultdict(dict)
        self.problems: list[str] = []
        self.passed_by = False
        """Whether an occupation stood there in an area or at a level that is not kept."""
        self.release = None
        if "vintage" not in layout.places and "year" not in layout.places:
            named = release_in(table.sheet) or release_in(book.stem)
            self.release = settled(named, asked, book.name)

    def batches(self) -> list[Batch]:
        """Give the wanted rows, one batch per table."""
        taken: dict[str, dict[tuple, int]] = defaultdict(dict)
        coded = "published_code" in self.layout.places
        for number, row in self.table.rows:
            self._refuse_cut_short(number, row)
            code = cells.code(self.layout.cell(row, "published_code"))
            if coded and code not in self.occupations.codes:
                continue
            table, values = self._taken(number, row, code)
            if table:
                # An occupation can stand twice under one code, as "broad" and as "detailed".
                taken[table].setdefault(tuple(values.items()), number)
        if self.problems:
            raise Problem(*self.problems)
        if not (taken or self.passed_by):
            raise Problem(
                f"{self.book.name}: found no row of an occupation that data/occupations.csv names "
                "for that year; expected at least one."
            )
        headings = {column: self.layout.headings[column] for column in self.layout.measures}
        return [
            checked(
                table,
                [dict(row) for row in rows],
                list(self.citations[table].values()),
                self.book.name,
                [f"row {number}" for number in rows.values()],
                headings,
            )
            for table, rows in taken.items()
        ]

    def _refuse_cut_short(self, number: int, row: list) -> None:
        """Refuse a row of any occupation that ends early, but for the blank cells of a CSV.

        A file that was cut short ends in such a row; a note has one cell.
        """
        if 1 < len(row) <= max(self.layout.places.values()):
            raise Problem(
                f"{self.book.name}, row {number}: found {len(row)} cells; "
                f"expected {len(self.table.headings)}."
            )

    def _taken(self, number: int, row: list, code: str) -> tuple[str | None, dict]:
        table = self._table_of(row)
        title = self._text(row, "published_title")
        if table is None or not title:
            self.passed_by = True
            return None, {}
        period = self._period_of(row)
        listing = self._listing(code, title, int(period[:4]))
        if listing is None:
            return None, {}
        citation = citing.wages(table, period, self.book.file)
        self.citations[table][period] = citation
        return table, {
            "period": period,
            "occupation": listing.occupation,
            "published_code": listing.published_code,
            "published_title": title,
            "source": citation["source"],
            **(self._industry(row) if table == INDUSTRY else self._area(row, table)),
            **self._measures(number, row, table),
        }

    def _table_of(self, row: list) -> str | None:
        """The table that a row belongs to; None for an area or a level that is not kept."""
        level = self._text(row, "level") or _CROSS_INDUSTRY
        if "area_type" in self.layout.places:
            table = _BY_AREA_TYPE.get(cells.code(self.layout.cell(row, "area_type")))
        elif "area_code" in self.layout.places:
            table = _BY_DIGITS.get(len(self._area_code(row)))
        else:
            # A file by industry without areas is an extract: its total belongs to its industries.
            table = INDUSTRY if "industry_code" in self.layout.places else NATION
        if table == NATION and level != _CROSS_INDUSTRY:
            table = INDUSTRY
        if table == INDUSTRY:
            return table if level in _LEVELS else None
        if level != _CROSS_INDUSTRY:
            return None
        if table == STATE and not self.states.is_state(self._area_code(row).zfill(2)):
            return None
        return table

    def _period_of(self, row: list) -> str:
        if self.release:
            return self.release
        said = self._text(row, "vintage") or cells.code(self.layout.cell(row, "year"))
        return settled(release_in(said), self.asked, self.book.name)

    def _listing(self, code: str, title: str, year: int) -> Listing | None:
        if code:
            return self.occupations.by_code(code, year)
        return self.occupations.by_title(title, year)

    def _area(self, row: list, table: str) -> dict:
        if table == NATION:
            return {}
        area_code = self._area_code(row).zfill(_DIGITS[table])
        return {
            "area_code": area_code,
            "area": self._text(row, "area"),
            # Metropolitan codes say nothing of the state; the others begin with it.
            "state": self._text(row, "state")
            or (self.states.postal(area_code) if table != METRO else None),
            "method": "published",
        }

    def _industry(self, row: list) -> dict:
        level = self._text(row, "level")
        industry_code = cells.code(self.layout.cell(row, "industry_code"))
        return {
            # A spreadsheet that saves 000000 as a number leaves 0.
            "industry_code": industry_code.zfill(6 if level == _CROSS_INDUSTRY else 2),
            "industry": self._text(row, "industry"),
            "level": level,
        }

    def _measures(self, number: int, row: list, table: str) -> dict:
        """Numbers by column, and in ``withheld`` the marks that stand instead of some."""
        kept = schema_of(table).columns
        values, withheld = {}, []
        for column in self.layout.measures:
            if column not in kept:
                continue
            cell = self.layout.cell(row, column)
            mark = cells.marker(cell)
            if mark:
                withheld.append(f"{column} {mark}")
                continue
            try:
                values[column] = cells.number(cell)
            except ValueError:
                self.problems.append(
                    f"{self.book.name}, row {number}, column {self.layout.headings[column]}: "
                    f"found {cell!r}; expected a number, or one of the agency's marks "
                    f"({', '.join(cells.MARKERS)})."
                )
        return {**values, "withheld": "; ".join(withheld) or None}

    def _area_code(self, row: list) -> str:
        return cells.code(self.layout.cell(row, "area_code"))

    def _text(self, row: list, column: str) -> str:
        return cells.text(self.layout.cell(row, column))
