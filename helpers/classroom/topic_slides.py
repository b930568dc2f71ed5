"""Makes a topic's slides for a talk, a screen each, as the slide types of its cells say."""

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from markupsafe import Markup

from helpers.classroom.slides import deck_of
from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, is_note, note_of, slide_type, text_of
from helpers.site.front_page import short_answers
from helpers.site.markdown import Heading, PageText
from helpers.site.output_markup import DrawnChart, charts_in, shown
from helpers.site.outputs import dates_of, named_outputs

_TYPES = ("slide", "subslide", "fragment", "-", "skip", "notes")  # as notebook editors name them
_PAGES = "../../"  # from a topic's folder in reports/classroom to the pages
_LINK = re.compile(r'(?<=<a href=")(?!https?:|#)')  # of a chart, to a page beside its own
_LIMITS = "## What these figures can and cannot say"
_NEW_SLIDE = ("slide", "subslide")
_LEAD = re.compile(r"^- \*\*(.+?)\.?\*\*", re.MULTILINE)
_LIMITS_SHOWN = 3
_HEADING = re.compile(r"<h[12][^>]*>.*?</h[12]>\n?", re.DOTALL)
_ROOM = (760, 500)  # CSS pixels for a chart, on a screen of 1280 by 720
_EXTERNAL = re.compile(r"[a-z]+:|#")


class SpeakersNote(NamedTuple):
    """What to say and to ask while a slide is shown.

    Parameters
    ----------
    number, heading : int, Markup
        The slide's.
    text : Markup
        The notes.
    """

    number: int
    heading: Markup
    text: Markup


@dataclass
class Slide:
    """One screen.

    Parameters
    ----------
    heading : Heading
        Its own, or that of the slide before it; over a chart its finding is the title instead.
    is_headed : bool
        Whether the heading is its own.
    text : list of Markup
        Text, sentences and tables in their order, without the heading.
    charts : list of DrawnChart
        What stands beside the text.
    notes : list of Markup
        What its speaker says; not on the screen.
    """

    heading: Heading
    is_headed: bool = False
    text: list[Markup] = field(default_factory=list)
    charts: list[DrawnChart] = field(default_factory=list)
    notes: list[Markup] = field(default_factory=list)


class _SlideText(PageText):
    """Turns the Markdown of slides into HTML; its links lead to the pages, two folders up."""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return super().link(text, url if _EXTERNAL.match(url) else f"{_PAGES}{url}", title)


def slides_of(topic: TopicNotebook) -> str:
    """Give a topic's slides as a page that needs no other file and no network.

    Parameters
    ----------
    topic : TopicNotebook
        Its notebook has its outputs.

    Raises
    ------
    UserError
        Where no cell starts a slide, or a cell is of a type that is none.
    """
    page = f"{_PAGES}{topic.page.name}"
    slides = _slides_in(topic)
    return deck_of("slides.html.j2", topic=topic, page=page, dates=dates_of(topic), slides=slides)


def speakers_notes(topic: TopicNotebook) -> list[SpeakersNote]:
    """Give what a teacher says to each slide that has notes, in the order of the slides."""
    return [
        SpeakersNote(number, Markup(slide.heading.label), Markup().join(slide.notes))
        for number, slide in enumerate(_slides_in(topic), 1)
        if slide.notes
    ]


def _slides_in(topic: TopicNotebook) -> list[Slide]:
    """The slides and, after them, what to take home; a note that ends the notebook goes with it."""
    cells = [*topic.cells]
    _check_types(cells, topic)
    text = _SlideText()
    last_note = [cells.pop()] if is_note(cells[-1]) else []
    slides: list[Slide] = []
    for cell in cells:
        kind = slide_type(cell)
        if kind == "skip":
            continue
        if kind in _NEW_SLIDE or not slides:
            slides.append(Slide(slides[-1].heading if slides else Heading(1, topic.title, "")))
        _add(cell, slides[-1], topic, text)
    return [*slides, _closing(topic, last_note, text)]


def _check_types(cells: list[dict], topic: TopicNotebook) -> None:
    kinds = [slide_type(cell) for cell in cells]
    for place, kind in enumerate(kinds, 1):
        if kind not in _TYPES:
            expected = ", ".join(_TYPES)
            raise UserError(
                f"{topic.label}, cell {place}: {kind!r} is no type of slide; expected {expected}."
            )
    if "slide" not in kinds:
        raise UserError(f"{topic.label}: no cell starts a slide; set the slide type of its cells.")


def _add(cell: dict, slide: Slide, topic: TopicNotebook, text: _SlideText) -> None:
    """Put a cell on its slide: text, or what code showed; never the code."""
    if is_note(cell):
        slide.notes.append(Markup(text.html(note_of(cell))))
    elif cell["cell_type"] == "markdown":
        headings = len(text.headings)
        markup = text.html(text_of(cell["source"]))
        if not slide.is_headed and len(text.headings) > headings:
            slide.heading, slide.is_headed = text.headings[headings], True
            markup = _HEADING.sub("", markup, count=1)
        slide.text.append(Markup(markup))
    for name, output in named_outputs([cell]):
        chart = next(charts_in([{"outputs": [output]}]), None)
        if chart:
            drawing = Markup(_LINK.sub(_PAGES, chart.larger_in(*_ROOM)))
            slide.charts.append(replace(chart, drawing=drawing))
        else:
            slide.text.append(shown(output, name, topic, text))


def _closing(topic: TopicNotebook, note: list[dict], text: _SlideText) -> Slide:
    """The answer once more, and its limits."""
    answer = "".join(short_answers(topic)[:1])
    texts = (text_of(cell["source"]) for cell in topic.cells)
    limits = next((source for source in texts if source.startswith(_LIMITS)), "")
    leads = "\n".join(f"- {lead}." for lead in _LEAD.findall(limits)[:_LIMITS_SHOWN])
    shown_text = [Markup(text.html(part)) for part in (answer, leads)]
    notes = [Markup(text.html(note_of(cell))) for cell in note]
    return Slide(Heading(2, "Take home", ""), text=shown_text, notes=notes)
