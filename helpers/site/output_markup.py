"""Outputs of a notebook, and its code, as a page shows them."""

from html import escape

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, text_of
from helpers.rendering.html import CHART, SOURCES, TABLE, html_chart, html_sources
from helpers.rendering.tables import html_table
from helpers.site.markdown import PageText
from helpers.site.outputs import named_sentence

_PYTHON = PythonLexer()
_CLASSES = HtmlFormatter(nowrap=True)


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
        return Markup(named_sentence(text.html(text_of(data["text/markdown"])), name))
    if data.keys() == {"text/plain"}:
        return _printed(text_of(data["text/plain"]))
    kinds = ", ".join(sorted(data)) or output["output_type"]
    raise UserError(
        f"{topic.label}: an output of a kind that a page does not show ({kinds}); "
        "return a chart of helpers.show.charts or a table of helpers.show."
    )


def _printed(text: str) -> Markup:
    return Markup(f'<pre class="printed">{escape(text)}</pre>')


def coloured(code: str) -> Markup:
    """Give Python code with a class for each kind of word."""
    return Markup(highlight(code, _PYTHON, _CLASSES))
