"""Makes the front page, and keeps README.md's answers the same as its own."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook, is_note, text_of
from helpers.paths import ROOT
from helpers.rendering.glossary_terms import forms
from helpers.site.extracts import DrawnChart, charts_in, dates_of, first_table
from helpers.site.markdown import PageText
from helpers.site.outputs import sentence_in
from helpers.site.pages import filled
from helpers.site.questions import grouped_questions, questions_of
from helpers.site.strip import strip_of
from helpers.site.topics import grouped, has_lessons

IN_SHORT = "## In short"
SCORE = "12_fact_check"  # whose first answer stands above all
README = ROOT / "README.md"
_ANSWERS = re.compile(r"(<!-- found[^>]*-->\n).*?(<!-- /found -->)", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A topic on the front page.

    Parameters
    ----------
    topic : TopicNotebook
        Its question and its page.
    answer : Markup
        The answer in a sentence or two.
    chart : DrawnChart or None
        What stands beside it.
    """

    topic: TopicNotebook
    answer: Markup
    chart: DrawnChart | None = None


def front_page_of(topics: Sequence[TopicNotebook], dependencies: dict[str, str]) -> str:
    """Give the front page.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        In reading order, their cells with outputs.
    dependencies : dict of str to str
        The list of fingerprints that the page carries.
    """
    text = PageText(forms())
    scored = [topic for topic in topics if topic.name == SCORE]
    score = [Entry(topic, _answer(topic, 0, text)) for topic in scored]
    groups = [
        (
            group.name,
            [
                Entry(
                    listed.topic,
                    _answer(listed.topic, int(listed.topic in scored), text),
                    answering_chart(listed.topic),
                )
                for listed in group.topics
            ],
        )
        for group in grouped(topics)
    ]
    resources = {
        "strip": strip_of("index", topics),
        "key_figures": first_table(topics[0]) if topics else "",
        "dates": dates_of(topics[0]) if topics else {},
        "score": score,
        "groups": groups,
        "asked": grouped_questions(questions_of(topics)),
        "lessons": has_lessons(),
        "dependencies": json.dumps(dependencies, sort_keys=True),
    }
    return filled("front_page.html.j2", resources, "report")


def _answer(topic: TopicNotebook, place: int, text: PageText) -> Markup:
    """What a notebook says at a place under *In short*, or nothing."""
    return Markup("".join(map(text.html, short_answers(topic)[place : place + 1])))


def short_answers(topic: TopicNotebook) -> list[str]:
    """Give what a notebook says under *In short*, a sentence or two each, as Markdown."""
    outputs = (output for cell in _in_short(topic) for output in cell.get("outputs", []))
    return [sentence.strip() for sentence in map(sentence_in, outputs) if sentence]


def answering_chart(topic: TopicNotebook) -> DrawnChart | None:
    """Give the chart that a notebook shows under *In short*, beside its answer."""
    return next(charts_in(_in_short(topic)), None)


def _in_short(topic: TopicNotebook) -> list[dict]:
    """The cells of code under that heading."""
    cells = (cell for cell in topic.cells if not is_note(cell))
    for cell in cells:
        if text_of(cell["source"]).startswith(IN_SHORT):
            break
    return list(takewhile(lambda cell: cell["cell_type"] == "code", cells))


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
