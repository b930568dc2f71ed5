"""Loads a table of data/ and answers a bad cell in words: file, row, column, found, expected."""

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache

import pandas as pd
import pandera.errors

from helpers.data.read_log import log_read
from helpers.data.schemas.all_tables import SCHEMAS
from helpers.errors import UserError
from helpers.paths import data_folder

_NUMBERS = ("float64", "int64")
_NAMING = ("source", "stated_in")  # the columns that name sources


def load(name: str) -> pd.DataFrame:
    """Give a checked table of data/.

    Parameters
    ----------
    name : str
        The table's path inside data/, without its ending: ``"official/wages_national"``,
        ``"figures/pay"``, ``"sources"``.

    Returns
    -------
    pandas.DataFrame
        One row per line of the file, in the file's order, text as text and numbers as numbers.

    Raises
    ------
    UserError
        With one sentence per bad cell, all of them at once.
    """
    read = {name: _contents(name)}
    table = _checked(name, read[name])
    if name != "sources" and not set(_NAMING).isdisjoint(table.columns):
        read["sources"] = _contents("sources")
        _check_sources(name, read[name], read["sources"])
    for path, raw in read.items():
        log_read(_said(path), raw)
    return table.copy(deep=False)  # pandas copies what is written to


def rows_of(table: pd.DataFrame) -> list[dict[str, object]]:
    """Give a table's rows; a missing value is None."""
    cells = table.astype(object)
    return cells.where(cells.notna(), None).to_dict("records")


def schema_of(name: str):
    """Give the schema a table of data/ is checked against (all figures share one)."""
    return SCHEMAS["figures" if name.startswith("figures/") else name]


def _said(name: str) -> str:
    """The file as the reader knows it."""
    return f"data/{name}.csv"


def _contents(name: str) -> bytes:
    try:
        return (data_folder() / f"{name}.csv").read_bytes()
    except OSError as error:
        raise UserError(f"{_said(name)}: cannot be read ({error.strerror}).") from None


@lru_cache(maxsize=64)  # contents: more than there are tables, so that each is checked once
def _checked(name: str, raw: bytes) -> pd.DataFrame:
    """The table that a file holds."""
    return check(name, _raw_rows(raw, schema_of(name), _said(name)), _said(name))


