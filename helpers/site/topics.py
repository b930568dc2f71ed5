"""The notebooks in reading order, each with its page."""

from collections.abc import Sequence

from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook
from helpers.paths import NOTEBOOKS
from helpers.site.reading_order import in_reading_order


def all_topics() -> list[TopicNotebook]:
    """Give the topics in reading order.

    Raises
    ------
    UserError
        One sentence per file that is no notebook, or has no title.
    """
    topics = [
        TopicNotebook(path.stem, path.read_bytes())
        for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
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


def has_lessons() -> bool:
    """Say whether the collection has lessons, to which pages then lead."""
    return any((NOTEBOOKS / "lessons").glob("*.ipynb"))


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
