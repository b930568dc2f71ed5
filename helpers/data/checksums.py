"""Tells by checksums whether the official rows still stand as `update` wrote them."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from helpers.data.tables import load, rows_of

CHECKSUMS = "checksums"
WITH_CHECKSUMS = ("official/", "postings")
"""How the names of tables begin that `update` alone writes."""
DECIMALS = 6
"""More than any agency prints; what stands behind is noise of binary fractions."""


def wrong_checksums(tables: Iterable[str]) -> list[str]:
    """Give a sentence for each release whose rows are not those that `update` wrote.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    """
    held = set(tables)
    if CHECKSUMS not in held:
        return []
    listed = load(CHECKSUMS)
    known = {(row.table, row.release): (row.rows, row.checksum) for row in listed.itertuples()}
    now: dict[tuple[str, str], tuple[int, str]] = {}
    for name in held:
        if name.startswith(WITH_CHECKSUMS):
            of_table = checksums_of(rows_of(load(name)))
            now |= {(name, release): checksum for release, checksum in of_table.items()}
    return [
        f"data/{name}.csv: the rows of {release} are not as `update` wrote them; take in the "
        "agency's file again."
        for name, release in sorted(known.keys() | now.keys())
        if known.get((name, release)) != now.get((name, release))
    ]


def checksums_of(rows: Iterable[Mapping[str, object]]) -> dict[str, tuple[int, str]]:
    """Give for each release how many rows it has, and the checksum of their cells in any order.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of an official table; a missing value is None.

    >>> checksums_of([{"year": 2023, "index": 304.7, "source": "tiny"}])
    {'tiny': (1, 'bc115f411e000a90')}
    """
    by_release: dict[str, list[str]] = {}
    for row in rows:
        cells = json.dumps({column: cell_as_text(value) for column, value in row.items()})
        by_release.setdefault(str(row["source"]), []).append(cells)
    return {
        release: (len(lines), hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16])
        for release, lines in by_release.items()
    }


def cell_as_text(value: object) -> str:
    """Give a value as a table of data/ writes it: no trailing .0, nothing for a missing one.

    Examples
    --------
    >>> cell_as_text(48780.0), cell_as_text(17.76), cell_as_text(None), cell_as_text("01")
    ('48780', '17.76', '', '01')
    """
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
