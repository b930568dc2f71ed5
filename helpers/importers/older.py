"""Refuses a file that is older than the figures in data/ which it would replace."""

from helpers.importers.batch import Batch
from helpers.importers.cells import written
from helpers.importers.merging import Rows, disagreement, key_of, known_by
from helpers.problems import Problem
from helpers.words import when

PROJECTIONS, PRICES = "official/projections", "official/consumer_prices"
_NEWEST = {
    "official/price_parities_state": "year",
    "official/price_parities_metropolitan": "year",
    "official/price_parities_portion": "year",
    "postings": "month",
    "postings_remote": "month",
}
"""Tables that each release revises whole, and the column that tells of when a release is."""


def refuse_older(held: Rows, sources: Rows, batch: Batch, said: str) -> None:
    """Refuse a batch that would put older figures in the place of newer ones.

    Parameters
    ----------
    held : dict
        The rows of the batch's table, by key.
    sources : dict
        The rows of data/sources.csv, by key.
    batch : Batch
        The rows to put in.
    said : str
        The file they come from, as a message names it.

    Raises
    ------
    Problem
    """
    if not held:
        return
    if batch.table in _NEWEST:
        _refuse_older_revision(held, sources, batch, said)
    if batch.table == PROJECTIONS:
        _refuse_older_edition(held, batch, said)
    if batch.table == PRICES:
        _refuse_older_prices(held, batch, said)


def _refuse_older_revision(held: Rows, sources: Rows, batch: Batch, said: str) -> None:
    column = _NEWEST[batch.table]
    ends, coming = (max(row[column] for row in rows) for rows in (held.values(), batch.rows))
    before = sources.get((next(iter(held.values()))["source"],), {}).get("published") or ""
    published = batch.citations[0]["published"] or before
    if coming < ends:
        told = f"ends in {when(written(coming))}, before the {when(written(ends))} that"
    elif coming == ends and published < before:
        told = f"is of {published}, before the {before} of those that"
    else:
        return
    raise Problem(
        f"{said}: {told} data/{batch.table}.csv holds; each release revises all that came before, "
        "so an older one is not taken."
    )


def _refuse_older_edition(held: Rows, batch: Batch, said: str) -> None:
    """An edition is known by the year of the wages that it prints beside its projections."""
    for row in batch.rows:
        before = held.get(key_of(batch.table, row), {}).get("wage_year")
        if before and row["wage_year"] and row["wage_year"] < before:
            raise Problem(
                f"{said}: an older edition of the projections {when(row['period'])}, with wages of "
                f"{written(row['wage_year'])}; data/{batch.table}.csv holds the one with wages of "
                f"{written(before)}, which stays."
            )


def _refuse_older_prices(held: Rows, batch: Batch, said: str) -> None:
    """An older file may add months, but not change those of a newer one."""
    if max(key_of(batch.table, row) for row in batch.rows) >= max(held):
        return
    changes = [
        f"{known_by(key)} ({change})"
        for row in batch.rows
        if (before := held.get(key := key_of(batch.table, row)))
        and (change := disagreement(before, row))
    ]
    if changes:
        raise Problem(
            f"{said}: ends before data/{batch.table}.csv does and contradicts it about "
            f"{'; '.join(changes)}; take in a newer file."
        )
