"""Reads the consumer price index (CPI-U) as the BLS and FRED serve it.

Both serve it since 1913. What is kept begins with the first year of wages, as no amount here is of
an earlier one.
"""

import re

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked, refuse_none
from helpers.importers.releases import source_record
from helpers.importers.selection import Occupations
from helpers.importers.tables import Row, find_columns
from helpers.importers.workbooks import Book

_TABLE, _SERIES = "official/consumer_prices", "bls-cpi-u"
_BLS = "cuur0000sa0"
_NAMES = (_BLS, "cpiaucns")  # FRED's own name for the same series
_LAYOUTS = (
    {"index": _NAMES, "day": ("observation_date", "date")},
    {"index": _NAMES, "year": "year", "month": "month"},
    {"index": "value", "series": "series_id", "year": "year", "period": "period"},
)
_UNPUBLISHED = ("", "-", ".")
_DAY = re.compile(r"(\d{4})-(\d\d)-\d\d")  # a spreadsheet may have turned it round
_MONTHS = {f"M{month:02}": month for month in range(1, 13)}  # M13 is the year's average


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the monthly index, all items, not seasonally adjusted, as ``helpers.importers`` says."""
    tables = (find_columns(book, columns) for columns in _LAYOUTS)
    table = next(filter(None, tables), None)
    if table is None:
        return None
    first_year = Occupations().first_year
    rows = []
    for row in table.rows:
        month = _month_of(row)
        if month is None or row.text("index") in _UNPUBLISHED:
            continue
        cells = (*month, row.cell("index"))
        year, month, index = (parse_cells.number_at(row.label, cell) for cell in cells)
        if year >= first_year:
            rows.append((row.where, {"year": year, "month": month, "index": index}))
    refuse_none(rows, book.name, f"month of the series {_BLS.upper()} since {first_year}")
    newest = max((row["year"], row["month"]) for _, row in rows)
    citation = source_record(_SERIES, "{:.0f}-{:02.0f}".format(*newest), book.file, source=_SERIES)
    return [checked(_TABLE, rows, [citation], book)]


def _month_of(row: Row) -> tuple[object, object] | None:
    """Year and month of a row in whichever of the three layouts; None for another series' row."""
    if "day" in row.table.places:
        day = _DAY.fullmatch(row.text("day"))
        if day is None:
            raise UserError(
                f"{row.label}: found {row.text('day')!r}; expected a day such as 2024-05-01."
            )
        return day[1], day[2]
    if "series" not in row.table.places:
        return row.cell("year"), row.cell("month")
    month = _MONTHS.get(row.text("period"))
    is_of_series = row.text("series").casefold() == _BLS
    return (row.cell("year"), month) if is_of_series and month else None
