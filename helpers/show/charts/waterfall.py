"""Waterfalls: how a first difference becomes the last, one step a row."""

from itertools import pairwise

import pandas as pd
from matplotlib.figure import Figure

from helpers.facts.provenance import provenance_of
from helpers.show.charts.bar_marks import AWAY, HEIGHT, draw_bar, write_amount
from helpers.show.charts.chart import Chart
from helpers.show.charts.rows import (
    Scale,
    draw_axis,
    draw_segments,
    height_of,
    placed,
    sheet,
    write_names,
)
from helpers.show.charts.style import LOOKS, MUTED, Layout
from helpers.show.charts.words import width_of
from helpers.show.html_tables import Show


def waterfall(
    rows: pd.DataFrame, label: str, value: str, show: Show, total: str, title: str, caption: str
) -> Chart:
    """Draw what each row adds or takes away, from where the row before it ended.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words, in the order in which the steps are counted.
    label, value : str
        The columns of the steps' names and of what each changes.
    show : callable
        The function of helpers.formatting that words a change, with its sign.
    total : str
        What the sum of all changes is called; its bar ends the chart, from zero.
    title, caption : str
        The finding, and how to read the chart.
    """
    changes = rows[value].tolist()
    ends = rows[value].cumsum().tolist()
    bars = [*zip([0.0, *ends[:-1]], ends, strict=True), (0.0, ends[-1])]
    texts = [show(amount) for amount in [*changes, ends[-1]]]
    names = [*rows[label], total]
    look = LOOKS[provenance_of(rows)[0]]

    def draw(layout: Layout) -> Figure:
        strips, words = placed(names, None, layout, top=2)
        room = max(width_of(text, "bold") for text in texts) + AWAY + 4
        least, most = min(0.0, *ends), max(0.0, *ends)
        scale = Scale(
            least, most, layout.gutter + room, layout.width - room, layout.gutter
        )  # fmt: skip
        figure, axes = sheet(layout, height_of(strips))
        write_names(axes, words, layout)
        boxes = []
        for (start, end), text, strip in zip(bars, texts, strips, strict=True):
            left, right = sorted((scale.at(start), scale.at(end)))
            is_last = strip is strips[-1]
            draw_bar(axes, strip, left, right, look, is_last)
            side = left if end < start else right
            boxes.append(write_amount(axes, strip, side, text, end < start, is_last))
        draw_axis(axes, scale, strips, boxes, show)
        if layout.gutter:  # else names stand where they would run
            half = HEIGHT / 2
            steps = [
                (scale.at(end), strip.middle + half, scale.at(end), after.middle - half)
                for end, (strip, after) in zip(ends, pairwise(strips), strict=True)
            ]
            draw_segments(axes, steps, color=MUTED, lw=1)
        return figure

    told = "; ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))
    alt = f"Waterfall chart, {len(names)} rows. {told}. {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})
