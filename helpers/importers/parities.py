"""Reads the regional price parities (BEA): states (SARPP), metropolitan areas (MARPP), portions.

Portions (PARPP) are a state's metropolitan areas together, and the rest of it. Of metropolitan
areas and portions the newest year is kept, of states every year.
"""

import re
from calendar import month_name
from collections.abc import Iterable

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked, refuse_none
from helpers.importers.releases import source_record
from helpers.importers.selection import States
from helpers.importers.tables import Row, find_columns
from helpers.importers.workbooks import Book

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
_KNOWN_BY = {name: name for name in ("geofips", "geoname", "description")}
_YEAR = re.compile(r"(?:rpp_)?((?:19|20)\d\d)")
_NATION = "00000"
_UNAVAILABLE = ("(NA)", "")
_UPDATED = re.compile(rf"Last updated: ({'|'.join(month_name[1:])}) (\d{{1,2}}), (\d{{4}})")


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the parities of every area and year in a file, as ``helpers.importers`` says."""
    table = find_columns(book, _KNOWN_BY)
    if table is None:
        return None
    years = {year[1]: name for name in table.names if (year := _YEAR.fullmatch(name))}
    rows = list(table.named({"table": "tablename", **years}).rows)
    lines = [row for row in rows if len(row.cells) >= len(table.headings)]
    target = _target(lines)
    if target is None or not years:
        return None
    # The notes under the table have one cell each.
    notes = " ".join(parse_cells.text(row.cells[0]) for row in rows if len(row.cells) == 1)
    kept = sorted(years) if target == STATE else [max(years)]
    states, parities = States(), []
    for (area_code, area), by_column in _areas(book, years, lines).items():
        if target == PORTION and area_code == _NATION:
            continue  # which the states' table holds
        state = _state(book, target, area_code, area, states)
        for year in kept:
            values = {
                column: by_year[year] for column, by_year in by_column.items() if year in by_year
            }
            # For a portion that has no figures, the file prints nothing but zeros.
            if any(values.values()):
                named = {"year": int(year), "area_code": area_code, "area": area}
                parities.append((f"{area} {year}", {**named, **values, **state}))
    refuse_none(parities, book.name, "area with parities")
    citation = source_record(_SERIES[target], max(years), book.file, published=_updated(notes))
    return [checked(target, parities, [citation], book)]


def _target(lines: list[Row]) -> str | None:
    """The table that the lines are for; a copy without names of tables is told by its areas."""
    names = {row.text("table") for row in lines}
    if names != {""}:
        return next((_BY_NAME[name] for name in names if name in _BY_NAME), None)
    return METRO if any("Metropolitan" in row.text("geoname") for row in lines) else None


def _areas(
    book: Book, years: Iterable[str], lines: list[Row]
) -> dict[tuple[str, str], dict[str, dict[str, float]]]:
    """Parities by area (its code and name), then by column and year."""
    areas: dict[tuple[str, str], dict[str, dict[str, float]]] = {}
    for row in lines:
        column = _LINES.get(row.text("description"))
        if column is None:
            continue
        # An asterisk after a name points to a footnote of another file.
        area = row.code("geofips").zfill(len(_NATION)), row.text("geoname").rstrip("* ")
        areas.setdefault(area, {})[column] = row.numbers(years, missing=_UNAVAILABLE)
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