def _raw_rows(raw: bytes, schema, said: str) -> pd.DataFrame:
    """The file's cells as text, or a sentence about why it cannot be read as a table."""
    if not raw.strip():
        raise UserError(f"{said}: the file is empty; expected a heading row and rows under it.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw:
        raise UserError(f"{said}: found UTF-16 or binary contents; expected CSV in UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        raise UserError(
            f"{said}, row {row}: found a byte that is not UTF-8; open the file in the spreadsheet "
            "it was saved with and save it as “CSV UTF-8”."
        ) from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise UserError(f"{said}: cannot be read as CSV ({error}).") from None
    return _as_frame(rows, list(schema.columns), said)


def _as_frame(rows: list[list[str]], expected: list[str], said: str) -> pd.DataFrame:
    if not any(cell.strip() for cell in rows[0]):
        raise UserError(f"{said}, row 1: found a blank row; expected the headings; delete the row.")
    heading = [name.strip() for name in rows[0]]
    width = max((place for place, name in enumerate(heading, 1) if name), default=0)
    if not any(cell.strip() for row in rows for cell in row[width:]):
        # A spreadsheet may save columns in which nothing stands.
        heading, rows = heading[:width], [row[:width] for row in rows]
    if len(heading) == 1 and (";" in heading[0] or "\t" in heading[0]):
        mark = "semicolons" if ";" in heading[0] else "tabs"
        raise UserError(f"{said}, row 1: found {mark} between the columns; expected commas.")
    wrong = [f"no column {name}" for name in expected if name not in heading]
    wrong += [
        f"a column {name!r} that is not known" if name else "a column without a heading"
        for name in dict.fromkeys(heading)
        if name not in expected
    ]
    wrong += [f"column {n} twice" for n in dict.fromkeys(heading) if n and heading.count(n) > 1]
    if wrong:
        raise UserError(f"{said}, row 1: found {'; '.join(wrong)}; expected {', '.join(expected)}.")
    filled = [(number, row) for number, row in enumerate(rows[1:], 2) if any(row)]
    ragged = [
        f"{said}, row {number}: found {len(row)} cells; expected {len(heading)}."
        for number, row in filled
        if len(row) != len(heading)
    ]
    if ragged:
        raise UserError(*ragged)
    if not filled:
        raise UserError(f"{said}: found only the heading row; expected rows under it.")
    numbers, cells = zip(*filled, strict=True)
    frame = pd.DataFrame(cells, columns=heading, index=pd.Index(numbers), dtype="object")
    return frame[expected].apply(lambda column: column.str.strip()).replace("", None)


def check(name: str, cells: pd.DataFrame, said: str) -> pd.DataFrame:
    """Give the table with its types, or raise one sentence per cell that breaks its schema.

    Parameters
    ----------
    name : str
        The table whose schema applies.
    cells : pandas.DataFrame
        Cells as text (or numbers), indexed by the row number that a spreadsheet shows.
    said : str
        What the table is called in a message.

    Raises
    ------
    UserError
    """
    schema = schema_of(name)
    numeric = [n for n, column in schema.columns.items() if str(column.dtype) in _NUMBERS]
    told: dict[tuple[int, str], str] = {}
    typed = cells.copy()
    for column in numeric:
        typed[column] = pd.to_numeric(cells[column], errors="coerce")
        for row in cells.index[typed[column].isna() & cells[column].notna()]:
            told[row, column] = _sentence(said, row, [column], cells, "a number such as 48780")
    try:
        checked = schema.validate(typed, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        for row, columns, expected in _failures(errors.failure_cases, schema):
            if not any((row, column) in told for column in columns):
                told[row, columns[0]] = _sentence(said, row, columns, typed, expected)
    if told:
        raise UserError(*(told[cell] for cell in sorted(told)))
    return checked.reset_index(drop=True)


def _failures(cases: pd.DataFrame, schema) -> Iterator[tuple[int, list[str], str]]:
    """Each row and rule that failed: the row, the columns concerned, what was expected."""
    for case in cases.dropna(subset="index").itertuples():
        rule, column = str(case.check), str(case.column)
        if rule == "multiple_fields_uniqueness":
            columns, expected = list(schema.unique), "no other row with the same key"
        elif rule == "not_nullable":
            columns, expected = [column], "a value"
        elif rule.startswith(("coerce_dtype", "dtype")):
            columns, expected = [column], "a whole number"
        elif case.schema_context == "DataFrameSchema":
            named = [name for name in schema.columns if name in re.findall(r"\w+", rule)]
            columns, expected = named, rule
        else:
            columns, expected = [column], rule
        yield int(case.index), columns, expected


def _sentence(said: str, row: int, columns: list[str], cells: pd.DataFrame, expected: str) -> str:
    found = ", ".join(_shown(cells.at[row, column]) for column in columns)
    where = f"column{'s' if len(columns) > 1 else ''} {', '.join(columns)}"
    return f"{said}, row {row}, {where}: found {found}; expected {expected}."


def _shown(value: object) -> str:
    if pd.isna(value):
        return "nothing"
    return f"{value:.12g}" if pd.api.types.is_number(value) else repr(value)


@lru_cache(maxsize=64)  # as above
def _check_sources(name: str, raw: bytes, sources: bytes) -> None:
    """Raise a sentence for each cell that names a source without a row in data/sources.csv."""
    table, said = _checked(name, raw), _said(name)
    naming = table[[column for column in _NAMING if column in table]]
    known = _checked("sources", sources)["source"]
    unknown = ~naming.isin(known.array)
    sentences = [
        f"{said}, row {row + 2}, column {column}: found {name!r}; "
        "expected a source that has a row in data/sources.csv."
        for column in naming
        for row, name in naming[column][unknown[column]].items()
    ]
    if sentences:
        raise UserError(*sentences)
