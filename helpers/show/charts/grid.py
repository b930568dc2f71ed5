"""Grids: a worked example's answer for each pair of two inputs, in shades."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.facts.provenance import worked_example
from helpers.show.charts.chart import Chart
from helpers.show.charts.rows import sheet
from helpers.show.charts.style import EXAMPLE_STEPS, INK, MUTED, ON_STEPS, Layout
from helpers.show.charts.words import LINE, width_of, wrapped
from helpers.show.html_tables import Show

_ROW = 34
_SWATCH = 16  # of the key
_WIDEST = 130  # a cell, in drawing units


def grid(amounts: pd.DataFrame, show: Show, heads: Show, title: str, caption: str) -> Chart:
    """Draw a table of amounts with five shades, from pale for little to deep for much.

    Parameters
    ----------
    amounts : pandas.DataFrame
        One row and one column per input; the names of index and columns say what they are.
    show, heads : callable
        How an amount is worded in a cell, and how the inputs are worded.
    title, caption : str
        The finding, and how to read the grid.
    """
    down, across = amounts.index.name, amounts.columns.name
    flat = amounts.stack()
    ranks = flat.rank(pct=True).groupby(flat.map(show)).transform("mean")
    steps = (ranks * len(EXAMPLE_STEPS) - 1e-9).astype(int)
    rows, columns = amounts.index.map(heads), amounts.columns.map(heads)

    def draw(layout: Layout) -> Figure:
        left = max(map(width_of, rows)) + 12
        width = min((layout.width - left) / len(columns), _WIDEST)
        heads_of = [wrapped(head, width - 6) for head in columns]
        low = LINE if width_of(f"↓ {down}") > left else 0  # no head stands beside a long name
        top = 2 * LINE + 8 + low + LINE * max(map(len, heads_of))
        figure, axes = sheet(layout, top + len(rows) * _ROW + LINE + 14)
        axes.text(left + 4, LINE - 2, f"{across} →", color=MUTED)
        axes.text(0, 2 * LINE + 2, f"↓ {down}", color=MUTED)
        for place, lines in enumerate(heads_of):
            axes.text(
                left + (place + 0.5) * width, top - 8, "\n".join(lines), color=INK,
                ha="center", va="bottom", linespacing=1.1,
            )  # fmt: skip
        for place, head in enumerate(rows):
            axes.text(left - 8, top + (place + 0.5) * _ROW + 5, head, ha="right")
        ordered = steps.sort_values(kind="stable")
        for (row, column), step in ordered.items():
            corner = (
                left + amounts.columns.get_loc(column) * width + 1,
                top + amounts.index.get_loc(row) * _ROW + 1,
            )
            _fill(axes, corner, width - 2, _ROW - 2, step)
        for (row, column), step in ordered.items():
            axes.text(
                left + (amounts.columns.get_loc(column) + 0.5) * width,
                top + (amounts.index.get_loc(row) + 0.5) * _ROW + 5,
                show(amounts.at[row, column]), color=ON_STEPS[step], ha="center",
            )  # fmt: skip
        _key(axes, left, top + len(rows) * _ROW + 10, show(flat.min()), show(flat.max()))
        return figure

    alt = f"Grid of {down} by {across}, from {show(flat.min())} to {show(flat.max())}. {title}"
    table = amounts.rename(columns=heads).reset_index()
    table[down] = table[down].map(heads)
    table.columns.name = None
    shown = dict.fromkeys(table.columns[1:], show)
    return Chart(draw, title, alt, caption, worked_example(table), shown)


def _fill(
    axes: Axes,
    corner: tuple[float, float],
    width: float,
    height: float,
    step: int,
    edge: float = 0,
) -> None:
    fill = EXAMPLE_STEPS[step]
    axes.add_patch(Rectangle(corner, width, height, lw=edge, ec=MUTED, fc=fill, clip_on=False))


def _key(axes: Axes, left: float, top: float, least: str, most: str) -> None:
    """Draw the shades in a line between the least and the greatest amount."""
    axes.text(left, top + 12, least, color=MUTED)
    start = left + width_of(least) + 8
    for step in range(len(EXAMPLE_STEPS)):
        _fill(axes, (start + step * _SWATCH, top), _SWATCH, _SWATCH - 2, step, edge=0.8)
    axes.text(start + len(EXAMPLE_STEPS) * _SWATCH + 8, top + 12, most, color=MUTED)
