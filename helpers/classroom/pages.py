"""Makes the kit's pages: a lesson's handout, plan, answers and solutions, the index, the guide."""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from helpers.classroom.answers import answer_in_words, mistakes_in_words
from helpers.classroom.cells import LessonCell, cells_for_pages
from helpers.classroom.changed_answers import Changed
from helpers.classroom.lesson_slides import slides_under
from helpers.classroom.lessons import (
    DISCUSSION,
    FOR_PYTHON,
    GUIDE,
    OBJECTIVES,
    SOURCES_LISTED,
    TAKE_HOME,
    TIME,
    Lesson,
)
from helpers.classroom.topic_slides import speakers_notes
from helpers.data.stored_rows import complete_sources
from helpers.execution.notebooks import TopicNotebook
from helpers.rendering.html import SOURCES
from helpers.site.markdown import PageText
from helpers.site.outputs import carried, dates_of
from helpers.site.pages import filled
from helpers.site.strip import LESSONS_PAGE, strip_of
from helpers.site.topics import all_topics

_NO_STEP = ("", OBJECTIVES, TIME, FOR_PYTHON, TAKE_HOME)
EACH_NAMES = "on the terms of their publishers, which the pages of each lesson name"
OWN_WORK = (
    "Text and code have no licence yet: to copy or change them beyond a class, ask the "
    "collection’s owner."
)


class Step(NamedTuple):
    """A row of the timeline.

    Parameters
    ----------
    start, minutes : int
        When it begins, in minutes from the beginning of the lesson, and how long it takes.
    what : str
        ``Teach``, ``Do`` or ``Talk``.
    heading : str
        The lesson's.
    slides : str
        The numbers of its slides.
    """

    start: int
    minutes: int
    what: str
    heading: str
    slides: str


def handout_of(lesson: Lesson, topic: TopicNotebook) -> str:
    """Give the page for those without Python: text, tables, charts, and lines to write on."""
    text = PageText()
    left_out = (FOR_PYTHON, TIME)
    cells = [cell for cell in cells_for_pages(lesson, text) if cell.section not in left_out]
    return _page("handout.html.j2", lesson, cells=cells, topic_title=topic.title, talk=DISCUSSION)


def instructor_of(lesson: Lesson, dependencies: dict[str, str]) -> str:
    """Give the page with solutions and common mistakes.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.
    dependencies : dict of str to str
        The list of fingerprints that the page carries.
    """
    return _page(
        "instructor.html.j2",
        lesson,
        cells=cells_for_pages(lesson, PageText()),
        dependencies=dependencies,
    )


def talk_notes_of(lesson: Lesson, topic: TopicNotebook) -> str:
    """Give what to say to the slides for a talk, which are made of a topic's notebook."""
    return _page("talk_notes.html.j2", lesson, topic=topic, notes=speakers_notes(topic))


def plan_of(lesson: Lesson) -> str:
    """Give the plan of a lesson."""
    cells = cells_for_pages(lesson, PageText())
    return _page(
        "plan.html.j2",
        lesson,
        objectives=Markup(PageText().html(lesson.section(OBJECTIVES)[0])),
        take_home=Markup().join(_texts_under(TAKE_HOME, cells)),
        steps=steps_of(lesson),
        questions=_texts_under(DISCUSSION, cells),
    )


def steps_of(lesson: Lesson) -> list[Step]:
    """Give the timeline of a lesson: what is taught, done and talked about, in its order."""
    steps: list[Step] = []
    start = 0
    for heading, slides in slides_under(lesson).items():
        if heading in _NO_STEP or heading.startswith(SOURCES_LISTED):
            continue
        minutes = lesson.minutes_of.get(heading, 0)
        ends = "–".join(dict.fromkeys((str(slides[0]), str(slides[-1]))))
        steps.append(Step(start, minutes, _what(heading), heading, ends))
        start += minutes
    return steps


def _what(heading: str) -> str:
    if heading == DISCUSSION:
        return "Talk"
    return "Do" if heading.startswith("Exercise ") else "Teach"


def _texts_under(section: str, cells: Sequence[LessonCell]) -> list[Markup]:
    """The text of a section, without its heading and its answer, as far as a chart goes with it."""
    under = [cell for cell in cells if cell.section == section]
    charts = [place for place, cell in enumerate(under) if cell.kind == "code"]
    texts = [cell for cell in under[: charts[0] - 1 if charts else None] if cell.kind == "text"]
    return [Markup(re.sub(r"<h2.*?</h2>", "", str(html))) for cell in texts for html in cell.html]


def answers_of(lesson: Lesson) -> str:
    """Give the answers of a lesson with their points, and what a good talk says."""
    points = _points_of(lesson)
    cells = cells_for_pages(lesson, PageText())
    answers = [
        {
            "exercise": cell.section,
            "right": answer_in_words(cell.answer["right"], cell.answer.get("digits")),
            "points": points[f"check-{cell.answer['name']}"],
            "wrong": mistakes_in_words(cell.answer, most=1),
        }
        for cell in cells
        if cell.answer
    ]
    return _page(
        "answers.html.j2",
        lesson,
        answers=answers,
        talk=[
            cell
            for cell in cells
            if cell.kind == "discussion" or (cell.kind == "teacher" and cell.section == DISCUSSION)
        ],
        talk_points=sum(points.values()) - sum(answer["points"] for answer in answers),
        dates=dates_of(lesson),
    )


def _points_of(lesson: Lesson) -> dict[str, int]:
    """The points of each graded cell, by its name."""
    marks = (cell["metadata"].get("nbgrader", {}) for cell in lesson.cells)
    return {mark["grade_id"]: mark["points"] for mark in marks if mark.get("grade")}


def index_of(
    lessons: Sequence[Lesson], dependencies: dict[str, str], changed: Sequence[Changed]
) -> str:
    """Give the teacher's first page: every lesson with what belongs to it, and answers changed."""
    entries = [
        {
            "lesson": lesson,
            "objectives": Markup(PageText().html(lesson.section(OBJECTIVES)[0])),
            "minutes": sum(lesson.minutes.values()),
        }
        for lesson in lessons
    ]
    return _page(
        "index.html.j2",
        None,
        entries=entries,
        changed=changed,
        titles={lesson.name: lesson.title for lesson in lessons},
        kept=json.dumps(changed),
        strip=strip_of(LESSONS_PAGE, all_topics()),
        dependencies=dependencies,
    )


def guide_page() -> str:
    """Give the teaching guide as a page."""
    return _page("guide.html.j2", None, text=Markup(PageText().html(GUIDE.read_text("utf-8"))))


def _page(template: str, lesson: Lesson | None, **resources: object) -> str:
    """A page of one lesson, or of all, which says what may be done with what it holds."""
    figures = rights_of(lesson) if lesson else EACH_NAMES
    shared = {
        "lesson": lesson,
        "in_words": answer_in_words,
        "rights": f"What may be done with the figures: {figures}. {OWN_WORK}",
    }
    return filled(template, shared | resources, "report", "classroom")


def rights_of(lesson: Lesson) -> str:
    """Give whose figures a lesson holds and on which terms, as their publishers state them.

    A clause for each of the terms, with the publishers; the first is of its first source.
    """
    publishers: dict[str, dict[str, None]] = {}
    for listed in carried(lesson.cells, SOURCES):
        for citation in listed["citations"]:
            publisher, terms = _terms_of(citation["text"])
            publishers.setdefault(terms, {})[publisher] = None
    return "; ".join(f"{', '.join(names)}: {terms}" for terms, names in publishers.items())


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
