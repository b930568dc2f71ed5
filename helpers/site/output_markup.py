"""Outputs of a notebook, and its code, as HTML: in its page, and where a chart is shown again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, text_of
from helpers.rendering.html import CHART, SOURCES, TABLE, html_caption, html_chart, html_sources
from helpers.rendering.tables import html_table
from helpers.site.markdown import PageText
from helpers.site.numbers_in_text import first_sentence
from helpers.site.outputs import carried

_PYTHON = PythonLexer()
_CLASSES = HtmlFormatter(nowrap=True)
_TALL = 240  # units of a drawing that is about 320 wide


def shown(output: dict, name: str, topic: TopicNotebook, text: PageText) -> Markup:
    """Give one output as HTML; a sentence, and a chart, can be found by its name."""
    if output["output_type"] == "stream":
        return _printed(text_of(output["text"]))
    data = output.get("data", {})
    if CHART in data:
        return Markup(html_chart(data[CHART]))
    if TABLE in data:
        return Markup(html_table(data[TABLE]))
    if SOURCES in data:
        return Markup(html_sources(data[SOURCES]))
    if "text/markdown" in data:
        return Markup(_named(text.html(text_of(data["text/markdown"])), name))
    if data.keys() == {"text/plain"}:
        return _printed(text_of(data["text/plain"]))
    kinds = ", ".join(sorted(data)) or output["output_type"]
    raise UserError(
        f"{topic.label}: an output of a kind that a page does not show ({kinds}); "
        "return a chart of helpers.show.charts or a table of helpers.show."
    )


def _named(markup: str, name: str) -> str:
    """Give a sentence's HTML with its name, if it has one, as the id to which a link leads.

    >>> _named("<p>9 hold.</p>", "finding-12-06")
    '<p id="finding-12-06">9 hold.</p>'
    """
    if not name:
        return markup
    name = escape(name)
    is_one = markup.startswith("<p>") and markup.rstrip().endswith("</p>")
    if is_one and markup.count("<p>") == 1:
        return markup.replace("<p>", f'<p id="{name}">')
    return f'<div id="{name}">\n{markup}</div>\n'


def _printed(text: str) -> Markup:
    return Markup(f'<pre class="printed">{escape(text)}</pre>')


def coloured(code: str) -> Markup:
    """Give Python code with a class for each kind of word."""
    return Markup(highlight(code, _PYTHON, _CLASSES))


@dataclass(frozen=True)
class DrawnChart:
    """A chart of a notebook, for a place where only its drawing and its words are shown.

    Parameters
    ----------
    title : Markup
        Its finding.
    drawing, small_drawing : Markup
        Its SVG, which bears the alternative text; the second for a place as wide as a phone.
    note : Markup
        What it draws, in a sentence.
    caption : Markup
        How to read it, and its source.
    """

    title: Markup
    drawing: Markup
    small_drawing: Markup
    note: Markup
    caption: Markup

    @property
    def is_tall(self) -> bool:
        """Whether the small drawing takes so much of a phone that the front page leaves it out.

        One that leads somewhere is worth the room.
        """
        return _size(self.small_drawing)[1] > _TALL and "<a " not in self.small_drawing

    def larger_in(self, width: float, height: float) -> Markup:
        """Give the one of the two drawings whose letters are larger in a room of that size."""

        def scale(drawing: Markup) -> float:
            across, down = _size(drawing)
            return min(width / across, height / down)

        return max((self.drawing, self.small_drawing), key=scale)


def _size(drawing: Markup) -> tuple[float, float]:
    """Width and height of a drawing in its own units."""
    *_, width, height = re.search(r'viewBox="([^"]*)"', drawing)[1].split()
    return float(width), float(height)


def charts_in(cells: Iterable[dict]) -> Iterator[DrawnChart]:
    """Give the charts that cells show."""
    for chart in carried(cells, CHART):
        yield DrawnChart(
            title=Markup(escape(chart["title"])),
            drawing=Markup(chart["svg"]),
            small_drawing=Markup(chart.get("svg_narrow", chart["svg"])),
            note=Markup(escape(first_sentence(chart["caption"]))),
            caption=Markup(html_caption(chart)),
        )
