"""Tells of which states the figures have changed, from the rows that concern each of them.

With pandas, for where a state stands among all; so only for builds in which a table has changed.
"""

import json
import re
from collections.abc import Mapping

from helpers.analysis.ranking import ranked
from helpers.analysis.state_pay import pay_of_states
from helpers.data.stored_rows import complete_sources, stored_rows, stored_states
from helpers.facts import official
from helpers.site.states import TABLES

_COMPARED_TABLES = ("official/price_parities_state", "official/wages_state")
_COMPARED = ("period", "year", "occupation", "annual_median", "mean_rse", "all_items", "source")
_STATES_AT_END = re.compile(r", ([A-Z]{2}(?:-[A-Z]{2})*)(?: \(.*\))?$")


def figures_of_states() -> dict[str, str]:
    """Give for each state all that its page rests on, whatever the page says of it.

    That is the rows of the state, of its areas and of the nation; of the states that border on it
    those columns with which it is compared; its places among all; the sources of these rows.

    Returns
    -------
    dict of str to str
        A text by postal code: two that are the same ask for the same page.
    """
    states = [row["state"] for row in stored_states()]
    told: dict[str, list[list[str]]] = {state: [] for state in states}
    cited: dict[str, set[str]] = {state: set() for state in states}
    bordering = _bordering_states()
    for table in TABLES:
        for row in stored_rows(table):
            compared = [row.get(column, "") for column in _COMPARED]
            rows = {state: [table, *row.values()] for state in states_of(row) or states}
            near = bordering.get(row.get("state", ""), []) if table in _COMPARED_TABLES else []
            for state in near:
                rows.setdefault(state, [table, row["state"], *compared])
            for state in rows.keys() & told.keys():
                told[state].append(rows[state])
                cited[state].add(row.get("source", ""))
    places, sources = _places(), complete_sources()
    return {
        state: json.dumps(
            [told[state], places[state], [sources[name] for name in sorted(cited[state] - {""})]]
        )
        for state in states
    }


def states_of(row: Mapping[str, str]) -> list[str]:
    """Give the states that a row of a table is about; none where it is about the nation.

    >>> states_of({"area": "Cincinnati, OH-KY-IN", "state": "OH"}), states_of({"area": "U.S."})
    (['OH', 'KY', 'IN'], [])
    """
    named = _STATES_AT_END.search(row.get("area", ""))
    if named:
        return named[1].split("-")
    return [row["state"]] if row.get("state") else []


def _bordering_states() -> dict[str, list[str]]:
    """The states that border on each state."""
    bordering: dict[str, list[str]] = {}
    for row in stored_rows("state_borders"):
        for one, other in ((row["state"], row["neighbor"]), (row["neighbor"], row["state"])):
            bordering.setdefault(one, []).append(other)
    return bordering


def _places() -> dict[str, list[str]]:
    """At which places each state may stand, as paid and by what the pay buys."""
    places: dict[str, list[str]] = {}
    for occupation in (official.RECORDS, official.BILLERS):
        pay = pay_of_states(occupation)
        for column in ("annual_median", "buys_median", "annual_p25", "buys_p25"):
            order = ranked(pay, column)
            for state in pay.index:
                place = order["places"].get(state, "")
                places.setdefault(state, []).append(f"{place} of {len(order)}")
    return places
