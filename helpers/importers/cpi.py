"""Reads the consumer price index (CPI-U) as the BLS and FRED serve it.

Both serve it since 1913. What is kept begins with the first year of wages, as no amount here is of
an earlier one.
"""

import re
from collections.abc import Iterator

from helpers.errors import UserError
from helpers.importers import parse_cells
from helpers.importers.batch import Batch, checked
from helpers.importers.selection import Occupations
from helpers.importers.source_records import source_record
from helpers.importers.workbooks import Book, Table, find_table

_TABLE, _SERIES = "official/consumer_prices", "bls-cpi-u"
_BLS = "cuur0000sa0"
_FRED = "cpiaucns"  # FRED's own name for the same series
_UNPUBLISHED = ("", "-", ".")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # a spreadsheet may have turned it round
_MONTHS = {f"M{month:02}": month for month in range(1, 13)}  # M13 is the year's average


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the monthly index, all items, not seasonally adjusted.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        Not needed: each row names its month.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    UserError
        When it holds no month of the series, or a value is no number.
    """
    table = find_table(book, _is_heading)
    if table is None:
        return None
    first_year = Occupations().first_year
    rows, where = [], []
    for number, *cells in _months(book.name, table):
        if parse_cells.text(cells[-1]) in _UNPUBLISHED:
            continue
        values = [parse_cells.number_at(f"{book.name}, row {number}", cell) for cell in cells]
        if values[0] < first_year:
            continue
        rows.append(dict(zip(("year", "month", "index"), values, strict=True)))
        where.append(f"row {number}")
    if not rows:
        raise UserError(
            f"{book.name}: found no month of the series {_BLS.upper()} since {first_year}."
        )
    newest = max((row["year"], row["month"]) for row in rows)
    month = "{:.0f}-{:02.0f}".format(*newest)
    citation = source_record(_SERIES, month, book.file, source=_SERIES)
    rows = [{**row, "source": _SERIES} for row in rows]
    return [checked(_TABLE, rows, [citation], book.name, where)]


def _is_heading(names: set[str]) -> bool:
    series = bool({_BLS, _FRED} & names)
    dated = bool({"observation_date", "date"} & names) or {"year", "month"} <= names
    return (series and dated) or {"series_id", "year", "period", "value"} <= names


def _months(book: str, table: Table) -> Iterator[tuple[int, object, object, object]]:
    """Row, year, month and index, in whichever of the three layouts the file has."""
    series = next(name for name in (_BLS, _FRED, "value") if name in table.places)
    day = next((name for name in ("observation_date", "date") if name in table.places), None)
    for number, row in table.rows:
        if not any(row):
            continue
        index = table.cell(row, series)
        if series == "value":
            month = _MONTHS.get(parse_cells.text(table.cell(row, "period")))
            if parse_cells.text(table.cell(row, "series_id")).casefold() == _BLS and month:
                yield number, table.cell(row, "year"), month, index
        elif day:
            date = parse_cells.text(table.cell(row, day))
            if not _DAY.fullmatch(date):
                raise UserError(
                    f"{book}, row {number}: found {date!r}; expected a day such as 2024-05-01."
                )
            yield number, date[:4], date[5:7], index
        else:
            yield number, table.cell(row, "year"), table.cell(row, "month"), index
