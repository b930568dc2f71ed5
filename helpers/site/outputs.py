"""Names what a notebook shows, and takes from it what is shown in another place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook, text_of
from helpers.rendering.html import CHART, SOURCES, TABLE, html_caption, html_table
from helpers.rendering.math_escaping import unescape_dollars


@dataclass(frozen=True)
class DrawnChart:
    """A chart of a notebook, for a place where only its drawing and its words are shown.

    Parameters
    ----------
    name : str
        The id of the chart in its own page.
    title : Markup
        Its finding.
    drawing : Markup
        Its SVG, which bears the alternative text.
    caption : Markup
        How to read it, and its source.
    """

    name: str
    title: Markup
    drawing: Markup
    caption: Markup


def dates_of(topic: TopicNotebook) -> dict[str, str]:
    """Give the sentences on the age of a notebook's figures, as ``as-of`` and ``next-due``."""
    dates: dict[str, str] = {}
    for sources in carried(topic.cells, SOURCES):
        dates |= sources["dates"]
    return dates


def first_table(topic: TopicNotebook) -> Markup:
    """Give a notebook's first table that belongs to no chart, or nothing."""
    tables = map(html_table, carried(topic.cells, TABLE))
    return Markup(next(tables, ""))


def charts_in(cells: Iterable[dict]) -> Iterator[DrawnChart]:
    """Give the charts that cells show."""
    for chart in carried(cells, CHART):
        yield DrawnChart(
            name=chart["name"],
            title=Markup(escape(chart["title"])),
            drawing=Markup(chart["svg"]),
            caption=Markup(html_caption(chart)),
        )


def named_outputs(cells: Iterable[dict]) -> Iterator[tuple[str, dict]]:
    """Give the outputs of cells, each with a name that lasts while its text changes.

    The name is the cell's id; the second sentence of a cell, or its second chart, bears a 2.

    >>> sentence = {"data": {"text/markdown": "9 hold."}}
    >>> cells = [{"id": "12-06", "outputs": [sentence, {"data": {"text/html": ""}}, sentence]}]
    >>> [name for name, output in named_outputs(cells)]
    ['finding-12-06', 'output-12-06', 'finding-12-06.2']
    """
    met: Counter[str] = Counter()
    for cell in cells:
        for output in cell.get("outputs", []):
            kind = "finding" if "text/markdown" in output.get("data", {}) else "output"
            name = f"{kind}-{cell.get('id', '')}"
            met[name] += 1
            yield name if met[name] == 1 else f"{name}.{met[name]}", output


def is_finding(name: str) -> bool:
    """Say whether an output of this name is a sentence."""
    return name.startswith("finding-")


def carried(cells: Iterable[dict], media_type: str) -> Iterator[dict]:
    """Give what the outputs of cells carry under one of the collection's media types."""
    for cell in cells:
        for output in cell.get("outputs", []):
            if media_type in output.get("data", {}):
                yield output["data"][media_type]


def sentence_in(output: dict) -> str:
    """Give the sentence that an output shows, as plain Markdown; nothing where it shows none."""
    return unescape_dollars(text_of(output.get("data", {}).get("text/markdown", "")))


def named_sentence(markup: str, name: str) -> str:
    """Give a sentence's HTML with its name as the id to which a link leads.

    >>> named_sentence("<p>9 hold.</p>", "finding-12-06")
    '<p id="finding-12-06">9 hold.</p>'
    """
    name = escape(name)
    is_one = markup.startswith("<p>") and markup.rstrip().endswith("</p>")
    if is_one and markup.count("<p>") == 1:
        return markup.replace("<p>", f'<p id="{name}">')
    return f'<div id="{name}">\n{markup}</div>\n'
