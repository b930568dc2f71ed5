"""What new figures have changed in a lesson, as its teacher reads it."""

import copy
import json
from pathlib import Path

import pytest

from helpers.classroom import changed_answers
from helpers.classroom.changed_answers import changes_between, figures_moved, listed_in
from helpers.classroom.lessons import Lesson
from helpers.classroom.pages import index_of
from helpers.rendering.html import ANSWER, SOURCES
from helpers.site.outputs import carried
from tests.support.classroom import LESSONS

LESSON = LESSONS[0]


@pytest.fixture
def before() -> Lesson:
    """The first lesson as it was a release ago: its last answers others, and a sentence."""
    notebook = json.loads(copy.copy(LESSON.file))
    for answer in carried(notebook["cells"], ANSWER):
        if answer["name"] in ("above", "payroll"):
            answer["right"] += 0.4 if answer["digits"] else 1000
    sentences = [
        output["data"]
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if "computed" in cell["metadata"].get("tags", []) and "text/markdown" in output["data"]
    ]
    sentences[0]["text/markdown"] = ["A tenth earn less than $1."]
    for sources in carried(notebook["cells"], SOURCES):
        sources["dates"]["as-of"] = "Official figures as of May 2001 (wages)."
    return Lesson(LESSON.name, json.dumps(notebook).encode())


def test_answers_have_their_decimals_and_stand_in_the_lesson_s_order(before) -> None:
    answers = changes_between(before, LESSON).answers
    assert [part.heading for part in answers] == sorted(part.heading for part in answers)
    assert [len(part.after.partition(".")[2]) for part in answers] == [1, 0]
    assert [part.before == part.after for part in answers] == [False, False]
    assert all(len(part.slides) > 1 for part in answers), "what to do, and what came out"


def test_worked_examples_and_their_slides_are_named(before) -> None:
    [example] = changes_between(before, LESSON).examples
    assert example.before == "A tenth earn less than $1."
    assert "$" in example.after and "<" not in example.after
    assert example.heading in dict(LESSON.sections[1:])
    assert example.slides


def test_the_release_is_named_and_the_page_keeps_it_all(before, tmp_path: Path) -> None:
    changed = changes_between(before, LESSON)
    index = tmp_path / "index.html"
    index.write_text(index_of(LESSONS, {}, [changed]), encoding="utf-8")
    page = index.read_text("utf-8")
    assert "Official figures as of May 2001 (wages)." in page
    assert changed.release in page and changed.release != changed.release_before
    assert changed.answers[0].before in page
    assert listed_in(index) == [changed]


def test_where_no_figure_moved_nothing_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not figures_moved(LESSON)
    monkeypatch.setattr(changed_answers.dependencies, "fingerprint_of_file", lambda path: "other")
    assert figures_moved(LESSON)
