"""Ranges: from low to high, or a point, in each row, all on one axis."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.facts.provenance import OFFICIAL, PROVENANCES, provenance_of
from helpers.formatting import qualified, span
from helpers.show.charts.axis import AWAY, RowDrawing, Scale, margin_of, scale_of
from helpers.show.charts.chart import Chart
from helpers.show.charts.rows import draw_blocks, draw_points, draw_segments
from helpers.show.charts.style import LOOKS, Layout
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


class _Mark(NamedTuple):
    """What is drawn in a row: amounts, of which some are missing, and how they are written."""

    low: float
    point: float
    high: float
    open_above: bool
    provenance: str
    before: str  # what is written left of it
    after: str  # what is written right of it


def ranges(
    rows: pd.DataFrame,
    label: str,
    columns: tuple[str, str, str],
    show: Show,
    title: str,
    caption: str,
    reference: tuple[str, float] | None = None,
    band: tuple[str, float, float, float] | None = None,
    group: str | None = None,
    reach: Sequence[float] = (),
    every: float | None = None,
) -> Chart:
    """Draw each row as a range or as a point, all on one axis.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words. A row has a point, or a low or high end, or all three; an end
        that is missing is drawn open, as an arrow. Where the column ``WORDED`` says "open above",
        an arrow follows the high end; where it says "about", the amount is drawn with that word.
    label : str
        The column of names; what follows a line break in a name stands back.
    columns : tuple of str
        The columns of the low end, the point and the high end.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    reference : tuple of str and float, optional
        What an official figure to compare with is, and the figure: a dashed line.
    band : tuple of str and three floats, optional
        What an official range to compare with is, its low end, its middle and its high end: a
        line in a pale band behind the rows.
    group : str, optional
        The column of what several rows are about: they stand together under its value.
    reach : sequence of float
        Amounts that the axis reaches in any case: zero for a duration, or for charts of one page
        the same least and most, so that they have one scale.
    every : float, optional
        How far apart the lines of the axis are; without it as is round.
    """
    if group:
        rows = rows.sort_values(group, key=_first_places, kind="stable")
    marks = _marks_of(rows, columns, show)
    compared, *beside = band or reference or ("",)
    note = _note(compared, beside, show) if beside else ""
    amounts = [*rows[list(columns)].stack().dropna(), *reach, *beside]
    room_before = max(width_of(mark.before) for mark in marks) + 2 * AWAY
    room_after = max(width_of(mark.after) + _ARROW * mark.open_above for mark in marks) + 2 * AWAY

    def draw(layout: Layout) -> Figure:
        groups = rows[group].tolist() if group else None
        scale, top = scale_of(amounts, layout, room_before, room_after), margin_of(note, layout)
        drawing = RowDrawing(rows[label].tolist(), layout, top, scale, groups)
        drawing.write_names()
        _draw_marks(drawing, marks)
        drawing.draw_axis(show, every)
        if beside:
            drawing.draw_reference(note, beside)
        return drawing.figure

    named = rows.assign(**{label: rows[group] + ", " + rows[label]}) if group else rows
    alt = f"Range chart, {len(rows)} rows. {_spoken(named, label, columns, show)} {title}"
    whose = [*provenance_of(rows), *([OFFICIAL] if beside else [])]
    if WORDED in rows and rows[WORDED].isna().all():
        rows = rows.drop(columns=WORDED)
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(columns, show), whose=whose)


def _first_places(subjects: pd.Series) -> pd.Series:
    """Where each subject is named first."""
    return pd.Series(pd.factorize(subjects)[0], index=subjects.index)


def _marks_of(rows: pd.DataFrame, columns: tuple[str, str, str], show: Show) -> list[_Mark]:
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
        marks.append(_Mark(low, point, high, open_above, provenance, before, after))
    return marks


def _draw_marks(drawing: RowDrawing, marks: Sequence[_Mark]) -> None:
    """Draw the marks, each in its strip, and write their amounts."""
    in_strips = list(zip(marks, drawing.strips, strict=True))
    for provenance in PROVENANCES:
        alike = [(mark, strip.middle) for mark, strip in in_strips if mark.provenance == provenance]
        _draw_alike(drawing.axes, alike, provenance, drawing.scale)
    for mark, strip in in_strips:
        start, end = _reaches(mark, drawing.scale)
        for text, side, outward in ((mark.before, start, -1), (mark.after, end, 1)):
            if text:
                drawing.write_amount(text, side, strip, outward)


def _draw_alike(
    axes: Axes, marks: list[tuple[_Mark, float]], provenance: str, scale: Scale
) -> None:
    """Draw the marks of one provenance, with few paths for all of them."""
    look = LOOKS[provenance]
    bands, lines = [], []
    points: dict[str, list[tuple[float, float]]] = {"<": [], ">": [], look.marker: []}
    for mark, middle in marks:
        start, end = _ends(mark, scale)
        if pd.notna(start):
            bands.append((start, middle - _BAND / 2, end, middle + _BAND / 2))
        for amount, across, arrow in ((mark.low, start, "<"), (mark.high, end, ">")):
            if pd.notna(amount):
                lines.append((across, middle - _END / 2, across, middle + _END / 2))
            elif pd.notna(start):
                points[arrow].append((across, middle))
        if mark.open_above:
            lines.append((end, middle, end + _ARROW - 4, middle))
            points[">"].append((end + _ARROW - 4, middle))
        if pd.notna(mark.point):
            points[look.marker].append((scale.at(mark.point), middle))
    draw_blocks(axes, bands, fc=look.soft, ec=look.deep, zorder=1, hatch=look.hatch)
    draw_segments(axes, lines, color=look.deep, lw=2, zorder=2)
    for marker, places in points.items():
        draw_points(axes, places, marker=marker, ms=_POINT, color=look.deep, mew=0, zorder=3)


def _ends(mark: _Mark, scale: Scale) -> tuple[float, float]:
    """Where the band of a range begins and ends."""
    low, high = scale.at(mark.low), scale.at(mark.high)
    return (high - _STUB if pd.isna(low) else low), (low + _STUB if pd.isna(high) else high)


def _reaches(mark: _Mark, scale: Scale) -> tuple[float, float]:
    """Where the mark begins and ends, arrow and all."""
    start, end = _ends(mark, scale)
    if pd.isna(start):
        point = scale.at(mark.point)
        return point - _POINT / 2, point + _POINT / 2
    return start, end + _ARROW * mark.open_above


def _note(compared: str, amounts: Sequence[float], show: Show) -> str:
    if len(amounts) == 1:
        return f"{compared}: {show(amounts[0])}"
    low, middle, high = amounts
    return f"{compared}: {span(low, high, show)}; line: the median, {show(middle)}"


def _spoken(rows: pd.DataFrame, label: str, columns: tuple[str, str, str], show: Show) -> str:
    sentences = [
        f"{row[label]}: {_in_words(row[list(columns)], row.get(WORDED), show)}"
        for _, row in rows.iterrows()
    ]
    return "; ".join(sentences).replace("\n", ", ") + "."


def _in_words(amounts: pd.Series, worded: object, show: Show) -> str:
    low, point, high = amounts
    at_point = show(point) if pd.notna(point) else ""
    if pd.isna(low) and pd.isna(high):
        return qualified(at_point, worded)
    is_whole = pd.notna(low) and pd.notna(high)
    if is_whole or pd.isna(worded):
        ranged = span(low, high, show)
    else:
        ranged = show(high if pd.isna(low) else low)
    return ", at ".join(filter(None, [qualified(ranged, worded), at_point]))
