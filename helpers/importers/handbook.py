"""Reads the figures of the Occupational Outlook Handbook's page on the occupation.

The page is no file: somebody types its figures, so what is typed is looked over as a whole.
"""

import re

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.resolve_period import release_in, settled
from helpers.importers.selection import Occupations
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, find_table

_TABLE = "official/handbook"
_HEADINGS = ("item", "industry", "value", "unit", "period")
_FOR_ALL, _BY_INDUSTRY = "all", "by industry"
_WORDS = None
_ITEMS = {
    "median annual wage": {"USD/year": (_FOR_ALL, _BY_INDUSTRY)},
    "median hourly wage": {"USD/hour": (_FOR_ALL,)},
    "typical entry-level education": {_WORDS: (_FOR_ALL,)},
    "jobs": {"jobs": (_FOR_ALL,)},
    "projected jobs": {"jobs": (_FOR_ALL,)},
    "employment change": {"percent": (_FOR_ALL,), "jobs": (_FOR_ALL,)},
    "employment change against all occupations": {_WORDS: (_FOR_ALL,)},
    "openings per year": {"jobs/year": (_FOR_ALL,)},
    "share of jobs": {"percent": (_BY_INDUSTRY,)},
}
"""What the page states, in which units, and for whom; notebooks ask for it by these names."""
_PARTICULARS = re.compile(r" \(.*\)$")  # as: against all occupations (3 percent)


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a table of the page's figures; what has no unit is kept as wording.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        The month of the page, where the file's name does not say it.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When a row is cut short, an item or a unit is unknown, a figure is none, an item of the
        page is missing, or the month of the page is unknown.
    """
    table = find_table(book, lambda names: names == set(_HEADINGS))
    if table is None:
        return None
    published = settled(release_in(book.stem), asked, book.name)
    name = Occupations().main(int(published[:4])).name
    title = f"Occupational Outlook Handbook, {name[0].lower()}{name[1:]}"
    citation = source_record("bls-ooh", published, book.file, published=published, title=title)
    rows, where, problems = [], [], []
    for number, row in table.rows:
        if not any(row):
            continue
        place = f"{book.name}, row {number}"
        if len(row) < len(_HEADINGS):
            problems.append(f"{place}: found {len(row)} cells; expected {len(_HEADINGS)}.")
            continue
        cells = {name: parse_cells.text(row[table.places[name]]) or None for name in _HEADINGS}
        try:
            rows.append({**_entry(place, cells), "source": citation["source"]})
            where.append(f"row {number}")
        except UserError as problem:
            problems += problem.sentences
    problems += _missing(book.name, rows) if not problems else []
    if problems:
        raise UserError(*problems)
    return [checked(_TABLE, rows, [citation], book.name, where)]


def _entry(place: str, cells: dict[str, str | None]) -> dict:
    """A row as the table keeps it: a number with its unit, or words without one."""
    units = _ITEMS.get(_plain(cells["item"]))
    if units is None:
        raise UserError(
            f"{place}, column item: found {cells['item']!r}; expected one of {', '.join(_ITEMS)}."
        )
    if cells["unit"] not in units:
        known = " or ".join("no unit" if unit is _WORDS else unit for unit in units)
        raise UserError(
            f"{place}, column unit: found {cells['unit'] or 'nothing'} for {cells['item']}; "
            f"expected {known}."
        )
    entry = {column: cells[column] for column in ("item", "industry", "unit", "period")}
    if cells["unit"] is _WORDS:
        return {**entry, "wording": cells["value"]}
    try:
        return {**entry, "value": parse_cells.number(cells["value"], signed=True)}
    except ValueError:
        value = repr(cells["value"]) if cells["value"] else "nothing"
        raise UserError(
            f"{place}, column value: found {value}; expected a plain number such as 51140, since "
            f"its unit is {cells['unit']}."
        ) from None


def _missing(label: str, rows: list[dict]) -> list[str]:
    """A sentence for each item of the page that no row states."""
    stated = {
        (_plain(row["item"]), row["unit"], _BY_INDUSTRY if row["industry"] else _FOR_ALL)
        for row in rows
    }
    return [
        f"{label}: found no row {item}{'' if unit is _WORDS else f' in {unit}'}"
        f"{' by industry' if whom == _BY_INDUSTRY else ''}; expected every item of the page."
        for item, units in _ITEMS.items()
        for unit, whose in units.items()
        for whom in whose
        if (item, unit, whom) not in stated
    ]


def _plain(item: str | None) -> str:
    """An item without the particulars that the page adds in brackets."""
    return _PARTICULARS.sub("", item or "")
