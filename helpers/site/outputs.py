"""Finds what a notebook shows, by names that a page, a list and a later page have in common."""

from collections import Counter
from collections.abc import Iterable, Iterator

from helpers.execution.notebooks import TopicNotebook, text_of
from helpers.rendering.html import CHART, SOURCES
from helpers.rendering.math_escaping import unescape_dollars


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


def dates_of(topic: TopicNotebook) -> dict[str, str]:
    """Give the sentences on the age of a notebook's figures, as ``as-of`` and ``next-due``."""
    dates: dict[str, str] = {}
    for sources in carried(topic.cells, SOURCES):
        dates |= sources["dates"]
    return dates


def charts_shown(cells: Iterable[dict]) -> dict[str, dict[str, str]]:
    """Give title and drawings of each chart that cells show, by the name of its output.

    A chart without a title of its own is a part of a drawing, and is not among them.
    """
    charts = {name: output.get("data", {}).get(CHART, {}) for name, output in named_outputs(cells)}
    return {
        name: {
            key: chart[key] for key in chart if key in ("name", "title") or key.startswith("svg")
        }
        for name, chart in charts.items()
        if "title" in chart
    }
