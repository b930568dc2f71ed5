"""Makes the package's pages: handout, instructor's page, plan, and the teacher's index."""

import json
from collections.abc import Sequence

from markupsafe import Markup

from helpers.classroom.cells import LessonCell, cells_for_pages
from helpers.classroom.changed_answers import Changed
from helpers.classroom.lessons import DISCUSSION, LESSONS, OBJECTIVES, TAKE_HOME, TIME, Lesson
from helpers.classroom.slides import speakers_notes
from helpers.execution.notebooks import TopicNotebook
from helpers.formatting import decimal
from helpers.site.markdown import PageText
from helpers.site.pages import filled
from helpers.site.strip import LESSONS_PAGE, strip_of
from helpers.site.topics import all_topics

GUIDE = LESSONS / "README.md"
FOR_PYTHON = "Before you begin"  # what somebody without Python leaves out


def handout_of(lesson: Lesson, topic: TopicNotebook) -> str:
    """Give the page for those without Python: text, tables, charts, and lines to write on."""
    text = PageText()
    left_out = (FOR_PYTHON, TIME)
    cells = [cell for cell in cells_for_pages(lesson, text) if cell.section not in left_out]
    return _page("handout.html.j2", lesson, cells=cells, topic_title=topic.title)


def instructor_of(lesson: Lesson, topic: TopicNotebook, dependencies: dict[str, str]) -> str:
    """Give the page with solutions, common mistakes and the speaker's notes.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.
    topic : TopicNotebook
        The notebook of which the slides are made.
    dependencies : dict of str to str
        The list of fingerprints that the page carries.
    """
    return _page(
        "instructor.html.j2",
        lesson,
        cells=cells_for_pages(lesson, PageText()),
        notes=speakers_notes(topic),
        topic=topic,
        dependencies=json.dumps(dependencies, sort_keys=True),
    )


def plan_of(lesson: Lesson) -> str:
    """Give the plan of a lesson, on one sheet of paper."""
    text = PageText()
    sections = {
        name: Markup("".join(map(text.html, lesson.section(name))))
        for name in (OBJECTIVES, DISCUSSION, TAKE_HOME)
    }
    cells = cells_for_pages(lesson, PageText())
    framing = ("", FOR_PYTHON, TIME, OBJECTIVES, DISCUSSION, TAKE_HOME)
    taught = [
        section
        for section in dict.fromkeys(cell.section for cell in cells)
        if section not in framing and not _is_exercise_or_sources(section)
    ]
    return _page(
        "plan.html.j2",
        lesson,
        sections=sections,
        taught=taught,
        questions=_texts_under(DISCUSSION, cells),
        mistakes=[cell.answer["mistakes"][0][1] for cell in cells if cell.answer.get("mistakes")],
    )


def _is_exercise_or_sources(section: str) -> bool:
    return section.startswith(("Exercise ", "Where the figures"))


def _texts_under(section: str, cells: Sequence[LessonCell]) -> list[Markup]:
    """The text of a section, without its heading and without its answer."""
    texts = [cell for cell in cells if cell.section == section and cell.kind == "text"]
    return [Markup(str(html).partition("</h2>")[2]) for cell in texts for html in cell.html]


def index_of(
    lessons: Sequence[Lesson], dependencies: dict[str, str], changed: Sequence[Changed]
) -> str:
    """Give the teacher's first page: every lesson with what belongs to it, and answers changed."""
    entries = [
        {
            "lesson": lesson,
            "objectives": Markup("".join(map(PageText().html, lesson.section(OBJECTIVES)))),
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
        answers=json.dumps(changed),
        strip=strip_of(LESSONS_PAGE, all_topics()),
        dependencies=json.dumps(dependencies, sort_keys=True),
    )


def guide_page() -> str:
    """Give the teaching guide as a page."""
    return _page("guide.html.j2", None, text=Markup(PageText().html(GUIDE.read_text("utf-8"))))


def answer_in_words(answer: object) -> str:
    """Give an expected answer as a teacher reads it.

    >>> answer_in_words(64070), answer_in_words(11.4), answer_in_words(["Ohio", "Texas"])
    ('64,070', '11.4', 'Ohio, Texas')
    """
    if isinstance(answer, list):
        return ", ".join(answer)
    if isinstance(answer, str):
        return answer
    places = 0 if isinstance(answer, int) else len(f"{answer:.10g}".partition(".")[2])
    return decimal(answer, places)


def _page(template: str, lesson: Lesson | None, **resources: object) -> str:
    shared = {"lesson": lesson, "dependencies": "", "in_words": answer_in_words}
    return filled(template, shared | resources, "report", "classroom")
