"""Makes the pages: runs what is stale, two notebooks at a time, and writes whole files.

It loads what runs notebooks and what shows them: a second's work, for a build that has some to do.
"""

from helpers.atomic_files import remove, write_files
from helpers.execution.execute import Ran
from helpers.execution.notebooks import TopicNotebook
from helpers.paths import REPORTS
from helpers.site import dependencies, plan
from helpers.site.change import flipped_in, summary_of
from helpers.site.findings import FINDINGS, as_csv, findings_shown
from helpers.site.front_page import README, front_page_of, readme_of
from helpers.site.pages import get_ready, page_of
from helpers.site.preload import Loaded
from helpers.site.questions_page import questions_page_of
from helpers.site.scheduler import Scheduler, refuse_if_saved
from helpers.site.topics import all_topics
from helpers.site.update_changes import changes_again, changes_with, has_new_figures
from helpers.site.update_record import Update


def make(work: plan.BuildPlan, loaded: Loaded) -> int:
    """Do the work, and say what was made.

    Parameters
    ----------
    work : Work
        What is out of date.
    loaded : Loaded
        What the kernels share.

    Returns
    -------
    int
        0 if every page is now up to date, else 1.

    Raises
    ------
    UserError
        When a table of data/ is not as declared; no page is then touched.
    """
    if loaded.parent:
        get_ready()  # while the parent is still loading
    build = _Build(work, loaded)
    build.turns.check_tables(plan.sound_tables(work))
    build.remove_orphans()
    for topic in work.to_show:
        build.show_again(topic)
    build.turns.run_all(build.keep, "FAILED, its old page stays", "reports")
    build.make_lists()
    build.make_questions()
    build.make_front_page()
    status = build.turns.end()
    build.tell_news()
    if build.made:
        print(f"Pages made: {', '.join(sorted(build.made))}.")
    return status


class _Build:
    """One go at the work: what was made, and what went wrong."""

    def __init__(self, work: plan.BuildPlan, loaded: Loaded) -> None:
        self.work = work
        self.turns = Scheduler(work.to_run, loaded)
        self.made: list[str] = []
        self.new_figures = False
        self.update = Update()

    def remove_orphans(self) -> None:
        for page in self.work.orphans:
            with self.turns.noting_problems():
                remove(page)
                print(f"reports/{page.name}: removed, its notebook is gone.")

    def show_again(self, topic: TopicNotebook) -> None:
        """Make the page of a notebook that needs no new run."""
        with self.turns.noting_problems():
            page = self._page(topic, dependencies.made_by_last_run(topic))
            write_files({topic.page: page})
            self.made.append(topic.page.name)

    def keep(self, topic: TopicNotebook, ran: Ran, ingredients: dict[str, str | None]) -> None:
        """Write a notebook that has run, its page, and what changed in its findings."""
        published = {REPORTS / name: text for name, text in ran.published.items()}
        told = {f"reports/{p.name}": dependencies.fingerprint(t) for p, t in published.items()}
        stored = TopicNotebook(topic.name, ran.text.encode())
        page = self._page(stored, {**ingredients, **told})
        refuse_if_saved(topic)
        new_figures = has_new_figures(stored, ran.read)
        changes, update = {}, self.update
        if new_figures:
            changes, update = changes_with(stored, page, ran.published, self.work.topics)
        # The record first: it tells what the others said before, whichever of them still stands.
        write_files({**changes, topic.notebook: ran.text, **published, topic.page: page})
        self.made.append(topic.page.name)
        self.new_figures |= new_figures
        if changes:
            self.update = update

    def _page(self, topic: TopicNotebook, ingredients: dict[str, str]) -> str:
        listed = {
            **ingredients,
            **dependencies.made_by_showing(),
            **plan.made_of_itself(topic, self.work.topics),
        }
        return page_of(topic, listed, self.work.topics)

    def make_lists(self) -> None:
        """Make the list of findings and the page of changes, once the pages stand."""
        with self.turns.noting_problems():
            topics = all_topics()
            if self.work.lists or plan.lists_are_old(topics):
                findings = as_csv(findings_shown(topics))
                write_files({FINDINGS: findings, **changes_again(topics)})
                self.made += [FINDINGS.name, plan.CHANGES.name]

    def make_questions(self) -> None:
        """Make the page of questions from the notebooks as they now stand."""
        with self.turns.noting_problems():
            topics = all_topics()
            if plan.questions_are_old(topics):
                listed = {**plan.made_of_questions(topics), **dependencies.made_by_showing()}
                write_files({plan.QUESTIONS: questions_page_of(topics, listed)})
                self.made.append(plan.QUESTIONS.name)

    def tell_news(self) -> None:
        """Say in a line or two what new figures did to the findings."""
        if not self.new_figures:
            return
        summary = summary_of(self.update) or "no finding moved"
        print(f"New figures: {summary}. See reports/changes.html")
        if flipped := flipped_in(self.update):
            print(f"Flipped: {', '.join(flipped)}")

    def make_front_page(self) -> None:
        """Make the front page, and what README.md found, from the notebooks as they now stand."""
        with self.turns.noting_problems():
            topics = all_topics()
            if self.work.front_page or plan.front_page_is_old(topics):
                listed = {
                    **plan.made_of_front_page(topics),
                    **dependencies.made_by_showing(),
                }
                made = {plan.FRONT_PAGE: front_page_of(topics, listed)}
                if README.exists() and topics:
                    made[README] = readme_of(topics[0])
                write_files(made)
                self.made.append(plan.FRONT_PAGE.name)
