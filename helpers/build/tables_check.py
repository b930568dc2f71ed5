"""Looks over every table of data/ before anything rests on it."""

from collections.abc import Collection, Iterable

from helpers.places import DATA
from helpers.problems import Problem
from helpers.schemas import SCHEMAS
from helpers.tables import load


def check_tables(needed: Iterable[str] = (), sound: Collection[str] = ()) -> dict[str, int]:
    """Load and validate each table.

    Parameters
    ----------
    needed : iterable of str
        Tables that must be there, beside those with a schema of their own.
    sound : collection of str
        Tables that are known to be as declared, and are left alone.

    Returns
    -------
    dict of str to int
        The number of rows of each table that was looked at.

    Raises
    ------
    Problem
        Every sentence about every table, each once.
    """
    present = {p.relative_to(DATA).with_suffix("").as_posix() for p in DATA.rglob("*.csv")}
    declared = SCHEMAS.keys() - {"figures"}  # which is the schema of all data/figures
    rows: dict[str, int] = {}
    sentences: list[str] = []
    for name in sorted((present | declared | set(needed)) - set(sound)):
        if name not in declared and not name.startswith("figures/"):
            sentences.append(f"data/{name}.csv: no table of this name is declared in schemas.py.")
            continue
        try:
            rows[name] = len(load(name))
        except Problem as problem:
            sentences += problem.sentences
    if sentences:
        raise Problem(*dict.fromkeys(sentences))
    return rows
