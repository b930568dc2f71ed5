"""Pairs: two amounts a row side by side, the first an open mark and the second a full one."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.facts.provenance import provenance_of
from helpers.rendering.html import PAPER
from helpers.show.charts.axis import RowDrawing, scale_of
from helpers.show.charts.chart import Chart
from helpers.show.charts.rows import draw_points, draw_segments
from helpers.show.charts.style import LOOKS, MUTED, Layout
from helpers.show.charts.words import LINE, width_of
from helpers.show.html_tables import Show

_MARK = 9
_AROUND = 1.75  # times as large is a mark around another
_NEAR = 4  # between two marks, of which the first stands around the second then
_AWAY = 9  # from the middle of a mark to its amount
_KEY = 22  # room for a line of the key
_BETWEEN = 24  # entries of the key


def pairs(
    rows: pd.DataFrame,
    label: str,
    columns: tuple[str, str],
    show: Show,
    title: str,
    caption: str,
    whose: tuple[str, str] | None = None,
    reach: Sequence[float] = (),
) -> Chart:
    """Draw each row as an open mark for the first amount and a full one for the second.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words.
    label : str
        The column of names; what follows a line break in a name stands back.
    columns : tuple of str
        The two columns of amounts; their headings stand above the first row.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    whose : tuple of str, optional
        One of ``PROVENANCES`` for each column, where they differ: both marks are full then.
        Without it each row's sources tell.
    reach : sequence of float
        Amounts that the axis reaches in any case, so that charts of one page have one scale.
    """
    present = rows.dropna(subset=list(columns))
    provenances = [whose or (one, one) for one in provenance_of(present)]
    amounts = present[list(columns)].to_numpy().tolist()
    everything = [*(amount for pair in amounts for amount in pair), *reach]
    room = max(width_of(show(amount)) for pair in amounts for amount in pair) + 2 * _AWAY

    def draw(layout: Layout) -> Figure:
        keys = _key_places(columns, layout)
        scale, top = scale_of(everything, layout, room, room), keys[-1][1] + _KEY / 2 + 2
        drawing = RowDrawing(present[label].tolist(), layout, top, scale)
        marks = zip(keys, columns, provenances[0], (whose is None, False), strict=True)
        for (across, down), column, provenance, is_open in marks:
            _draw_marks(drawing.axes, [(across, down)], provenance, is_open)
            drawing.axes.text(across + 10, down, column, va="center_baseline")
        drawing.write_names()
        _draw_pairs(drawing, amounts, provenances, show)
        drawing.draw_axis(show)
        return drawing.figure

    first, second = columns
    words = "; ".join(
        f"{row[label]}: {show(row[first])} and {show(row[second])}" for _, row in present.iterrows()
    ).replace("\n", ", ")
    alt = f"Paired marks, {first} and {second}. {words}. {title}"
    drawn = [provenance for pair in provenances for provenance in pair]
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(columns, show), whose=drawn)


def _key_places(columns: tuple[str, str], layout: Layout) -> list[tuple[float, float]]:
    """Where the marks of the key stand: side by side, or where that is too wide below."""
    left, down = layout.gutter + 6, _KEY / 2
    right = left + 10 + width_of(columns[0]) + _BETWEEN
    if right + 10 + width_of(columns[1]) <= layout.width:
        return [(left, down), (right, down)]
    return [(left, down), (left, down + LINE)]


def _draw_pairs(
    drawing: RowDrawing, amounts: list[list[float]], provenances: list[tuple[str, str]], show: Show
) -> None:
    """Draw the marks with a line between them, and write their amounts."""
    lines = []
    points: dict[tuple[str, bool, bool], list[tuple[float, float]]] = {}
    for pair, whose, strip in zip(amounts, provenances, drawing.strips, strict=True):
        (first, second), middle = map(drawing.scale.at, pair), strip.middle
        around = abs(first - second) < _NEAR
        is_open = around or whose[0] == whose[1]
        lines.append((first, middle, second, middle))
        points.setdefault((whose[0], is_open, around), []).append((first, middle))
        points.setdefault((whose[1], False, False), []).append((second, middle))
        outward, away = -1 if pair[0] <= pair[1] else 1, _AWAY + 4 * around
        drawing.write_amount(show(pair[0]), first, strip, outward, away)
        drawing.write_amount(show(pair[1]), second, strip, -outward, away)
    draw_segments(drawing.axes, lines, color=MUTED, lw=1.4, zorder=1)
    for (provenance, is_open, is_around), places in points.items():
        _draw_marks(drawing.axes, places, provenance, is_open, is_around)


def _draw_marks(
    axes: Axes,
    places: list[tuple[float, float]],
    provenance: str,
    is_open: bool,
    is_around: bool = False,
) -> None:
    look = LOOKS[provenance]
    size = _MARK * (_AROUND if is_around else 1)
    draw_points(
        axes, places, marker=look.marker, mec=look.deep, mew=2 * is_open,
        color=PAPER if is_open else look.deep, ms=size - 2 * is_open, zorder=2 if is_open else 3,
    )  # fmt: skip
