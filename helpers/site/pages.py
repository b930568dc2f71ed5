"""Makes a topic's page: nbconvert's exporter with the project's own template."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import groupby

import nbformat
from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, is_note
from helpers.paths import ROOT
from helpers.rendering.glossary_terms import forms
from helpers.rendering.html import CHART, SOURCES, TABLE, html_chart, html_sources, html_table
from helpers.site.extracts import dates_of
from helpers.site.markdown import PageText
from helpers.site.outputs import named_outputs, named_sentence
from helpers.site.strip import strip_of
from helpers.site.topics import neighbours

SITE = "Medical billing and coding careers"
_TEMPLATES = ROOT / "helpers" / "templates"
_BASE = _TEMPLATES / "report" / "base.css"  # begins every style
_PAGE = ("index.html.j2", "report")
_PYTHON = PythonLexer()
_CLASSES = HtmlFormatter(nowrap=True)


class PageExporter(TemplateExporter):
    """Fills the project's template; everything is escaped unless it says that it is markup.

    Not nbconvert's HTMLExporter: that one sends the page through a parser, which changes the
    capitals of SVG and differs between versions of Python.
    """

    def __init__(self, template_file: str, *looks: str) -> None:
        """Fill one of the project's templates.

        Parameters
        ----------
        template_file : str
            Its name.
        *looks : str
            Folders of templates, each with a style of its own name; it stands in the last.
        """
        self._looks = looks
        super().__init__(
            template_name=looks[-1],
            template_file=template_file,
            default_preprocessors=[],  # a page is made of its notebook as it stands
            extra_template_basedirs=[str(_TEMPLATES)],
        )

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        environment.autoescape = True
        environment.trim_blocks = environment.lstrip_blocks = True
        styles = (_BASE, *(_TEMPLATES / look / f"{look}.css" for look in self._looks))
        style = "\n".join(path.read_text(encoding="utf-8") for path in styles)
        environment.globals.update(site=SITE, style=Markup(style))
        return environment


@cache
def exporter(template_file: str, *looks: str) -> PageExporter:
    """Give the exporter of a template, which is read and compiled once."""
    return PageExporter(template_file, *looks)


def filled(template_file: str, resources: dict[str, object], *looks: str) -> str:
    """Give a page that shows no notebook as it stands.

    Parameters
    ----------
    template_file : str
        The template's name.
    resources : dict of str to object
        What the template asks for.
    *looks : str
        As an exporter takes them.
    """
    page = exporter(template_file, *looks).template.render(resources=resources)
    return f"{page}\n"


@dataclass
class Part:
    """What stands together in a page: text, or results with the code that computed them.

    Parameters
    ----------
    shown : list of Markup
        Text, or outputs.
    code : list of Markup
        Coloured code; empty for text.
    section : str
        The id of the heading under which the part begins.
    """

    shown: list[Markup] = field(default_factory=list)
    code: list[Markup] = field(default_factory=list)
    section: str = ""


def page_of(
    topic: TopicNotebook, dependencies: dict[str, str], topics: Sequence[TopicNotebook]
) -> str:
    """Give a topic's page.

    Parameters
    ----------
    topic : TopicNotebook
        Whose page; its notebook has its outputs.
    dependencies : dict of str to str
        The list of fingerprints that the page carries.
    topics : sequence of TopicNotebook
        All of the collection in reading order, to which the page leads.

    Raises
    ------
    UserError
        For an output that a page cannot show.
    """
    node = nbformat.reads(topic.file.decode(), as_version=4)
    text = PageText(forms())
    parts = list(parts_of(node, topic, text))
    before, after = neighbours(topic, topics)
    title, end, introduction = "".join(parts[0].shown).partition("</h1>")
    resources = {
        "topic": topic,
        "title": Markup(title + end),
        "dates": dates_of(topic),
        "introduction": Markup(introduction),
        "parts": parts[1:],
        "sections": [heading for heading in text.headings if heading.level == 2],
        "strip": strip_of(topic.name, topics),
        "before": before,
        "after": after,
        "dependencies": json.dumps(dependencies, sort_keys=True),
    }
    page, _ = exporter(*_PAGE).from_notebook_node(node, resources)
    return f"{page}\n"


def get_ready() -> None:
    """Read the pages' template, and load what colours code, before the first page asks for it."""
    _ = exporter(*_PAGE).template
    coloured("1")


def parts_of(
    notebook: nbformat.NotebookNode, topic: TopicNotebook, text: PageText
) -> Iterator[Part]:
    """Give a notebook's cells in the page's parts; code without results joins the next results.

    A speaker's notes are for the classroom and not in the page.

    Parameters
    ----------
    notebook : NotebookNode
        With its outputs.
    topic : TopicNotebook
        Named in a message.
    text : PageText
        Renders the page's Markdown.
    """
    waiting: list[Markup] = []
    cells_shown = [cell for cell in notebook.cells if not is_note(cell)]
    for kind, cells in groupby(cells_shown, key=lambda cell: cell.cell_type):
        if kind == "markdown":
            yield from (Part([Markup(text.html(cell.source))]) for cell in cells)
        elif kind == "code":
            run = list(cells)
            waiting += [coloured(cell.source) for cell in run if cell.source.strip()]
            outputs = list(named_outputs(run))
            if outputs:
                section = text.headings[-1].name if text.headings else ""
                results = [shown(output, name, topic, text) for name, output in outputs]
                yield Part(results, waiting, section)
                waiting = []
    if waiting:
        yield Part([], waiting)


def shown(output: nbformat.NotebookNode, name: str, topic: TopicNotebook, text: PageText) -> Markup:
    """Give one output as HTML; a sentence, and a chart, can be found by its name."""
    if output.output_type == "stream":
        return _printed(output.text)
    data = output.get("data", {})
    if CHART in data:
        return Markup(html_chart(data[CHART], name))
    if TABLE in data:
        return Markup(html_table(data[TABLE]))
    if SOURCES in data:
        return Markup(html_sources(data[SOURCES]))
    if "text/markdown" in data:
        return Markup(named_sentence(text.html(data["text/markdown"]), name))
    if data.keys() == {"text/plain"}:
        return _printed(data["text/plain"])
    kinds = ", ".join(sorted(data)) or output.output_type
    raise UserError(
        f"{topic.label}: an output of a kind that a page does not show ({kinds}); "
        "return a chart of helpers.charts or a table of helpers.rows."
    )


def _printed(text: str) -> Markup:
    return Markup(f'<pre class="printed">{escape(text)}</pre>')


def coloured(code: str) -> Markup:
    """Give Python code with a class for each kind of word."""
    return Markup(highlight(code, _PYTHON, _CLASSES))
