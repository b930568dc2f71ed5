"""Finds which exercises have other answers since new figures came."""

import html
import json
import re
from pathlib import Path
from typing import NamedTuple

from helpers.classroom.lessons import Lesson
from helpers.rendering.html import ANSWER
from helpers.site.outputs import carried

_META = re.compile(r'<meta name="answers" content="([^"]*)">')


class Changed(NamedTuple):
    """An exercise with another answer than before.

    Parameters
    ----------
    lesson : str
        Its name, such as ``01_pay``.
    exercise : str
        Its heading.
    before, after : float, str or list of str
        The answers.
    """

    lesson: str
    exercise: str
    before: float | str | list[str]
    after: float | str | list[str]


def answers_changed(before: Lesson, after: Lesson) -> list[Changed]:
    """Give the exercises of a lesson whose answers differ between two runs of it."""
    old, new = _answers(before), _answers(after)
    return [
        Changed(after.name, heading, old[name], right)
        for heading, (name, right) in zip(after.exercises, new.items(), strict=True)
        if name in old and old[name] != right
    ]


def _answers(lesson: Lesson) -> dict[str, float | str | list[str]]:
    return {answer["name"]: answer["right"] for answer in carried(lesson.cells, ANSWER)}


def listed_in(index: Path) -> list[Changed]:
    """Give the changes that the teacher's first page lists; none where there is no such page."""
    text = index.read_text(encoding="utf-8") if index.is_file() else ""
    match = _META.search(text)
    return [Changed(*row) for row in json.loads(html.unescape(match[1]))] if match else []
