"""Bars: one amount a row, its name above it and its value at its end."""

import pandas as pd

from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.style import (
    ACCENT,
    ACCENT_SOFT,
    INK,
    MUTED,
    SMALL,
    TEXT,
    canvas,
    house_style,
)
from helpers.show.html_tables import Show

_ROW = 38
_VALUE_ROOM = 0.26  # beside the longest bar, as a share of what all bars span, for its value


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
    with house_style():
        figure, axes = canvas(len(present) * _ROW + top, top=top)
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
                amount, -6, f"{reference_name} {show(amount)}", size=SMALL, color=MUTED,
                ha="right" if beyond else "left",
            )  # fmt: skip
    alt = f"Bar chart. {ends(present, label, value, show)} {title}"
    return Chart(figure, title, alt, caption, rows, {value: show})
