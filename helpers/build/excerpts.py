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
    r'<figure class="chart" id="([^"]*)"><p class="chart-title">(.*?)</p>.*?'
    r'(<svg viewBox="0 0 [\d.]+ ([\d.]+)".*?</svg>)',
    re.DOTALL,
)


@dataclass(frozen=True)
class SmallChart:
    """A notebook's chart, small enough to stand beside the notebook's answer.

    Parameters
    ----------
    name : str
        The id of the chart in its own page.
    title : Markup
        Its finding.
    drawing : Markup
        Its SVG.
    """

    name: str
    title: Markup
    drawing: Markup


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


def small_chart(topic: Topic) -> SmallChart | None:
    """Give a notebook's first chart that is small and low, else its smallest."""
    charts = [found for shown in _html_outputs(topic) for found in _CHART.finditer(shown)]
    if not charts:
        return None
    small = (c for c in charts if len(c[3]) <= SMALL and float(c[4]) <= LOW)
    chosen = next(small, None) or min(charts, key=lambda chart: len(chart[3]))
    return SmallChart(chosen[1], Markup(chosen[2]), Markup(chosen[3]))


def _html_outputs(topic: Topic) -> Iterator[str]:
    for cell in topic.cells:
        for output in cell.get("outputs", []):
            yield text_of(output.get("data", {}).get("text/html", ""))
