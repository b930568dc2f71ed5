"""Lines over time or experience, each labelled at its end."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.facts.provenance import provenance_of
from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.style import (
    BAND,
    INK,
    LOOKS,
    MUTED,
    RULE,
    Layout,
    Look,
    canvas,
    label_amounts,
)
from helpers.show.charts.words import LINE, moved_apart, width_of, wrapped
from helpers.show.html_tables import Show

# Of the lines of one provenance, in their order: what tells them apart beside their marks.
_DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))
_DEPTHS = (1.0, 0.75, 0.75, 0.75)
_HEIGHT, _NARROW_HEIGHT = 260, 220
_TOP = 22  # above the axes
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
    groups = list(present.groupby(series, sort=False))
    names = [name for name, _ in groups]
    drawn = [line.sort_values(across) for _, line in groups]
    whose = [provenance_of(line.head(1))[0] for _, line in groups]
    looks = [(LOOKS[one], whose[:place].count(one)) for place, one in enumerate(whose)]
    highest, lowest = present[value].max() * 1.08, min(present[value].min() * 1.08, 0)

    def draw(layout: Layout) -> Figure:
        height = _HEIGHT if layout.gutter else _NARROW_HEIGHT
        labels = [wrapped(name, _NAME) for name in names]
        left = max(width_of(show(amount)) for amount in (highest, lowest)) + 6
        words = [show(highest), *(line for label in labels for line in label)]
        right = min(max(map(width_of, words)) + _AWAY + 3, layout.width / 2)
        bottom = 42 if unit else 26
        figure, axes = canvas(layout, height, left=left, right=right, top=_TOP, bottom=bottom)
        _prepare(axes, show, (lowest, highest), unit, bands or {})
        years = MaxNLocator(6 if layout.gutter else 3, integer=True, steps=[1, 2, 5, 10])
        axes.xaxis.set_major_locator(years)
        for line, (look, place) in zip(drawn, looks, strict=True):
            has_marks = len(line) <= layout.width / _MARK_ROOM
            for _, part in line.groupby(piece) if piece else [("", line)]:
                _draw(axes, part[across], part[value], look, place, has_marks)
        if marked:
            _mark(axes, *marked, looks[0][0])
        scale = (highest - lowest) / (height - _TOP - bottom)  # of the axis, per drawing unit
        lasts = [line[value].iloc[-1] for line in drawn]
        blocks = [((len(label) + 1) * LINE + 4) * scale for label in labels]
        ends = moved_apart(lasts, blocks, lowest, highest + 20 * scale)
        for label, last, end, (look, _) in zip(labels, lasts, ends, looks, strict=True):
            axes.annotate(
                "\n".join([*label, show(last)]), (1, end), xycoords=("axes fraction", "data"),
                xytext=(_AWAY, 0), textcoords="offset points", color=look.deep, va="center",
                linespacing=1.15,
            )  # fmt: skip
        return figure

    told = " ".join(
        _spoken(name, line[across].tolist(), line[value].map(show).tolist(), unit)
        for name, line in zip(names, drawn, strict=True)
    )
    return Chart(draw, title, f"Line chart. {told} {title}", caption, rows, {value: show})


def _prepare(
    axes: Axes,
    show: Show,
    limits: tuple[float, float],
    unit: str | None,
    bands: dict[tuple[float, float], str],
) -> None:
    """The axes with their round numbers, a firm line at zero, and what is shaded."""
    axes.grid(axis="y", color=RULE, lw=0.8)
    label_amounts(axes.yaxis, show, 5)
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
    axes: Axes, across: pd.Series, up: pd.Series, look: Look, place: int, has_marks: bool
) -> None:
    """A line, or a piece of one, by its place among those of one provenance."""
    axes.plot(
        across, up, color=look.deep, alpha=_DEPTHS[place], ls=_DASHES[place], lw=1.8,
        marker=look.marker if has_marks else "", ms=4.6 if place else 3.6, clip_on=False,
        mfc=PAPER if place else look.deep, mew=1.2 if place else 0,
    )  # fmt: skip


def _mark(axes: Axes, across: float, words: str, look: Look) -> None:
    """A large mark where the line meets zero, and under it what that is."""
    axes.plot(across, 0, marker=look.marker, ms=9, color=look.deep, mec=PAPER, mew=1.5, zorder=5)
    axes.annotate(
        words, (across, 0), xytext=(-8, 8), textcoords="offset points", ha="right", weight="bold"
    )


def _spoken(name: str, across: list[float], amounts: list[str], unit: str | None) -> str:
    """The first and the last amount of a line."""
    start, end = (
        f"after {number:g} {unit}" if unit else f"in {number:g}"
        for number in (across[0], across[-1])
    )
    if len(amounts) == 1:
        return f"{name}: {amounts[0]} {end}."
    return f"{name}: {amounts[0]} {start}, {amounts[-1]} {end}."
