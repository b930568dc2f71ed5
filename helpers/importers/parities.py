"""Reads the regional price parities (BEA): states (SARPP), metropolitan areas (MARPP), portions.

Portions (PARPP) are a state's metropolitan areas together, and the rest of it. Of metropolitan
areas and portions the newest year is kept, of states every year.
"""

import re
from calendar import month_name

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.selection import States
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, Table, find_table

STATE = "official/price_parities_state"
METRO = "official/price_parities_metropolitan"
PORTION = "official/price_parities_portion"
_LINES = {
    "RPPs: All items": "all_items",
    "RPPs: Goods": "goods",
    "RPPs: Services: Housing": "housing",
    "RPPs: Services: Utilities": "utilities",
    "RPPs: Services: Other": "other_services",
}
_BY_NAME = {"SARPP": STATE, "MARPP": METRO, "PARPP": PORTION}
_SERIES = {STATE: "bea-rpp-state", METRO: "bea-rpp-metro", PORTION: "bea-rpp-portion"}
_PORTION = re.compile(r"(.+) \((Metropolitan|Nonmetropolitan) Portion\)")
_YEAR = re.compile(r"(?:rpp_)?((?:19|20)\d\d)")
_NATION = "00000"
_UNAVAILABLE = ("(NA)", "")
_UPDATED = re.compile(rf"Last updated: ({'|'.join(month_name[1:])}) (\d{{1,2}}), (\d{{4}})")


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the parities of every area and year in a file.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        Not needed: the columns are headed with their years.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When a line is missing, an area is no state, or a number is none.
    """
    table = find_table(book, {"geofips", "geoname", "description"}.issubset)
    if table is None:
        return None
    years = {
        int(match[1]): place
        for name, place in table.places.items()
        if (match := _YEAR.fullmatch(name))
    }
    rows = list(table.rows)
    lines = [(number, row) for number, row in rows if len(row) >= len(table.headings)]
    target = _target(table, lines)
    if target is None or not years:
        return None
    # The notes under the table have one cell each.
    notes = " ".join(parse_cells.text(row[0]) for _, row in rows if row and len(row) == 1)
    citation = source_record(_SERIES[target], str(max(years)), book.file, published=_updated(notes))
    kept = sorted(years) if target == STATE else [max(years)]
    states, parities, where = States(), [], []
    for (area_code, area), by_column in _areas(book, table, years, lines).items():
        if target == PORTION and area_code == _NATION:
            continue  # which the states' table holds
        state = _state(book, target, area_code, area, states)
        for year in kept:
            values = {
                column: by_year[year] for column, by_year in by_column.items() if year in by_year
            }
            # For a portion that has no figures, the file prints nothing but zeros.
            if any(values.values()):
                named = {"year": year, "area_code": area_code, "area": area}
                parities.append({**named, **values, **state, "source": citation["source"]})
                where.append(f"{area} {year}")
    return [checked(target, parities, [citation], book.name, where)]


def _target(table: Table, lines: list[tuple[int, list]]) -> str | None:
    """The table that the lines are for; a copy without names of tables is told by its areas."""
    if "tablename" in table.places:
        names = {parse_cells.text(table.cell(row, "tablename")) for _, row in lines}
        return next((_BY_NAME[name] for name in names if name in _BY_NAME), None)
    areas = (parse_cells.text(table.cell(row, "geoname")) for _, row in lines)
    return METRO if any("Metropolitan" in area for area in areas) else None


def _areas(
    book: Book, table: Table, years: dict[int, int], lines: list[tuple[int, list]]
) -> dict[tuple[str, str], dict[str, dict[int, float]]]:
    """Parities by area (its code and name), then by column and year."""
    areas: dict[tuple[str, str], dict[str, dict[int, float]]] = {}
    for number, row in lines:
        column = _LINES.get(parse_cells.text(table.cell(row, "description")))
        if column is None:
            continue
        code = parse_cells.code(table.cell(row, "geofips")).zfill(len(_NATION))
        # An asterisk after a name points to a footnote of another file.
        area = parse_cells.text(table.cell(row, "geoname")).removesuffix("*").strip()
        by_year = areas.setdefault((code, area), {}).setdefault(column, {})
        for year, place in years.items():
            if parse_cells.text(row[place]) not in _UNAVAILABLE:
                where = f"{book.name}, row {number}, column {table.headings[place]}"
                by_year[year] = parse_cells.number_at(where, row[place])
    missing = [
        line
        for line, column in _LINES.items()
        if not all(column in by_column for by_column in areas.values() or [{}])
    ]
    if missing:
        raise UserError(f"{book.name}: found areas without the line {', '.join(missing)}.")
    return areas


def _state(
    book: Book, target: str, area_code: str, area: str, states: States
) -> dict[str, str | None]:
    """The state that an area is, or is a portion of, and which; nothing for metropolitan areas."""
    if target == METRO:
        return {}
    portion = _PORTION.fullmatch(area) if target == PORTION else None
    postal = states.named(portion[1] if portion else area)
    if postal is None and (target == PORTION or area_code != _NATION):
        raise UserError(
            f"{book.name}: found the area {area!r}; expected a state of data/states.csv."
        )
    return {"state": postal, "portion": portion[2].lower()} if portion else {"state": postal}


def _updated(notes: str) -> str | None:
    """The day that the notes give as the last update, nothing where they give none."""
    day = _UPDATED.search(notes)
    return f"{day[3]}-{list(month_name).index(day[1]):02}-{int(day[2]):02}" if day else None
