"""Makes the front page, and keeps README.md's answers the same as its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook
from helpers.paths import ROOT
from helpers.rendering.html import LEGEND, TABLE, html_legend
from helpers.rendering.links import ids_of_terms
from helpers.site.markdown import PageText
from helpers.site.numbers_in_text import first_sentence
from helpers.site.output_markup import DrawnChart, charts_in
from helpers.site.outputs import carried, dates_of, sentence_in
from helpers.site.page_parts import IN_SHORT, by_heading
from helpers.site.pages import filled
from helpers.site.questions import grouped_questions, questions_of
from helpers.site.strip import strip_of
from helpers.site.topic_plan import tells_of_changes
from helpers.site.topics import front_page_cells, grouped, has_lessons

SCORE = "12_fact_check"  # whose first answer is a part of the headline
KEY_FIGURES = (
    "Median pay a year",
    "Middle half earns",
    "Openings a year",
    "Growth in ten years",
    "Aged 25 and over: associate’s degree or more",
)
"""The rows of the first notebook's table that are worth large numerals."""
README = ROOT / "README.md"
_ANSWERS = re.compile(r"(<!-- found[^>]*-->\n).*?(<!-- /found -->)", re.DOTALL)


@dataclass(frozen=True)
class Card:
    """A topic on the front page.

    Parameters
    ----------
    topic : TopicNotebook
        Its question and its page.
    label : str
        Its short name.
    answer : Markup
        The answer in a sentence or two, for a topic without a chart.
    chart : DrawnChart or None
        What shows the answer, and says it in its title.
    """

    topic: TopicNotebook
    label: str
    answer: Markup
    chart: DrawnChart | None


def front_page_of(topics: Sequence[TopicNotebook], dependencies: dict[str, str]) -> str:
    """Give the front page.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        In reading order, their cells with outputs.
    dependencies : dict of str to str
        The list of fingerprints that the page carries.
    """
    text = PageText(ids_of_terms())
    cards = [
        Card(
            listed.topic,
            listed.label,
            Markup("".join(map(text.html, short_answers(listed.topic)[:1]))),
            front_page_chart(listed.topic),
        )
        for _, members in grouped(topics)
        for listed in members
    ]
    resources = {
        "strip": strip_of("index", topics),
        "headline": headline(topics),
        "key_figures": _key_figures(topics),
        "cards": cards,
        "legend": Markup(html_legend(LEGEND)),
        "dates": dates_of(topics[0]) if topics else {},
        "changed": tells_of_changes(),
        "asked": grouped_questions(questions_of(topics)),
        "lessons": has_lessons(),
        "dependencies": dependencies,
    }
    return filled("front_page.html.j2", resources, "report")


def _key_figures(topics: Sequence[TopicNotebook]) -> list[list[str]]:
    """The rows of the first notebook's first table that are worth large numerals."""
    tables = [table for topic in topics[:1] for table in carried(topic.cells, TABLE)]
    return [row for table in tables[:1] for row in table["rows"] if row[0] in KEY_FIGURES]


def headline(topics: Sequence[TopicNotebook]) -> list[str]:
    """Give what the collection found in two sentences: what the work pays, and which claims hold.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        In reading order; the first sentence of the first one, and of the fact check.
    """
    chosen = [topic for topic in topics if topic is topics[0] or topic.name == SCORE]
    answers = [answer for topic in chosen for answer in short_answers(topic)[:1]]
    return [first_sentence(Markup(PageText().html(answer)).striptags()) for answer in answers]


def short_answers(topic: TopicNotebook) -> list[str]:
    """Give what a notebook says under *In short*, a sentence or two each, as Markdown."""
    cells = [cell for name, under in by_heading(topic.cells) if name == IN_SHORT for cell in under]
    outputs = (output for cell in cells for output in cell.get("outputs", []))
    return [sentence.strip() for sentence in map(sentence_in, outputs) if sentence]


def front_page_chart(topic: TopicNotebook) -> DrawnChart | None:
    """Give the chart that a notebook has chosen for the front page."""
    return next(charts_in(front_page_cells(topic)), None)


def readme_of(topic: TopicNotebook) -> str:
    """Give README.md with the answers of a notebook between its two marks.

    Parameters
    ----------
    topic : TopicNotebook
        The notebook whose *In short* is copied, its cells with outputs.
    """
    answers = "".join(f"- {answer}\n" for answer in short_answers(topic))
    text = README.read_text(encoding="utf-8")
    return _ANSWERS.sub(lambda marks: f"{marks[1]}{answers}{marks[2]}", text)
