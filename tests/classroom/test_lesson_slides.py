"""The slides of lessons: what a lesson says, in its order, and no answer before its exercise."""

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat.v4
import pytest

from helpers.classroom.answers import answer_in_words, is_stated
from helpers.classroom.cells import kind_of
from helpers.classroom.lesson_slides import lesson_slides_of, screens_of
from helpers.classroom.lessons import Lesson
from helpers.classroom.slides import Screen
from helpers.execution.notebooks import as_file, notebook_of, text_of
from helpers.rendering.html import ANSWER, TABLE
from tests.support.browser import Window
from tests.support.classroom import LESSONS
from tests.support.slides import (
    CHECKS,
    SIZES,
    chart_text_under,
    fits_every_screen,
    show,
)

BACK_ROW = 24  # CSS pixels of a chart's text, on a screen of 1,280 by 720
SMALLEST_TEXT = 16  # of any text: sources, numbers of slides
LEAST_FILLED = 0.25  # of a slide's height by its words, where nothing stands beside them

SMALL = """(least) => [...document.querySelectorAll('.slide *')].filter((one) =>
  [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) &&
  !one.closest('svg, .unseen') && parseFloat(getComputedStyle(one).fontSize) < least - 0.01
).map((one) => `${one.closest('.slide').id}: ${one.textContent.trim().slice(0, 40)}`)"""
EMPTY = """(least) => [...document.querySelectorAll(
  '.slide:not(.with-chart, .title, .sources)')].filter((slide) =>
   slide.querySelector('.words').getBoundingClientRect().height <
    least * slide.getBoundingClientRect().height).map((slide) => slide.id)"""


@pytest.fixture(scope="module")
def file(lesson: Lesson, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of its slides."""
    path = tmp_path_factory.mktemp(lesson.name) / "slides.html"
    path.write_text(lesson_slides_of(lesson), encoding="utf-8")
    return path


def can_be_read_at_the_back(deck: Window) -> Iterator[str]:
    """Charts have large text, and nothing has small one."""
    yield from chart_text_under(deck, BACK_ROW)
    yield from deck.page.evaluate(SMALL, SMALLEST_TEXT)


def fills_its_screens(deck: Window) -> Iterator[str]:
    """Few words are set large."""
    show(deck, SIZES[0])
    yield from deck.page.evaluate(EMPTY, LEAST_FILLED)


@pytest.mark.parametrize("check", [*CHECKS, can_be_read_at_the_back, fills_its_screens])
def test_slides(deck, check) -> None:
    assert list(check(deck)) == []


def words_of(screen: Screen) -> str:
    """Everything that can be read on a slide, in its drawing and its table, too."""
    shown = (screen.above, screen.title, *screen.words, screen.drawing, screen.table)
    return " ".join(re.sub(r"<[^>]+>", " ", str(part)) for part in shown)


def test_an_exercise_comes_after_what_is_taught_and_before_what_came_out(lesson) -> None:
    screens = screens_of(lesson)
    sections = list(dict.fromkeys(screen.section for screen in screens))
    assert sections == [heading for heading, _ in lesson.sections if heading in sections]
    for heading in lesson.exercises:
        kinds = [screen.kind for screen in screens if screen.section == heading]
        assert kinds[:2] == ["do", "result"] and "do" not in kinds[1:], heading


def test_no_answer_stands_on_a_slide_before_its_exercise(lesson) -> None:
    screens = screens_of(lesson)
    for heading, answer in zip(lesson.exercises, lesson.answers.values(), strict=True):
        place = next(n for n, s in enumerate(screens) if (s.section, s.kind) == (heading, "result"))
        early = [n for n, screen in enumerate(screens[:place], 1)
                 if is_stated(answer["right"], words_of(screen))]  # fmt: skip
        assert early == [], f"{heading}: {answer_in_words(answer['right'])}"
        assert answer_in_words(answer["right"]) in words_of(screens[place])
        assert answer["answers"]["known"][0][0] in " ".join(
            w.striptags() for w in screens[place].words
        )


def cell(source: str, tag: str = "", **data: object) -> dict:
    """Give a cell with a tag: of code where it shows something, else of text."""
    metadata = {"tags": [tag]} if tag else {}
    if not data:
        return nbformat.v4.new_markdown_cell(source, metadata=metadata)
    output = nbformat.v4.new_output("display_data", data=data)
    return nbformat.v4.new_code_cell(source, metadata=metadata, outputs=[output])


def test_a_table_that_tells_an_answer_waits_until_its_exercise_is_done() -> None:
    columns = [{"name": "Place", "number": False}, {"name": "Pay", "number": True}]
    table = {"caption": "Pay.", "columns": columns, "rows": [["Upper", "64,820"]]}
    answer = {"name": "upper", "right": 64820, "mistakes": [], "answers": {"known": [["Good."]]}}
    pupils = nbformat.v4.new_code_cell("upper = ...")
    pupils.metadata["nbgrader"] = {"solution": True, "grade": False, "grade_id": "upper"}
    cells = [
        cell("# What is paid?\n\nSomething."),
        cell("## Places\n\nThe upper one has a name."),
        cell("show()", "rows", **{TABLE: table}),
        cell("## Exercise 1: The upper one\n\nWhat is it?"),
        cell("expect()", "answer", **{ANSWER: answer}),
        pupils,
        cell("## Afterwards\n\nHere it is."),
        cell("show()", "rows", **{TABLE: table}),
    ]
    screens = screens_of(Lesson("01_pay", as_file(notebook_of(cells)).encode()))
    shown = [(screen.section, bool(screen.table)) for screen in screens]
    exercise = "Exercise 1: The upper one"
    assert shown == [
        ("", False), ("Places", False), (exercise, False), (exercise, False), ("Afterwards", True),
    ]  # fmt: skip
    assert "64,820" not in "".join(map(words_of, screens[:3]))
    assert screens[3].kind == "result"
    assert "64,820" in words_of(screens[3])


def test_an_answer_that_is_told_too_early_is_noticed() -> None:
    assert is_stated(64820, words_of(Screen("", "Half earn $64,820.")))
    assert is_stated(11.4, words_of(Screen("", "", drawing="<text>11.4</text>")))
    assert is_stated(["E1", "E4"], words_of(Screen("", "Of them, E1, E4 are weak.")))
    assert not is_stated(11.4, words_of(Screen("", "It is 111.4 or 11.45.")))


def test_charts_have_their_finding_as_title_and_an_alternative_text(lesson) -> None:
    drawn = [screen for screen in screens_of(lesson) if screen.drawing]
    assert drawn
    for screen in drawn:
        assert screen.title and screen.above == screen.section
        assert re.search(r'<svg [^>]*role="img"[^>]*aria-label="[^"]{20,}"', screen.drawing)
        assert screen.title not in re.sub(r"<svg [^>]*>", "", screen.drawing), "twice"


def test_no_code_and_nothing_of_the_model_answer_is_on_a_slide(lesson) -> None:
    words = " ".join(map(words_of, screens_of(lesson)))
    [talk] = [text_of(cell["source"]) for cell in lesson.cells if kind_of(cell) == "discussion"]
    assert [part for part in talk.split(". ") if len(part) > 20 and part in words] == []
    assert "<pre" not in lesson_slides_of(lesson)


def test_a_title_that_does_not_fit_is_noticed(window, tmp_path) -> None:
    long = lesson_slides_of(LESSONS[0]).replace("<h2>", "<h2>" + "Very long. " * 60)
    path = tmp_path / "slides.html"
    path.write_text(long, encoding="utf-8")
    assert list(fits_every_screen(window.show(path)))
