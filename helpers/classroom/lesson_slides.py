"""Makes the slides of a lesson from its notebook, by rule and in its order.

There is no second text: what is taught gives its idea, the worked example and the chart; an
exercise gives what to do now and, on the next slide, what came out.
"""

from collections.abc import Iterator

import nbformat
from markupsafe import Markup
from nbformat import NotebookNode

from helpers.classroom.cells import kind_of
from helpers.classroom.deck import deck_of
from helpers.classroom.lessons import (
    DISCUSSION,
    FOR_PYTHON,
    OBJECTIVES,
    SOURCES_LISTED,
    TAKE_HOME,
    TIME,
    Lesson,
)
from helpers.classroom.screen import Screen
from helpers.classroom.words import answer_in_words, idea_of, is_told, mistakes_told
from helpers.rendering.html import ANSWER, CHART, SOURCES, TABLE
from helpers.rendering.tables import html_table
from helpers.site.markdown import PageText
from helpers.site.outputs import carried, dates_of

_NO_SLIDE = (TIME, FOR_PYTHON)
_MISTAKES = 2  # that a slide tells
_CITATIONS = 12  # on one slide
_LINES, _COLUMNS, _LETTERS_IN_CELL = 13, 4, 28  # of a table beside words


class _Text(PageText):
    """The Markdown of slides, on which no link leads anywhere."""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return text


def lesson_slides_of(lesson: Lesson) -> str:
    """Give the slides of a lesson as a page that needs no other file and no network.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.
    """
    resources = {
        "lesson": lesson,
        "screens": screens_of(lesson),
        "dates": dates_of(lesson),
    }
    return deck_of("lesson_slides.html.j2", resources)


def screens_of(lesson: Lesson) -> list[Screen]:
    """Give the slides of a lesson, in its order."""
    to_come = {answer["name"]: answer for answer in carried(lesson.cells, ANSWER)}
    screens = []
    for heading, cells in _sections(lesson):
        if heading in _NO_SLIDE:
            continue
        section = _Section(lesson, heading, to_come)
        for cell, following in zip(cells, [*cells[1:], None], strict=True):
            section.add(cell, following)
        screens += section.screens
    return screens


def _sections(lesson: Lesson) -> Iterator[tuple[str, list[NotebookNode]]]:
    """Each heading with the cells under it that slides may show; the first has none."""
    heading, cells = "", []
    for cell in nbformat.reads(lesson.file.decode(), as_version=4).cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            yield heading, cells
            heading, cells = cell.source.partition("\n")[0].removeprefix("## "), []
        if kind_of(cell) in ("text", "rows", "code", "exercise"):
            cells.append(cell)
    yield heading, cells


