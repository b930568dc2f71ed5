"""Says what may be done with what a lesson holds: its figures, and the collection's own work."""

from helpers.classroom.lessons import Lesson
from helpers.data.stored_rows import complete_sources
from helpers.rendering.html import SOURCES
from helpers.site.outputs import carried

EACH_NAMES = "on the terms of their publishers, which the pages of each lesson name"
OWN_WORK = (
    "Text and code have no licence yet: to copy or change them beyond a class, ask the "
    "collection’s owner."
)


def rights_of(lesson: Lesson) -> list[str]:
    """Give whose figures a lesson holds and on which terms, as their publishers state them.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.

    Returns
    -------
    list of str
        A clause for each of the terms, with the publishers; the first is of its first source.
    """
    publishers: dict[str, dict[str, None]] = {}
    for listed in carried(lesson.cells, SOURCES):
        for citation in listed["citations"]:
            publisher, terms = _terms_of(citation["text"])
            publishers.setdefault(terms, {})[publisher] = None
    return [f"{', '.join(names)}: {terms}" for terms, names in publishers.items()]


def _terms_of(citation: str) -> tuple[str, str]:
    """The publisher and the terms of the source that a list of sources cites."""
    cited = [
        source
        for source in complete_sources().values()
        if citation.startswith(f"{source['publisher']}, ") and source["title"] in citation
    ]
    nearest = max(cited, key=lambda source: len(source["title"]))
    terms = nearest["licence"]
    begins = terms[0].lower() if terms[1].islower() else terms[0]  # CC BY stays as it is
    return nearest["publisher"], begins + terms[1:]
