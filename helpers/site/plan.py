"""Finds what is out of date: which notebooks to run, which pages to make again, which to remove.

Standard library only and quick, because most of the time there is nothing to do.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers.execution.notebooks import TopicNotebook
from helpers.paths import REPORTS
from helpers.site import dependencies
from helpers.site.findings import FINDINGS, as_csv, findings_shown, rows_shown
from helpers.site.questions import fingerprint_of_answers, fingerprint_of_groups, questions_of
from helpers.site.reading_order import links_of
from helpers.site.topics import all_topics, choose

FRONT_PAGE = REPORTS / "index.html"
CHANGES = REPORTS / "changes.html"
QUESTIONS = REPORTS / "questions.html"
NOTHING_TO_DO = "reports: nothing to do, every page is up to date. Open reports/index.html"
WAITING = "pages that have not followed the figures yet"
_ASKED = "questions, their answers and where these lead"
_GROUPS = "groups of the questions"
_LINKED = "titles and names of the findings and rows"
_WORDS = ("data/sources.csv", "data/glossary.csv")  # about figures, without any of their own


@dataclass(frozen=True)
class BuildPlan:
    """What there is to do; false when that is nothing.

    Parameters
    ----------
    topics : list of Topic
        All of the collection, in reading order.
    to_run : list of Topic
        Their outputs may have changed.
    to_show : list of Topic
        Their outputs stand, their pages do not.
    orphans : list of Path
        Pages whose notebook is gone.
    front_page : bool
        Whether the front page is older than a notebook.
    lists : bool
        Whether the list of findings, or the page of changes or of questions, is out of date.
    """

    topics: list[TopicNotebook]
    to_run: list[TopicNotebook]
    to_show: list[TopicNotebook]
    orphans: list[Path]
    front_page: bool
    lists: bool

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        pages = self.to_run or self.to_show or self.orphans
        return bool(pages or self.front_page or self.lists)


def plan_build(names: Sequence[str], force: bool) -> BuildPlan:
    """Compare each page's list of what it was made from with what there is now.

    Parameters
    ----------
    names : sequence of str
        The topics to look at; all when none is named.
    force : bool
        Whether to take every notebook as changed.

    Raises
    ------
    UserError
        For a name that no notebook has, or a file that is no notebook.
    """
    topics = all_topics()
    chosen = choose(topics, names)
    changes = {topic.name: changed(topic, topics) for topic in chosen}
    if force:
        to_run = chosen
    else:
        to_run = [topic for topic in chosen if _asks_for_a_run(changes[topic.name])]
    to_show = [topic for topic in chosen if changes[topic.name] and topic not in to_run]
    pages = {topic.page for topic in topics}
    numbered = sorted(REPORTS.glob("[0-9][0-9]_*.html"))
    orphans = [page for page in numbered if page not in pages and not names]
    front_page = force or front_page_is_old(topics)
    return BuildPlan(topics, to_run, to_show, orphans, front_page, force or lists_are_old(topics))


def sound_tables(work: BuildPlan) -> set[str]:
    """Give the tables that need no second look, such as ``figures/pay``.

    A page that is up to date was made from tables that were as declared. What the notebooks that
    run have read before is looked at all the same: loaded once, it is there for all of them.
    """
    stands = [topic for topic in work.topics if not _asks_for_a_run(changed(topic, work.topics))]
    return _tables_of(stands) - _tables_of(work.to_run)


def _tables_of(topics: Sequence[TopicNotebook]) -> set[str]:
    """The tables that their pages were made from."""
    lists = (dependencies.list_in(topic.page) or {} for topic in topics)
    return {dependencies.table_in(path) for listed in lists for path in listed} - {""}


def _asks_for_a_run(changes: Sequence[str]) -> bool:
    return any(not dependencies.is_only_shown(path) for path in changes)


def changed(topic: TopicNotebook, topics: Sequence[TopicNotebook]) -> list[str]:
    """Give what a page is made from and has changed since; all of it where there is no page.

    Parameters
    ----------
    topic : Topic
        Whose page.
    topics : sequence of Topic
        All of them in reading order, to which the page leads.
    """
    listed = dependencies.list_in(topic.page)
    if listed is None:
        return [topic.said]
    code = {**dependencies.made_by_running(), **dependencies.made_by_showing()}
    return _differing(listed, {**code, **made_of_itself(topic, topics)})


def front_page_is_old(topics: Sequence[TopicNotebook]) -> bool:
    """Say whether the front page is missing or older than what it is made from."""
    return _is_old(FRONT_PAGE, made_of_front_page(topics))


def lists_are_old(topics: Sequence[TopicNotebook]) -> bool:
    """Say whether findings.csv or changes.html is missing or older than the pages it is about."""
    listed = FINDINGS.read_bytes() if FINDINGS.exists() else b""
    is_listed = listed == as_csv(findings_shown(topics)).encode()
    old_changes = _is_old(CHANGES, made_of_findings(topics))
    return not is_listed or old_changes or questions_are_old(topics)


def questions_are_old(topics: Sequence[TopicNotebook]) -> bool:
    """Say whether questions.html is missing or older than a question or an answer."""
    return bool(questions_of(topics)) and _is_old(QUESTIONS, made_of_questions(topics))


def made_of_questions(topics: Sequence[TopicNotebook]) -> dict[str, str | None]:
    """Give the fingerprints of the questions and their answers, and of the words it may link."""
    return {
        _ASKED: fingerprint_of_answers(topics),
        dependencies.GLOSSARY: dependencies.fingerprint_of_glossary(),
    }


def _is_old(page: Path, now: dict[str, str]) -> bool:
    listed = dependencies.list_in(page) or {}
    return not now.keys() <= listed.keys() or bool(_differing(listed, now))


def made_of_findings(topics: Sequence[TopicNotebook]) -> dict[str, str]:
    """Give the fingerprints of what the page of changes leads to, and the pages it waits for."""
    findings = [finding[:2] for finding in findings_shown(topics)]
    titles = [(topic.name, topic.title) for topic in topics]
    return {
        WAITING: ", ".join(topic.name for topic in topics if waits(topic)),
        _LINKED: dependencies.fingerprint(json.dumps([titles, findings, rows_shown(topics)])),
    }


def waits(topic: TopicNotebook) -> bool:
    """Say whether a topic's page was made from other figures than there are now."""
    listed = figures_in(dependencies.list_in(topic.page) or {})
    return any(dependencies.fingerprint_of_file(path) != then for path, then in listed.items())


