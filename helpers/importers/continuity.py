"""Refuses a national release that lacks an occupation which the release before it has."""

from helpers.importers.batch import Batch
from helpers.importers.merging import Rows
from helpers.importers.wanted import Occupations
from helpers.problems import Problem
from helpers.words import when


def refuse_gaps(held: Rows, batch: Batch, said: str) -> None:
    """Refuse a release by which an occupation's series would end while the others go on.

    Pages would then compare figures of two years. An occupation whose last year stands in
    data/occupations.csv may end there.

    Parameters
    ----------
    held : dict
        The national table's rows by key.
    batch : Batch
        The rows that come.
    said : str
        The file they come from, as a message names it.

    Raises
    ------
    Problem
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
                    f"{said}: found no row of {listing.name} ({listing.published_code}), which "
                    f"{when(earlier)} has; expected every occupation of the release before. Take "
                    "the agency's whole file; if it no longer publishes the occupation, give that "
                    "its last year in data/occupations.csv."
                )
    if lacking:
        raise Problem(*lacking)
