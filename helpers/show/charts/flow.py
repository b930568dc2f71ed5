"""Flows: the steps of a way, one under the other, with who does each and where it parts."""

from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from helpers.show.charts.chart import Chart
from helpers.show.charts.style import (
    ACCENT_2,
    ACCENT_3,
    INK,
    MUTED,
    ON_STEPS,
    STEPS,
    Layout,
    canvas,
)

NEXT = "; "
"""What stands between the names of the steps to which a step leads."""
_NAME, _TEXTER = 14, 13  # sizes of text: there is room for more than in other charts
_LINE = 18  # of text
_PAD = 11  # a box's height beyond its lines
_GAP = 15  # between two boxes, for the arrow
_WHO = 140  # drawing units at the left for who does a step
_MARGIN = 20  # at the right, for the way back
_APART = 8  # between the two ways
_CHARACTER = 7.9  # drawing units that one takes on average
_WIDTH = 396  # of the boxes with their margins, in both drawings
_FULL, _HALF = _WIDTH - _WHO - _MARGIN, (_WIDTH - _MARGIN - _APART) / 2


class Look(NamedTuple):
    """How the boxes of some steps look: colour, and shape and line as second cues.

    Parameters
    ----------
    fill, ink, edge : str
        Colours of the ground, of the text and of the line around it.
    rounding : float
        Of the corners, in drawing units.
    line : str
        A style of line as matplotlib names it.
    width : float
        Of the line.
    """

    fill: str
    ink: str
    edge: str
    rounding: float
    line: str
    width: float


LOOKS = {
    "full": Look(STEPS[3], ON_STEPS[3], STEPS[3], 13, "-", 1),
    "square": Look("none", INK, ACCENT_2, 0, "-", 2),
    "dashed": Look("none", INK, ACCENT_3, 7, "--", 1.6),
    "plain": Look("none", MUTED, MUTED, 0, "-", 0.6),
}


class _Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float
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
        For each of those who do them, the look of their boxes: one of ``LOOKS``.
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
    boxes = _boxes(main, ways, dict(zip(rows[step], rows[who], strict=True)))
    height = max(box.bottom for box in boxes.values()) + 4

    def draw(layout: Layout) -> Figure:
        figure, axes = canvas(layout, height)
        axes.set(xlim=(0, _WIDTH), ylim=(height, 0), xticks=[], yticks=[])
        for name, does in zip(rows[step], rows[who], strict=True):
            _draw(axes, boxes[name], LOOKS[looks[does]])
            if name in main:
                box = boxes[name]
                axes.text(
                    0, box.top + box.height / 2, does, size=_TEXTER, color=MUTED,
                    va="center_baseline",
                )  # fmt: skip
        for chain in [main, *([main[-1], *way] for way in ways)]:
            for one, other in pairwise(chain):
                _arrow(axes, boxes[one], boxes[other])
        for name, to in leads.items():
            for other in to:
                if boxes[other].top < boxes[name].top:
                    _way_back(axes, boxes[name], boxes[other])
        return figure

    alt = f"Flow of {len(rows)} steps. {_in_words(rows, columns)} {title}"
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


def _boxes(main: list[str], ways: list[list[str]], who: dict[str, str]) -> dict[str, _Box]:
    boxes = {}
    top = 2.0
    for name in main:
        boxes[name] = _box(_WHO, top, _FULL, wrap(name, int(_FULL / _CHARACTER)))
        top = boxes[name].bottom + _GAP
    for left, way in zip((0, _HALF + _APART), ways, strict=False):
        below = top
        for name in way:
            lines = [*wrap(who[name], 40), *wrap(name, int(_HALF / _CHARACTER))]
            boxes[name] = _box(left, below, _HALF, lines)
            below = boxes[name].bottom + _GAP
    return boxes


def _box(left: float, top: float, width: float, lines: list[str]) -> _Box:
    return _Box(left + 2, top, width - 4, len(lines) * _LINE + _PAD, lines)


def _draw(axes: Axes, box: _Box, look: Look) -> None:
    corners = f"round,pad=0,rounding_size={look.rounding}" if look.rounding else "square,pad=0"
    axes.add_patch(
        FancyBboxPatch(
            (box.left, box.top),
            box.width,
            box.height,
            boxstyle=corners,
            fc=look.fill,
            ec=look.edge,
            ls=look.line,
            lw=look.width,
        )
    )
    first = box.top + (box.height - len(box.lines) * _LINE) / 2 + _LINE / 2
    for place, line in enumerate(box.lines):
        axes.text(
            box.middle, first + place * _LINE, line, size=_NAME, color=look.ink, ha="center",
            va="center_baseline",
        )  # fmt: skip


def _arrow(axes: Axes, above: _Box, below: _Box) -> None:
    """From under a box to the top of the next; a box beside it is reached around a corner."""
    start = max(below.middle, above.left + _PAD)
    bend = above.bottom + _GAP / 3
    way = [(start, above.bottom + 1), (start, bend), (below.middle, bend)]
    _line(axes, [*way, (below.middle, below.top - 1)], "v")


def _way_back(axes: Axes, low: _Box, high: _Box) -> None:
    """From the right side of a box along the margin to the right side of one above it."""
    from_side, to_side = low.left + low.width + 1, high.left + high.width + 1
    margin = _WIDTH - _MARGIN / 2 + 4
    start, end = low.top + low.height / 2, high.top + high.height / 2
    _line(axes, [(from_side, start), (margin, start), (margin, end), (to_side, end)], "<")


def _line(axes: Axes, points: list[tuple[float, float]], head: str) -> None:
    across, down = zip(*points, strict=True)
    axes.plot(across, down, color=MUTED, lw=1.4)
    nudge = (-3, 0) if head == "v" else (0, 3)
    axes.plot(
        across[-1] + nudge[1], down[-1] + nudge[0], marker=head, ls="", color=MUTED, ms=6, mew=0
    )


def _in_words(rows: pd.DataFrame, columns: tuple[str, str, str]) -> str:
    step, who, following = columns
    sentences = []
    for _, row in rows.iterrows():
        to = row[following]
        parts = isinstance(to, str) and NEXT in to
        ending = f", then either: {' / '.join(to.split(NEXT))}" if parts else ""
        sentences.append(f"{row[step]} ({row[who]}){ending}")
    last, to = rows[step].iloc[-1], rows[following].iloc[-1]
    back = f" From “{last}” the way leads back to “{to}”." if isinstance(to, str) and to else ""
    return f"{'; '.join(sentences)}.{back}"
