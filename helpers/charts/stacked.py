"""Stacked bars: the parts of a whole, one whole a row, each part with its number."""

import pandas as pd

from helpers.charts.chart import Chart
from helpers.charts.style import (
    ACCENT,
    ACCENT_2,
    ACCENT_SOFT,
    BAND,
    INK,
    MUTED,
    PAPER,
    SMALL,
    TEXT,
    canvas,
    house_style,
)
from helpers.rows import Show

_ROW = 42
_KEY = 20  # height of a line of the key
_HEIGHT = 18  # of a bar
_FILLS = (ACCENT, ACCENT_SOFT, ACCENT_2, BAND)
_ON_FILLS = (PAPER, INK, PAPER, INK)
_HATCHES = ("", "", "///", "")
"""A second cue beside colour: the third part is hatched."""
_NARROWEST = 9  # drawing units that a digit needs


def stacked(
    rows: pd.DataFrame, label: str, parts: list[str], show: Show, title: str, caption: str
) -> Chart:
    """Draw a bar a row that is made of up to four parts, and a key to the parts.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words.
    label : str
        The column of names.
    parts : list of str
        The columns of amounts, in the order in which they are stacked.
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
    keys = [parts[:2], parts[2:]]
    top = 2 + _KEY * sum(map(bool, keys))
    most = rows[parts].sum(axis=1).max()
    with house_style():
        figure, axes = canvas(len(rows) * _ROW + top, top=top)
        axes.set(xlim=(0, most), ylim=(len(rows) * _ROW, 0), xticks=[], yticks=[])
        for place, (_, row) in enumerate(rows.iterrows()):
            above = place * _ROW
            axes.text(0, above + 13, row[label], size=TEXT, color=INK, va="baseline")
            _draw(axes, row[parts], above + 28, most, show)
        for line, names in enumerate(keys):
            for column, name in enumerate(names):
                _key(axes, most, column, -top + 12 + line * _KEY, parts.index(name), name)
    alt = f"Stacked bars. {_in_words(rows, label, parts, show)} {title}"
    return Chart(figure, title, alt, caption, rows, dict.fromkeys(parts, show))


def _draw(axes, amounts: pd.Series, down: float, most: float, show: Show) -> None:
    start = 0.0
    digit = most * _NARROWEST / 400
    for place, amount in enumerate(amounts):
        if not amount:
            continue
        axes.barh(
            down, amount, left=start, height=_HEIGHT, color=_FILLS[place], hatch=_HATCHES[place],
            ec=PAPER, lw=1,
        )  # fmt: skip
        shown = show(amount)
        if amount > digit * len(shown):
            box = {"fc": _FILLS[place], "ec": "none", "pad": 0.8} if _HATCHES[place] else None
            axes.text(
                start + amount / 2, down, shown, size=SMALL, color=_ON_FILLS[place], ha="center",
                va="center_baseline", bbox=box,
            )  # fmt: skip
        start += amount


def _key(axes, most: float, column: int, down: float, place: int, name: str) -> None:
    across = column * most / 2
    side = most * 12 / 400
    axes.barh(
        down, side, left=across, height=10, color=_FILLS[place], hatch=_HATCHES[place],
        ec=MUTED, lw=0.8, clip_on=False,
    )  # fmt: skip
    axes.text(
        across + side * 1.5, down, name, size=SMALL, color=MUTED, va="center_baseline",
        clip_on=False,
    )  # fmt: skip


def _in_words(rows: pd.DataFrame, label: str, parts: list[str], show: Show) -> str:
    wholes = []
    for _, row in rows.iterrows():
        amounts = ", ".join(f"{part} {show(row[part])}" for part in parts)
        wholes.append(f"{row[label]}: {amounts}")
    return "; ".join(wholes) + "."
