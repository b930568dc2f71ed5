"""Takes from a notebook's outputs what is shown in another place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook
from helpers.rendering.html import CHART, SOURCES, TABLE, html_caption, html_table
from helpers.site.outputs import carried, named_outputs


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
