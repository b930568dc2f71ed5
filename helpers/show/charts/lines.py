"""Lines over time or experience, each labelled at its end."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.facts.provenance import provenance_of
from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.style import (
    BAND,
    DASHES,
    DEPTHS,
    INK,
    LOOKS,
    MUTED,
    RULE,
    Layout,
    Look,
    canvas,
)
from helpers.show.charts.words import LINE, moved_apart, width_of, wrapped
from helpers.show.html_tables import Show

_HEIGHT, _NARROW_HEIGHT = 260, 220
_NAME = 90  # at most so wide is a name beside its line, unless a word of it is wider
_MARK_ROOM = 20  # so much of a drawing's width each mark needs, or they run together
_AWAY = 7  # from the right edge of the axes to the names


def lines(
    rows: pd.DataFrame,
    across: str,
    value: str,
    series: str,
    show: Show,
    title: str,
    caption: str,
    piece: str | None = None,
    bands: dict[tuple[float, float], str] | None = None,
    unit: str | None = None,
    marked: tuple[float, str] | None = None,
) -> Chart:
    """Draw one line a series, labelled at its end, in the colour of whose figures it is.

    Several lines of one provenance are told apart by dashes, depth and marks.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words, one row a point.
    across, value, series : str
        The columns of years (numbers), of amounts and of the names of the lines.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    piece : str, optional
        A column; no line is drawn from one piece to another, since they are not comparable.
    bands : dict of tuple to str, optional
        Years from and to that are shaded, and what is particular about them.
    unit : str, optional
        What the numbers across count, such as ``"years of work"``; without it they are years
        of the calendar and need no word.
    marked : tuple of float and str, optional
        A number across where the line meets zero, and what is written there.
    """
    present = rows.dropna(subset=[value])
    names = list(dict.fromkeys(present[series]))
    highest, lowest = present[value].max() * 1.08, min(present[value].min() * 1.08, 0)
    looks = _looks(present, series)

    def draw(layout: Layout) -> Figure:
        height = _HEIGHT if layout.gutter else _NARROW_HEIGHT
        labels = [wrapped(name, _NAME) for name in names]
        left = max(width_of(show(amount)) for amount in (highest, lowest)) + 6
        right = max(width_of(line) for label in labels for line in label) + _AWAY + 3
        right = min(max(right, width_of(show(highest)) + _AWAY + 3), layout.width / 2)
        bottom = 42 if unit else 26
        figure, axes = canvas(layout, height, left=left, right=right, top=22, bottom=bottom)
        _prepare(axes, show, (lowest, highest), unit, bands or {})
        axes.xaxis.set_major_locator(
            MaxNLocator(6 if layout.gutter else 3, integer=True, steps=[1, 2, 5, 10])
        )
        lasts = []
        for place, name in enumerate(names):
            line = present[present[series] == name].sort_values(across)
            marks = len(line) <= layout.width / _MARK_ROOM
            _draw(axes, line, (across, value), piece, *looks[place], marks)
            lasts.append(line[value].iloc[-1])
        if marked:
            _mark(axes, *marked, looks[0][0])
        scale = (highest - lowest) / (height - 22 - bottom)  # of the axis, per drawing unit
        blocks = [((len(label) + 1) * LINE + 4) * scale for label in labels]
        ends = moved_apart(lasts, blocks, lowest, highest + 20 * scale)
        for place, (label, last, end) in enumerate(zip(labels, lasts, ends, strict=True)):
            axes.annotate(
                "\n".join([*label, show(last)]), (1, end), xycoords=("axes fraction", "data"),
                xytext=(_AWAY, 0), textcoords="offset points",
                color=looks[place][0].deep, va="center", linespacing=1.15,
            )  # fmt: skip
        return figure

    words = " ".join(
        _spoken(present[present[series] == name], name, across, value, show, unit) for name in names
    )
    alt = f"Line chart. {words} {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})


def _looks(rows: pd.DataFrame, series: str) -> list[tuple[Look, int]]:
    """For each line its look, and which it is among those of the same provenance."""
    whose = rows.assign(whose=provenance_of(rows)).drop_duplicates(series)["whose"]
    return [(LOOKS[one], whose.iloc[:place].eq(one).sum()) for place, one in enumerate(whose)]


def _prepare(
    axes: Axes,
    show: Show,
    limits: tuple[float, float],
    unit: str | None,
    bands: dict[tuple[float, float], str],
) -> None:
    """The axes with their round numbers, a firm line at zero, and what is shaded."""
    axes.grid(axis="y", color=RULE, lw=0.8)
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda amount, _: show(amount)))
    axes.set_ylim(limits)
    axes.tick_params(axis="x", pad=8)  # else the first label touches that of zero
    axes.axhline(0, color=INK, lw=1)
    if unit:
        axes.set_xlabel(f"{unit} →", loc="right")
    for (start, end), words in bands.items():
        axes.axvspan(start, end, color=BAND, lw=0)
        axes.annotate(
            words, ((start + end) / 2, 1), xycoords=("data", "axes fraction"), xytext=(0, 5),
            textcoords="offset points", color=MUTED, ha="center",
        )  # fmt: skip


def _draw(
    axes: Axes,
    line: pd.DataFrame,
    columns: tuple[str, str],
    piece: str | None,
    look: Look,
    place: int,
    marks: bool,
) -> None:
    across, value = columns
    parts = [line] if piece is None else [part for _, part in line.groupby(piece)]
    marker = look.marker if marks else ""
    for part in parts:
        axes.plot(
            part[across], part[value], color=look.deep, alpha=DEPTHS[place], ls=DASHES[place],
            lw=1.8, marker=marker, ms=3.6 if place == 0 else 4.6, clip_on=False,
            mfc=PAPER if place else look.deep, mew=1.2 if place else 0,
        )  # fmt: skip


def _mark(axes: Axes, across: float, words: str, look: Look) -> None:
    """A large mark where the line meets zero, and under it what that is."""
    axes.plot(across, 0, marker=look.marker, ms=9, color=look.deep, mec=PAPER, mew=1.5, zorder=5)
    axes.annotate(
        words, (across, 0), xytext=(-8, 8), textcoords="offset points", color=INK,
        ha="right", weight="bold",
    )  # fmt: skip


def _spoken(
    line: pd.DataFrame, name: str, across: str, value: str, show: Show, unit: str | None
) -> str:
    line = line.sort_values(across)
    start, end = (
        f"after {place:g} {unit}" if unit else f"in {place:g}"
        for place in line[across].iloc[[0, -1]]
    )
    at_end = f"{show(line[value].iloc[-1])} {end}"
    if len(line) == 1:
        return f"{name}: {at_end}."
    return f"{name}: {show(line[value].iloc[0])} {start}, {at_end}."
