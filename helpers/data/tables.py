"""Loads a table of data/ and answers a bad cell in words: file, row, column, found, expected."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from helpers.data.csv_cells import cells_of
from helpers.data.read_log import log_read
from helpers.data.schemas.all_tables import SCHEMAS
from helpers.data.series import CITING, citation_errors, source_errors, with_series
from helpers.data.spreadsheet_damage import are_plain_numbers, damage_in, hint, is_plain_number
from helpers.errors import UserError
from helpers.paths import data_folder

_NUMBERS = ("float64", "int64")
_A_VALUE = "a value"
_MERGED = " Where cells were merged, take the merging back and fill each of them."
_SHOWN = 80  # letters of a damaged text
SOURCES, SERIES = "sources", "series"
_VALID: set[tuple[str, bytes]] = set()  # tables, with contents that were checked before


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
        One row per line of the file, in the file's order, text as text and numbers as numbers;
        sources with what their series in data/series.csv say.

    Raises
    ------
    UserError
        With one sentence per bad cell, all of them at once.
    """
    read = {name: _contents(name)}
    table = _checked(name, read[name])
    if name == SOURCES or not CITING.isdisjoint(table.columns):
        read |= {shared: _contents(shared) for shared in (SOURCES, SERIES)}
        sources = _complete_sources(read[SOURCES], read[SERIES])
        if name == SOURCES:
            table = sources
        else:
            _check_citations(name, read[name], read[SOURCES], read[SERIES])
    _log(read)
    return table.copy(deep=False)  # pandas copies what is written to


def source_row(name: str) -> dict[str, object]:
    """Give a row of data/sources.csv with what its series says; a missing value is None.

    Raises
    ------
    KeyError
        When there is no such source.
    """
    read = {table: _contents(table) for table in (SOURCES, SERIES)}
    _log(read)
    return _sources_by_name(*read.values())[name]


def take_as_valid(names: Iterable[str]) -> None:
    """Have tables read without a check from now on, as long as their files stay as they are."""
    _VALID.update((name, _contents(name)) for name in names)


def load_stored_sources() -> pd.DataFrame:
    """Give data/sources.csv as its file holds it, without what data/series.csv adds."""
    return _checked(SOURCES, _contents(SOURCES)).copy(deep=False)


def rows_of(table: pd.DataFrame) -> list[dict[str, object]]:
    """Give a table's rows; a missing value is None."""
    cells = table.astype(object)
    return cells.where(cells.notna(), None).to_dict("records")


def schema_of(name: str) -> pa.DataFrameSchema:
    """Give the schema a table of data/ is checked against (all figures share one)."""
    return SCHEMAS["figures" if name.startswith("figures/") else name]


def _label(name: str) -> str:
    """The file as the reader knows it."""
    return f"data/{name}.csv"


def _contents(name: str) -> bytes:
    try:
        return (data_folder() / f"{name}.csv").read_bytes()
    except OSError as error:
        raise UserError(f"{_label(name)}: cannot be read ({error.strerror}).") from None


@lru_cache(maxsize=64)  # contents: more than there are tables, so that each is checked once
def _checked(name: str, raw: bytes) -> pd.DataFrame:
    """The table that a file holds."""
    cells = cells_of(raw, list(schema_of(name).columns), _label(name))
    return _typed(name, cells) if (name, raw) in _VALID else check(name, cells, _label(name))


def _typed(name: str, cells: pd.DataFrame) -> pd.DataFrame:
    """The table with its types, where each cell is known to be valid."""
    schema = schema_of(name)
    numbers = {column: pd.to_numeric(cells[column]) for column in _numeric_columns(schema)}
    return schema.coerce_dtype(cells.assign(**numbers)).reset_index(drop=True)


def _numeric_columns(schema: pa.DataFrameSchema) -> list[str]:
    return [name for name, column in schema.columns.items() if str(column.dtype) in _NUMBERS]


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
    typed = cells.copy()
    for column in numeric:
        typed[column] = _numbers(cells[column])
        for row in cells.index[typed[column].isna() & cells[column].notna()]:
            sentences[row, column] = _sentence(
                label, row, [column], cells, "a number such as 48780"
            )
    damaged = _damaged_texts(cells.drop(columns=numeric), label)
    try:
        checked = schema.validate(typed, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        failures = [*_failures(errors.failure_cases, schema)]
        empty = {(row, columns[0]) for row, columns, expected in failures if expected == _A_VALUE}
        for row, columns, expected in failures:
            if not any((row, column) in sentences for column in columns):
                sentences[row, columns[0]] = _sentence(label, row, columns, typed, expected)
            neighbours = [(row - 1, columns[0]), (row + 1, columns[0])]
            if expected == _A_VALUE and not empty.isdisjoint(neighbours):
                sentences[row, columns[0]] += _MERGED
    if sentences := damaged | sentences:  # what the schema expects says more
        raise UserError(*(sentences[cell] for cell in sorted(sentences)))
    return checked.reset_index(drop=True)


def _numbers(cells: pd.Series) -> pd.Series:
    """A column's numbers; none where a cell holds anything but plain digits."""
    numbers = pd.to_numeric(cells, errors="coerce")
    texts = [cell for cell in cells[numbers.notna()] if isinstance(cell, str)]
    if are_plain_numbers(texts):
        return numbers
    return numbers.where(cells.map(lambda cell: is_plain_number(str(cell))))


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
    values = ", ".join(_shown(cells.at[row, column]) for column in columns)
    where = f"column{'s' if len(columns) > 1 else ''} {', '.join(columns)}"
    what_to_do = hint(cells.at[row, columns[0]], expected) if len(columns) == 1 else ""
    ending = f"; {what_to_do}." if what_to_do else "."
    return f"{label}, row {row}, {where}: found {values}; expected {expected}{ending}"


def _shown(value: object) -> str:
    if pd.isna(value):
        return "nothing"
    return f"{value:.12g}" if pd.api.types.is_number(value) else repr(value)


@lru_cache(maxsize=8)
def _complete_sources(raw_sources: bytes, raw_series: bytes) -> pd.DataFrame:
    """The sources with what their series say, or a sentence for each that is incomplete."""
    sources, series = _checked(SOURCES, raw_sources), _checked(SERIES, raw_series)
    if errors := source_errors(sources, series):
        raise UserError(*errors)
    return with_series(sources, series)


@lru_cache(maxsize=8)
def _sources_by_name(sources: bytes, series: bytes) -> dict[str, dict[str, object]]:
    return {row["source"]: row for row in rows_of(_complete_sources(sources, series))}


@lru_cache(maxsize=64)  # as above
def _check_citations(name: str, raw: bytes, sources: bytes, series: bytes) -> None:
    """Raise a sentence for each cell that cites what it may not."""
    if errors := citation_errors(name, _checked(name, raw), _complete_sources(sources, series)):
        raise UserError(*errors)


def _log(read: dict[str, bytes]) -> None:
    for name, raw in read.items():
        log_read(_label(name), raw)
