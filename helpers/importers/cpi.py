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
from helpers.importers.tables import Row, find_table
from helpers.importers.workbooks import Book

_TABLE, _SERIES = "official/consumer_prices", "bls-cpi-u"
_BLS = "cuur0000sa0"
_FRED = "cpiaucns"  # FRED's own name for the same series
_COLUMNS = {
    "index": (_BLS, _FRED, "value"),
    "day": ("observation_date", "date"),
    "series": "series_id",
    "year": "year",
    "month": "month",
    "period": "period",
}
_UNPUBLISHED = ("", "-", ".")
_DAY = re.compile(r"(\d{4})-(\d\d)-\d\d")  # a spreadsheet may have turned it round
_MONTHS = {f"M{month:02}": month for month in range(1, 13)}  # M13 is the year's average


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the monthly index, all items, not seasonally adjusted, as ``helpers.importers`` says."""
    table = find_table(book, _is_heading)
    if table is None:
        return None
    first_year = Occupations().first_year
    rows = []
    for row in table.named(_COLUMNS).rows:
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


def _is_heading(names: set[str]) -> bool:
    series = bool({_BLS, _FRED} & names)
    dated = bool({"observation_date", "date"} & names) or {"year", "month"} <= names
    return (series and dated) or {"series_id", "year", "period", "value"} <= names


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
