"""Makes what a teacher prints of a lesson, a sheet each: its plan and its answers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from helpers.classroom.cells import LessonCell, cells_for_pages
from helpers.classroom.lesson_slides import screens_of
from helpers.classroom.lessons import (
    DISCUSSION,
    FOR_PYTHON,
    OBJECTIVES,
    SOURCES_LISTED,
    TAKE_HOME,
    TIME,
    Lesson,
)
from helpers.classroom.pages import page
from helpers.classroom.words import answer_in_words, mistakes_told
from helpers.site.markdown import PageText
from helpers.site.outputs import dates_of

_NO_STEP = ("", OBJECTIVES, TIME, FOR_PYTHON, TAKE_HOME)


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


def plan_of(lesson: Lesson) -> str:
    """Give the plan of a lesson."""
    cells = cells_for_pages(lesson, PageText())
    return page(
        "plan.html.j2",
        lesson,
        objectives=Markup(PageText().html(lesson.section(OBJECTIVES)[0])),
        take_home=Markup().join(_texts_under(TAKE_HOME, cells)),
        steps=steps_of(lesson),
        questions=_texts_under(DISCUSSION, cells),
    )


def steps_of(lesson: Lesson) -> list[Step]:
    """Give the timeline of a lesson: what is taught, done and talked about, in its order."""
    numbers: dict[str, list[int]] = {}
    for number, screen in enumerate(screens_of(lesson), 1):
        numbers.setdefault(screen.section, []).append(number)
    steps: list[Step] = []
    start = 0
    for heading, slides in numbers.items():
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
    cells = cells_for_pages(lesson, PageText())
    points = _points_of(lesson)
    answers = []
    for cell in cells:
        if not cell.answer:
            continue
        answers.append(
            {
                "exercise": cell.section,
                "right": answer_in_words(cell.answer["right"]),
                "points": points[f"check-{cell.answer['name']}"],
                "wrong": mistakes_told(cell.answer, most=1),
            }
        )
    return page(
        "answers.html.j2",
        lesson,
        answers=answers,
        talk=[cell for cell in cells if cell.kind == "discussion" or _is_of_talk(cell)],
        talk_points=sum(points.values()) - sum(answer["points"] for answer in answers),
        dates=dates_of(lesson),
    )


def _is_of_talk(cell: LessonCell) -> bool:
    return cell.kind == "teacher" and cell.section == DISCUSSION


def _points_of(lesson: Lesson) -> dict[str, int]:
    """The points of each graded cell, by its name."""
    marks = (cell["metadata"].get("nbgrader", {}) for cell in lesson.cells)
    return {mark["grade_id"]: mark["points"] for mark in marks if mark.get("grade")}
