"""Bars: one amount a row, or the parts of a whole stacked."""

import pandas as pd
from matplotlib.figure import Figure

from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.style import (
    ACCENT,
    ACCENT_2,
    ACCENT_SOFT,
    INK,
    MUTED,
    TEXT,
    Layout,
    canvas,
)
from helpers.show.html_tables import Show

_ROW = 38
_VALUE_ROOM = 0.26  # beside the longest bar, as a share of what all bars span, for its value
_STACK_ROW = 40
_KEY = 20  # height of a line of the key
_HEIGHT = 16  # of a bar
_FILLS = (ACCENT, ACCENT_SOFT, ACCENT_2, PAPER)
_APART = 46  # drawing units between the numbers of a row


def bars(
    rows: pd.DataFrame,
    label: str,
    value: str,
    show: Show,
    title: str,
    caption: str,
    highlight: str | None = None,
    reference: tuple[str, float] | None = None,
) -> Chart:
    """Draw one bar a row, in the order of the rows.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words; a bar below zero goes to the left.
    label, value : str
        The columns of names and of amounts.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    highlight : str, optional
        The name whose bar stands out; without it all bars do.
    reference : tuple of str and float, optional
        A dashed line to compare with, and what it is.
    """
    present = rows.dropna(subset=[value])
    top = 20 if reference else 2

    def draw(layout: Layout) -> Figure:
        figure, axes = canvas(layout, len(present) * _ROW + top, top=top)
        most = max(present[value].max(), reference[1] if reference else 0)
        least = min(present[value].min(), 0)
        extent = most - least
        axes.set(
            xlim=(least, most + extent * _VALUE_ROOM), ylim=(len(present) * _ROW, 0),
            xticks=[], yticks=[],
        )  # fmt: skip
        for place, (name, amount) in enumerate(zip(present[label], present[value], strict=True)):
            above = place * _ROW
            stands_out = highlight in (None, name)
            weight = "bold" if name == highlight else "normal"
            axes.text(least, above + 11, name, size=TEXT, color=INK, weight=weight, va="baseline")
            axes.barh(
                above + 24, amount, height=15, color=ACCENT if stands_out else ACCENT_SOFT,
                ec=ACCENT, lw=0 if stands_out else 1,
            )  # fmt: skip
            axes.text(
                max(amount, 0) + extent * 0.015, above + 24, show(amount), size=TEXT, weight=weight,
                va="center_baseline",
            )  # fmt: skip
        if reference:
            reference_name, amount = reference
            axes.axvline(amount, color=MUTED, lw=1, ls=(0, (3, 3)))
            beyond = amount > most * 0.6
            axes.text(
                amount, -6, f"{reference_name} {show(amount)}", size=TEXT, color=MUTED,
                ha="right" if beyond else "left",
            )  # fmt: skip
        return figure

    alt = f"Bar chart. {ends(present, label, value, show)} {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})


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

    def draw(layout: Layout) -> Figure:
        unit = most / (layout.width - 4)  # of the axis, per drawing unit
        figure, axes = canvas(layout, len(rows) * _STACK_ROW + top, top=top)
        axes.set(xlim=(0, most), ylim=(len(rows) * _STACK_ROW, 0), xticks=[], yticks=[])
        for place, part in enumerate(parts):
            line, column = divmod(place, 2)
            _key(axes, column * most / 2, -top + 10 + line * _KEY, part, place, unit)
        for place, (_, row) in enumerate(rows.iterrows()):
            above = place * _STACK_ROW
            axes.text(0, above + 13, row[label], size=TEXT, color=INK, va="baseline")
            start = 0.0
            for number, part in enumerate(parts):
                _bar(axes, row[part], start, above + 27, number)
                start += row[part]
                across = most - (len(parts) - 1 - number) * _APART * unit
                text = f"{part.split()[0]} {show(row[part])}"
                axes.text(across, above + 13, text, size=TEXT, color=INK, ha="right")
        return figure

    alt = f"Stacked bars. {_in_words(rows, label, parts, show)} {title}"
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(parts, show))


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
        across + 17 * unit, down, part, size=TEXT, color=INK, va="center_baseline", clip_on=False
    )


def _in_words(rows: pd.DataFrame, label: str, parts: list[str], show: Show) -> str:
    wholes = []
    for _, row in rows.iterrows():
        amounts = ", ".join(f"{part.split(maxsplit=1)[1]} {show(row[part])}" for part in parts)
        wholes.append(f"{row[label]}: {amounts}")
    return "; ".join(wholes) + "."
