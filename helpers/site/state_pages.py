"""Makes the pages of the states, the list of their findings, and what their index knows of them."""

from collections.abc import Sequence
from pathlib import Path

from helpers.atomic_files import write_files
from helpers.errors import UserError
from helpers.execution.execute import RunResult
from helpers.execution.notebooks import TopicNotebook
from helpers.site import dependencies
from helpers.site.findings import Finding, as_csv, findings_in, listed_findings
from helpers.site.pages import page_of
from helpers.site.state_plan import (
    figures_now,
    has_moved,
    index_dependencies,
    page_dependencies,
)
from helpers.site.states import (
    FINDINGS,
    INDEX,
    PLACES,
    TABLE_FILES,
    StateNotebook,
    all_states,
    with_index,
)
from helpers.site.update_changes import record_with_answers
from helpers.site.update_record import RECORD, Update, as_json


class StatePages:
    """What a build makes of the states.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        To which the pages lead.
    """

    def __init__(self, topics: Sequence[TopicNotebook]) -> None:
        self._topics = topics
        self._figures = figures_now() if all_states() else {}
        self._listed = listed_findings(FINDINGS)
        self._new: dict[str, list[Finding]] = {}
        self._moved: list[str] = []

    def files_of(self, state: StateNotebook, result: RunResult) -> dict[Path, str]:
        """Give a state's page, and the notebook where its file is for this state.

        Parameters
        ----------
        state : StateNotebook
            As its notebook has run.
        result : RunResult
            What came of it.

        Raises
        ------
        UserError
            For a table by whose figures nothing would tell that the page is outdated.
        """
        _refuse_unnamed_tables(state, result)
        PLACES.mkdir(exist_ok=True)
        figures = self._figures.get(state.state)
        if has_moved(state, figures, self._listed.get(state.name, [])):
            self._moved.append(state.name)
        self._new[state.name] = findings_in(state)
        listed = page_dependencies(state, self._topics, figures, self._new[state.name])
        stored = {state.notebook: result.text} if state.is_stored else {}
        return {**stored, state.page: page_of(state, listed, self._topics)}

    def write(self) -> Update | None:
        """Write the list of findings and the index, once the pages are there.

        Returns
        -------
        Update or None
            What new figures changed, where they changed the answer for a state.
        """
        states = all_states()
        if not states:
            return None
        now = {**self._listed, **self._new}
        text = as_csv(finding for state in states for finding in now.get(state.name, []))
        answers = {}
        for name in sorted(self._moved):
            before, after = self._listed.get(name), self._new[name]
            if before and after:
                answers[name] = (before[0], after[0])
        record = record_with_answers(answers)
        if self._new or not FINDINGS.exists():
            kept = {RECORD: as_json(record)} if record else {}
            write_files({**kept, FINDINGS: text})
        self._write_index()
        return record.updates[0] if record else None

    def _write_index(self) -> None:
        """Write what the index knows of the states into its page, where that has changed."""
        *_, index = with_index(self._topics)
        listed = dependencies.recorded_in(INDEX)
        if listed is None:
            return
        current = {**listed, **index_dependencies(self._figures)}
        if current != listed:
            write_files({INDEX: page_of(index, current, self._topics)})


def _refuse_unnamed_tables(state: StateNotebook, result: RunResult) -> None:
    read = {path for path in result.files_read if path.startswith("data/")}
    unnamed = sorted(read.difference(TABLE_FILES))
    if unnamed:
        raise UserError(
            f"{state.run_label}: reads {', '.join(unnamed)}, which TABLES of "
            "helpers/site/states.py does not name; name it there, so that its figures count."
        )
