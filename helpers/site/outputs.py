"""Names what a notebook shows, so that a page, a list and a later page mean the same by it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from helpers.execution.notebooks import text_of
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


def named_sentence(markup: str, name: str) -> str:
    """Give a sentence's HTML with its name, if it has one, as the id to which a link leads.

    >>> named_sentence("<p>9 hold.</p>", "finding-12-06")
    '<p id="finding-12-06">9 hold.</p>'
    """
    if not name:
        return markup
    name = escape(name)
    is_one = markup.startswith("<p>") and markup.rstrip().endswith("</p>")
    if is_one and markup.count("<p>") == 1:
        return markup.replace("<p>", f'<p id="{name}">')
    return f'<div id="{name}">\n{markup}</div>\n'
