"""Writes the topics' pages, the list of findings, the page of changes and the front page.

It loads what runs notebooks and what shows them: a second's work, for a build that has some to do.
"""

from collections.abc import Mapping, Sequence

from helpers.atomic_files import write_files
from helpers.execution.execute import RunResult
from helpers.execution.notebooks import TopicNotebook
from helpers.paths import REPORTS
from helpers.site import dependencies, topic_plan
from helpers.site.build_plan import BuildPlan
from helpers.site.builder import Builder, Files
from helpers.site.changes_page import ShownUpdate
from helpers.site.findings import FINDINGS, as_csv, findings_shown
from helpers.site.front_page import README, front_page_of, readme_of
from helpers.site.pages import get_ready, page_of
from helpers.site.preload import Preloaded
from helpers.site.questions_page import questions_page_of
from helpers.site.state_pages import StatePages
from helpers.site.states import StateNotebook, with_index
from helpers.site.topics import all_topics
from helpers.site.update_changes import changes_again, changes_with, has_new_figures
from helpers.site.update_record import Update

_FEW = 3  # pages of states that are named when they are made


class TopicBuilder(Builder[TopicNotebook]):
    """One build of the topics' pages."""

    command = "reports"
    failure = "FAILED, its old page stays"

    def __init__(self, plan: BuildPlan[TopicNotebook], preloaded: Preloaded) -> None:
        super().__init__(plan, preloaded)
        self.update: Update | None = None  # where a notebook has read new figures
        self._unwritten: Update | None = None
        self._states = StatePages(plan.notebooks)
        if preloaded.fork_server:
            get_ready()  # while the fork server is still loading

    def label_of(self, notebook: TopicNotebook) -> str:
        """Give the page's file name, below reports/."""
        return notebook.page.relative_to(REPORTS).as_posix()

    def files_of(
        self,
        notebook: TopicNotebook,
        execution: Mapping[str, str | None],
        result: RunResult | None = None,
    ) -> Files:
        """Give a topic's page; after a run its notebook, too, and what changed in its findings."""
        if isinstance(notebook, StateNotebook):
            return self._states.files_of(notebook, result)
        topics, exported = self.plan.notebooks, result.exported if result else {}
        listed = {
            **execution,
            **{
                f"reports/{name}": dependencies.fingerprint(text) for name, text in exported.items()
            },
            **topic_plan.page_dependencies(notebook, topics),
        }
        page = page_of(notebook, listed, topics)
        if result is None:
            return {notebook.page: page}
        changes, self._unwritten = {}, self.update
        if has_new_figures(notebook, result.files_read):
            changes, update = changes_with(notebook, exported, topics)
            self._unwritten = update if changes else self.update or Update()
        # The record first: it holds the texts before, whichever of the others is written yet.
        files = {REPORTS / name: text for name, text in exported.items()}
        return {**changes, notebook.notebook: result.text, **files, notebook.page: page}

    def after_run(self, before: TopicNotebook, after: TopicNotebook) -> None:
        """Take what changed in the findings as written."""
        if not isinstance(after, StateNotebook):
            self.update = self._unwritten

    def write_shared(self) -> None:
        """Write what tells of all topics: lists, changes, questions, front page and README.md."""
        with self.collecting_problems():
            if update := self._states.write():
                self.update = update
        for page, files_of in _SHARED.items():
            with self.collecting_problems():
                topics = all_topics()
                if page in topic_plan.shared_pages(topics) and (
                    page in self.plan.shared or topic_plan.is_shared_outdated(page, topics)
                ):
                    files = files_of(topics)
                    write_files(files)
                    self.written += [path.name for path in files if path in (FINDINGS, page)]

    def print_summary(self) -> None:
        """Print what new figures did to the findings, in a line or two, and the pages' names."""
        if self.update is not None:
            shown = ShownUpdate(self.update)
            print(f"New figures: {shown.summary or 'no finding moved'}. See reports/changes.html")
            if shown.flipped:
                print(f"Flipped: {', '.join(shown.flipped)}")
        if self.written:
            states = [name for name in self.written if name.startswith("places/")]
            others = [name for name in self.written if name not in states]
            named = states if len(states) <= _FEW else [f"{len(states)} of places/"]
            print(f"Pages made: {', '.join([*sorted(others), *named])}.")


def _lists(topics: Sequence[TopicNotebook]) -> Files:
    return {FINDINGS: as_csv(findings_shown(with_index(topics))), **changes_again(topics)}


def _questions(topics: Sequence[TopicNotebook]) -> Files:
    listed = topic_plan.questions_dependencies(topics)
    return {topic_plan.QUESTIONS: questions_page_of(topics, listed)}


def _front_page(topics: Sequence[TopicNotebook]) -> Files:
    listed = topic_plan.front_page_dependencies(topics)
    files = {topic_plan.FRONT_PAGE: front_page_of(topics, listed)}
    return {**files, README: readme_of(topics[0])} if README.exists() and topics else files


_SHARED = {
    topic_plan.CHANGES: _lists,
    topic_plan.QUESTIONS: _questions,
    topic_plan.FRONT_PAGE: _front_page,
}
"""What gives each page about all topics, with the files that belong to it, in this order."""
