"""Makes the front page: each topic's question and, in its own words, its answer."""

import json
from collections.abc import Sequence
from itertools import takewhile

from markupsafe import Markup

from helpers.build.export import PageExporter
from helpers.build.markdown import PageText
from helpers.build.topics import Topic, text_of

IN_SHORT = "## In short"


def front_page_of(topics: Sequence[Topic], made_from: dict[str, str]) -> str:
    """Give the front page.

    Parameters
    ----------
    topics : sequence of Topic
        In reading order, their cells with outputs.
    made_from : dict of str to str
        The list of fingerprints that the page carries.
    """
    answers = [(topic, Markup(PageText().html(answer_of(topic)))) for topic in topics]
    template = PageExporter("front_page.html.j2").template
    resources = {"answers": answers, "made_from": json.dumps(made_from, sort_keys=True)}
    page = template.render(resources=resources)
    return f"{page}\n"


def answer_of(topic: Topic) -> str:
    """Give the first paragraph that a notebook says under *In short*, as Markdown."""
    return next(iter(said_in_short(topic)), "")


def said_in_short(topic: Topic) -> list[str]:
    """Give what a notebook says under *In short*, a sentence or two each, as Markdown."""
    cells = iter(topic.cells)
    for cell in cells:
        if text_of(cell["source"]).startswith(IN_SHORT):
            break
    section = takewhile(lambda cell: cell["cell_type"] == "code", cells)
    return [
        text_of(output["data"]["text/markdown"]).strip()
        for cell in section
        for output in cell.get("outputs", [])
        if "text/markdown" in output.get("data", {})
    ]
