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
_ITEMS = (
    ("median annual wage", "USD/year", False),
    ("median annual wage", "USD/year", True),
    ("median hourly wage", "USD/hour", False),
    ("typical entry-level education", None, False),
    ("jobs", "jobs", False),
    ("projected jobs", "jobs", False),
    ("employment change", "percent", False),
    ("employment change", "jobs", False),
    ("employment change against all occupations", None, False),
    ("openings per year", "jobs/year", False),
    ("share of jobs", "percent", True),
)
"""What the page states, in which unit or in words, and whether by industry.

Notebooks ask for it by these names.
"""
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
    units = [unit for item, unit, _ in _ITEMS if item == _plain(cells["item"])]
    if not units:
        items = dict.fromkeys(item for item, *_ in _ITEMS)
        raise row.refusal("item", f"one of {', '.join(items)}")
    if cells["unit"] not in units:
        known = " or ".join(unit or "no unit" for unit in dict.fromkeys(units))
        raise UserError(
            f"{row.label}, column unit: found {cells['unit'] or 'nothing'} for {cells['item']}; "
            f"expected {known}."
        )
    value = cells.pop("value")
    if cells["unit"] is None:
        return {**cells, "wording": value}
    try:
        return {**cells, "value": parse_cells.number(value, signed=True)}
    except ValueError:
        raise row.refusal(
            "value", f"a plain number such as 51140, since its unit is {cells['unit']}"
        ) from None


def _missing(label: str, rows: list[dict]) -> list[str]:
    """A sentence for each item of the page that no row states."""
    stated = {(_plain(row["item"]), row["unit"], bool(row["industry"])) for row in rows}
    return [
        f"{label}: found no row {item}{f' in {unit}' if unit else ''}"
        f"{' by industry' if by_industry else ''}; expected every item of the page."
        for item, unit, by_industry in _ITEMS
        if (item, unit, by_industry) not in stated
    ]


def _plain(item: str | None) -> str:
    """An item without the particulars that the page adds in brackets."""
    return _PARTICULARS.sub("", item or "")
