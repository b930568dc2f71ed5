"""Looks over every table of data/ before anything rests on it."""

from collections.abc import Collection, Iterable

from helpers.data.schemas.all_tables import SCHEMAS
from helpers.data.tables import load, take_as_valid
from helpers.errors import UserError
from helpers.own_files import table_files


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
            sentences.append(f"data/{name}.csv: no table of this name is declared in schemas.py.")
            continue
        try:
            rows[name] = len(load(name))
        except UserError as problem:
            sentences += problem.sentences
    if sentences:
        raise UserError(*dict.fromkeys(sentences))
    return rows
