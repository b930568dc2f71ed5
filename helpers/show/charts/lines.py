"""Lines over time or experience, and points across two amounts."""

import pandas as pd
import seaborn
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.style import (
    ACCENT,
    ACCENT_2,
    BAND,
    DASHES,
    INK,
    MARKERS,
    MUTED,
    RULE,
    SERIES,
    TEXT,
    Layout,
    canvas,
    spread,
)
from helpers.show.html_tables import Show

_HEIGHT = 260
_LETTER = 7.0  # how wide one is at most, on average, in drawing units
_TICK_LETTER = 6.7
_SCATTER_HEIGHT = 330


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
) -> Chart:
    """Draw one line a series, labelled at its end.

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
    """
    present = rows.dropna(subset=[value])
    names = list(dict.fromkeys(present[series]))
    longest = max(len(part) for name in names for part in _wrapped(name))
    highest = present[value].max() * 1.08

    def draw(layout: Layout) -> Figure:
        left, right = len(show(highest)) * _TICK_LETTER + 4, max(longest * _LETTER, 52) + 8
        bottom = 38 if unit else 22
        figure, axes = canvas(layout, _HEIGHT, left=left, right=right, top=22, bottom=bottom)
        axes.grid(axis="y", color=RULE, lw=0.8)
        axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda amount, _: show(amount)))
        axes.xaxis.set_major_locator(MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]))
        axes.set_ylim(0, highest)
        if unit:
            axes.set_xlabel(f"{unit} →", loc="right")
        for (start, end), words in (bands or {}).items():
            axes.axvspan(start, end, color=BAND, lw=0)
            axes.annotate(
                words, ((start + end) / 2, 1), xycoords=("data", "axes fraction"), xytext=(0, 5),
                textcoords="offset points", size=TEXT, color=MUTED, ha="center",
            )  # fmt: skip
        lasts = []
        for place, name in enumerate(names):
            line = present[present[series] == name].sort_values(across)
            _draw(axes, line, across, value, piece, place)
            lasts.append(line.iloc[-1])
        scale = highest / (_HEIGHT - 44)
        block = (max(len(_wrapped(name)) for name in names) + 1) * 16 * scale
        ceiling = highest + 14 * scale - block / 2
        heights = spread([last[value] for last in lasts], block, ceiling)
        for place, (name, last, height) in enumerate(zip(names, lasts, heights, strict=True)):
            words = "\n".join([*_wrapped(name), show(last[value])])
            axes.annotate(
                words, (1, height), xycoords=("axes fraction", "data"), xytext=(7, 0),
                textcoords="offset points", size=TEXT, color=SERIES[place], va="center",
                linespacing=1.15,
            )  # fmt: skip
        return figure

    words = " ".join(
        _spoken(present[present[series] == name], name, across, value, show, unit) for name in names
    )
    alt = f"Line chart. {words} {title}"
    return Chart(draw, title, alt, caption, rows, {value: show})


def _draw(axes, line: pd.DataFrame, across: str, value: str, piece: str | None, place: int) -> None:
    parts = [line] if piece is None else [part for _, part in line.groupby(piece)]
    for part in parts:
        axes.plot(
            part[across], part[value], color=SERIES[place], ls=DASHES[place], lw=1.8,
            marker=MARKERS[place], ms=3.6, mew=0, clip_on=False,
        )  # fmt: skip


def _wrapped(name: str) -> list[str]:
    """A name in lines of about a dozen letters, to stand beside its line."""
    lines_of_name = [""]
    for word in name.split():
        if lines_of_name[-1] and len(lines_of_name[-1]) + len(word) > 11:
            lines_of_name.append("")
        lines_of_name[-1] = f"{lines_of_name[-1]} {word}".strip()
    return lines_of_name


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


def scatter(
    rows: pd.DataFrame,
    label: str,
    columns: tuple[str, str],
    show: Show,
    title: str,
    caption: str,
    labelled: list[str],
    level: bool = False,
) -> Chart:
    """Draw one mark a row; each bears its name as a tooltip, and some wear it.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words.
    label : str
        The column of names.
    columns : tuple of str
        The columns across and up; their headings are the axes' labels.
    show : callable
        The function of helpers.formatting that words both amounts.
    title, caption : str
        The finding, and how to read the chart.
    labelled : list of str
        Names that are written beside their marks.
    level : bool
        Whether to draw the line on which both amounts are equal.
    """
    across, up = columns
    present = rows.dropna(subset=list(columns))

    def draw(layout: Layout) -> Figure:
        widest = len(show(present[up].max() * 1.05))  # as far as the axis may reach
        figure, axes = canvas(
            layout, _SCATTER_HEIGHT, left=max(54, 8 + 6.5 * widest), right=28, top=24, bottom=40
        )
        axes.grid(color=RULE, lw=0.6)
        if level:
            least, most = present[list(columns)].min().max(), present[list(columns)].max().min()
            axes.plot([least, most], [least, most], color=INK, lw=1, ls=(0, (4, 3)))
        seaborn.scatterplot(
            data=present, x=across, y=up, ax=axes, color=ACCENT, s=16, alpha=0.7, linewidth=0,
            gid="marks", clip_on=False,
        )  # fmt: skip
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
            axis.set_major_formatter(FuncFormatter(lambda amount, _: show(amount)))
        axes.set_ylabel("")
        axes.set_title(f"↑ {up}", loc="left", size=TEXT, color=INK, x=-0.14)
        axes.set_xlabel(f"{across} →", loc="right", color=INK)
        middle = present[across].median()
        for _, row in present[present[label].isin(labelled)].iterrows():
            axes.plot(row[across], row[up], "o", ms=6, mfc="none", mec=ACCENT_2, mew=1.6)
            leftward = row[across] > middle
            axes.annotate(
                row[label], (row[across], row[up]), xytext=(-7 if leftward else 7, 0),
                textcoords="offset points", size=TEXT, color=INK, va="center_baseline",
                ha="right" if leftward else "left",
            )  # fmt: skip
        return figure

    tips = [f"{row[label]}: {show(row[across])}, {show(row[up])}" for _, row in present.iterrows()]
    alt = f"Scatter chart of {across} and {up}. {ends(present, label, up, show)} {title}"
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(columns, show), {"marks": tips})
