"""Ranges: one from low to high a row, or two amounts a row side by side."""

import pandas as pd
from matplotlib.figure import Figure

from helpers.formatting import qualified, span
from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.style import (
    ACCENT,
    ACCENT_2,
    ACCENT_SOFT,
    INK,
    MUTED,
    RULE,
    TEXT,
    Layout,
    canvas,
)
from helpers.show.html_tables import Show

WORDED = "Wording"
"""The column that tells how each figure is worded: one of ``QUALIFIERS``."""
_ABOUT, _OPEN_ABOVE = "about", "open above"
_LINE = 16
_BAND = 26
_ROOM = 70  # drawing units left and right of the outermost marks, for their amounts
_WORD = 40  # as many more for an amount that “about” or an arrow stands before
_ARROW = 20  # from an upper end to the tip of the arrow that leaves it open
_PAIR_ROW = 42
_PAIR_ROOM = 66
_MARK = 8
_LEGEND = 24


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
        that is missing is drawn open, as an arrow. Where the column ``WORDED`` says "open above",
        an arrow follows the high end; where it says "about", the amount is drawn with that word.
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
    amounts = rows[list(columns)]
    worded = rows.get(WORDED, pd.Series(index=rows.index, dtype=object))
    left = _ROOM + _WORD * (worded.eq(_ABOUT) & rows[columns[0]].notna()).any()
    right = _ROOM + _WORD * worded.isin([_ABOUT, _OPEN_ABOVE]).any()
    least = min(amounts.min().min(), reference[1] if reference else float("inf"))
    most = max(amounts.max().max(), reference[1] if reference else 0)
    top = 20 if reference else 2
    name_height = _LINE * (int(rows[label].str.count("\n").max()) + 1)  # height of a row's name
    height = name_height + _BAND

    def draw(layout: Layout) -> Figure:
        unit = (most - least) / (layout.width - 4 - left - right)  # of the axis, per drawing unit
        figure, axes = canvas(layout, len(rows) * height + top, top=top)
        axes.set(
            xlim=(least - left * unit, most + right * unit), ylim=(len(rows) * height, 0),
            xticks=[], yticks=[],
        )  # fmt: skip
        for place, (_, row) in enumerate(rows.iterrows()):
            above = place * height
            axes.text(least - left * unit, above + 2, row[label], size=TEXT, color=INK, va="top")
            across = above + name_height + 11
            _draw(axes, row[list(columns)], row.get(WORDED), across, unit, show)
        if reference:
            reference_name, amount = reference
            axes.axvline(amount, color=MUTED, lw=1, ls=(0, (3, 3)), zorder=0)
            beyond = amount > (least + most) / 2
            axes.text(
                amount, -6, f"{reference_name} {show(amount)}", size=TEXT, color=MUTED,
                ha="right" if beyond else "left",
            )  # fmt: skip
        return figure

    alt = f"Range chart, {len(rows)} rows. {_spoken(rows, label, columns, show)} {title}"
    if worded.isna().all():
        rows = rows.drop(columns=WORDED, errors="ignore")
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(columns, show))


def _draw(axes, amounts: pd.Series, worded: object, across: float, unit: float, show: Show) -> None:
    low, point, high = amounts
    about = f"{_ABOUT} " if worded == _ABOUT else ""
    if pd.notna(low) or pd.notna(high):
        start = low if pd.notna(low) else high - 45 * unit
        end = high if pd.notna(high) else low + 45 * unit
        axes.plot([start, end], [across] * 2, color=ACCENT_SOFT, lw=9, solid_capstyle="butt")
        if pd.isna(low):
            axes.plot(start, across, marker="<", color=ACCENT, ms=7, mew=0)
        else:
            _end(axes, low, across, about + show(low), -6 * unit)
        if pd.isna(high):
            axes.plot(end, across, marker=">", color=ACCENT, ms=7, mew=0)
        elif worded == _OPEN_ABOVE:
            tip = high + _ARROW * unit
            axes.plot([high, tip], [across] * 2, color=ACCENT, lw=2)
            axes.plot(tip, across, marker=">", color=ACCENT, ms=7, mew=0)
            _end(axes, high, across, f"{show(high)}+", (_ARROW + 6) * unit)
        else:
            _end(axes, high, across, show(high), 6 * unit)
    if pd.notna(point):
        axes.plot(point, across, marker="D", color=ACCENT_2, ms=7, mew=0)
        if pd.isna(low) and pd.isna(high):
            axes.text(
                point + 9 * unit, across, about + show(point), size=TEXT, ha="left",
                va="center_baseline",
            )  # fmt: skip


