"""Reads the contents of a CSV file as a table of text, or says why it is none."""

import csv
import io

import pandas as pd

from helpers.csv_text import counted
from helpers.errors import UserError

_MOST_ABOVE = 12  # rows in which headings are looked for


def cells_of(raw: bytes, expected: list[str], label: str) -> pd.DataFrame:
    """Give a file's cells as text, indexed by the row numbers that a spreadsheet shows.

    Parameters
    ----------
    raw : bytes
        The file's contents.
    expected : list of str
        The headings that it must have, in any order.
    label : str
        What the file is called in a message.

    Raises
    ------
    UserError
        When it cannot be read as a table with these headings.
    """
    counting = counted(raw)
    if not counting.strip():
        raise UserError(f"{label}: the file is empty; expected a heading row and rows under it.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw:
        raise UserError(f"{label}: found UTF-16 or binary contents; expected CSV in UTF-8.")
    try:
        text = counting.decode()
    except UnicodeDecodeError as error:
        row = counting[: error.start].count(b"\n") + 1
        raise UserError(
            f"{label}, row {row}: found a byte that is not UTF-8; open the file in the spreadsheet "
            "it was saved with and save it as “CSV UTF-8”."
        ) from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise UserError(f"{label}: cannot be read as CSV ({error}).") from None
    return _as_frame(rows, expected, label)


def _as_frame(rows: list[list[str]], expected: list[str], label: str) -> pd.DataFrame:
    if not any(cell.strip() for cell in rows[0]):
        raise UserError(
            f"{label}, row 1: found a blank row; expected the headings; delete the row."
        )
    rows = _without_blank_columns(rows)
    heading = [name.strip() for name in rows[0]]
    if place := _place_of_headings(rows, expected):
        title = next(filter(None, heading))
        raise UserError(
            f"{label}, row 1: found {title!r}; expected the headings, which stand in row "
            f"{place}; delete the rows above them."
        )
    if len(heading) == 1 and (";" in heading[0] or "\t" in heading[0]):
        mark = "semicolons" if ";" in heading[0] else "tabs"
        raise UserError(
            f"{label}, row 1: found {mark} between the columns; expected commas; save it again as "
            "“CSV UTF-8”, with the comma between the fields."
        )
    wrong = [f"no column {name}" for name in expected if name not in heading]
    wrong += [
        f"a column {name!r} that is not known" if name else "a column without a heading"
        for name in dict.fromkeys(heading)
        if name not in expected
    ]
    wrong += [f"column {n} twice" for n in dict.fromkeys(heading) if n and heading.count(n) > 1]
    if wrong:
        raise UserError(
            f"{label}, row 1: found {'; '.join(wrong)}; expected {', '.join(expected)}."
        )
    filled = [(n, row) for n, row in enumerate(rows[1:], 2) if any(map(str.strip, row))]
    ragged = [
        f"{label}, row {number}: found {len(row)} cells; expected {len(heading)}."
        for number, row in filled
        if len(row) != len(heading)
    ]
    if ragged:
        raise UserError(*ragged)
    if not filled:
        raise UserError(f"{label}: found only the heading row; expected rows under it.")
    numbers, cells = zip(*filled, strict=True)
    frame = pd.DataFrame(cells, columns=heading, index=pd.Index(numbers), dtype="object")
    return frame[expected].apply(lambda column: column.str.strip()).replace("", None)


def _without_blank_columns(rows: list[list[str]]) -> list[list[str]]:
    """The rows without columns in which nothing stands, which a spreadsheet saves too."""
    width = max(map(len, rows))
    filled = [any(cell.strip() for row in rows for cell in row[n : n + 1]) for n in range(width)]
    if all(filled):
        return rows
    return [[cell for cell, kept in zip(row, filled, strict=False) if kept] for row in rows]


def _place_of_headings(rows: list[list[str]], expected: list[str]) -> int | None:
    """The row number of the headings where they stand below the first row, as under a title."""
    for number, row in enumerate(rows[1:_MOST_ABOVE], 2):
        if {*expected} <= {cell.strip() for cell in row}:
            return number
    return None
