"""The columns of the wage survey's files, and to which table and place a row belongs."""

from helpers.data.industry_levels import LEVELS, OWNERS
from helpers.data.schemas.all_tables import WAGES
from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.selection import States
from helpers.importers.workbooks import Book, Table, find_table

_STATISTICS = {
    "mean": ("mean",),
    "p10": ("pct10", "wpct10"),
    "p25": ("pct25", "wpct25"),
    "median": ("median",),
    "p75": ("pct75", "wpct75"),
    "p90": ("pct90", "wpct90"),
}
_PAY = {
    f"{basis}_{statistic}": tuple(f"{basis[0]}_{ending}" for ending in endings)
    for basis in ("hourly", "annual")
    for statistic, endings in _STATISTICS.items()
}
MEASURES = {
    "employment": ("tot_emp",),
    "employment_rse": ("emp_prse",),
    "jobs_per_1000": ("jobs_1000",),
    "location_quotient": ("loc_quotient", "loc_q"),
    "percent_of_industry": ("pct_total",),
    **_PAY,
    "mean_rse": ("mean_prse",),
}
"""Our columns of numbers, each with the agency's headings for it."""
_LABELS = {
    "published_code": ("occ_code",),
    "published_title": ("occ_title", "occ_titl"),
    "area_type": ("area_type",),
    "area_code": ("area",),
    "area": ("area_title", "area_name", "state"),
    "state": ("prim_state", "st"),
    "industry_code": ("naics",),
    "industry": ("naics_title",),
    "level": ("i_group",),
    "owner": ("own_code",),
    "year": ("year",),
    "vintage": ("vintage",),
}
_COLUMNS = MEASURES | _LABELS
_KNOWN = frozenset(name for names in _COLUMNS.values() for name in names)
_ENOUGH = 5
"""Headings by which a wage file is known, so that one with a column missing still is."""
_ALWAYS = {"published_title", "employment", "annual_mean", "annual_median"}
_WHOLE = {"published_code", "employment_rse", "mean_rse", *WAGES}
_MEANS = {"hourly_mean", "annual_mean"}
_OF_AREAS = {"area_code", "area"}
_OF_INDUSTRIES = {"industry_code", "industry", "level", "percent_of_industry"}
NATION = "official/wages_national"
STATE = "official/wages_state"
METRO = "official/wages_metropolitan"
NONMETRO = "official/wages_nonmetropolitan"
INDUSTRY = "official/wages_industry"
SERIES = {
    NATION: "bls-oews",
    STATE: "bls-oews-state",
    METRO: "bls-oews-metro",
    NONMETRO: "bls-oews-nonmetro",
    INDUSTRY: "bls-oews-industry",
}
"""Of each table, the row of data/series.csv."""
_BY_AREA_TYPE = {"1": NATION, "2": STATE, "4": METRO, "6": NONMETRO}
_BY_DIGITS = {1: STATE, 2: STATE, 5: METRO, 6: NONMETRO, 7: NONMETRO}
_DIGITS = {STATE: 2, METRO: 5, NONMETRO: 7}
_CROSS_INDUSTRY = LEVELS[0]


class Layout:
    """Where each of our columns stands in a wage file, and under which heading."""

    def __init__(self, table: Table) -> None:
        places = table.places
        positions = {}
        for ours, names in _COLUMNS.items():
            name = next((name for name in names if name in places), None)
            if name:
                positions[ours] = places[name]
        self.places = positions
        self.headings = {ours: table.headings[place] for ours, place in positions.items()}
        self.measures = [ours for ours in MEASURES if ours in positions]

    def cell(self, row: list, column: str) -> object:
        """Give a row's cell under one of our columns, nothing where the file has none."""
        place = self.places.get(column)
        return "" if place is None or place >= len(row) else row[place]


def find_layout(book: Book) -> tuple[Table, Layout] | None:
    """Find the table of a wage file, or None when the file is of another kind.

    Raises
    ------
    UserError
        When it is a wage file but a column of its layout is missing.
    """
    table = find_table(book, lambda names: len(names & _KNOWN) >= _ENOUGH)
    if table is None:
        return None
    layout = Layout(table)
    required = _required(layout)
    missing = [
        names[0].upper()
        for ours, names in _COLUMNS.items()
        if ours in required and ours not in layout.places
    ]
    if missing:
        raise UserError(
            f"{book.name}, row {table.heading_row}: found no column {', '.join(missing)}; "
            "expected every column of the agency's layout."
        )
    return table, layout


