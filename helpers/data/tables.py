"""Loads a table of data/, or all of them; a bad cell is answered in words."""

from collections.abc import Collection, Iterable
from functools import lru_cache

import pandas as pd

from helpers.data.cells import cells_of, check, typed
from helpers.data.read_log import log_read
from helpers.data.schemas import SCHEMAS, schema_of
from helpers.data.series import CITING, citation_errors, source_errors, with_series
from helpers.errors import UserError
from helpers.own_files import table_files
from helpers.paths import data_folder

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


def check_tables(valid: Collection[str] = (), needed: Iterable[str] = ()) -> dict[str, int]:
    """Load and validate each table.

    Parameters
    ----------
    valid : collection of str
        Tables that are known to be as declared: they are left alone, and read without a check by
        whoever loads them later.
    needed : iterable of str
        Tables that must be there, beside those with a schema of their own.

    Returns
    -------
    dict of str to int
        The number of rows of each table that was looked at.

    Raises
    ------
    UserError
        Every sentence about every table, each once.
    """
    take_as_valid(valid)
    declared = SCHEMAS.keys() - {"figures"}  # which is the schema of all data/figures
    rows: dict[str, int] = {}
    sentences: list[str] = []
    for name in sorted((table_files().keys() | declared | set(needed)) - set(valid)):
        if name not in declared and not name.startswith("figures/"):
            sentences.append(
                f"{_label(name)}: no table of this name is declared in helpers/data/schemas."
            )
            continue
        try:
            rows[name] = len(load(name))
        except UserError as problem:
            sentences += problem.sentences
    if sentences:
        raise UserError(*dict.fromkeys(sentences))
    return rows


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
    return typed(name, cells) if (name, raw) in _VALID else check(name, cells, _label(name))


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
