"""The marks of a chart of ranges: bands with their ends, points, arrows, and their amounts."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers.facts.provenance import PROVENANCES, provenance_of
from helpers.show.charts.rows import Box, Scale, Strip, draw_segments
from helpers.show.charts.style import LOOKS
from helpers.show.charts.words import width_of
from helpers.show.html_tables import Show

WORDED = "Wording"
"""The column that tells how each figure is worded: one of ``QUALIFIERS``."""
_ABOUT, _OPEN_ABOVE = "about", "open above"
_ARROW = 20  # from an upper end to the tip of the arrow that leaves it open
_STUB = 45  # how far a range is drawn that has but one end
_POINT = 8
_BAND = 10  # height of a band
_END = 13  # height of the line at its end
_AWAY = 6  # from a mark to its amount


class Mark(NamedTuple):
    """What is drawn in a row: amounts, of which some are missing, and how they are written."""

    low: float
    point: float
    high: float
    open_above: bool
    provenance: str
    before: str  # what is written left of it
    after: str  # what is written right of it


def marks_of(rows: pd.DataFrame, columns: tuple[str, str, str], show: Show) -> list[Mark]:
    """Give the marks of some rows, as :func:`helpers.show.charts.ranges.ranges` takes them."""
    worded = rows.get(WORDED, pd.Series(index=rows.index, dtype=object))
    whose = provenance_of(rows)
    marks = []
    for amounts, wording, provenance in zip(rows[list(columns)].values, worded, whose, strict=True):
        low, point, high = map(float, amounts)
        about = f"{_ABOUT} " if wording == _ABOUT else ""
        open_above = wording == _OPEN_ABOVE
        before = about + show(low) if pd.notna(low) else ""
        after = show(high) + "+" * open_above if pd.notna(high) else ""
        if pd.isna(low) and pd.isna(high) and pd.notna(point):
            after = about + show(point)
        marks.append(Mark(low, point, high, open_above, provenance, before, after))
    return marks


def room_of(marks: Sequence[Mark]) -> tuple[float, float]:
    """Give how much room amounts need left of the least and right of the most."""
    before = max(width_of(mark.before) for mark in marks)
    after = max(width_of(mark.after) + _ARROW * mark.open_above for mark in marks)
    return before + 2 * _AWAY, after + 2 * _AWAY


def draw_marks(
    axes: Axes, marks: Sequence[Mark], strips: Sequence[Strip], scale: Scale
) -> list[Box]:
    """Draw the marks, each in its strip, and write their amounts.

    Returns
    -------
    list of Box
        Where the amounts are written.
    """
    for provenance in PROVENANCES:
        rows = [
            (mark, strip.middle)
            for mark, strip in zip(marks, strips, strict=True)
            if mark.provenance == provenance
        ]
        _draw_alike(axes, rows, provenance, scale)
    boxes = []
    for mark, strip in zip(marks, strips, strict=True):
        start, end = _reaches(mark, scale)
        for text, across, side in ((mark.before, start, "right"), (mark.after, end, "left")):
            if text:
                away = -_AWAY if side == "right" else _AWAY
                axes.text(
                    across + away, strip.middle, text, ha=side, va="center_baseline"
                )  # fmt: skip
                sides = sorted((across + away, across + away + width_of(text) * away / _AWAY))
                boxes.append(Box(*sides, strip.middle))
    return boxes


def _ends(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Where the band of a range begins and ends."""
    low, high = scale.at(mark.low), scale.at(mark.high)
    return (high - _STUB if pd.isna(low) else low), (low + _STUB if pd.isna(high) else high)


def _reaches(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Where the mark begins and ends, arrow and all."""
    start, end = _ends(mark, scale)
    if pd.isna(start):
        point = scale.at(mark.point)
        return point - _POINT / 2, point + _POINT / 2
    return start, end + _ARROW * mark.open_above


def _draw_alike(axes: Axes, rows: list[tuple[Mark, float]], provenance: str, scale: Scale) -> None:
    """Draw the marks of one provenance, with few paths for all of them."""
    look = LOOKS[provenance]
    bands, lines, points = [], [], []
    arrows: dict[str, list[tuple[float, float]]] = {"<": [], ">": []}
    for mark, middle in rows:
        start, end = _ends(mark, scale)
        if pd.notna(start):
            bands.append(_rectangle(start, end, middle))
        for amount, across, arrow in ((mark.low, start, "<"), (mark.high, end, ">")):
            if pd.notna(amount):
                lines.append((across, middle - _END / 2, across, middle + _END / 2))
            elif pd.notna(start):
                arrows[arrow].append((across, middle))
        if mark.open_above:
            lines.append((end, middle, end + _ARROW - 4, middle))
            arrows[">"].append((end + _ARROW - 4, middle))
        if pd.notna(mark.point):
            points.append((scale.at(mark.point), middle))
    if bands:
        axes.add_patch(
            PathPatch(
                Path.make_compound_path(*bands), fc=look.soft, ec=look.deep, lw=0, zorder=1,
                hatch=look.hatch, clip_on=False,
            )
        )  # fmt: skip
    draw_segments(axes, lines, color=look.deep, lw=2, zorder=2)
    for marker, places in {**arrows, look.marker: points}.items():
        if places:
            axes.plot(
                *zip(*places, strict=True), ls="", marker=marker, ms=_POINT, color=look.deep,
                mew=0, zorder=3, clip_on=False,
            )  # fmt: skip


def _rectangle(start: float, end: float, middle: float) -> Path:
    top, bottom = middle - _BAND / 2, middle + _BAND / 2
    corners = [(start, top), (end, top), (end, bottom), (start, bottom), (start, top)]
    return Path(corners, closed=True)
