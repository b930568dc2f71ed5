"""Ranges: from low to high, or a point, in each row, all on one axis."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from helpers.facts.provenance import OFFICIAL, provenance_of
from helpers.formatting import qualified, span
from helpers.show.charts.chart import Chart
from helpers.show.charts.range_marks import WORDED, draw_marks, marks_of, room_of
from helpers.show.charts.references import draw_reference, margin_of
from helpers.show.charts.rows import (
    draw_axis,
    height_of,
    placed,
    scale_of,
    sheet,
    write_names,
)
from helpers.show.charts.style import Layout
from helpers.show.html_tables import Show


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
    marks = marks_of(rows, columns, show)
    compared, *beside = band or reference or ("",)
    note = _note(compared, beside, show) if beside else ""
    amounts = [*rows[list(columns)].stack().dropna(), *reach, *beside]

    def draw(layout: Layout) -> Figure:
        groups = rows[group].tolist() if group else None
        strips, names = placed(rows[label].tolist(), groups, layout, margin_of(note, layout))
        scale = scale_of(amounts, layout, *room_of(marks))
        figure, axes = sheet(layout, height_of(strips))
        write_names(axes, names, layout)
        boxes = draw_marks(axes, marks, strips, scale)
        draw_axis(axes, scale, strips, boxes, show, every)
        if beside:
            draw_reference(axes, note, beside, scale, strips, boxes)
        return figure

    named = rows.assign(**{label: rows[group] + ", " + rows[label]}) if group else rows
    alt = f"Range chart, {len(rows)} rows. {_spoken(named, label, columns, show)} {title}"
    whose = [*provenance_of(rows), *([OFFICIAL] if beside else [])]
    if WORDED in rows and rows[WORDED].isna().all():
        rows = rows.drop(columns=WORDED)
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(columns, show), whose=whose)


def _first_places(subjects: pd.Series) -> pd.Series:
    """Give where each subject is named first."""
    return pd.Series(pd.factorize(subjects)[0], index=subjects.index)


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
    if pd.notna(low) and pd.notna(high):
        ranged = qualified(span(low, high, show), worded)
    elif pd.isna(worded):
        ranged = span(low, high, show)
    else:
        ranged = qualified(show(low if pd.notna(low) else high), worded)
    return ", at ".join(filter(None, [ranged, at_point]))
