"""A chart: two drawings of one thing, with their words and rows."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
from matplotlib.figure import Figure

from helpers.facts.provenance import PROVENANCES, provenance_of
from helpers.facts.sources import brief_source
from helpers.phrases import unwrapped
from helpers.rendering.html import CHART, chart_in_notebook
from helpers.show.charts.style import NARROW, WIDE, Layout, house_style
from helpers.show.charts.svg import svg_of
from helpers.show.html_tables import Show, saved_rows, table_data
from helpers.show.sentences import record_sources


@dataclass
class Chart:
    """Two drawings of one thing, with its finding, alt text, caption, source and rows.

    Parameters
    ----------
    draw : callable
        Gives the drawing in a layout: once as wide as a column of text, once as a phone.
    title : str
        The finding, in a sentence; like the caption, it may be wrapped in lines.
    alt : str
        What is shown, its ends with their values, and the finding.
    caption : str
        How to read the chart, and what the figures are.
    rows : pandas.DataFrame
        The rows that are drawn, headed in words, with their ``source``.
    show : dict of str to callable
        How each column's numbers are worded.
    tips : dict of str to list of str
        For marks that bear one, their native tooltips by the mark's gid.
    whose : list of str, optional
        Whose figures are drawn, each one of ``PROVENANCES``; without it the rows' sources tell.
    """

    draw: Callable[[Layout], Figure] = field(repr=False)
    title: str
    alt: str
    caption: str
    rows: pd.DataFrame = field(repr=False)
    show: dict[str, Show] = field(default_factory=dict, repr=False)
    tips: dict[str, list[str]] = field(default_factory=dict, repr=False)
    whose: list[str] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Draw, and note the sources of the rows."""
        record_sources(self.rows)
        self.title, self.caption = unwrapped(self.title), unwrapped(self.caption)
        self.alt = unwrapped(self.alt)
        self.name = "chart-" + hashlib.sha256(self.title.encode()).hexdigest()[:8]
        self.svg = self._drawn(WIDE, self.name)
        self.svg_narrow = self._drawn(NARROW, f"{self.name}-narrow")

    def _drawn(self, layout: Layout, name: str) -> str:
        with house_style():
            return svg_of(self.draw(layout), name, self.alt, self.tips, hovers=layout is WIDE)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        source = brief_source(self.rows)
        whose = self.whose or provenance_of(self.rows)
        chart = {
            "name": self.name,
            "title": self.title,
            "alt": self.alt,
            "caption": self.caption,
            "source": f"{source[:1].upper()}{source[1:]}",
            "svg": self.svg,
            "svg_narrow": self.svg_narrow,
            "provenance": [one for one in PROVENANCES if one in whose],
            "table": table_data(self.rows, self.title, self.show),
            "csv": saved_rows(self.rows, self.title, source),
        }
        return {"text/html": chart_in_notebook(chart), "text/plain": self.alt, CHART: chart}


def ends(rows: pd.DataFrame, label: str, value: str, show: Show) -> str:
    """Give the highest and the lowest value with their names.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is drawn.
    label, value : str
        The columns of names and of amounts.
    show : callable
        The function of helpers.formatting that words an amount.
    """
    high, low = rows.loc[rows[value].idxmax()], rows.loc[rows[value].idxmin()]
    if len(rows) == 1:
        return f"{value}: {high[label]} {show(high[value])}."
    return (
        f"{value}, {len(rows)} rows: highest {high[label]} with {show(high[value])}, "
        f"lowest {low[label]} with {show(low[value])}."
    )
