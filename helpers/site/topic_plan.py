"""Finds the topics to run, the pages to write again and those to remove.

Standard library only and quick, because most of the time there is nothing to do.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.execution.notebooks import TopicNotebook
from helpers.own_files import topic_files
from helpers.paths import REPORTS
from helpers.site import dependencies
from helpers.site.build_plan import (
    BuildPlan,
    changes_since,
    differing,
    is_outdated,
    split_by_work,
)
from helpers.site.findings import FINDINGS, as_csv, findings_shown, refuse_lost_ids, rows_shown
from helpers.site.questions import fingerprint_of_answers, fingerprint_of_groups, questions_of
from helpers.site.state_plan import (
    ALL_FIGURES,
    figures_now,
    known_figures,
    outdated_states,
)
from helpers.site.states import INDEX, PLACES, all_states, choose_states, with_index
from helpers.site.strip import links_of
from helpers.site.topics import all_topics, choose, front_page_cells

FRONT_PAGE = REPORTS / "index.html"
CHANGES = REPORTS / "changes.html"
QUESTIONS = REPORTS / "questions.html"
_QUESTIONS = "questions, their answers and where these lead"
_QUESTION_GROUPS = "groups of the questions"
_CARDS = "charts chosen for the front page, and whether figures moved a finding"
_WAITING = "pages that have not followed the figures yet"
_LINK_TARGETS = "titles and names of the findings and rows"
_TOLD = b'<h2 id="releases">'  # what begins its tale
# About figures, without any of their own.
_TEXT_TABLES = ("data/sources.csv", "data/series.csv", "data/glossary.csv")


def plan_topics(
    names: Sequence[str], force: bool, with_pandas: bool = False
) -> BuildPlan[TopicNotebook]:
    """Compare the dependencies that each page lists with what there is now.

    Parameters
    ----------
    names : sequence of str
        The topics and states to look at; all when none is named.
    force : bool
        Whether to take every notebook as changed.
    with_pandas : bool
        Whether pandas may be loaded, to see in which states the figures of a changed table are
        others. Without it, there is something to do when such a table has changed.

    Raises
    ------
    UserError
        For a name that no notebook has, a file that is no notebook, or one that lost its ids.
    """
    topics, states = all_topics(), all_states()
    notebooks = with_index(topics)
    refuse_lost_ids(notebooks)
    chosen_states, other_names = choose_states(states, names)
    chosen = choose(notebooks, other_names) if other_names or not names else []
    to_run, to_show = split_by_work(chosen, lambda topic: changes_of(topic, topics), force)
    if chosen_states:
        figures = figures_now() if with_pandas else known_figures()
        to_run += chosen_states if force else outdated_states(chosen_states, topics, figures)
    orphans = [] if names else _orphans([*topics, *states])
    if to_run or to_show or orphans:  # after which they are looked at, unless all is made again
        shared = shared_pages(topics) if force else []
    else:
        shared = [page for page in shared_pages(topics) if is_shared_outdated(page, topics)]
    valid = _valid_tables(topics) if to_run and not force else set()
    return BuildPlan(topics, to_run, to_show, orphans, shared, valid)


def _orphans(notebooks: Sequence[TopicNotebook]) -> list[Path]:
    """The pages of topics and states that have no notebook."""
    pages = {notebook.page for notebook in notebooks}
    made = [*topic_files(REPORTS, ".html"), *sorted(PLACES.glob("[A-Z][A-Z].html"))]
    return [page for page in made if page not in pages]


def shared_pages(topics: Sequence[TopicNotebook]) -> list[Path]:
    """Give the pages about all topics in the order of writing.

    There is a page of questions only where the collection has questions.
    """
    return [CHANGES, *([QUESTIONS] if questions_of(topics) else []), FRONT_PAGE]


def is_shared_outdated(page: Path, topics: Sequence[TopicNotebook]) -> bool:
    """Say whether a page about all topics, or the list of findings with it, is to be written."""
    if page == FRONT_PAGE:
        return is_outdated(page, front_page_dependencies(topics))
    if page == QUESTIONS:
        return is_outdated(page, questions_dependencies(topics))
    stored = FINDINGS.read_bytes() if FINDINGS.exists() else b""
    is_stored = stored == as_csv(findings_shown(with_index(topics))).encode()
    return not is_stored or is_outdated(page, changes_page_dependencies(topics))


def _valid_tables(topics: Sequence[TopicNotebook]) -> set[str]:
    """The tables behind pages whose figures, and the code that checked them, are as they were."""
    valid: set[str] = set()
    for topic in topics:
        listed = dependencies.recorded_in(topic.page) or {}
        checked = {
            name: value
            for name, value in listed.items()
            if name == dependencies.RUNS or name.startswith("data/")
        }
        if not differing(checked, dependencies.execution_dependencies()):
            valid |= dependencies.tables_behind(topic.page)
    return valid


def changes_of(topic: TopicNotebook, topics: Sequence[TopicNotebook]) -> list[str]:
    """Give the dependencies of a page that have changed; the notebook where there is no page.

    Parameters
    ----------
    topic : TopicNotebook
        Whose page.
    topics : sequence of TopicNotebook
        All of them in reading order, to which the page leads.
    """
    current = {**dependencies.execution_dependencies(), **page_dependencies(topic, topics)}
    if topic.page == INDEX:  # which carries what it knows of the states
        listed = dependencies.recorded_in(INDEX) or {}
        current[ALL_FIGURES] = listed.get(ALL_FIGURES)
    return changes_since(topic, current)


def page_dependencies(
    topic: TopicNotebook, topics: Sequence[TopicNotebook]
) -> dict[str, str | None]:
    """Give the fingerprints of what shows a topic: its notebook, its links and the code."""
    return {
        **dependencies.display_dependencies(),
        **_notebooks_and_glossary([topic]),
        **_links(topic.page, topics),
    }


def front_page_dependencies(topics: Sequence[TopicNotebook]) -> dict[str, str | None]:
    """Give the fingerprints of the notebooks, of their groups and of the code."""
    chosen = [[cell.get("id") for cell in front_page_cells(topic)] for topic in topics]
    return {
        **dependencies.execution_dependencies(),
        **dependencies.display_dependencies(),
        **_notebooks_and_glossary(topics),
        _CARDS: dependencies.fingerprint(json.dumps([chosen, tells_of_changes()])),
        **_links(FRONT_PAGE, topics),
        _QUESTION_GROUPS: fingerprint_of_groups(topics),
    }


def tells_of_changes() -> bool:
    """Say whether changes.html has anything to tell."""
    return CHANGES.exists() and _TOLD in CHANGES.read_bytes()


def questions_dependencies(topics: Sequence[TopicNotebook]) -> dict[str, str | None]:
    """Give the fingerprints of the questions, their answers, the glossary's words and the code."""
    return {
        **dependencies.display_dependencies(),
        **_links(QUESTIONS, topics),
        _QUESTIONS: fingerprint_of_answers(topics),
        dependencies.GLOSSARY: dependencies.fingerprint_of_glossary(),
    }


