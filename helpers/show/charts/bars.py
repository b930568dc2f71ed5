"""Bars: one amount a row, from zero, on an axis that all rows share."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.facts.provenance import provenance_of
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.references import draw_reference, margin_of
from helpers.show.charts.rows import (
    Box,
    Scale,
    Strip,
    draw_axis,
    height_of,
    placed,
    sheet,
    write_names,
)
from helpers.show.charts.style import INK, LOOKS, TEXT, Layout, Look
from helpers.show.charts.words import width_of
from helpers.show.html_tables import Show

_HEIGHT = 16  # of a bar
_FEW = 8  # counts up to this are drawn on an axis of whole numbers
_AWAY = 6  # from the end of a bar to its amount


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
            look = LOOKS[whose[place]]
            _bar(axes, scale, strips[place], amount, look, stands_out[place])
            boxes.append(
                _written(
                    axes, scale, strips[place], amount, show(amount), names[place] == highlight
                )
            )
        draw_axis(axes, scale, strips, boxes, show, every)
        if reference:
            draw_reference(axes, named, [reference[1]], scale, strips, boxes)
        return figure

    alt = f"Bar chart. {ends(present, label, value, show)} {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})


def _scale(reach: list[float], show: Show, texts: list[str], layout: Layout) -> Scale:
    """The axis from zero or below to the longest bar, with room for the amounts beside."""
    least, most = min(reach), max(reach)
    room = max(width_of(text, "bold") for text in texts) + _AWAY + 2
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


def _bar(
    axes: Axes, scale: Scale, strip: Strip, amount: float, look: Look, stands_out: bool
) -> None:
    start = scale.at(0)
    axes.barh(
        strip.middle, scale.at(amount) - start, left=start, height=_HEIGHT,
        color=look.deep if stands_out else look.soft, ec=look.deep, lw=0 if stands_out else 1,
        hatch=look.hatch, hatchcolor=look.soft if stands_out else look.deep,
    )  # fmt: skip


def _written(axes: Axes, scale: Scale, strip: Strip, amount: float, text: str, bold: bool) -> Box:
    """Write an amount beyond the end of its bar, and give where it stands."""
    weight = "bold" if bold else "normal"
    outward = -1 if amount < 0 else 1
    near = scale.at(amount) + outward * _AWAY
    axes.text(
        near, strip.middle, text, size=TEXT, color=INK, weight=weight, va="center_baseline",
        ha="right" if outward < 0 else "left",
    )  # fmt: skip
    far = near + outward * width_of(text, weight)
    return Box(min(near, far), max(near, far), strip.middle)
