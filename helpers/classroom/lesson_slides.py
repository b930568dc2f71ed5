"""Makes the slides of a lesson from its notebook, by rule and in its order.

There is no second text: what is taught gives its idea, the worked example and the chart; an
exercise gives what to do now and, on the next slide, what came out.
"""

from collections import defaultdict

from markupsafe import Markup

from helpers.classroom.answers import answer_in_words, is_stated, mistakes_in_words
from helpers.classroom.cells import kind_of
from helpers.classroom.lessons import (
    DISCUSSION,
    FOR_PYTHON,
    OBJECTIVES,
    SOURCES_LISTED,
    TAKE_HOME,
    TIME,
    Lesson,
)
from helpers.classroom.slides import Screen, deck_of, idea_of
from helpers.execution.notebooks import text_of
from helpers.rendering.html import CHART, SOURCES, TABLE
from helpers.rendering.tables import html_table
from helpers.site.markdown import PageText
from helpers.site.outputs import carried, dates_of

_NO_SLIDE = (TIME, FOR_PYTHON)
_SHOWN = ("text", "rows", "code", "exercise")  # kinds of cells
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
    screens, dates = screens_of(lesson), dates_of(lesson)
    return deck_of("lesson_slides.html.j2", lesson=lesson, screens=screens, dates=dates)


def screens_of(lesson: Lesson) -> list[Screen]:
    """Give the slides of a lesson, in its order."""
    to_come = dict(lesson.answers)
    screens = []
    for heading, cells in lesson.sections:
        if heading in _NO_SLIDE:
            continue
        section = _Section(lesson, heading, to_come)
        shown = [cell for cell in cells if kind_of(cell) in _SHOWN]
        for place, cell in enumerate(shown, 1):
            section.add(cell, before_chart=any(carried(shown[place : place + 1], CHART)))
        screens += section.screens
    return screens


def slides_under(lesson: Lesson) -> dict[str, list[int]]:
    """Give the numbers of the slides under each heading of a lesson, in its order."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, screen in enumerate(screens_of(lesson), 1):
        numbers[screen.section].append(number)
    return numbers


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

    def add(self, cell: dict, before_chart: bool) -> None:
        """Put a cell on the section's slides."""
        if kind_of(cell) == "exercise":
            answer = self._to_come.pop(cell["metadata"]["nbgrader"]["grade_id"])
            self.screens.append(self._result(answer))
        elif cell["cell_type"] == "markdown":
            self._add_text(text_of(cell["source"]), before_chart)
        else:
            for output in cell["outputs"]:
                self._add_output(output)

    def _add_text(self, source: str, before_chart: bool) -> None:
        heading, _, rest = source.partition("\n")
        text = rest if heading.startswith("#") else source
        screen = self.screens[-1]
        whole = screen.kind == "do" or self.heading in (OBJECTIVES, TAKE_HOME)
        parts = [Markup(self._text.html(part)) for part in ([text] if whole else idea_of(text))]
        fits = screen.has_room_for(Markup().join(parts), beside=True)
        if before_chart and screen.words and not fits:
            self._begin()
        for part in parts:
            self._add_words(part)

    def _add_words(self, words: Markup) -> None:
        screen = self.screens[-1]
        if screen.words and not screen.has_room_for(words):
            screen = self._begin()
        if words:
            screen.words.append(words)

    def _begin(self) -> Screen:
        kind = "sources" if self.screens[0].kind == "sources" else "taught"
        self.screens.append(Screen(self.heading, self._title, kind))
        return self.screens[-1]

    def _add_output(self, output: dict) -> None:
        data = output.get("data", {})
        screen = self.screens[-1]
        if CHART in data and not self._spoils(data[CHART]["svg_projected"]):
            if screen.kind != "taught" or not self._can_stand_beside(screen):
                screen = self._begin()
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
            self._add_words(Markup(self._text.html(text_of(data["text/markdown"]))))

    def _can_stand_beside(self, screen: Screen) -> bool:
        return not (screen.drawing or screen.table) and screen.has_room_for(beside=True)

    def _spoils(self, shown: str) -> bool:
        """Whether the answer of an exercise that is not done yet can be read."""
        words = Markup(shown).striptags()
        return any(is_stated(answer["right"], words) for answer in self._to_come.values())

    def _result(self, answer: dict) -> Screen:
        """What came out: the answer with its sentence, and what others may have found."""
        right = answer_in_words(answer["right"], answer.get("digits"))
        mistakes = [
            Markup("<li><strong>{}:</strong> {}</li>").format(wrong, sentence)
            for wrong, sentence in mistakes_in_words(answer, _MISTAKES)
            if not self._spoils(wrong)
        ]
        words = [
            Markup('<p class="answer">{}</p>').format(right),
            Markup("<p>{}</p>").format(answer["answers"]["known"][0][0]),
        ]
        if mistakes:
            listed = Markup().join(mistakes)
            words.append(Markup("<p>Who has found something else?</p><ul>{}</ul>").format(listed))
        above = f"What came out of exercise {self._exercise}"
        return Screen(self.heading, self._title, "result", above, words)


def _is_small(table: dict) -> bool:
    """Whether a table has room beside words, in letters that the last row reads."""
    lines = (max(len(str(cell)) // _LETTERS_IN_CELL + 1 for cell in row) for row in table["rows"])
    return len(table["columns"]) <= _COLUMNS and sum(lines) <= _LINES
