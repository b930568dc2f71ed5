"""Finds the states whose pages are outdated: those of whose figures something has changed.

A page carries the fingerprint of the figures that it tells. The index of the states carries those
of all states, and of the tables behind them: while no table has changed, that takes no pandas and
hardly any time. When one has, the figures of all states are looked at.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from helpers.data.stored_rows import complete_sources, stored_rows, stored_states
from helpers.execution.notebooks import TopicNotebook
from helpers.site import dependencies
from helpers.site.build_plan import differing
from helpers.site.findings import Finding, listed_findings
from helpers.site.states import FINDINGS, INDEX, TABLE_FILES, TABLES, StateNotebook
from helpers.site.strip import STATES_PAGE, links_of

FIGURES = "figures of the state"
ALL_FIGURES = "figures of the states"
_LISTED = "its sentences in the list of findings"
_COMPARED_TABLES = ("official/price_parities_state", "official/wages_state")
_COMPARED = (
    "state", "period", "year", "occupation", "annual_median", "mean_rse", "all_items", "source",
)  # fmt: skip
_STATES_AT_END = re.compile(r", ([A-Z]{2}(?:-[A-Z]{2})*)(?: \(.*\))?$")


def known_figures() -> dict[str, str] | None:
    """Give the fingerprint of each state's figures as the index has it.

    Returns
    -------
    dict of str to str, or None
        By postal code; None where a table or the code has changed since, or the index is gone.
    """
    listed = dependencies.recorded_in(INDEX) or {}
    code = {**dependencies.execution_dependencies(), **dependencies.display_dependencies()}
    as_then = {name: listed.get(name) for name in code} == code
    if ALL_FIGURES not in listed or not as_then or differing(tables_behind_states(), {}):
        return None
    return json.loads(listed[ALL_FIGURES])


def figures_now() -> dict[str, str]:
    """Give the fingerprint of each state's figures; with pandas where a table has changed."""
    known = known_figures()
    if known is not None:
        return known
    return _figures_as_of(tuple(map(dependencies.fingerprint_of_file, TABLE_FILES)))


@lru_cache(maxsize=1)  # a build asks when it plans and when it writes
def _figures_as_of(tables: tuple[str | None, ...]) -> dict[str, str]:
    """The fingerprints of all states' figures, while these are the fingerprints of the tables."""
    figures = figures_of_states()
    return {state: dependencies.fingerprint(text) for state, text in figures.items()}


def tables_behind_states() -> dict[str, str]:
    """Give the tables that the index lists, with their fingerprints."""
    listed = dependencies.recorded_in(INDEX) or {}
    return {path: value for path, value in listed.items() if path.startswith("data/")}


def outdated_states(
    states: Sequence[StateNotebook],
    topics: Sequence[TopicNotebook],
    figures: Mapping[str, str] | None,
) -> list[StateNotebook]:
    """Give the states whose notebook has to run: nothing but the page keeps what it showed.

    Parameters
    ----------
    states : sequence of StateNotebook
        Those to look at.
    topics : sequence of TopicNotebook
        To which their pages lead.
    figures : mapping of str to str, or None
        The fingerprint of each one's figures; None where only a look at all tables would tell.
    """
    listed = listed_findings(FINDINGS)
    common = _common_dependencies(topics)
    outdated = []
    for state in states:
        recorded = dependencies.recorded_in(state.page) or {}
        known = recorded.get(FIGURES) if figures is None else figures.get(state.state)
        own = _own_dependencies(state, known, listed.get(state.name, []))
        if differing(recorded, {**common, **own}):
            outdated.append(state)
    return outdated


def page_dependencies(
    state: StateNotebook,
    topics: Sequence[TopicNotebook],
    figures: str | None,
    findings: Sequence[Finding],
) -> dict[str, str | None]:
    """Give the fingerprints of what makes a state's page.

    Parameters
    ----------
    state : StateNotebook
        Its notebook, with the outputs for it.
    topics : sequence of TopicNotebook
        To which the page leads.
    figures : str or None
        The fingerprint of its figures.
    findings : sequence of Finding
        The sentences that the page shows.
    """
    return {**_common_dependencies(topics), **_own_dependencies(state, figures, findings)}


