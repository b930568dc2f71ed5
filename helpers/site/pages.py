"""Makes a topic's page: nbconvert's exporter with the project's own template."""

import json
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter

from helpers.execution.notebooks import TopicNotebook
from helpers.paths import ROOT
from helpers.rendering.links import ids_of_terms
from helpers.site.extracts import dates_of
from helpers.site.markdown import TRY_IT, PageText
from helpers.site.output_markup import coloured
from helpers.site.page_parts import parts_of
from helpers.site.states import INDEX, StateNotebook, states_by_name
from helpers.site.strip import STATES_PAGE, strip_of
from helpers.site.topics import neighbours

SITE = "Medical billing and coding careers"
_TEMPLATES = ROOT / "helpers" / "templates"
_BASE = _TEMPLATES / "report" / "base.css"  # begins every style
_PAGE = ("index.html.j2", "report")
_STATE_PAGE = ("state.html.j2", "report", "state")


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
        "dependencies": json.dumps(dependencies, sort_keys=True),
    }
    template, *looks = _STATE_PAGE if is_state else _PAGE
    return filled(template, resources, *looks)


def get_ready() -> None:
    """Read the pages' template, and load what colours code, before the first page asks for it."""
    _ = exporter(*_PAGE).template
    coloured("1")
