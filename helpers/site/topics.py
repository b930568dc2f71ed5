"""The topics in reading order, in the groups of notebooks/contents.toml."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, tags_of
from helpers.own_files import LESSONS, topic_files
from helpers.paths import NOTEBOOKS

CONTENTS = NOTEBOOKS / "contents.toml"
OTHERS = "More"
FRONT_PAGE_TAG = "front-page"


@dataclass(frozen=True)
class Listed:
    """A topic in its group.

    Parameters
    ----------
    topic : TopicNotebook
        Its notebook.
    label : str
        A short name for a strip of links.
    """

    topic: TopicNotebook
    label: str


def grouped(topics: Sequence[TopicNotebook]) -> list[tuple[str, list[Listed]]]:
    """Give the topics in groups, both in reading order; what is listed nowhere comes last.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        Those that there are.

    Returns
    -------
    list of tuple of str and list of Listed
        Each group's name, as a reader calls it, and its topics.

    Raises
    ------
    UserError
        When the list of contents cannot be read.
    """
    left = {topic.name: topic for topic in topics}
    groups = [
        (name, [Listed(left.pop(topic), labels[topic]) for topic in labels if topic in left])
        for name, labels in _contents()
    ]
    groups.append((OTHERS, [Listed(topic, topic.title) for topic in left.values()]))
    return [(name, members) for name, members in groups if members]


def in_reading_order(topics: Sequence[TopicNotebook]) -> list[TopicNotebook]:
    """Give the topics as a reader is to meet them."""
    return [listed.topic for _, members in grouped(topics) for listed in members]


def neighbours(
    topic: TopicNotebook, topics: Sequence[TopicNotebook]
) -> tuple[TopicNotebook | None, TopicNotebook | None]:
    """Give the topics before and after one in reading order; none of what is no topic."""
    if topic not in topics:
        return None, None
    place = topics.index(topic)
    before = topics[place - 1] if place else None
    after = topics[place + 1] if place + 1 < len(topics) else None
    return before, after


def _contents() -> list[tuple[str, dict[str, str]]]:
    """The groups as the file names them, with labels by topic; none where there is no file."""
    try:
        return _groups_in(CONTENTS.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"notebooks/{CONTENTS.name}: cannot be read as a list of groups with a name and "
            f"topics ({error})."
        ) from None


@lru_cache(maxsize=1)  # every page asks for it
def _groups_in(text: str) -> list[tuple[str, dict[str, str]]]:
    return [(str(one["name"]), dict(one["topics"])) for one in tomllib.loads(text)["group"]]


def all_topics() -> list[TopicNotebook]:
    """Give the topics in reading order.

    Raises
    ------
    UserError
        One sentence per file that is no notebook, or has no title.
    """
    topics = [
        TopicNotebook(path.stem, path.read_bytes()) for path in topic_files(NOTEBOOKS, ".ipynb")
    ]
    sentences: list[str] = []
    for topic in topics:
        try:
            _ = topic.title
        except UserError as problem:
            sentences += problem.sentences
    if sentences:
        raise UserError(*sentences)
    return in_reading_order(topics)


def front_page_cells(topic: TopicNotebook) -> list[dict]:
    """Give the cells whose chart a notebook wants on the front page: those tagged for it."""
    return list(filter(is_for_front_page, topic.cells))


def is_for_front_page(cell: dict) -> bool:
    """Tell whether a cell bears the tag of the front page."""
    return FRONT_PAGE_TAG in tags_of(cell)


def has_lessons() -> bool:
    """Say whether the collection has lessons, to which pages then lead."""
    return bool(topic_files(LESSONS, ".ipynb"))


def has_states() -> bool:
    """Say whether the collection has a page for each state."""
    return (NOTEBOOKS / "places" / "index.ipynb").exists()


def choose(topics: Sequence[TopicNotebook], names: Sequence[str]) -> list[TopicNotebook]:
    """Give the named topics, or all when none is named.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        What there is to choose from.
    names : sequence of str
        ``01_pay`` or only ``pay``.

    Raises
    ------
    UserError
        For names that no notebook has.
    """
    unknown = [name for name in names if not any(name in (t.name, t.name[3:]) for t in topics)]
    if unknown:
        existing = ", ".join(topic.name for topic in topics)
        raise UserError(f"No notebook is called {', '.join(unknown)}; there are {existing}.")
    return [t for t in topics if not names or t.name in names or t.name[3:] in names]
