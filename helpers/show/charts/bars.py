"""Bars: one amount a row, from zero, on an axis that all rows share."""

import pandas as pd
from matplotlib.figure import Figure

from helpers.facts.provenance import provenance_of
from helpers.show.charts.bar_marks import AWAY, draw_bar, write_amount
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.references import draw_reference, margin_of
from helpers.show.charts.rows import (
    Scale,
    Strip,
    draw_axis,
    height_of,
    placed,
    sheet,
    write_names,
)
from helpers.show.charts.style import LOOKS, Layout
from helpers.show.charts.words import width_of
from helpers.show.html_tables import Show

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
    whose = provenance_of(present)
    reach = [0.0, *amounts, *([reference[1]] if reference else [])]
    named = f"{reference[0]} {show(reference[1])}" if reference else ""
    are_few = all(amount == round(amount) for amount in reach) and max(map(abs, reach)) <= _FEW
    every = 1.0 if are_few else None
    stands_out = [highlight in (None, name) for name in names]

    def draw(layout: Layout) -> Figure:
        strips, texts = placed(names, None, layout, top=margin_of(named, layout))
        scale = _scale(reach, show, [show(amount) for amount in amounts], layout)
        figure, axes = sheet(layout, height_of(strips))
        write_names(axes, _bold(texts, strips, names, highlight), layout)
        boxes = []
        for place, amount in enumerate(amounts):
            strip, end = strips[place], scale.at(amount)
            draw_bar(axes, strip, scale.at(0), end, LOOKS[whose[place]], stands_out[place])
            bold = names[place] == highlight
            boxes.append(write_amount(axes, strip, end, show(amount), amount < 0, bold))
        draw_axis(axes, scale, strips, boxes, show, every)
        if reference:
            draw_reference(axes, named, [reference[1]], scale, strips, boxes)
        return figure

    alt = f"Bar chart. {ends(present, label, value, show)} {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})


def _scale(reach: list[float], show: Show, texts: list[str], layout: Layout) -> Scale:
    """The axis from zero or below to the longest bar, with room for the amounts beside."""
    least, most = min(reach), max(reach)
    room = max(width_of(text, "bold") for text in texts) + AWAY + 2
    at_zero = 2 if layout.gutter else width_of(show(0)) / 2 + 1  # half of its label
    left = layout.gutter + (room if least < 0 else at_zero)
    right = layout.width - (room if most > 0 else 2)
    return Scale(least, most, left, right, layout.gutter)


def _bold(
    texts: list[tuple[float, str, dict]],
    strips: list[Strip],
    names: list[str],
    highlight: str | None,
) -> list[tuple[float, str, dict]]:
    """The lines of the names, those of the row that stands out in bold."""
    if highlight not in names:
        return texts
    place = names.index(highlight)
    above = strips[place - 1].bottom if place else 0
    return [
        (down, line, {**look, "weight": "bold"} if above < down <= strips[place].bottom else look)
        for down, line, look in texts
    ]
