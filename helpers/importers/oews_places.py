"""Tells where a row of a wage file belongs: to which table, area, industry and owner."""

from helpers.data.industry_levels import LEVELS, OWNERS
from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.oews_columns import Layout
from helpers.importers.selection import States

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


class Places:
    """Where the rows of one wage file belong.

    Parameters
    ----------
    layout : Layout
        The file's columns.
    said : str
        The file, as a message names it.
    """

    def __init__(self, layout: Layout, said: str) -> None:
        self._layout, self._said, self._states = layout, said, States()

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

    def _unknown(self, column: str, number: int, found: str, expected: str) -> str:
        heading = self._layout.headings[column]
        return (
            f"{self._said}, row {number}, column {heading}: found {found!r}; expected {expected}."
        )

    def _text(self, row: list, column: str) -> str:
        return parse_cells.text(self._layout.cell(row, column))
