"""The strip of links that begins every page: all topics, questions, lessons.

Standard library only and quick, since each build asks whether the links of a page still hold.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from helpers.execution.notebooks import TopicNotebook
from helpers.site.questions import questions_of
from helpers.site.topics import grouped, has_lessons, has_states, neighbours

QUESTIONS = "questions"
LESSONS_PAGE = "classroom/index"
STATES_PAGE = "places/index"


@dataclass(frozen=True)
class StripLink:
    """A link of the strip.

    Parameters
    ----------
    label : str
        A short name.
    page : str
        The page's name under reports/, without its ending.
    """

    label: str
    page: str


@dataclass(frozen=True)
class Strip:
    """What the strip of one page leads to.

    Parameters
    ----------
    groups : list of tuple
        The name of each group of topics, and its links.
    beside : list of StripLink
        What leads to no topic: the states, the questions, the lessons.
    here : str
        The page that bears the strip, as its link names it.
    place : str
        Where that page stands among the topics, for a fold on a narrow screen.
    """

    groups: list[tuple[str, list[StripLink]]]
    beside: list[StripLink]
    here: str
    place: str


def strip_of(here: str, topics: Sequence[TopicNotebook]) -> Strip:
    """Give the strip of a page.

    Parameters
    ----------
    here : str
        The page's name under reports/, without its ending, such as ``01_pay``.
    topics : sequence of TopicNotebook
        All of them in reading order.
    """
    groups = [
        (name, [StripLink(listed.label, listed.topic.name) for listed in members])
        for name, members in grouped(topics)
    ]
    beside = []
    if has_states():
        beside.append(StripLink("States", STATES_PAGE))
    if questions_of(topics):
        beside.append(StripLink("Questions", QUESTIONS))
    if has_lessons():
        beside.append(StripLink("For teachers", LESSONS_PAGE))
    return Strip(groups, beside, here, _place(here, groups))


def _place(here: str, groups: list[tuple[str, list[StripLink]]]) -> str:
    """Such as ``8 of 17: Places``; on a page that is no topic's, how many there are."""
    links = [link for _, members in groups for link in members]
    for number, link in enumerate(links, start=1):
        if link.page == here:
            return f"{number} of {len(links)}: {link.label}"
    return f"All {len(links)} topics"


def links_of(here: str, topics: Sequence[TopicNotebook]) -> str:
    """Give in one text what a page's links to other pages say: its strip and its neighbours.

    Parameters
    ----------
    here, topics
        As ``strip_of`` takes them.
    """
    strip = asdict(strip_of(here, topics))
    beside = [
        (other.name, other.title) if other else None
        for topic in topics
        if topic.name == here
        for other in neighbours(topic, topics)
    ]
    return json.dumps([strip, beside])
