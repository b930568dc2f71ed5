"""Flows: the steps of a way, one under the other, with who does each and where it parts."""

from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from helpers.facts.provenance import provenance_of
from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.rows import sheet
from helpers.show.charts.style import INK, LOOKS, MUTED, Layout
from helpers.show.charts.words import LINE, wrapped

NEXT = "; "
"""What stands between the names of the steps to which a step leads."""
_PAD = 12  # a box's height beyond its lines
_GAP = 15  # between two boxes, for the arrow
_WHO = 150  # drawing units at the left of a wide drawing for who does a step
_MARGIN = 20  # at the right, for the way back
_APART = 10  # between the two ways, and from a box's edge to its text


class _Style(NamedTuple):
    """How the boxes of some steps look: filled or not, and corners and line beside that."""

    filled: bool
    rounding: float  # of the corners, in drawing units
    line: str  # as matplotlib names it
    width: float  # of the line


STYLES = {
    "full": _Style(True, 12, "-", 1),
    "square": _Style(False, 0, "-", 2.2),
    "dashed": _Style(False, 7, "--", 1.6),
    "plain": _Style(False, 0, "-", 0.7),
}


class _Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float
    heads: list[str]
    lines: list[str]

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def bottom(self) -> float:
        return self.top + self.height


def flow(
    rows: pd.DataFrame,
    columns: tuple[str, str, str],
    looks: dict[str, str],
    title: str,
    caption: str,
) -> Chart:
    """Draw steps as boxes with arrows; a way may part in two once, and lead back.

    Parameters
    ----------
    rows : pandas.DataFrame
        A row a step, in their order, the first at the top; columns headed in words.
    columns : tuple of str
        The columns of the steps' names, of who does each, and of the steps it leads to, with
        ``NEXT`` between two; empty where the way ends.
    looks : dict of str to str
        For each of those who do them, the look of their boxes: one of ``STYLES``. Their colour
        is that of whose account it is.
    title, caption : str
        The finding, and how to read the drawing.

    Raises
    ------
    ValueError
        Where a step leads to one that has no row, more than two ways begin, or a step is never
        reached.
    """
    step, who, following = columns
    leads = {
        name: to.split(NEXT) if isinstance(to, str) and to else []
        for name, to in zip(rows[step], rows[following], strict=True)
    }
    main, ways = _ways(leads)
    doers = dict(zip(rows[step], rows[who], strict=True))
    deep = LOOKS[provenance_of(rows)[0]].deep

    def draw(layout: Layout) -> Figure:
        boxes = _boxes(main, ways, doers, layout)
        figure, axes = sheet(layout, max(box.bottom for box in boxes.values()) + 4)
        for name, box in boxes.items():
            _draw(axes, box, STYLES[looks[doers[name]]], deep)
            if layout.gutter and name in main:
                axes.text(
                    _WHO - _APART, box.top + box.height / 2, doers[name], color=MUTED,
                    ha="right", va="center_baseline",
                )  # fmt: skip
        for chain in [main, *([main[-1], *way] for way in ways)]:
            for one, other in pairwise(chain):
                _arrow(axes, boxes[one], boxes[other])
        for name, to in leads.items():
            for other in to:
                if boxes[other].top < boxes[name].top:
                    _way_back(axes, boxes[name], boxes[other], layout.width)
        return figure

    alt = f"Flow of {len(rows)} steps. {_in_words(leads, doers)} {title}"
    return Chart(draw, title, alt, caption, rows)


def _ways(leads: dict[str, list[str]]) -> tuple[list[str], list[list[str]]]:
    """The steps of the one way, and those of the two in which it ends, a way back last."""
    if unknown := {to for others in leads.values() for to in others} - set(leads):
        raise ValueError(f"a step leads to {sorted(unknown)}, which has no row")
    placed: set[str] = set()

    def chain(name: str) -> list[str]:
        steps = [name]
        placed.add(name)
        while len(ahead := [to for to in leads[steps[-1]] if to not in placed]) == 1:
            steps.append(ahead[0])
            placed.add(ahead[0])
        return steps

    main = chain(next(iter(leads)))
    ways = [chain(name) for name in leads[main[-1]] if name not in placed]
    if len(ways) > 2 or placed != set(leads):
        raise ValueError("a flow parts once, in two ways, and reaches each of its steps")
    return main, sorted(ways, key=lambda way: bool(leads[way[-1]]))


