"""Makes the package's pages: handout, instructor's page, and the teacher's index."""

import json
from collections.abc import Sequence

from markupsafe import Markup

from helpers.classroom.cells import cells_for_pages
from helpers.classroom.changed_answers import Changed
from helpers.classroom.lessons import DISCUSSION, FOR_PYTHON, LESSONS, OBJECTIVES, TIME, Lesson
from helpers.classroom.rights import EACH_NAMES, OWN_WORK, rights_of
from helpers.classroom.topic_slides import speakers_notes
from helpers.classroom.words import answer_in_words
from helpers.execution.notebooks import TopicNotebook
from helpers.site.markdown import PageText
from helpers.site.pages import filled
from helpers.site.strip import LESSONS_PAGE, strip_of
from helpers.site.topics import all_topics

GUIDE = LESSONS / "README.md"


def handout_of(lesson: Lesson, topic: TopicNotebook) -> str:
    """Give the page for those without Python: text, tables, charts, and lines to write on."""
    text = PageText()
    left_out = (FOR_PYTHON, TIME)
    cells = [cell for cell in cells_for_pages(lesson, text) if cell.section not in left_out]
    return page("handout.html.j2", lesson, cells=cells, topic_title=topic.title, talk=DISCUSSION)


def instructor_of(lesson: Lesson, dependencies: dict[str, str]) -> str:
    """Give the page with solutions and common mistakes.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.
    dependencies : dict of str to str
        The list of fingerprints that the page carries.
    """
    return page(
        "instructor.html.j2",
        lesson,
        cells=cells_for_pages(lesson, PageText()),
        dependencies=dependencies,
    )


def talk_notes_of(lesson: Lesson, topic: TopicNotebook) -> str:
    """Give what to say to the slides for a talk, which are made of a topic's notebook."""
    return page("talk_notes.html.j2", lesson, topic=topic, notes=speakers_notes(topic))


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
    return page(
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
    return page("guide.html.j2", None, text=Markup(PageText().html(GUIDE.read_text("utf-8"))))


def page(template: str, lesson: Lesson | None, **resources: object) -> str:
    """Give a page of the kit.

    Parameters
    ----------
    template : str
        Its template.
    lesson : Lesson, optional
        Whose page; without one all of them.
    **resources : object
        What the template asks for.
    """
    figures = "; ".join(rights_of(lesson)) if lesson else EACH_NAMES
    shared = {
        "lesson": lesson,
        "in_words": answer_in_words,
        "rights": f"What may be done with the figures: {figures}. {OWN_WORK}",
    }
    return filled(template, shared | resources, "report", "classroom")
