"""Reads the regional price parities (BEA): states (SARPP) and metropolitan areas (MARPP)."""

import re
from datetime import datetime

from helpers.importers import cells, citing
from helpers.importers.batch import Batch, checked
from helpers.importers.books import Book, Table, find_table
from helpers.importers.wanted import States
from helpers.problems import Problem

STATE = "official/price_parities_state"
METRO = "official/price_parities_metropolitan"

_LINES = {
    "RPPs: All items": "all_items",
    "RPPs: Goods": "goods",
    "RPPs: Services: Housing": "housing",
    "RPPs: Services: Utilities": "utilities",
    "RPPs: Services: Other": "other_services",
}
_BY_NAME = {"SARPP": STATE, "MARPP": METRO}
_YEAR = re.compile(r"(?:rpp_)?((?:19|20)\d\d)")
_NATION = "00000"
_UNAVAILABLE = ("(NA)", "")
_UPDATED = re.compile(r"Last updated: ([A-Z][a-z]+ \d{1,2}, \d{4})")


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
    Problem
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
    areas, published, target = _lines(book, table, years)
    if target is None:
        return None
    citation = citing.parities(target, min(years), max(years), published, book.file)
    states = States()
    rows, where = [], []
    for (area_code, area), lines in areas.items():
        if target == STATE and area_code != _NATION and not states.named(area):
            raise Problem(
                f"{book.name}: found the area {area!r}; expected a state of data/states.csv."
            )
        for year in sorted(years):
            values = {column: told[year] for column, told in lines.items() if year in told}
            if values:
                rows.append(
                    {
                        "year": year,
                        "area_code": area_code,
                        "area": area,
                        "source": citation["source"],
                        **({"state": states.named(area)} if target == STATE else {}),
                        **values,
                    }
                )
                where.append(f"{area} {year}")
    return [checked(target, rows, [citation], book.name, where)]


def _lines(book: Book, table: Table, years: dict[int, int]):
    """Parities by area, line and year; the day of publication; the table they are for."""
    places = table.places
    areas: dict[tuple[str, str], dict[str, dict[int, float]]] = {}
    published, target = "", None
    for number, row in table.rows:
        if len(row) < len(table.headings):
            # The notes under the table: one cell each.
            updated = _UPDATED.search(cells.text(row[0])) if row else None
            if updated:
                published = datetime.strptime(updated[1], "%B %d, %Y").date().isoformat()
            continue
        column = _LINES.get(cells.text(row[places["description"]]))
        if column is None:
            continue
        # An asterisk after a name points to a footnote of another file.
        area = cells.text(row[places["geoname"]]).removesuffix("*").strip()
        if "tablename" in places:
            target = _BY_NAME.get(cells.text(row[places["tablename"]]))
        elif "Metropolitan" in area:
            target = METRO
        code = cells.code(row[places["geofips"]]).zfill(len(_NATION))
        told = areas.setdefault((code, area), {}).setdefault(column, {})
        for year, place in years.items():
            if cells.text(row[place]) in _UNAVAILABLE:
                continue
            where = f"{book.name}, row {number}, column {table.headings[place]}"
            told[year] = cells.number_at(where, row[place])
    missing = [
        line
        for line, column in _LINES.items()
        if not all(column in told for told in areas.values())
    ]
    if areas and missing:
        raise Problem(f"{book.name}: found areas without the line {', '.join(missing)}.")
    return areas, published, target