def _required(layout: Layout) -> set[str]:
    """What must be there: all that a release prints, less in an extract.

    One is known by its column VINTAGE, or by holding the means of areas and no other figure.
    """
    if set(layout.measures) == _MEANS and "area" in layout.places:
        return {"published_code", "published_title", "area", *_MEANS}
    required = set(_ALWAYS)
    if "vintage" not in layout.places:
        required |= _WHOLE
    if "area_code" in layout.places or "area_type" in layout.places:
        required |= _OF_AREAS
    if "industry_code" in layout.places:
        required |= _OF_INDUSTRIES
    return required


class Places:
    """Where the rows of one wage file belong.

    Parameters
    ----------
    layout : Layout
        The file's columns.
    label : str
        The file, as a message names it.
    """

    def __init__(self, layout: Layout, label: str) -> None:
        self._layout, self._label, self._states = layout, label, States()

    def table_of(self, number: int, row: list) -> str | None:
        """Give the table that a row belongs to, None for an area or a level that is not kept.

        Raises
        ------
        UserError
            When its area has a name alone, and no state is called so.
        """
        level = self._text(row, "level") or _CROSS_INDUSTRY
        if "area_type" in self._layout.places:
            table = _BY_AREA_TYPE.get(parse_cells.code(self._layout.cell(row, "area_type")))
        elif "area_code" in self._layout.places or "area" in self._layout.places:
            table = _BY_DIGITS.get(len(self._area_code(number, row)))
        else:
            # A file by industry without areas is an extract: its total belongs to its industries.
            table = INDUSTRY if "industry_code" in self._layout.places else NATION
        if table == NATION and level != _CROSS_INDUSTRY:
            table = INDUSTRY
        if table == INDUSTRY:
            return table if level in LEVELS else None
        if level != _CROSS_INDUSTRY:
            return None
        if table == STATE and not self._states.is_state(self._area_code(number, row).zfill(2)):
            return None
        return table

    def cells_of(self, table: str, number: int, row: list) -> dict:
        """Give the columns by which a row of a table says where it is.

        Raises
        ------
        UserError
            When the code of an industry's owner is not known.
        """
        if table == NATION:
            return {}
        if table == INDUSTRY:
            return self._industry(number, row)
        area_code = self._area_code(number, row).zfill(_DIGITS[table])
        return {
            "area_code": area_code,
            "area": self._text(row, "area"),
            # Metropolitan codes say nothing of the state; the others begin with it.
            "state": self._text(row, "state")
            or (self._states.postal(area_code) if table != METRO else None),
        }

    def _industry(self, number: int, row: list) -> dict:
        level = self._text(row, "level")
        industry_code = parse_cells.code(self._layout.cell(row, "industry_code"))
        return {
            # A spreadsheet that saves 000000 as a number leaves 0.
            "industry_code": industry_code.zfill(6 if level == _CROSS_INDUSTRY else 2),
            "industry": self._text(row, "industry"),
            "level": level,
            "owner": self._owner(number, row),
        }

    def _owner(self, number: int, row: list) -> str | None:
        """Whose establishments a row counts; None where an extract does not say."""
        code = parse_cells.code(self._layout.cell(row, "owner"))
        if not code:
            return None
        if code not in OWNERS:
            raise UserError(self._unknown("owner", number, code, f"one of {', '.join(OWNERS)}"))
        return OWNERS[code]

    def _area_code(self, number: int, row: list) -> str:
        if "area_code" in self._layout.places:
            return parse_cells.code(self._layout.cell(row, "area_code"))
        name = self._text(row, "area")
        code = self._states.code_of(name)
        if code is None:
            expected = "a state of data/states.csv, or a column AREA with the area's code"
            raise UserError(self._unknown("area", number, name, expected))
        return code

    def _unknown(self, column: str, number: int, value: str, expected: str) -> str:
        heading = self._layout.headings[column]
        return (
            f"{self._label}, row {number}, column {heading}: found {value!r}; expected {expected}."
        )

    def _text(self, row: list, column: str) -> str:
        return parse_cells.text(self._layout.cell(row, column))
