"""Ranges: from one end to the other, or a point where only one amount is stated."""

import pandas as pd

from helpers.charts.chart import Chart
from helpers.charts.style import (
    ACCENT,
    ACCENT_2,
    ACCENT_SOFT,
    INK,
    MUTED,
    SMALL,
    TEXT,
    WIDTH,
    canvas,
    house_style,
)
from helpers.formatting import span
from helpers.rows import Show

_LINE = 16
_BAND = 26
_ROOM = 70  # drawing units left and right of the outermost marks, for their amounts


def ranges(
    rows: pd.DataFrame,
    label: str,
    columns: tuple[str, str, str],
    show: Show,
    title: str,
    caption: str,
    reference: tuple[str, float] | None = None,
) -> Chart:
    """Draw each row as a range or as a point, all on one axis.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words. A row has a point, or a low or high end, or all three; an end
        that is missing is drawn open, as an arrow.
    label : str
        The column of names; a line break in a name makes two lines.
    columns : tuple of str
        The columns of the low end, the point and the high end.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    reference : tuple of str and float, optional
        A dashed line to compare with, and what it is.
    """
    low, point, high = columns
    amounts = rows[list(columns)]
    least = min(amounts.min().min(), reference[1] if reference else float("inf"))
    most = max(amounts.max().max(), reference[1] if reference else 0)
    unit = (most - least) / (WIDTH - 4 - 2 * _ROOM)  # of the axis, per drawing unit
    top = 20 if reference else 2
    named = _LINE * (int(rows[label].str.count("\n").max()) + 1)  # height of a row's name
    height = named + _BAND
    with house_style():
        figure, axes = canvas(len(rows) * height + top, top=top)
        axes.set(
            xlim=(least - _ROOM * unit, most + _ROOM * unit), ylim=(len(rows) * height, 0),
            xticks=[], yticks=[],
        )  # fmt: skip
        for place, (_, row) in enumerate(rows.iterrows()):
            above = place * height
            axes.text(least - _ROOM * unit, above + 2, row[label], size=TEXT, color=INK, va="top")
            across = above + named + 11
            _draw(axes, row[low], row[point], row[high], across, unit, show)
        if reference:
            told, amount = reference
            axes.axvline(amount, color=MUTED, lw=1, ls=(0, (3, 3)), zorder=0)
            beyond = amount > (least + most) / 2
            axes.text(
                amount, -6, f"{told} {show(amount)}", size=SMALL, color=MUTED,
                ha="right" if beyond else "left",
            )  # fmt: skip
    alt = f"Range chart, {len(rows)} rows. {_spoken(rows, label, columns, show)} {title}"
    return Chart(figure, title, alt, caption, rows, dict.fromkeys(columns, show))


def _draw(axes, low: float, point: float, high: float, across: float, unit: float, show) -> None:
    if pd.notna(low) or pd.notna(high):
        start = low if pd.notna(low) else high - 45 * unit
        end = high if pd.notna(high) else low + 45 * unit
        axes.plot([start, end], [across] * 2, color=ACCENT_SOFT, lw=9, solid_capstyle="butt")
        for amount, toward, mark in ((low, "right", "<"), (high, "left", ">")):
            sign = -1 if toward == "right" else 1
            if pd.isna(amount):
                tip = start if toward == "right" else end
                axes.plot(tip, across, marker=mark, color=ACCENT, ms=7, mew=0)
                continue
            axes.plot([amount] * 2, [across - 6.5, across + 6.5], color=ACCENT, lw=2)
            axes.text(
                amount + sign * 6 * unit, across, show(amount), size=TEXT, ha=toward,
                va="center_baseline",
            )  # fmt: skip
    if pd.notna(point):
        axes.plot(point, across, marker="D", color=ACCENT_2, ms=7, mew=0)
        if pd.isna(low) and pd.isna(high):
            axes.text(
                point + 9 * unit, across, show(point), size=TEXT, ha="left", va="center_baseline"
            )


def _spoken(rows: pd.DataFrame, label: str, columns: tuple[str, str, str], show: Show) -> str:
    low, point, high = columns
    told = []
    for _, row in rows.iterrows():
        ranged = pd.notna(row[low]) or pd.notna(row[high])
        parts = [span(row[low], row[high], show)] if ranged else []
        parts += [show(row[point])] if pd.notna(row[point]) else []
        told.append(f"{row[label]}: {', at '.join(parts)}".replace("\n", ", "))
    return "; ".join(told) + "."
