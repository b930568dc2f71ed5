"""Reads the figures of the Occupational Outlook Handbook's page on the occupation.

The page is no file: somebody types its figures, so what is typed is looked over as a whole.
"""

import re

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.releases import release_in, settled, source_record
from helpers.importers.selection import Occupations
from helpers.importers.tables import Row, find_table
from helpers.importers.workbooks import Book

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
    """Read a table of the page's figures, as ``helpers.importers`` says.

    What has no unit is kept as wording. The month of the page stands in the file's name, or
    ``asked`` says it.
    """
    table = find_table(book, lambda names: names == set(_HEADINGS))
    if table is None:
        return None
    table = table.named({name: name for name in _HEADINGS})
    published = settled(release_in(book.stem), asked, book.name)
    rows, problems = [], []
    for row in table.rows:
        try:
            rows.append((row.where, _entry(row)))
        except UserError as problem:
            problems += problem.sentences
    problems = problems or _missing(book.name, [entry for _, entry in rows])
    if problems:
        raise UserError(*problems)
    name = Occupations().main(int(published[:4])).name
    title = f"Occupational Outlook Handbook, {name[0].lower()}{name[1:]}"
    citation = source_record("bls-ooh", published, book.file, published=published, title=title)
    return [checked(_TABLE, rows, [citation], book)]


def _entry(row: Row) -> dict:
    """A row as the table keeps it: a number with its unit, or words without one."""
    row.refuse_cut_short()
    cells = {column: row.text(column) or None for column in _HEADINGS}
    units = _ITEMS.get(_plain(cells["item"]))
    if units is None:
        raise row.refusal("item", f"one of {', '.join(_ITEMS)}")
    if cells["unit"] not in units:
        known = " or ".join("no unit" if unit is _WORDS else unit for unit in units)
        raise UserError(
            f"{row.label}, column unit: found {cells['unit'] or 'nothing'} for {cells['item']}; "
            f"expected {known}."
        )
    value = cells.pop("value")
    if cells["unit"] is _WORDS:
        return {**cells, "wording": value}
    try:
        return {**cells, "value": parse_cells.number(value, signed=True)}
    except ValueError:
        raise row.refusal(
            "value", f"a plain number such as 51140, since its unit is {cells['unit']}"
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
