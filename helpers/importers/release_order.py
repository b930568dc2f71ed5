"""Refuses a file that is older than what it would replace, or lacks what that has."""

from helpers.data.checksums import cell_as_text
from helpers.errors import UserError
from helpers.importers.batch import Batch
from helpers.importers.selection import Occupations
from helpers.importers.upsert import REVISED, Rows, disagreement, key_of, known_by
from helpers.phrases import when

PROJECTIONS, PRICES = "official/projections", "official/consumer_prices"


def refuse_older(held: Rows, sources: Rows, batch: Batch) -> None:
    """Refuse a batch that would put older figures in the place of newer ones.

    Parameters
    ----------
    held : dict
        The rows of the batch's table, by key.
    sources : dict
        The rows of data/sources.csv, by key.
    batch : Batch
        The rows to put in.

    Raises
    ------
    UserError
    """
    if not held:
        return
    if batch.table in REVISED:
        _refuse_older_revision(held, sources, batch)
    if batch.table == PROJECTIONS:
        _refuse_older_edition(held, batch)
    if batch.table == PRICES:
        _refuse_older_prices(held, batch)


def _refuse_older_revision(held: Rows, sources: Rows, batch: Batch) -> None:
    column = REVISED[batch.table]
    ends, coming = (max(row[column] for row in rows) for rows in (held.values(), batch.rows))
    before = sources.get((next(iter(held.values()))["source"],), {}).get("published") or ""
    published = batch.citations[0]["published"] or before
    if coming < ends:
        reason = f"ends in {when(cell_as_text(coming))}, before the {when(cell_as_text(ends))} that"
    elif coming == ends and published < before:
        reason = f"is of {published}, before the {before} of those that"
    else:
        return
    raise UserError(
        f"{batch.label}: {reason} data/{batch.table}.csv holds; each release revises all that came "
        "before, so an older one is not taken."
    )


def _refuse_older_edition(held: Rows, batch: Batch) -> None:
    """An edition is known by the year of the wages that it prints beside its projections."""
    for row in batch.rows:
        before = held.get(key_of(batch.table, row), {}).get("wage_year")
        if before and row["wage_year"] and row["wage_year"] < before:
            raise UserError(
                f"{batch.label}: an older edition of the projections {when(row['period'])}, with "
                f"wages of {cell_as_text(row['wage_year'])}; data/{batch.table}.csv holds the one "
                f"with wages of {cell_as_text(before)}, which stays."
            )


def _refuse_older_prices(held: Rows, batch: Batch) -> None:
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
        raise UserError(
            f"{batch.label}: ends before data/{batch.table}.csv does and contradicts it about "
            f"{'; '.join(changes)}; take in a newer file."
        )


def refuse_gaps(held: Rows, batch: Batch) -> None:
    """Refuse a release by which an occupation's series would end while the others go on.

    Pages would then compare figures of two years. An occupation whose last year stands in
    data/occupations.csv may end there.

    Parameters
    ----------
    held : dict
        The national table's rows by key.
    batch : Batch
        The rows that come.

    Raises
    ------
    UserError
        One sentence per occupation that is lacking.
    """
    occupations = Occupations()
    coming = {(row["period"], row["occupation"]) for row in batch.rows}
    lacking = []
    for period in sorted({period for period, _ in coming}):
        earlier = max(
            (row["period"] for row in held.values() if row["period"] < period), default=""
        )
        for row in held.values():
            listing = occupations.of(row["occupation"], int(period[:4]))
            known = row["period"] == earlier and listing is not None
            if known and (period, row["occupation"]) not in coming:
                lacking.append(
                    f"{batch.label}: found no row of {listing.name} ({listing.published_code}), "
                    f"which {when(earlier)} has; expected every occupation of the release before. "
                    "Take the agency's whole file; if it no longer publishes the occupation, give "
                    "that its last year in data/occupations.csv."
                )
    if lacking:
        raise UserError(*lacking)
