"""Points across two amounts, some of them with their names."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.facts.provenance import PROVENANCES, provenance_of
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.style import INK, LOOKS, RULE, Layout, canvas, label_amounts
from helpers.show.charts.words import width_of, wrapped
from helpers.show.html_tables import Show

_HEIGHT = 330
_NAME = 190  # so wide is a name at most


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
    present = present.assign(whose=provenance_of(present))
    drawn = {one: present[present["whose"] == one] for one in PROVENANCES}

    def draw(layout: Layout) -> Figure:
        left = width_of(show(present[up].max() * 1.05)) + 8  # as far as the axis may reach
        figure, axes = canvas(layout, _HEIGHT, left=left, right=28, top=24, bottom=40)
        axes.grid(color=RULE, lw=0.6)
        if level:
            least, most = present[list(columns)].min().max(), present[list(columns)].max().min()
            axes.plot([least, most], [least, most], color=INK, lw=1, ls=(0, (4, 3)))
        for one, points in drawn.items():
            look = LOOKS[one]
            axes.scatter(
                points[across], points[up], marker=look.marker, color=look.deep, s=16, alpha=0.7,
                linewidth=0, gid=_gid(one), clip_on=False,
            )  # fmt: skip
        label_amounts(axes.xaxis, show, 5 if layout.gutter else 3)
        label_amounts(axes.yaxis, show, 5)
        axes.annotate(
            f"↑ {up}", (2, 1), xycoords=("figure points", "axes fraction"), xytext=(0, 10),
            textcoords="offset points",
        )  # fmt: skip
        axes.set_xlabel(f"{across} →", loc="right", color=INK)
        named = present.loc[present[label].isin(labelled), [label, *columns]]
        _name(axes, named, present[across].median())
        return figure

    tips = {
        _gid(one): [
            f"{name}: {show(x)}, {show(y)}"
            for name, x, y in points[[label, *columns]].itertuples(index=False)
        ]
        for one, points in drawn.items()
    }
    alt = f"Scatter chart of {across} and {up}. {ends(present, label, up, show)} {title}"
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(columns, show), tips)


def _gid(provenance: str) -> str:
    return f"marks-{provenance.split()[0]}"


def _name(axes: Axes, points: pd.DataFrame, middle: float) -> None:
    """Ring some points, and write their names at the side where there is more room."""
    for name, across, up in points.itertuples(index=False):
        axes.plot(across, up, "o", ms=8, mfc="none", mec=INK, mew=1.4)
        away, side = (-8, "right") if across > middle else (8, "left")
        axes.annotate(
            "\n".join(wrapped(name, _NAME)), (across, up), xytext=(away, 0),
            textcoords="offset points", va="center", ha=side,
        )  # fmt: skip
