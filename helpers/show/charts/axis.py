"""The axis that rows of marks share, and the official figure that they are compared with."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from matplotlib.axes import Axes

from helpers.facts.provenance import OFFICIAL
from helpers.show.charts.rows import Box, Strip, draw_blocks, draw_segments
from helpers.show.charts.style import INK, LOOKS, MUTED, RULE, Layout
from helpers.show.charts.words import LINE, width_of, wrapped
from helpers.show.html_tables import Show

_ROOM = (70, 100)  # beside the outermost marks of a wide drawing, for amounts
_SHORT = 4  # a piece of a line that is shorter is not drawn
_OVER = 0.1  # of a step, by which amounts may lie outside the outermost lines of the axis
_HALF = 9  # of the height of an amount, with a little air
_DASHED = (0, (4, 3))


class Scale(NamedTuple):
    """Where amounts stand from left to right, in drawing units."""

    least: float
    most: float
    left: float
    right: float
    edge: float  # at which the room for marks and their amounts begins

    def at(self, amount: float) -> float:
        """Give where an amount stands."""
        share = (amount - self.least) / (self.most - self.least)
        return self.left + share * (self.right - self.left)

    def amount_at(self, across: float) -> float:
        """Give which amount stands there."""
        share = (across - self.left) / (self.right - self.left)
        return self.least + share * (self.most - self.least)


def scale_of(amounts: Iterable[float], layout: Layout, before: float, after: float) -> Scale:
    """Give the scale on which some amounts stand.

    Parameters
    ----------
    amounts : iterable of float
        All that are drawn, and those that the axis is to reach beside them.
    layout : Layout
        The drawing's.
    before, after : float
        Room that is needed left of the least and right of the most, in drawing units. A wide
        drawing has the same room in each chart, so that charts of one reach have one scale.
    """
    if layout.gutter:
        before, after = max(before, _ROOM[0]), max(after, _ROOM[1])
    least, most = min(amounts), max(amounts)
    if least == most:
        least, most = least - 1, most + 1
    left, right = layout.gutter + before, layout.width - after
    return Scale(least, most, left, right, layout.gutter)


def draw_axis(
    axes: Axes,
    scale: Scale,
    strips: Sequence[Strip],
    boxes: Sequence[Box],
    show: Show,
    every: float | None = None,
) -> None:
    """Draw faint lines at round amounts, labelled once under the rows, a firm one at zero.

    The one at zero is drawn where amounts, or what the axis is to reach, touch or cross it.

    Parameters
    ----------
    axes : matplotlib Axes
        Of the drawing.
    scale, strips : Scale, sequence of Strip
        Where amounts and rows stand.
    boxes : sequence of Box
        Where amounts are written, which no line crosses.
    show : callable
        The function of helpers.formatting that words an amount.
    every : float, optional
        How far apart the lines are; without it as is round.
    """
    width = axes.get_xlim()[1]
    room = 16 + max(width_of(show(end)) for end in (scale.least, scale.most))
    apart = every or _round_step(scale.amount_at(scale.edge + room) - scale.amount_at(scale.edge))
    first, last = floor(scale.least / apart + _OVER), ceil(scale.most / apart - _OVER)
    amounts = [apart * place for place in range(first, last + 1)]
    labels = _short([show(amount) for amount in amounts])
    lines = []
    for amount, label in zip(amounts, labels, strict=True):
        across, half = scale.at(amount), width_of(label) / 2
        if max(scale.edge, half) <= across <= width - half:
            lines.append(across)
            axes.text(across, strips[-1].bottom + 17, label, color=MUTED, ha="center")
    zero = scale.at(0) if scale.least <= 0 <= scale.most else None
    faint = [one for across in lines if across != zero for one in _pieces(across, strips, boxes)]
    draw_segments(axes, faint, color=RULE, lw=1, zorder=0)
    if zero is not None:
        draw_segments(axes, _pieces(zero, strips, boxes), color=INK, lw=1, zorder=0.5)


def _round_step(least: float) -> float:
    """Give the smallest round number that is not below; of 2.5s only those without decimals."""
    power = 10.0 ** floor(log10(least))
    factors = (1, 2, 2.5, 5, 10) if power >= 10 else (1, 2, 5, 10)
    return next(factor * power for factor in factors if factor * power >= least * (1 - 1e-9))


def _short(labels: list[str]) -> list[str]:
    """Leave out the decimals where none of the labels needs them."""
    for zeros in (".00", ".0"):
        if all(zeros in label for label in labels):
            return [label.replace(zeros, "") for label in labels]
    return labels


def margin_of(label: str, layout: Layout) -> float:
    """Give how much room the label of a reference takes above the rows, in drawing units."""
    return len(wrapped(label, layout.width - 4)) * LINE + 5 if label else 2


def draw_reference(
    axes: Axes,
    label: str,
    amounts: Sequence[float],
    scale: Scale,
    strips: Sequence[Strip],
    boxes: Sequence[Box],
) -> None:
    """Draw an official figure behind the rows: a dashed line, or a line in a pale band.

    Parameters
    ----------
    axes : matplotlib Axes
        Of the drawing.
    label : str
        What it is, for the margin.
    amounts : sequence of float
        One amount, or the low end, the middle and the high end of a band.
    scale, strips : Scale, sequence of Strip
        Where amounts and rows stand.
    boxes : sequence of Box
        Where amounts are written, which no line crosses.
    """
    look, is_band = LOOKS[OFFICIAL], len(amounts) > 1
    places = [scale.at(amount) for amount in amounts]
    start, middle, end = places if is_band else places * 3
    width = axes.get_xlim()[1]
    lines = wrapped(label, width - 4)
    half = max(map(width_of, lines)) / 2
    centre = min(max((start + end) / 2, half + 2), width - half - 2)
    for number, line in enumerate(lines):
        axes.text(centre, number * LINE + 12, line, color=look.deep, ha="center")
    if is_band:
        heights = _joined((strip.top, strip.bottom) for strip in strips)
        blocks = [(start, top, end, bottom) for top, bottom in heights]
        draw_blocks(axes, blocks, fc=look.soft, alpha=0.45, zorder=-1)
    style = "-" if is_band else _DASHED
    pieces = _pieces(middle, strips, boxes)
    draw_segments(axes, pieces, color=look.deep, lw=1.4, ls=style, zorder=0.6)


def _pieces(
    across: float, strips: Sequence[Strip], boxes: Iterable[Box]
) -> list[tuple[float, float, float, float]]:
    """The pieces of an upright line that stand in the strips and cross no amount."""
    crossed = {box.middle for box in boxes if box.left - 3 <= across <= box.right + 3}
    heights = []
    for top, middle, bottom in strips:
        if middle in crossed:
            heights += [(top, middle - _HALF), (middle + _HALF, bottom)]
        else:
            heights.append((top, bottom))
    return [
        (across, top, across, bottom) for top, bottom in _joined(heights) if bottom - top >= _SHORT
    ]


def _joined(heights: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Tops and bottoms in their order, those that touch as one."""
    whole = []
    for top, bottom in heights:
        if whole and top - whole[-1][1] < 0.1:
            whole[-1] = (whole[-1][0], bottom)
        else:
            whole.append((top, bottom))
    return whole
