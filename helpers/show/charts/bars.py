"""Bars: one amount a row, from zero or, in a waterfall, from where the row before it ended."""

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.facts.provenance import provenance_of
from helpers.show.charts.axis import AWAY, RowDrawing, Scale, margin_of
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.rows import Strip, draw_segments
from helpers.show.charts.style import LOOKS, MUTED, Layout, Look
from helpers.show.charts.words import width_of
from helpers.show.html_tables import Show

_HEIGHT = 16  # of a bar
_FEW = 8  # counts up to this are drawn on an axis of whole numbers


def bars(
    rows: pd.DataFrame,
    label: str,
    value: str,
    show: Show,
    title: str,
    caption: str,
    highlight: str | None = None,
    reference: tuple[str, float] | None = None,
) -> Chart:
    """Draw one bar a row, in the order of the rows, in the colour of whose figure it is.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words; a bar below zero goes to the left.
    label, value : str
        The columns of names and of amounts.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    highlight : str, optional
        The name whose bar stands out; without it all bars do.
    reference : tuple of str and float, optional
        What an official figure is, and the amount: a dashed line to compare with.
    """
    present = rows.dropna(subset=[value])
    names, amounts = present[label].tolist(), present[value].tolist()
    texts = [show(amount) for amount in amounts]
    looks = [LOOKS[one] for one in provenance_of(present)]
    reach = [0.0, *amounts, *([reference[1]] if reference else [])]
    named = f"{reference[0]} {show(reference[1])}" if reference else ""
    are_few = all(amount == round(amount) for amount in reach) and max(map(abs, reach)) <= _FEW
    every = 1.0 if are_few else None

    def draw(layout: Layout) -> Figure:
        scale, top = _scale(reach, texts, show, layout), margin_of(named, layout)
        drawing = RowDrawing(names, layout, top, scale, bold=highlight)
        drawing.write_names()
        each = zip(names, amounts, texts, looks, drawing.strips, strict=True)
        for name, amount, text, look, strip in each:
            end, outward, bold = scale.at(amount), -1 if amount < 0 else 1, name == highlight
            _draw_bar(drawing.axes, strip, scale.at(0), end, look, bold or highlight is None)
            drawing.write_amount(text, end, strip, outward, bold=bold)
        drawing.draw_axis(show, every)
        if reference:
            drawing.draw_reference(named, [reference[1]])
        return drawing.figure

    alt = f"Bar chart. {ends(present, label, value, show)} {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})


def _scale(reach: list[float], texts: list[str], show: Show, layout: Layout) -> Scale:
    """The axis from zero or below to the longest bar, with room for the amounts beside."""
    least, most = min(reach), max(reach)
    room = max(width_of(text, "bold") for text in texts) + AWAY + 2
    at_zero = 2 if layout.gutter else width_of(show(0)) / 2 + 1  # half of its label
    left = layout.gutter + (room if least < 0 else at_zero)
    right = layout.width - (room if most > 0 else 2)
    return Scale(least, most, left, right, layout.gutter)


def _draw_bar(
    axes: Axes, strip: Strip, start: float, end: float, look: Look, stands_out: bool
) -> None:
    """Draw a bar between two places, in drawing units; one that does not stand out is pale."""
    axes.barh(
        strip.middle, end - start, left=start, height=_HEIGHT, ec=look.deep,
        color=look.deep if stands_out else look.soft, lw=0 if stands_out else 1,
        hatch=look.hatch, hatchcolor=look.soft if stands_out else look.deep,
    )  # fmt: skip


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
    sums = rows[value].cumsum().tolist()
    steps = [*pairwise([0.0, *sums]), (0.0, sums[-1])]
    texts = [show(amount) for amount in [*rows[value], sums[-1]]]
    names = [*rows[label], total]
    look = LOOKS[provenance_of(rows)[0]]

    def draw(layout: Layout) -> Figure:
        room = max(width_of(text, "bold") for text in texts) + AWAY + 4
        left, right = layout.gutter + room, layout.width - room
        scale = Scale(min(0.0, *sums), max(0.0, *sums), left, right, layout.gutter)
        drawing = RowDrawing(names, layout, 2, scale)
        drawing.write_names()
        strips = drawing.strips
        for (start, end), text, strip in zip(steps, texts, strips, strict=True):
            outward, is_last = -1 if end < start else 1, strip is strips[-1]
            start, end = scale.at(start), scale.at(end)
            _draw_bar(drawing.axes, strip, min(start, end), max(start, end), look, is_last)
            drawing.write_amount(text, end, strip, outward, bold=is_last)
        drawing.draw_axis(show)
        if layout.gutter:  # else names stand where they would run
            half = _HEIGHT / 2
            ways = [
                (scale.at(end), strip.middle + half, scale.at(end), after.middle - half)
                for end, (strip, after) in zip(sums, pairwise(strips), strict=True)
            ]
            draw_segments(drawing.axes, ways, color=MUTED, lw=1)
        return drawing.figure

    told = "; ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))
    alt = f"Waterfall chart, {len(names)} rows. {told}. {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})