def has_moved(state: StateNotebook, figures: str | None, findings: Sequence[Finding]) -> bool:
    """Say whether a page shows other figures than there are, or others than are listed.

    Parameters
    ----------
    state : StateNotebook
        Its page is still the old one.
    figures : str or None
        The fingerprint of its figures now.
    findings : sequence of Finding
        Those of the state as the list has them.
    """
    recorded = dependencies.recorded_in(state.page) or {}
    current = _fingerprints_of(figures, findings)
    return bool(recorded) and any(recorded.get(name) != value for name, value in current.items())


def index_dependencies(figures: Mapping[str, str]) -> dict[str, str | None]:
    """Give what the index carries about the states, beside what its own notebook depends on.

    Parameters
    ----------
    figures : mapping of str to str
        The fingerprint of each state's figures now.
    """
    tables = {name: dependencies.fingerprint_of_file(name) for name in TABLE_FILES}
    return {**tables, ALL_FIGURES: json.dumps(figures, sort_keys=True)}


def _common_dependencies(topics: Sequence[TopicNotebook]) -> dict[str, str | None]:
    return {
        **dependencies.execution_dependencies(),
        **dependencies.display_dependencies(),
        dependencies.GLOSSARY: dependencies.fingerprint_of_glossary(),
        dependencies.OTHER_TOPICS: dependencies.fingerprint(links_of(STATES_PAGE, topics)),
    }


def _own_dependencies(
    state: StateNotebook, figures: str | None, findings: Sequence[Finding]
) -> dict[str, str | None]:
    """Figures, findings and the notebook: with outputs where its file holds this state's."""
    if state.is_stored:
        notebook = dependencies.fingerprint_of_notebook(state.file)
    else:
        notebook = dependencies.fingerprint_of_code(state.notebook.read_bytes())
    return {state.label: notebook, **_fingerprints_of(figures, findings)}


def _fingerprints_of(figures: str | None, findings: Sequence[Finding]) -> dict[str, str | None]:
    return {
        FIGURES: figures,
        _LISTED: dependencies.fingerprint(json.dumps([list(finding) for finding in findings])),
    }


def figures_of_states() -> dict[str, str]:
    """Give for each state all that its page rests on, whatever the page says of it.

    That is the rows of the state, of its areas and of the nation; of the states that border on it
    those columns with which it is compared; its places among all; the sources of these rows.

    Returns
    -------
    dict of str to str
        A text by postal code: two that are the same ask for the same page.
    """
    by_state: dict[str, list[dict[str, str]]] = {row["state"]: [] for row in stored_states()}
    bordering = _bordering_states()
    for table in TABLES:
        for row in stored_rows(table):
            about = by_state.keys() & (states_of(row) or by_state)
            for state in about:
                by_state[state].append(row)
            if table in _COMPARED_TABLES:
                compared = {column: row.get(column, "") for column in _COMPARED}
                beside = by_state.keys() & bordering.get(row["state"], [])
                for state in beside - about:
                    by_state[state].append(compared)
    places, sources = _places(), complete_sources()
    figures = {}
    for state, rows in by_state.items():
        cited = sorted({row["source"] for row in rows if row.get("source")})
        figures[state] = json.dumps([rows, places[state], [sources[name] for name in cited]])
    return figures


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
    from helpers.analysis.ranking import ranked  # with pandas
    from helpers.analysis.state_pay import pay_of_states
    from helpers.facts import official

    places: dict[str, list[str]] = {}
    for occupation in (official.RECORDS, official.BILLERS):
        pay = pay_of_states(occupation)
        for column in ("annual_median", "buys_median", "annual_p25", "buys_p25"):
            order = ranked(pay, column)
            for state in pay.index:
                place = order["places"].get(state, "")
                places.setdefault(state, []).append(f"{place} of {len(order)}")
    return places
