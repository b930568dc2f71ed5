"""A chart: returned, never left to the global state, with its words and the rows it draws."""

import hashlib
import html
from dataclasses import dataclass, field

import pandas as pd
from matplotlib.figure import Figure

from helpers.charts.svg import svg_of
from helpers.citations import brief_source, remember
from helpers.rows import Show, html_rows, saved_rows


@dataclass
class Chart:
    """A drawing with its finding, alt text, caption, source and rows.

    Parameters
    ----------
    drawing : matplotlib.figure.Figure
        What is drawn.
    title : str
        The finding, in a sentence.
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
    """

    drawing: Figure = field(repr=False)
    title: str
    alt: str
    caption: str
    rows: pd.DataFrame = field(repr=False)
    show: dict[str, Show] = field(default_factory=dict, repr=False)
    tips: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Draw once, and note the sources of the rows."""
        remember(self.rows)
        self.name = "chart-" + hashlib.sha256(self.title.encode()).hexdigest()[:8]
        self.svg = svg_of(self.drawing, self.name, self.alt, self.tips)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self._as_html(), "text/plain": self.alt}

    def _as_html(self) -> str:
        rows = html_rows(self.rows, self.title, self.show)
        address = saved_rows(self.rows, self.title, brief_source(self.rows))
        save = f'<a download="{self.name}.csv" href="{address}">Save these rows as CSV</a>'
        caption = f"{html.escape(self.caption)} {self._source()}".strip()
        return (
            f'<figure class="chart" id="{self.name}">'
            f'<p class="chart-title">{html.escape(self.title)}</p>'
            f'<div class="chart-box">{self.svg}</div>'
            f"<figcaption>{caption}</figcaption>"
            '<details class="rows"><summary>The figures in this chart</summary>'
            f"{rows}<p>{save}</p></details>"
            "</figure>"
        )

    def _source(self) -> str:
        told = brief_source(self.rows)
        told = html.escape(f"{told[:1].upper()}{told[1:]}")
        return f'<span class="source">Source: {told}.</span>' if told else ""
