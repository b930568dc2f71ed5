"""Scatters: one mark a row across two amounts, a few of them named."""

import pandas as pd
import seaborn
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.style import ACCENT, ACCENT_2, INK, RULE, SMALL, canvas, house_style
from helpers.show.html_tables import Show

_HEIGHT = 330


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
    with house_style():
        widest = len(show(present[up].max() * 1.05))  # as far as the axis may reach
        figure, axes = canvas(_HEIGHT, left=max(54, 8 + 6.5 * widest), right=28, top=24, bottom=40)
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
        axes.set_title(f"↑ {up}", loc="left", size=SMALL, color=INK, x=-0.14)
        axes.set_xlabel(f"{across} →", loc="right", color=INK)
        middle = present[across].median()
        for _, row in present[present[label].isin(labelled)].iterrows():
            axes.plot(row[across], row[up], "o", ms=6, mfc="none", mec=ACCENT_2, mew=1.6)
            leftward = row[across] > middle
            axes.annotate(
                row[label], (row[across], row[up]), xytext=(-7 if leftward else 7, 0),
                textcoords="offset points", size=SMALL, color=INK, va="center_baseline",
                ha="right" if leftward else "left",
            )  # fmt: skip
    tips = [f"{row[label]}: {show(row[across])}, {show(row[up])}" for _, row in present.iterrows()]
    alt = f"Scatter chart of {across} and {up}. {ends(present, label, up, show)} {title}"
    return Chart(figure, title, alt, caption, rows, dict.fromkeys(columns, show), {"marks": tips})
