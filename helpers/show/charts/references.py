"""What the rows of a chart are compared with: an official figure, named in the margin above."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers.facts.provenance import OFFICIAL
from helpers.show.charts.rows import Box, Scale, Strip, draw_segments, pieces
from helpers.show.charts.style import LOOKS, Layout
from helpers.show.charts.words import LINE, width_of, wrapped

_DASHED = (0, (4, 3))


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
    look = LOOKS[OFFICIAL]
    places = [scale.at(amount) for amount in amounts]
    start, middle, end = places if len(places) > 1 else places * 3
    width = axes.get_xlim()[1]
    lines = wrapped(label, width - 4)
    half = max(map(width_of, lines)) / 2
    centre = min(max((start + end) / 2, half + 2), width - half - 2)
    for number, line in enumerate(lines):
        axes.text(
            centre, number * LINE + 12, line, color=look.deep, ha="center"
        )  # fmt: skip
    if len(amounts) > 1:
        blocks = [_block(start, end, top, bottom) for top, bottom in _joined(strips)]
        path = Path.make_compound_path(*blocks)
        axes.add_patch(PathPatch(path, fc=look.soft, lw=0, alpha=0.45, zorder=-1, clip_on=False))
    upright = pieces(middle, strips, boxes)
    style = "-" if len(amounts) > 1 else _DASHED
    draw_segments(axes, upright, color=look.deep, lw=1.4, ls=style, zorder=0.6)


def _joined(strips: Sequence[Strip]) -> list[tuple[float, float]]:
    """Give the strips from top to bottom, those that touch as one."""
    whole = []
    for top, _, bottom in strips:
        if whole and top - whole[-1][1] < 0.1:
            whole[-1] = (whole[-1][0], bottom)
        else:
            whole.append((top, bottom))
    return whole


def _block(start: float, end: float, top: float, bottom: float) -> Path:
    corners = [(start, top), (end, top), (end, bottom), (start, bottom), (start, top)]
    return Path(corners, closed=True)
