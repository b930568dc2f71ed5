"""Rows of marks on one axis, with their amounts and the official figure they are compared with."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from helpers.facts.provenance import OFFICIAL
from helpers.show.charts.rows import Strip, draw_blocks, draw_segments, placed, sheet, write_names
from helpers.show.charts.style import INK, LOOKS, MUTED, RULE, Layout
from helpers.show.charts.words import LINE, width_of, wrapped
from helpers.show.html_tables import Show

AWAY = 6  # from the end of a mark to its amount
_AXIS = 24  # under the rows, for the labels of the axis
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


def margin_of(label: str, layout: Layout) -> float:
    """Give how much room the label of a reference takes above the rows, in drawing units."""
    return len(wrapped(label, layout.width - 4)) * LINE + 5 if label else 2


class RowDrawing:
    """A drawing whose rows share an axis; no line of it runs through an amount.

    Marks are drawn on its ``axes``, in its ``strips``, at places of its ``scale``; then follow
    the axis and the reference, which know where amounts are written.

    Parameters
    ----------
    names, layout, top, groups, bold
        As :func:`helpers.show.charts.rows.placed` takes them.
    scale : Scale
        Where amounts stand.
    """

    def __init__(
        self,
        names: Sequence[str],
        layout: Layout,
        top: float,
        scale: Scale,
        groups: Sequence[str] | None = None,
        bold: str | None = None,
    ) -> None:
        self.layout, self.scale = layout, scale
        self.strips, self._names = placed(names, layout, top, groups, bold)
        self.figure, self.axes = sheet(layout, self.strips[-1].bottom + _AXIS)
        self._written: list[tuple[float, float, Strip]] = []  # from left to right, and where

    def write_names(self) -> None:
        """Write the names of the rows."""
        write_names(self.axes, self._names, self.layout)

    def write_amount(
        self,
        text: str,
        end: float,
        strip: Strip,
        outward: int,
        away: float = AWAY,
        bold: bool = False,
    ) -> None:
        """Write an amount beyond the end of its mark.

        Parameters
        ----------
        text : str
            The amount in words.
        end, strip : float, Strip
            Where the mark ends, and in which strip.
        outward : int
            -1 for an amount at the left of the mark, 1 for one at the right.
        away : float
            From the end of the mark to the amount, in drawing units.
        bold : bool
            Whether the amount stands out.
        """
        near = end + outward * away
        side = "right" if outward < 0 else "left"
        weight = "bold" if bold else "normal"
        self.axes.text(near, strip.middle, text, ha=side, va="center_baseline", weight=weight)
        left, right = sorted((near, near + outward * width_of(text, weight)))
        self._written.append((left, right, strip))

    def draw_axis(self, show: Show, every: float | None = None) -> None:
        """Draw faint lines at round amounts, labelled once under the rows, a firm one at zero.

        The one at zero is drawn where amounts, or what the axis is to reach, touch or cross it.

        Parameters
        ----------
        show : callable
            The function of helpers.formatting that words an amount.
        every : float, optional
            How far apart the lines are; without it as is round.
        """
        scale = self.scale
        room = 16 + max(width_of(show(end)) for end in (scale.least, scale.most))
        least_step = scale.amount_at(scale.edge + room) - scale.amount_at(scale.edge)
        apart = every or _round_step(least_step)
        first, last = floor(scale.least / apart + _OVER), ceil(scale.most / apart - _OVER)
        amounts = [apart * place for place in range(first, last + 1)]
        labels = _short([show(amount) for amount in amounts])
        zero = scale.at(0) if scale.least <= 0 <= scale.most else None
        faint = []
        for amount, label in zip(amounts, labels, strict=True):
            across, half = scale.at(amount), width_of(label) / 2
            if max(scale.edge, half) <= across <= self.layout.width - half:
                down = self.strips[-1].bottom + 17
                self.axes.text(across, down, label, color=MUTED, ha="center")
                faint += self._pieces(across) if across != zero else []
        draw_segments(self.axes, faint, color=RULE, lw=1, zorder=0)
        if zero is not None:
            draw_segments(self.axes, self._pieces(zero), color=INK, lw=1, zorder=0.5)

    def draw_reference(self, label: str, amounts: Sequence[float]) -> None:
        """Draw an official figure behind the rows: a dashed line, or a line in a pale band.

        Parameters
        ----------
        label : str
            What it is, for the margin.
        amounts : sequence of float
            One amount, or the low end, the middle and the high end of a band.
        """
        look, is_band = LOOKS[OFFICIAL], len(amounts) > 1
        places = [self.scale.at(amount) for amount in amounts]
        start, middle, end = places if is_band else places * 3
        width = self.layout.width
        lines = wrapped(label, width - 4)
        half = max(map(width_of, lines)) / 2
        centre = min(max((start + end) / 2, half + 2), width - half - 2)
        for number, line in enumerate(lines):
            self.axes.text(centre, number * LINE + 12, line, color=look.deep, ha="center")
        if is_band:
            heights = _joined((strip.top, strip.bottom) for strip in self.strips)
            blocks = [(start, top, end, bottom) for top, bottom in heights]
            draw_blocks(self.axes, blocks, fc=look.soft, alpha=0.45, zorder=-1)
        style = "-" if is_band else _DASHED
        pieces = self._pieces(middle)
        draw_segments(self.axes, pieces, color=look.deep, lw=1.4, ls=style, zorder=0.6)

    def _pieces(self, across: float) -> list[tuple[float, float, float, float]]:
        """The pieces of an upright line that stand in the strips and cross no amount."""
        heights = []
        crossed = {strip for left, right, strip in self._written if left - 3 <= across <= right + 3}
        for strip in self.strips:
            if strip in crossed:
                heights += [(strip.top, strip.middle - _HALF), (strip.middle + _HALF, strip.bottom)]
            else:
                heights.append((strip.top, strip.bottom))
        whole = [(top, bottom) for top, bottom in _joined(heights) if bottom - top >= _SHORT]
        return [(across, top, across, bottom) for top, bottom in whole]


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


def _joined(heights: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Tops and bottoms in their order, those that touch as one."""
    whole = []
    for top, bottom in heights:
        if whole and top - whole[-1][1] < 0.1:
            whole[-1] = (whole[-1][0], bottom)
        else:
            whole.append((top, bottom))
    return whole
