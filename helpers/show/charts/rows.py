"""Rows under each other: where they stand, their names, and marks with few paths for many."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers.show.charts.style import INK, MUTED, Layout, canvas
from helpers.show.charts.words import LINE, wrapped

_STRIP, _NARROW_STRIP = 28, 22  # least height of the strip in which a row's marks stand
_APART = 14  # between names in the gutter and the marks
_HEAD = 10  # above the name of a group
_GAP = 6  # above a name that stands over its marks


class Strip(NamedTuple):
    """Where the marks of a row stand, in drawing units from the top."""

    top: float
    middle: float
    bottom: float


def sheet(layout: Layout, height: float) -> tuple[Figure, Axes]:
    """Give an empty drawing whose axes count drawing units, from the left and from the top."""
    figure, axes = canvas(layout, height, left=0, right=0, top=0, bottom=0)
    axes.set(xlim=(0, layout.width), ylim=(height, 0), xticks=[], yticks=[])
    return figure, axes


def placed(
    names: Sequence[str],
    layout: Layout,
    top: float,
    groups: Sequence[str] | None = None,
    bold: str | None = None,
) -> tuple[list[Strip], list[tuple[float, str, dict]]]:
    """Give where rows stand under each other, and what is written of their names.

    Parameters
    ----------
    names : sequence of str
        What each row is called; what follows a line break stands back.
    layout : Layout
        The drawing's.
    top : float
        Where the rows begin, in drawing units.
    groups : sequence of str, optional
        What the rows with the same value are called together, in bold above the first of them.
    bold : str, optional
        The name that stands out.

    Returns
    -------
    tuple
        The strips of the rows; and for each line of text its baseline, itself and its look.
    """
    strips, texts, down = [], [], top
    width = layout.gutter - _APART - 2 if layout.gutter else layout.width - 4
    for place, name in enumerate(names):
        start = down
        if groups and (place == 0 or groups[place] != groups[place - 1]):
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
            strip = Strip(start, down + height / 2, down + height)
        else:
            down += _GAP if place or groups else 0
            baseline = down + 12
            down += block
            strip = Strip(down, down + _NARROW_STRIP / 2, down + _NARROW_STRIP)
        strips.append(strip)
        down = strip.bottom
        weight = "bold" if name == bold else "normal"
        for number, (line, ink) in enumerate(lines):
            texts.append((baseline + number * LINE, line, {"color": ink, "weight": weight}))
    return strips, texts


def write_names(axes: Axes, texts: Iterable[tuple[float, str, dict]], layout: Layout) -> None:
    """Write the names of rows: right before their marks, or at the left above them."""
    across, side = (layout.gutter - _APART, "right") if layout.gutter else (2, "left")
    for down, line, look in texts:
        axes.text(across, down, line, ha=side, va="baseline", **look)


def draw_segments(
    axes: Axes, segments: Iterable[tuple[float, float, float, float]], **look
) -> None:
    """Draw straight lines as one path, each from ``x``, ``y`` to ``x``, ``y``."""
    xs, ys = [], []
    for x, y, to_x, to_y in segments:
        xs += [x, to_x, float("nan")]
        ys += [y, to_y, float("nan")]
    if xs:
        axes.plot(xs, ys, solid_capstyle="butt", clip_on=False, **look)


def draw_blocks(axes: Axes, blocks: Iterable[tuple[float, float, float, float]], **look) -> None:
    """Draw rectangles as one path, each from left, top to right, bottom."""
    paths = [
        Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)
        for left, top, right, bottom in blocks
    ]
    if paths:
        path = Path.make_compound_path(*paths)
        axes.add_patch(PathPatch(path, lw=0, clip_on=False, **look))


def draw_points(axes: Axes, places: Sequence[tuple[float, float]], **look) -> None:
    """Draw a mark at each place."""
    if places:
        axes.plot(*zip(*places, strict=True), ls="", clip_on=False, **look)