def changes_page_dependencies(topics: Sequence[TopicNotebook]) -> dict[str, str]:
    """Give the fingerprints of what changes.html leads to, and the pages that it waits for."""
    findings = [finding[:2] for finding in findings_shown(with_index(topics))]
    titles = [(topic.name, topic.title) for topic in with_index(topics)]
    return {
        **_links(CHANGES, topics),
        _WAITING: ", ".join(topic.name for topic in topics if awaits_figures(topic)),
        _LINK_TARGETS: dependencies.fingerprint(json.dumps([titles, findings, rows_shown(topics)])),
    }


def awaits_figures(topic: TopicNotebook) -> bool:
    """Say whether a topic's page was made from other figures than there are now."""
    listed = figures_among(dependencies.recorded_in(topic.page) or {})
    return any(dependencies.fingerprint_of_file(path) != value for path, value in listed.items())


def figures_among(listed: Mapping[str, str]) -> dict[str, str]:
    """Give those dependencies that are files of figures."""
    return {
        path: value
        for path, value in listed.items()
        if path.startswith("data/") and path not in _TEXT_TABLES
    }


def _links(page: Path, topics: Sequence[TopicNotebook]) -> dict[str, str]:
    """The fingerprint of what a page's links to the others say."""
    return {dependencies.OTHER_TOPICS: dependencies.fingerprint(links_of(page.stem, topics))}


def _notebooks_and_glossary(topics: Sequence[TopicNotebook]) -> dict[str, str | None]:
    """The fingerprint of each notebook, and of the glossary's words that it may link."""
    notebooks = {topic.label: dependencies.fingerprint_of_notebook(topic.file) for topic in topics}
    return {**notebooks, dependencies.GLOSSARY: dependencies.fingerprint_of_glossary()}