class _Section:
    """The slides of a section, as one cell after the other comes to them.

    Parameters
    ----------
    lesson : Lesson
        Whose section.
    heading : str
        Its heading.
    to_come : dict of str to dict
        The answers of exercises that are not done yet, by name; those that are done leave it.
    """

    def __init__(self, lesson: Lesson, heading: str, to_come: dict[str, dict]) -> None:
        self.heading, self._to_come = heading, to_come
        self._text = _Text()
        number, _, title = heading.removeprefix("Exercise ").partition(": ")
        self._exercise = number if heading.startswith("Exercise ") else ""
        self._title = title if self._exercise else heading or lesson.title
        first = Screen(heading, self._title)
        minutes = lesson.minutes_of.get(heading)
        time = f" · {minutes} minutes" if minutes else ""
        if self._exercise:
            first.kind, first.above = "do", f"Do exercise {number} now{time}"
        elif heading == DISCUSSION:
            first.kind, first.above = "do", f"Pairs, then all{time}"
        elif heading.startswith(SOURCES_LISTED):
            first.kind = "sources"
        elif not heading:
            first.kind = "title"
        self.screens = [first]

    def add(self, cell: NotebookNode, following: NotebookNode | None) -> None:
        """Put a cell on the section's slides."""
        kind = kind_of(cell)
        if kind == "exercise":
            answer = self._to_come.pop(cell.metadata.nbgrader.grade_id)
            self.screens.append(self._result(answer))
        elif cell.cell_type == "markdown":
            self._add_text(cell.source, before_chart=_has_chart(following))
        else:
            for output in cell.outputs:
                self._add_output(output)

    def _add_text(self, source: str, before_chart: bool) -> None:
        heading, _, rest = source.partition("\n")
        text = rest if heading.startswith("#") else source
        whole = self.screens[-1].kind == "do" or self.heading in (OBJECTIVES, TAKE_HOME)
        parts = [Markup(self._text.html(part)) for part in ([text] if whole else idea_of(text))]
        screen = self.screens[-1]
        fits = screen.has_room_for(Markup().join(parts), beside=True)
        if before_chart and screen.words and not fits:
            self._begin()
        for part in parts:
            self._add_words(part)

    def _add_words(self, words: Markup) -> None:
        if self.screens[-1].words and not self.screens[-1].has_room_for(words):
            self._begin()
        if words:
            self.screens[-1].words.append(words)

    def _begin(self) -> None:
        kind = "sources" if self.screens[0].kind == "sources" else "taught"
        self.screens.append(Screen(self.heading, self._title, kind))

    def _add_output(self, output: NotebookNode) -> None:
        data = output.get("data", {})
        screen = self.screens[-1]
        if CHART in data and not self._spoils(data[CHART]["svg_projected"]):
            if screen.kind != "taught" or not self._can_stand_beside(screen):
                self._begin()
            screen = self.screens[-1]
            screen.above, screen.title = screen.title, data[CHART]["title"]
            screen.drawing = Markup(data[CHART]["svg_projected"])
        elif TABLE in data and _is_small(data[TABLE]) and not self._spoils(str(data[TABLE])):
            table = Markup('<div class="rows">{}</div>').format(Markup(html_table(data[TABLE])))
            if screen.words and self._can_stand_beside(screen):
                screen.table = table
            else:
                self._add_words(table)
        elif SOURCES in data:
            items = [Markup("<li>{}</li>").format(c["text"]) for c in data[SOURCES]["citations"]]
            for place in range(0, len(items), _CITATIONS):
                some = Markup().join(items[place : place + _CITATIONS])
                self._add_words(Markup('<ul class="citations">{}</ul>').format(some))
        elif "text/markdown" in data:
            self._add_words(Markup(self._text.html(data["text/markdown"])))

    def _can_stand_beside(self, screen: Screen) -> bool:
        return not (screen.drawing or screen.table) and screen.has_room_for(beside=True)

    def _spoils(self, shown: str) -> bool:
        """Whether the answer of an exercise that is not done yet can be read."""
        words = Markup(shown).striptags()
        return any(is_told(answer["right"], words) for answer in self._to_come.values())

    def _result(self, answer: dict) -> Screen:
        """What came out: the answer with its sentence, and what others may have found."""
        right = answer_in_words(answer["right"])
        found = [
            Markup("<li><strong>{}:</strong> {}</li>").format(wrong, sentence)
            for wrong, sentence in mistakes_told(answer, _MISTAKES)
            if not self._spoils(wrong)
        ]
        words = [
            Markup('<p class="answer">{}</p>').format(right),
            Markup("<p>{}</p>").format(answer["answers"]["known"][0][0]),
        ]
        if found:
            listed = Markup().join(found)
            words.append(Markup("<p>Who has found something else?</p><ul>{}</ul>").format(listed))
        above = f"What came out of exercise {self._exercise}"
        return Screen(self.heading, self._title, "result", above, words)


def _has_chart(cell: NotebookNode | None) -> bool:
    return any(CHART in output.get("data", {}) for output in (cell or {}).get("outputs", []))


def _is_small(table: dict) -> bool:
    """Whether a table has room beside words, in letters that the last row reads."""
    lines = (max(len(str(cell)) // _LETTERS_IN_CELL + 1 for cell in row) for row in table["rows"])
    return len(table["columns"]) <= _COLUMNS and sum(lines) <= _LINES