def _boxes(
    main: list[str], ways: list[list[str]], who: dict[str, str], layout: Layout
) -> dict[str, _Box]:
    """Where each step's box stands; who does it stands beside it or is its first line."""
    left = _WHO if layout.gutter else 0
    full = layout.width - left - _MARGIN
    half = (full - _APART) / 2
    boxes = _stack(main, {} if layout.gutter else who, left, 2.0, full)
    below = boxes[main[-1]].bottom + _GAP
    for start, way in zip((left, left + half + _APART), ways, strict=False):
        boxes |= _stack(way, who, start, below, half)
    return boxes


def _stack(
    steps: list[str], who: dict[str, str], left: float, top: float, width: float
) -> dict[str, _Box]:
    """Boxes under each other, which begin with who does the step where that is given."""
    boxes, room = {}, width - 2 * _APART
    for name in steps:
        heads = wrapped(who[name], room, "bold") if who.get(name) else []
        lines = wrapped(name, room)
        height = (len(heads) + len(lines)) * LINE + _PAD
        boxes[name] = _Box(left + 2, top, width - 4, height, heads, lines)
        top = boxes[name].bottom + _GAP
    return boxes


def _draw(axes: Axes, box: _Box, style: _Style, deep: str) -> None:
    corners = f"round,pad=0,rounding_size={style.rounding}" if style.rounding else "square,pad=0"
    axes.add_patch(
        FancyBboxPatch(
            (box.left, box.top), box.width, box.height, boxstyle=corners, ec=deep,
            fc=deep if style.filled else "none", ls=style.line, lw=style.width,
        )
    )  # fmt: skip
    for place, line in enumerate([*box.heads, *box.lines]):
        axes.text(
            box.middle, box.top + _PAD / 2 + place * LINE + 12, line, ha="center",
            color=PAPER if style.filled else INK,
            weight="bold" if place < len(box.heads) else "normal",
        )  # fmt: skip


def _arrow(axes: Axes, above: _Box, below: _Box) -> None:
    """From under a box to the top of the next; a box beside it is reached around a corner."""
    start = max(below.middle, above.left + _PAD)
    bend = above.bottom + _GAP / 3
    way = [(start, above.bottom + 1), (start, bend), (below.middle, bend)]
    _line(axes, [*way, (below.middle, below.top - 1)], "v")


def _way_back(axes: Axes, low: _Box, high: _Box, width: float) -> None:
    """From the right side of a box along the margin to the right side of one above it."""
    from_side, to_side = low.left + low.width + 1, high.left + high.width + 1
    margin = width - _MARGIN / 2 + 4
    start, end = low.top + low.height / 2, high.top + high.height / 2
    _line(axes, [(from_side, start), (margin, start), (margin, end), (to_side, end)], "<")


def _line(axes: Axes, points: list[tuple[float, float]], head: str) -> None:
    """A line whose head points down or to the left."""
    across, down = zip(*points, strict=True)
    axes.plot(across, down, color=MUTED, lw=1.4)
    tip = (across[-1], down[-1] - 3) if head == "v" else (across[-1] + 3, down[-1])
    axes.plot(*tip, marker=head, ls="", color=MUTED, ms=6, mew=0)


def _in_words(leads: dict[str, list[str]], who: dict[str, str]) -> str:
    sentences = []
    for name, to in leads.items():
        parts = f", then either: {' / '.join(to)}" if len(to) > 1 else ""
        sentences.append(f"{name} ({who[name]}){parts}")
    last, to = list(leads.items())[-1]
    back = f" From “{last}” the way leads back to “{NEXT.join(to)}”." if to else ""
    return f"{'; '.join(sentences)}.{back}"
