"""Finds what new figures have changed in a lesson: answers, worked examples, and their slides."""

import html
import json
import re
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from helpers.classroom.answers import answer_in_words
from helpers.classroom.lesson_slides import slides_under
from helpers.classroom.lessons import Lesson
from helpers.execution.notebooks import tags_of, text_of
from helpers.site import dependencies
from helpers.site.markdown import PageText
from helpers.site.outputs import dates_of
from helpers.site.topic_plan import figures_among

_META = re.compile(r'<meta name="changed" content="([^"]*)">')


class Part(NamedTuple):
    """An answer or a worked example that is another than before.

    Parameters
    ----------
    heading : str
        Under which it stands.
    before, after : str
        In words, a number with as many decimals as are asked for.
    slides : list of int
        Which slides of the lesson are of this heading.
    """

    heading: str
    before: str
    after: str
    slides: list[int]


class Changed(NamedTuple):
    """What new figures have changed in a lesson, in its order.

    Parameters
    ----------
    lesson : str
        Its name, such as ``01_pay``.
    release_before, release : str
        Of when its official figures were and are.
    answers, examples : list of Part
        The exercises with other answers, and the worked examples with other figures.
    """

    lesson: str
    release_before: str
    release: str
    answers: list[Part]
    examples: list[Part]


def figures_moved(lesson: Lesson) -> bool:
    """Say whether figures are other ones than those that the lesson's part of the kit was made of.

    Parameters
    ----------
    lesson : Lesson
        Its part of the kit still stands as it was.
    """
    listed = figures_among(dependencies.recorded_in(lesson.page) or {})
    return any(dependencies.fingerprint_of_file(path) != value for path, value in listed.items())


def changes_between(before: Lesson, after: Lesson) -> Changed:
    """Give what differs between two runs of a lesson."""
    releases = (dates_of(lesson).get("as-of", "") for lesson in (before, after))
    return Changed(
        after.name,
        *releases,
        _parts(_answers(before), _answers(after), after),
        _parts(_examples(before), _examples(after), after),
    )


def _parts(
    before: dict[str, tuple[str, str]], after: dict[str, tuple[str, str]], lesson: Lesson
) -> list[Part]:
    slides = slides_under(lesson)
    return [
        Part(heading, before[name][1], text, slides.get(heading, []))
        for name, (heading, text) in after.items()
        if name in before and before[name][1] != text
    ]


def _answers(lesson: Lesson) -> dict[str, tuple[str, str]]:
    """Each answer by its name: the exercise's heading, and the answer in words."""
    return {
        name: (heading, answer_in_words(answer["right"], answer.get("digits")))
        for heading, (name, answer) in zip(lesson.exercises, lesson.answers.items(), strict=True)
    }


def _examples(lesson: Lesson) -> dict[str, tuple[str, str]]:
    """Each sentence that a lesson computes by its place: the heading, and its text."""
    computed = [
        (heading, f"{cell['id']}-{place}", output)
        for heading, cells in lesson.sections
        for cell in cells
        if "computed" in tags_of(cell)
        for place, output in enumerate(cell["outputs"])
    ]
    examples = {}
    for heading, name, output in computed:
        if words := text_of(output.get("data", {}).get("text/markdown", "")):
            examples[name] = heading, Markup(PageText().html(words)).striptags()
    return examples


def listed_in(index: Path) -> list[Changed]:
    """Give the changes that the teacher's first page lists; none where there is no such page."""
    text = index.read_text(encoding="utf-8") if index.is_file() else ""
    match = _META.search(text)
    listed = json.loads(html.unescape(match[1])) if match else []
    return [
        Changed(*row[:3], *([Part(*part) for part in parts] for parts in row[3:])) for row in listed
    ]
