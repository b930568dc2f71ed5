"""Pairs: two amounts a row and the way from one to the other."""

import pandas as pd

from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.style import ACCENT, ACCENT_2, INK, RULE, TEXT, WIDTH, canvas, house_style
from helpers.show.html_tables import Show

_ROW = 42
_ROOM = 66
_MARK = 8
_LEGEND = 24


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
    unit = (most - least) / (WIDTH - 4 - 2 * _ROOM)
    edge = least - _ROOM * unit
    with house_style():
        figure, axes = canvas(len(present) * _ROW + _LEGEND)
        axes.set(
            xlim=(edge, most + _ROOM * unit), ylim=(len(present) * _ROW, -_LEGEND),
            xticks=[], yticks=[],
        )  # fmt: skip
        _mark(axes, edge + 6 * unit, -13, is_first=True)
        axes.text(edge + 15 * unit, -13, first, size=TEXT, va="center_baseline")
        _mark(axes, edge + 206 * unit, -13, is_first=False)
        axes.text(edge + 215 * unit, -13, second, size=TEXT, va="center_baseline")
        for place, (_, row) in enumerate(present.iterrows()):
            across = place * _ROW + 27
            axes.text(edge, place * _ROW + 12, row[label], size=TEXT, color=INK, va="baseline")
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
    words = "; ".join(
        f"{row[label]}: {show(row[first])} and {show(row[second])}" for _, row in present.iterrows()
    )
    alt = f"Paired marks, {first} and {second}. {words}. {title}"
    return Chart(figure, title, alt, caption, rows, dict.fromkeys(columns, show))


def _mark(axes, across: float, down: float, is_first: bool, around: bool = False) -> None:
    """Draw a ring for the first amount, around the other mark where that would hide it."""
    if is_first:
        size = 1.7 * _MARK if around else _MARK
        axes.plot(across, down, marker="o", ms=size, color=PAPER, mec=ACCENT_2, mew=2)
    else:
        axes.plot(across, down, marker="D", ms=_MARK, color=ACCENT, mew=0)
