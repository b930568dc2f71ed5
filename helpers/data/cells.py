"""Reads the cells of a table's file and holds them against its schema, with words for bad ones."""

import csv
import io
import re
import textwrap
from collections.abc import Iterator

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from helpers.csv_text import counted
from helpers.data.schemas import schema_of
from helpers.data.spreadsheet_damage import damage_in, hint, is_plain_number
from helpers.errors import UserError

_NUMBERS = ("float64", "int64")
_MOST_ABOVE = 12  # rows in which headings are looked for
_A_VALUE = "a value"
_MERGED = " Where cells were merged, take the merging back and fill each of them."
_SHOWN = 80  # letters of a damaged text


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


def shown(value: object) -> str:
    """Give a cell as a message names it.

    >>> shown("May"), shown(17.5), shown(None)
    ("'May'", '17.5', 'nothing')
    """
    if pd.isna(value):
        return "nothing"
    return f"{value:.12g}" if pd.api.types.is_number(value) else repr(value)


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


def typed(name: str, cells: pd.DataFrame) -> pd.DataFrame:
    """Give the table with its types, where each cell is known to be valid; else see ``check``."""
    schema = schema_of(name)
    numbers = {column: pd.to_numeric(cells[column]) for column in _numeric_columns(schema)}
    return schema.coerce_dtype(cells.assign(**numbers)).reset_index(drop=True)


def check(name: str, cells: pd.DataFrame, label: str) -> pd.DataFrame:
    """Give the table with its types, or raise one sentence per cell that breaks its schema.

    Parameters
    ----------
    name : str
        The table whose schema applies.
    cells : pandas.DataFrame
        Cells as text (or numbers), indexed by the row number that a spreadsheet shows.
    label : str
        What the table is called in a message.

    Raises
    ------
    UserError
    """
    schema = schema_of(name)
    numeric = _numeric_columns(schema)
    sentences: dict[tuple[int, str], str] = {}
    read = cells.assign(**{column: _numbers(cells[column]) for column in numeric})
    for column in numeric:
        for row in cells.index[read[column].isna() & cells[column].notna()]:
            sentences[row, column] = _sentence(
                label, row, [column], cells, "a number such as 48780"
            )
    damaged = _damaged_texts(cells.drop(columns=numeric), label)
    try:
        checked = schema.validate(read, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        failures = [*_failures(errors.failure_cases, schema)]
        empty = {(row, columns[0]) for row, columns, expected in failures if expected == _A_VALUE}
        for row, columns, expected in failures:
            if not any((row, column) in sentences for column in columns):
                sentences[row, columns[0]] = _sentence(label, row, columns, read, expected)
            neighbours = [(row - 1, columns[0]), (row + 1, columns[0])]
            if expected == _A_VALUE and not empty.isdisjoint(neighbours):
                sentences[row, columns[0]] += _MERGED
    if sentences := damaged | sentences:  # what the schema expects says more
        raise UserError(*(sentences[cell] for cell in sorted(sentences)))
    return checked.reset_index(drop=True)


def _numeric_columns(schema: pa.DataFrameSchema) -> list[str]:
    return [name for name, column in schema.columns.items() if str(column.dtype) in _NUMBERS]


def _numbers(cells: pd.Series) -> pd.Series:
    """A column's numbers; none where a cell holds anything but plain digits."""
    plain = cells.map(lambda cell: not isinstance(cell, str) or is_plain_number(cell))
    return pd.to_numeric(cells.where(plain), errors="coerce")


def _damaged_texts(cells: pd.DataFrame, label: str) -> dict[tuple[int, str], str]:
    """A sentence for each text that a spreadsheet has changed, though a schema may let it pass."""
    sentences = {}
    for column in cells:
        texts = {cell for cell in cells[column] if isinstance(cell, str)}
        damage = {text: said for text in texts if (said := damage_in(text))}
        for row, text in cells.loc[cells[column].isin(damage), column].items():
            where = f"{label}, row {row}, column {column}"
            found = textwrap.shorten(text, _SHOWN, placeholder=" …")
            sentences[row, column] = (
                f"{where}: found {found!r}; expected the text that was entered; {damage[text]}."
            )
    return sentences


def _failures(
    cases: pd.DataFrame, schema: pa.DataFrameSchema
) -> Iterator[tuple[int, list[str], str]]:
    """Each row and rule that failed: the row, the columns concerned, what was expected."""
    for case in cases.dropna(subset="index").itertuples():
        rule, column = str(case.check), str(case.column)
        if rule == "multiple_fields_uniqueness":
            columns, expected = list(schema.unique), "no other row with the same key"
        elif rule == "not_nullable":
            columns, expected = [column], _A_VALUE
        elif rule.startswith(("coerce_dtype", "dtype")):
            columns, expected = [column], "a whole number"
        elif case.schema_context == "DataFrameSchema":
            named = [name for name in schema.columns if name in re.findall(r"\w+", rule)]
            columns, expected = named, rule
        else:
            columns, expected = [column], rule
        yield int(case.index), columns, expected


def _sentence(label: str, row: int, columns: list[str], cells: pd.DataFrame, expected: str) -> str:
    values = ", ".join(shown(cells.at[row, column]) for column in columns)
    where = f"column{'s' if len(columns) > 1 else ''} {', '.join(columns)}"
    what_to_do = hint(cells.at[row, columns[0]], expected) if len(columns) == 1 else ""
    ending = f"; {what_to_do}." if what_to_do else "."
    return f"{label}, row {row}, {where}: found {values}; expected {expected}{ending}"
