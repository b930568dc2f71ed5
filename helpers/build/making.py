"""Makes the pages: runs what is stale, two notebooks at a time, and writes whole files.

It loads what runs notebooks and what shows them: a second's work, for a build that has some to do.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from helpers.build import made_from, stale
from helpers.build.changes import changes_again, changes_with, has_new_figures, last_update
from helpers.build.changes_page import flipped_in, summary_of
from helpers.build.export import get_ready, page_of
from helpers.build.files import write_whole
from helpers.build.findings import FINDINGS, as_csv, findings_shown
from helpers.build.front_page import front_page_of
from helpers.build.parent import Parent
from helpers.build.progress import Watch
from helpers.build.readme import README, readme_of
from helpers.build.run import run
from helpers.build.tables_check import check_tables
from helpers.build.topics import Topic, all_topics
from helpers.places import REPORTS
from helpers.problems import Problem

AT_A_TIME = 2


def make(work: stale.Work, loaded: dict[str, dict[str, str | None]], parent: Parent | None) -> int:
    """Do the work, and say what was made.

    Parameters
    ----------
    work : Work
        What is out of date.
    loaded : dict of str to dict
        By topic, the fingerprints of what the parent has loaded for it.
    parent : Parent or None
        That forks the kernels, where there is one.

    Returns
    -------
    int
        0 if every page is now up to date, else 1.

    Raises
    ------
    Problem
        When a table of data/ is not as declared; no page is then touched.
    """
    if parent:
        get_ready()  # while the parent is still loading
        parent.check_tables()
    elif work.to_run:
        check_tables()
    build = _Build(work, loaded, parent)
    build.remove_orphans()
    for topic in work.to_show:
        build.show_again(topic)
    at_sigterm = signal.getsignal(signal.SIGTERM)
    with build.watch:
        try:
            asyncio.run(build.run_all())
        except asyncio.CancelledError:
            sys.exit(128 + signal.SIGTERM)
    signal.signal(signal.SIGTERM, at_sigterm)  # the loop has left the system's own in its place
    build.make_lists()
    build.make_front_page()
    for sentence in build.problems:
        print(sentence, file=sys.stderr)
    build.tell_news()
    if build.made:
        print(f"Pages made: {', '.join(sorted(build.made))}.")
    return 1 if build.problems else 0


class _Build:
    """One go at the work: what was made, and what went wrong."""

    def __init__(
        self, work: stale.Work, loaded: dict[str, dict[str, str | None]], parent: Parent | None
    ) -> None:
        self.work = work
        self.loaded = loaded
        self.parent = parent
        self.watch = Watch(len(work.to_run))
        self.made: list[str] = []
        self.problems: list[str] = []
        self.new_figures = False
        self.moved = False
        self._read: dict[str, str] = {}

    def remove_orphans(self) -> None:
        for page in self.work.orphans:
            with self._noting_problems():
                try:
                    page.unlink()
                except OSError as error:
                    said = f"reports/{page.name}: cannot be removed ({error.strerror})."
                    raise Problem(said) from None
                print(f"reports/{page.name}: removed, its notebook is gone.")

    def show_again(self, topic: Topic) -> None:
        """Make the page of a notebook that needs no new run."""
        listed = made_from.list_in(topic.page)
        # What only a run can tell stands as it was listed.
        told = {p: then for p, then in listed.items() if p.startswith(("data/", "reports/"))}
        ingredients = {**made_from.made_by_running(topic), **told}
        with self._noting_problems():
            write_whole({topic.page: self._page(topic, ingredients)})
            self.made.append(topic.page.name)

    async def run_all(self) -> None:
        """Run what is stale, the longest notebooks first so that the last ones are short."""
        waiting = sorted(self.work.to_run, key=lambda topic: len(topic.file))
        if os.name == "posix":  # so that kernels are ended in order; elsewhere nothing asks
            stop = asyncio.current_task().cancel
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)

        async def take_turns() -> None:
            while waiting:
                await self._run_one(waiting.pop())

        await asyncio.gather(*(take_turns() for _ in range(AT_A_TIME)))
        self._find_changed_data()

    async def _run_one(self, topic: Topic) -> None:
        # What became stale only since the parent has loaded its modules loads its own, now.
        parent = self.parent if topic.name in self.loaded else None
        ingredients = self.loaded.get(topic.name) or made_from.made_by_running(topic)
        self.watch.begin(topic.name, sum(cell["cell_type"] == "code" for cell in topic.cells))
        outcome = "FAILED, its old page stays"
        with self._noting_problems():
            ran = await run(topic, lambda: self.watch.step(topic.name), parent)
            self._read |= ran.read
            published = {REPORTS / name: text for name, text in ran.published.items()}
            told = {f"reports/{p.name}": made_from.fingerprint(t) for p, t in published.items()}
            stored = Topic(topic.name, ran.text.encode())
            page = self._page(stored, {**ingredients, **ran.read, **told})
            if topic.notebook.read_bytes() != topic.file:
                raise Problem(
                    f"{topic.said}: was saved while it ran; nothing is written, run again."
                )
            new_figures = has_new_figures(stored, ran.read)
            changes = changes_with(stored, page, self.work.topics) if new_figures else {}
            write_whole({topic.notebook: ran.text, **published, **changes, topic.page: page})
            self.made.append(topic.page.name)
            self.new_figures |= new_figures
            self.moved |= bool(changes)
            outcome = "done"
        self.watch.end(topic.name, outcome)

    def _page(self, topic: Topic, ingredients: dict[str, str]) -> str:
        listed = {
            **ingredients,
            **made_from.made_by_showing("helpers/build/export.py"),
            **stale.made_of_itself(topic, self.work.topics),
        }
        return page_of(topic, listed, *stale.neighbours(topic, self.work.topics))

    def _find_changed_data(self) -> None:
        made_from.fingerprint_of_file.cache_clear()
        self.problems += [
            f"{path} changed while the notebooks ran: run `python3 -m helpers reports` again."
            for path, then in self._read.items()
            if made_from.fingerprint_of_file(path) != then
        ]

    def make_lists(self) -> None:
        """Make the list of findings and the page of changes, once the pages stand."""
        with self._noting_problems():
            topics = all_topics()
            if self.work.lists or stale.lists_are_old(topics):
                findings = as_csv(findings_shown(topics))
                write_whole({FINDINGS: findings, stale.CHANGES: changes_again(topics)})
                self.made += [FINDINGS.name, stale.CHANGES.name]

    def tell_news(self) -> None:
        """Say in a line or two what new figures did to the findings."""
        if not self.new_figures:
            return
        changes = last_update().changes if self.moved else {}
        print(f"New figures: {summary_of(changes) or 'no finding moved'}. See reports/changes.html")
        if flipped := flipped_in(changes):
            print(f"Flipped: {', '.join(flipped)}")

    def make_front_page(self) -> None:
        """Make the front page, and what README.md found, from the notebooks as they now stand."""
        with self._noting_problems():
            topics = all_topics()
            if self.work.front_page or stale.front_page_is_old(topics):
                listed = {
                    **stale.made_of(topics),
                    **made_from.made_by_showing("helpers/build/front_page.py"),
                }
                made = {stale.FRONT_PAGE: front_page_of(topics, listed)}
                if README.exists() and topics:
                    made[README] = readme_of(topics[0])
                write_whole(made)
                self.made.append(stale.FRONT_PAGE.name)

    @contextmanager
    def _noting_problems(self) -> Iterator[None]:
        try:
            yield
        except Problem as problem:
            self.problems += problem.sentences
