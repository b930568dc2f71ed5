"""Rows of marks: their names in the gutter or above them, and the axis that they share."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.show.charts.style import INK, MUTED, RULE, Layout, canvas
from helpers.show.charts.words import LINE, width_of, wrapped
from helpers.show.html_tables import Show

_STRIP, _NARROW_STRIP = 28, 22  # least height of the strip in which a row's marks stand
_APART = 14  # between names in the gutter and the marks
_HEAD = 10  # above the name of a group
_GAP = 6  # above a name that stands over its marks
_AXIS = 24  # under the rows, for the labels of the axis
_ROOM = (70, 100)  # beside the outermost marks of a wide drawing, for amounts
_SHORT = 4  # a piece of a line that is shorter is not drawn
_OVER = 0.1  # of a step, by which amounts may lie outside the outermost lines of the axis
_HALF = 9  # of the height of an amount, with a little air


class Strip(NamedTuple):
    """Where the marks of a row stand, in drawing units from the top."""

    top: float
    middle: float
    bottom: float


class Box(NamedTuple):
    """Where an amount is written: its sides, and the middle of its strip."""

    left: float
    right: float
    middle: float


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


def sheet(layout: Layout, height: float) -> tuple[Figure, Axes]:
    """Give an empty drawing whose axes count drawing units, from the left and from the top."""
    figure, axes = canvas(layout, height, left=0, right=0, top=0, bottom=0)
    axes.set(xlim=(0, layout.width), ylim=(height, 0), xticks=[], yticks=[])
    return figure, axes


def placed(
    names: Sequence[str], groups: Sequence[str] | None, layout: Layout, top: float
) -> tuple[list[Strip], list[tuple[float, str, dict]]]:
    """Give where rows stand under each other, and what is written of their names.

    Parameters
    ----------
    names : sequence of str
        What each row is called; what follows a line break stands back.
    groups : sequence of str, optional
        What the rows with the same value are called together, in bold above the first of them.
    layout : Layout
        The drawing's.
    top : float
        Where the rows begin, in drawing units.

    Returns
    -------
    tuple
        The strips of the rows; and for each line of text its baseline, itself and its look.
    """
    strips, texts, down = [], [], top
    width = layout.gutter - _APART - 2 if layout.gutter else layout.width - 4
    for place, name in enumerate(names):
        start = down
        if groups is not None and (place == 0 or groups[place] != groups[place - 1]):
            down += _HEAD if place else 0
            for line in wrapped(groups[place], width, "bold"):
                down += LINE
                texts.append((down - 3, line, {"color": INK, "weight": "bold"}))
        first, _, second = name.partition("\n")
        lines = [(line, INK) for line in wrapped(first, width)]
        lines += [(line, MUTED) for line in wrapped(second, width) if line]
        block = LINE * len(lines)
        if layout.gutter:
            height = max(_STRIP, block + 12)
            baseline = down + (height - block) / 2 + 12
            strips.append(Strip(start, down + height / 2, down + height))
            down += height
        else:
            down += _GAP if place or groups is not None else 0
            baseline = down + 12
            down += block
            strips.append(Strip(down, down + _NARROW_STRIP / 2, down + _NARROW_STRIP))
            down += _NARROW_STRIP
        for number, (line, ink) in enumerate(lines):
            texts.append((baseline + number * LINE, line, {"color": ink}))
    return strips, texts


def height_of(strips: Sequence[Strip]) -> float:
    """Give how tall a drawing is that ends with these rows and their axis."""
    return strips[-1].bottom + _AXIS


def write_names(axes: Axes, texts: Iterable[tuple[float, str, dict]], layout: Layout) -> None:
    """Write the names of rows: right before their marks, or at the left above them."""
    across, side = (layout.gutter - _APART, "right") if layout.gutter else (2, "left")
    for down, line, look in texts:
        axes.text(across, down, line, ha=side, va="baseline", **look)


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
    faint = [across for across in lines if across != zero]
    draw_segments(
        axes, [one for across in faint for one in pieces(across, strips, boxes)],
        color=RULE, lw=1, zorder=0,
    )  # fmt: skip
    if zero is not None:
        draw_segments(axes, pieces(zero, strips, boxes), color=INK, lw=1, zorder=0.5)


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


def pieces(
    across: float, strips: Sequence[Strip], boxes: Iterable[Box]
) -> list[tuple[float, float, float, float]]:
    """Give the pieces of an upright line that stand in the strips and cross no amount.

    Returns
    -------
    list of tuple of float
        ``x``, ``y`` and ``x``, ``y`` of the ends of each, as :func:`draw_segments` takes them.
    """
    crossed = {box.middle for box in boxes if box.left - 3 <= across <= box.right + 3}
    whole = []
    for top, middle, bottom in strips:
        cuts = (middle - _HALF, middle + _HALF) if middle in crossed else ()
        ends = (top, *cuts, bottom)
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            if whole and start - whole[-1][1] < 0.1:
                whole[-1] = (whole[-1][0], end)
            else:
                whole.append((start, end))
    return [(across, start, across, end) for start, end in whole if end - start >= _SHORT]


def draw_segments(
    axes: Axes, segments: Iterable[tuple[float, float, float, float]], **look
) -> None:
    """Draw straight lines as one path."""
    xs, ys = [], []
    for x, y, to_x, to_y in segments:
        xs += [x, to_x, float("nan")]
        ys += [y, to_y, float("nan")]
    if xs:
        axes.plot(xs, ys, solid_capstyle="butt", clip_on=False, **look)
