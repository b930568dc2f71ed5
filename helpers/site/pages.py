"""Makes pages by nbconvert with the project's own templates, a topic's of its notebook."""

import json
from collections.abc import Sequence
from functools import cache, partial

from jinja2 import Template
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter

from helpers.execution.notebooks import TopicNotebook
from helpers.paths import ROOT
from helpers.rendering.links import ids_of_terms
from helpers.site.markdown import TRY_IT, PageText
from helpers.site.output_markup import coloured
from helpers.site.outputs import dates_of
from helpers.site.page_parts import parts_of
from helpers.site.states import INDEX, StateNotebook, states_by_name
from helpers.site.strip import STATES_PAGE, strip_of
from helpers.site.topics import neighbours

SITE = "Medical billing and coding careers"
_TEMPLATES = ROOT / "helpers" / "templates"
_LAYOUT = "report"  # the folder of the template that all others extend
_BASE = _TEMPLATES / _LAYOUT / "base.css"  # begins every style
_TOPIC = "topic.html.j2"


@cache
def _template(name: str, *looks: str) -> Template:
    """A template, read and compiled once; everything is escaped unless it says it is markup.

    Not of nbconvert's HTMLExporter: that one sends a page through a parser, which changes the
    capitals of SVG and differs between versions of Python.
    """
    environment = TemplateExporter(
        template_name=_LAYOUT,
        extra_template_basedirs=[str(_TEMPLATES)],
        extra_template_paths=[str(_TEMPLATES / looks[-1])],
        default_preprocessors=[],  # a page is made of its notebook as it stands
    ).environment
    environment.autoescape = environment.trim_blocks = environment.lstrip_blocks = True
    styles = (_BASE, *(_TEMPLATES / look / f"{look}.css" for look in looks))
    style = "\n".join(path.read_text(encoding="utf-8") for path in styles)
    environment.globals.update(site=SITE, style=Markup(style))
    environment.filters["as_json"] = partial(json.dumps, sort_keys=True)
    return environment.get_template(name)


def filled(template: str, resources: dict[str, object], *looks: str) -> str:
    """Give a page.

    Parameters
    ----------
    template : str
        The template's name.
    resources : dict of str to object
        What the template asks for.
    *looks : str
        Folders of templates, each with a style of its own name; the template stands in the last,
        or beside the layout.
    """
    return f"{_template(template, *looks).render(resources=resources)}\n"


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
    is_state = isinstance(topic, StateNotebook)
    root = "../" * topic.name.count("/")
    text = PageText(ids_of_terms(), root)
    page = parts_of(topic, text)
    before, after = neighbours(topic, topics)
    resources = {
        "topic": topic,
        "dates": dates_of(topic),
        "page": page,
        "try_it": TRY_IT,
        "sections": [heading for heading in text.headings if heading.level == 2],
        "strip": strip_of(STATES_PAGE if is_state else topic.name, topics),
        "root": root,
        "states": states_by_name() if topic.page == INDEX else [],
        "before": before,
        "after": after,
        "dependencies": dependencies,
    }
    looks = ("report", "state") if is_state else ("report",)
    return filled(_TOPIC, resources, *looks)


def get_ready() -> None:
    """Read the pages' template, and load what colours code, before the first page asks for it."""
    _template(_TOPIC, "report")
    coloured("1")
