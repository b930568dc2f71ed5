"""Puts new rows into a table: what is new, what changes, and nothing lost on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from helpers.data.checksums import cell_as_text
from helpers.data.schemas import schema_of
from helpers.errors import UserError
from helpers.importers.batch import Batch

Rows = dict[tuple, dict]
"""A table's rows by their key."""
REVISED = {
    "official/price_parities_state": "year",
    "official/price_parities_metropolitan": "year",
    "official/price_parities_portion": "year",
    "postings": "month",
}
"""Tables that each release revises whole, and the column that tells of when a release is."""
# A release states all areas or industries of an occupation together, so they are replaced
# together. In other tables each row stands for itself.
_TOGETHER = {
    "official/wages_state": ("period", "occupation"),
    "official/wages_metropolitan": ("period", "occupation"),
    "official/wages_nonmetropolitan": ("period", "occupation"),
    "official/wages_industry": ("period", "level", "owner", "occupation"),
    **dict.fromkeys(REVISED, ()),
}


@dataclass
class Outcome:
    """What a batch does to its table."""

    same: int = 0
    """How many rows stay as they were."""
    added: list[str] = field(default_factory=list)
    """The new rows, each in words."""
    changes: list[str] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)
    """Sources whose rows are new or changed."""
    left: set[str] = field(default_factory=set)
    """Sources whose rows were replaced."""


def key_of(table: str, row: dict) -> tuple:
    """Give the cells by which a row of a table is known."""
    return tuple(row[column] or "" for column in schema_of(table).unique)


def merge(held: Rows, batch: Batch) -> tuple[Rows, Outcome]:
    """Put a batch's rows into a table's.

    Parameters
    ----------
    held : dict
        The table's rows by key; they stay as they are.
    batch : Batch
        The rows to put in.

    Returns
    -------
    tuple of dict and Outcome
        The rows afterwards, and what became of the batch.

    Raises
    ------
    UserError
        When the same release would lose a row or a value that it gave before, or a file that
        holds a part of it contradicts the rest.
    """
    table, together = batch.table, _TOGETHER.get(batch.table, schema_of(batch.table).unique)
    coming = {key_of(table, row): row for row in _not_outranked(held, batch, together)}
    if batch.partial:
        coming = _completed(held, coming, batch)
    groups = {_group(row, together) for row in coming.values()}
    leaving = {key: row for key, row in held.items() if _group(row, together) in groups}
    lost = list(_lost(leaving, coming))
    if lost:
        raise UserError(*(f"{batch.label}: {sentence}" for sentence in lost))

    outcome = Outcome()
    for key, row in coming.items():
        before = leaving.get(key)
        if before != row:
            outcome.moved.add(row["source"])
        if before is None:
            outcome.added.append(f"{known_by(key)}: {_figures(table, row)}")
        elif change := _change(before, row):
            outcome.changes.append(f"{known_by(key)}: {change}")
        else:
            outcome.same += 1
    outcome.left = {row["source"] for key, row in leaving.items() if coming.get(key) != row}
    kept = {key: row for key, row in held.items() if key not in leaving}
    return kept | coming, outcome


def disagreement(row: dict, other: dict) -> str:
    """Say in what two rows of one release differ where both have a value, nothing if in none.

    Examples
    --------
    >>> disagreement({"source": "a", "employment": 10.0}, {"source": "a", "employment": 20.0})
    'employment 10 → 20'
    """
    if row["source"] != other["source"]:
        return ""
    both = [column for column in row if row[column] is not None and other[column] is not None]
    return _change({c: row[c] for c in both}, {c: other[c] for c in both})


def _group(row: dict, together: tuple | list) -> tuple:
    return tuple(row[column] for column in together)


def _not_outranked(held: Rows, batch: Batch, together: tuple | list) -> list[dict]:
    """The batch without derived or typed values for which the agency's own are there already."""
    published = {_group(row, together) for row in held.values() if row.get("method") == "published"}
    return [
        row
        for row in batch.rows
        if row.get("method", "published") == "published" or _group(row, together) not in published
    ]


def _completed(held: Rows, coming: Rows, batch: Batch) -> Rows:
    """The rows of a file that holds some columns only, with what the table has in the others."""
    whole, contradictions = {}, []
    for key, row in coming.items():
        before = held.get(key)
        if before is None or _release(before) != _release(row):
            whole[key] = row
            continue
        if change := disagreement(before, row):
            contradictions.append(f"{known_by(key)} ({change})")
        whole[key] = {c: before[c] if value is None else value for c, value in row.items()}
    if contradictions:
        raise UserError(
            f"{batch.label}: contradicts data/{batch.table}.csv, which holds the same release, "
            f"about {'; '.join(contradictions)}. If the file is right, take those rows out of the "
            "table and take it in again."
        )
    return whole


def _release(row: dict) -> tuple:
    return row["source"], row.get("method")


def _lost(leaving: Rows, coming: Rows) -> Iterator[str]:
    sources = {row["source"] for row in coming.values()}
    for key, before in leaving.items():
        if before["source"] not in sources:
            continue
        named = known_by(key)
        row = coming.get(key)
        if row is None:
            yield f"found no row {named}, which the same release gave before; expected every row."
            continue
        withheld = row.get("withheld") or ""
        for column, value in before.items():
            gone = value is not None and row[column] is None and f"{column} " not in withheld
            if gone and column != "withheld":
                yield (
                    f"found no {column} for {named}, which the same release gave before "
                    f"({cell_as_text(value)}); expected every column."
                )


def _change(before: dict, row: dict) -> str:
    return ", ".join(
        f"{column} {_shown(before[column])} → {_shown(row[column])}"
        for column in row
        if column != "source" and before[column] != row[column]
    )


def known_by(key: tuple) -> str:
    """Give the cells by which a row is known as a message names it."""
    return " ".join(cell_as_text(part) for part in key if part)


def _figures(table: str, row: dict) -> str:
    """The figures of a row, without those by which it is known and without errors of sampling."""
    aside = schema_of(table).unique
    return ", ".join(
        f"{column} {cell_as_text(value)}"
        for column, value in row.items()
        if isinstance(value, float) and column not in aside and not column.endswith("_rse")
    )


def _shown(value: object) -> str:
    return "nothing" if value is None else cell_as_text(value)
