"""Takes from a notebook's outputs what is shown in another place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook
from helpers.rendering.html import CHART, SOURCES, TABLE, html_caption
from helpers.site.outputs import carried, named_outputs

TALL = 240  # units of a drawing that is about 320 wide
_SENTENCE = re.compile(r".*?(?<![A-Z])[.!?](?=\s+[A-Z\d]|\s*$)|.*", re.DOTALL)


@dataclass(frozen=True)
class DrawnChart:
    """A chart of a notebook, for a place where only its drawing and its words are shown.

    Parameters
    ----------
    name : str
        The id of the chart in its own page.
    title : Markup
        Its finding.
    drawing, small_drawing : Markup
        Its SVG, which bears the alternative text; the second for a place as wide as a phone.
    note : Markup
        What it draws, in a sentence.
    caption : Markup
        How to read it, and its source.
    """

    name: str
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
        return _size(self.small_drawing)[1] > TALL and "<a " not in self.small_drawing

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


def key_figures_of(topic: TopicNotebook) -> list[list[str]]:
    """Give the rows of a notebook's first table, each text by text; none where it has none."""
    return next((table["rows"] for table in carried(topic.cells, TABLE)), [])


def first_sentence(text: str) -> str:
    """Give the first sentence of a text; the point of an abbreviation such as U.S. ends none.

    >>> first_sentence("Pay in the U.S. in May. Half earn less.")
    'Pay in the U.S. in May.'
    """
    return _SENTENCE.match(text)[0]


def charts_in(cells: Iterable[dict]) -> Iterator[DrawnChart]:
    """Give the charts that cells show."""
    for chart in carried(cells, CHART):
        yield DrawnChart(
            name=chart["name"],
            title=Markup(escape(chart["title"])),
            drawing=Markup(chart["svg"]),
            small_drawing=Markup(chart.get("svg_narrow", chart["svg"])),
            note=Markup(escape(first_sentence(chart["caption"]))),
            caption=Markup(html_caption(chart)),
        )