def _end(axes, amount: float, across: float, text: str, away: float) -> None:
    """Draw one end of a range and, so far away from it, its amount."""
    axes.plot([amount] * 2, [across - 6.5, across + 6.5], color=ACCENT, lw=2)
    axes.text(
        amount + away, across, text, size=TEXT, ha="left" if away > 0 else "right",
        va="center_baseline",
    )  # fmt: skip


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


def pairs(
    rows: pd.DataFrame,
    label: str,
    columns: tuple[str, str],
    show: Show,
    title: str,
    caption: str,
) -> Chart:
    """Draw each row as an open mark for the first amount and a full one for the second.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words.
    label : str
        The column of names.
    columns : tuple of str
        The two columns of amounts; their headings stand above the first row.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    """
    present = rows.dropna(subset=list(columns))
    first, second = columns
    least, most = present[list(columns)].min().min(), present[list(columns)].max().max()

    def draw(layout: Layout) -> Figure:
        unit = (most - least) / (layout.width - 4 - 2 * _PAIR_ROOM)
        edge = least - _PAIR_ROOM * unit
        figure, axes = canvas(layout, len(present) * _PAIR_ROW + _LEGEND)
        axes.set(
            xlim=(edge, most + _PAIR_ROOM * unit), ylim=(len(present) * _PAIR_ROW, -_LEGEND),
            xticks=[], yticks=[],
        )  # fmt: skip
        _mark(axes, edge + 6 * unit, -13, is_first=True)
        axes.text(edge + 15 * unit, -13, first, size=TEXT, va="center_baseline")
        _mark(axes, edge + 206 * unit, -13, is_first=False)
        axes.text(edge + 215 * unit, -13, second, size=TEXT, va="center_baseline")
        for place, (_, row) in enumerate(present.iterrows()):
            across = place * _PAIR_ROW + 27
            axes.text(edge, place * _PAIR_ROW + 12, row[label], size=TEXT, color=INK, va="baseline")
            axes.plot([row[first], row[second]], [across] * 2, color=RULE, lw=4, zorder=0)
            leftmost = row[first] <= row[second]
            around = abs(row[first] - row[second]) < _MARK * unit
            away = (13 if around else 9) * unit
            for column, is_first in ((first, True), (second, False)):
                _mark(axes, row[column], across, is_first, around)
                outward = -1 if leftmost == is_first else 1
                axes.text(
                    row[column] + outward * away, across, show(row[column]), size=TEXT,
                    ha="right" if outward < 0 else "left", va="center_baseline",
                )  # fmt: skip
        return figure

    words = "; ".join(
        f"{row[label]}: {show(row[first])} and {show(row[second])}" for _, row in present.iterrows()
    )
    alt = f"Paired marks, {first} and {second}. {words}. {title}"
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(columns, show))


def _mark(axes, across: float, down: float, is_first: bool, around: bool = False) -> None:
    """Draw a ring for the first amount, around the other mark where that would hide it."""
    if is_first:
        size = 1.7 * _MARK if around else _MARK
        axes.plot(across, down, marker="o", ms=size, color=PAPER, mec=ACCENT_2, mew=2)
    else:
        axes.plot(across, down, marker="D", ms=_MARK, color=ACCENT, mew=0)
