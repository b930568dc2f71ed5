"""Stacked bars: the parts of a whole, one whole a row, each part with its number."""

import pandas as pd

from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.style import (
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
from helpers.show.html_tables import Show

_ROW = 40
_KEY = 20  # height of a line of the key
_HEIGHT = 16  # of a bar
_FILLS = (ACCENT, ACCENT_SOFT, ACCENT_2, PAPER)
_APART = 46  # drawing units between the numbers of a row


def stacked(
    rows: pd.DataFrame, label: str, parts: list[str], show: Show, title: str, caption: str
) -> Chart:
    """Draw a bar a row that is made of up to four parts, with a key to them above.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words.
    label : str
        The column of names.
    parts : list of str
        The columns of amounts, in the order in which they are stacked. Each begins with a sign,
        which stands before its number, so that colour is not needed: ``"✓ Hold"``.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.

    Raises
    ------
    ValueError
        For more parts than there are fills that can be told apart.
    """
    if len(parts) > len(_FILLS):
        raise ValueError(f"at most {len(_FILLS)} parts can be told apart, not {len(parts)}")
    lines = (len(parts) + 1) // 2
    top = 6 + _KEY * lines
    most = rows[parts].sum(axis=1).max()
    unit = most / (WIDTH - 4)  # of the axis, per drawing unit
    with house_style():
        figure, axes = canvas(len(rows) * _ROW + top, top=top)
        axes.set(xlim=(0, most), ylim=(len(rows) * _ROW, 0), xticks=[], yticks=[])
        for place, part in enumerate(parts):
            line, column = divmod(place, 2)
            _key(axes, column * most / 2, -top + 10 + line * _KEY, part, place, unit)
        for place, (_, row) in enumerate(rows.iterrows()):
            above = place * _ROW
            axes.text(0, above + 13, row[label], size=TEXT, color=INK, va="baseline")
            start = 0.0
            for number, part in enumerate(parts):
                _bar(axes, row[part], start, above + 27, number)
                start += row[part]
                across = most - (len(parts) - 1 - number) * _APART * unit
                text = f"{part.split()[0]} {show(row[part])}"
                axes.text(across, above + 13, text, size=SMALL, color=INK, ha="right")
    alt = f"Stacked bars. {_in_words(rows, label, parts, show)} {title}"
    return Chart(figure, title, alt, caption, rows, dict.fromkeys(parts, show))


def _bar(axes, amount: float, start: float, down: float, place: int) -> None:
    if amount:
        axes.barh(
            down, amount, left=start, height=_HEIGHT, color=_FILLS[place], ec=MUTED, lw=0.8
        )  # fmt: skip


def _key(axes, across: float, down: float, part: str, place: int, unit: float) -> None:
    axes.barh(
        down, 12 * unit, left=across, height=10, color=_FILLS[place], ec=MUTED, lw=0.8,
        clip_on=False,
    )  # fmt: skip
    axes.text(
        across + 17 * unit, down, part, size=SMALL, color=INK, va="center_baseline", clip_on=False
    )


def _in_words(rows: pd.DataFrame, label: str, parts: list[str], show: Show) -> str:
    wholes = []
    for _, row in rows.iterrows():
        amounts = ", ".join(f"{part.split(maxsplit=1)[1]} {show(row[part])}" for part in parts)
        wholes.append(f"{row[label]}: {amounts}")
    return "; ".join(wholes) + "."
