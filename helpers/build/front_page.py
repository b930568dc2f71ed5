"""Makes the front page: key figures, and each topic's question with its answer and a chart."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from markupsafe import Markup

from helpers.build.contents import grouped
from helpers.build.excerpts import DrawnChart, charts_in, dates_of, first_table
from helpers.build.export import filled
from helpers.build.markdown import PageText
from helpers.build.outputs import sentence_in
from helpers.build.topics import Topic, has_lessons, is_note, text_of
from helpers.terms import forms

IN_SHORT = "## In short"
SCORE = "12_fact_check"  # whose first answer stands above all


@dataclass(frozen=True)
class Entry:
    """A topic on the front page.

    Parameters
    ----------
    topic : Topic
        Its question and its page.
    answer : Markup
        The answer in a sentence or two.
    chart : DrawnChart or None
        What stands beside it.
    """

    topic: Topic
    answer: Markup
    chart: DrawnChart | None = None


def front_page_of(topics: Sequence[Topic], made_from: dict[str, str]) -> str:
    """Give the front page.

    Parameters
    ----------
    topics : sequence of Topic
        In reading order, their cells with outputs.
    made_from : dict of str to str
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
        "key_figures": first_table(topics[0]) if topics else "",
        "dates": dates_of(topics[0]) if topics else {},
        "score": score,
        "groups": groups,
        "lessons": has_lessons(),
        "made_from": json.dumps(made_from, sort_keys=True),
    }
    return filled("front_page.html.j2", resources, "report")


def _answer(topic: Topic, place: int, text: PageText) -> Markup:
    """What a notebook says at a place under *In short*, or nothing."""
    return Markup("".join(map(text.html, said_in_short(topic)[place : place + 1])))


def said_in_short(topic: Topic) -> list[str]:
    """Give what a notebook says under *In short*, a sentence or two each, as Markdown."""
    outputs = (output for cell in _in_short(topic) for output in cell.get("outputs", []))
    return [sentence.strip() for sentence in map(sentence_in, outputs) if sentence]


def answering_chart(topic: Topic) -> DrawnChart | None:
    """Give the chart that a notebook shows under *In short*, beside its answer."""
    return next(charts_in(_in_short(topic)), None)


def _in_short(topic: Topic) -> list[dict]:
    """The cells of code under that heading."""
    cells = (cell for cell in topic.cells if not is_note(cell))
    for cell in cells:
        if text_of(cell["source"]).startswith(IN_SHORT):
            break
    return list(takewhile(lambda cell: cell["cell_type"] == "code", cells))
