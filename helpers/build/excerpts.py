"""Takes from a notebook's outputs what its page or the front page shows in another place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from helpers.build.topics import Topic, text_of

SMALL = 20_000  # characters: a dozen charts fit into the front page
LOW = 340  # of the 400 units that a chart is wide: a few rows, or a map
_DATES = re.compile(r'<p class="(as-of|next-due)">(.*?)</p>', re.DOTALL)
_CHART = re.compile(
    r'<figure class="chart" id="(?P<name>[^"]*)"><p class="chart-title">(?P<title>.*?)</p>.*?'
    r'(?P<drawing><svg viewBox="0 0 [\d.]+ (?P<height>[\d.]+)".*?</svg>)'
    r"(?:</div><figcaption>(?P<caption>.*?)</figcaption>)?",
    re.DOTALL,
)


@dataclass(frozen=True)
class DrawnChart:
    """A chart taken out of an output.

    Parameters
    ----------
    name : str
        The id of the chart in its own page.
    title : Markup
        Its finding.
    drawing : Markup
        Its SVG, which bears the alternative text.
    height : float
        Of the drawing, where it is 400 units wide.
    caption : Markup
        How to read it, and its source.
    """

    name: str
    title: Markup
    drawing: Markup
    height: float
    caption: Markup


def dates_of(topic: Topic) -> dict[str, Markup]:
    """Give the sentences on the age of a notebook's figures, as ``as-of`` and ``next-due``."""
    return {
        name: Markup(sentence)
        for shown in _html_outputs(topic)
        for name, sentence in _DATES.findall(shown)
    }


def without_dates(html: str) -> str:
    """Give an output without those sentences, which stand at the head of a page."""
    return _DATES.sub("", html)


def first_table(topic: Topic) -> Markup:
    """Give a notebook's first table that belongs to no chart, or nothing."""
    tables = (shown for shown in _html_outputs(topic) if shown.startswith('<div class="scroll"'))
    return Markup(next(tables, ""))


def small_chart(topic: Topic) -> DrawnChart | None:
    """Give a notebook's first chart that is small and low, else its smallest."""
    charts = [chart for shown in _html_outputs(topic) for chart in charts_in(shown)]
    small = (c for c in charts if len(c.drawing) <= SMALL and c.height <= LOW)
    return next(small, None) or min(charts, key=lambda chart: len(chart.drawing), default=None)


def charts_in(html: str) -> Iterator[DrawnChart]:
    """Give the charts of an output."""
    for found in _CHART.finditer(html):
        words = {part: Markup(found[part] or "") for part in ("title", "drawing", "caption")}
        yield DrawnChart(name=found["name"], height=float(found["height"]), **words)


def _html_outputs(topic: Topic) -> Iterator[str]:
    for cell in topic.cells:
        for output in cell.get("outputs", []):
            yield text_of(output.get("data", {}).get("text/html", ""))