def figures_in(listed: dict[str, str]) -> dict[str, str]:
    """Give those of the files that something is made from that hold figures."""
    return {
        path: then
        for path, then in listed.items()
        if path.startswith("data/") and path not in _WORDS
    }


def made_of_front_page(topics: Sequence[TopicNotebook]) -> dict[str, str]:
    """Give the fingerprints of the notebooks and of the groups in which they are listed."""
    links = dependencies.fingerprint(links_of(topics[0], topics)) if topics else ""
    code = {**dependencies.made_by_running(), **dependencies.made_by_showing()}
    groups = {dependencies.OTHER_TOPICS: links, _GROUPS: fingerprint_of_groups(topics)}
    return {**code, **made_of(topics), **groups}


def made_of(topics: Sequence[TopicNotebook]) -> dict[str, str]:
    """Give the fingerprint of each notebook, and of the glossary's words that it may link."""
    notebooks = {topic.said: dependencies.fingerprint_of_notebook(topic) for topic in topics}
    return {**notebooks, dependencies.GLOSSARY: dependencies.fingerprint_of_glossary()}


def _differing(listed: dict[str, str], known: dict[str, str]) -> list[str]:
    """What is no longer as a page's list says; files other than the known are looked at."""
    return [
        path
        for path in {**listed, **known}
        if listed.get(path)
        != (known[path] if path in known else dependencies.fingerprint_of_file(path))
    ]


def made_of_itself(topic: TopicNotebook, topics: Sequence[TopicNotebook]) -> dict[str, str]:
    """Give the fingerprints of a page's own notebook and of what its links say."""
    links = dependencies.fingerprint(links_of(topic, topics))
    return {**made_of([topic]), dependencies.OTHER_TOPICS: links}
