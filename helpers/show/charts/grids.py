"""Grids: one amount for each pair of two inputs."""

import pandas as pd
import seaborn
from matplotlib.colors import ListedColormap

from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.style import INK, MUTED, ON_STEPS, SMALL, STEPS, TEXT, canvas, house_style
from helpers.show.html_tables import Show

_CELL = 40


def grid(amounts: pd.DataFrame, show: Show, heads: Show, title: str, caption: str) -> Chart:
    """Draw a table of amounts with five shades, pale for little and deep for much.

    Parameters
    ----------
    amounts : pandas.DataFrame
        One row and one column per input; the names of index and columns say what they are.
    show, heads : callable
        How an amount is worded in a cell, and how the inputs are worded.
    title, caption : str
        The finding, and how to read the grid.
    """
    down, across = amounts.index.name, amounts.columns.name
    ranks = amounts.stack().rank(pct=True).unstack().mul(len(STEPS)).sub(1e-9).astype(int)
    with house_style():
        figure, axes = canvas(len(amounts) * _CELL + 62, left=76, right=2, top=42, bottom=20)
        seaborn.heatmap(
            ranks, ax=axes, cmap=ListedColormap(STEPS), vmin=0, vmax=len(STEPS) - 1, cbar=False,
            annot=amounts.map(show), fmt="", annot_kws={"size": TEXT},
            linewidths=2, linecolor=PAPER,
        )  # fmt: skip
        for cell, rank in zip(axes.texts, ranks.to_numpy().flat, strict=True):
            cell.set_color(ON_STEPS[rank])
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelcolor=INK, labelsize=SMALL)
        axes.set_xticklabels([heads(head) for head in amounts.columns], rotation=0)
        axes.set_yticklabels([heads(head) for head in amounts.index], rotation=0)
        axes.set(xlabel="", ylabel="")
        axes.set_title(f"{across} →", loc="left", size=SMALL, color=MUTED, pad=20)
        axes.annotate(
            f"↓ {down}", (2, 1.025), xycoords=("figure points", "axes fraction"), size=SMALL,
            color=MUTED,
        )  # fmt: skip
    least, most = amounts.min().min(), amounts.max().max()
    alt = f"Grid of {down} by {across}, from {show(least)} to {show(most)}. {title}"
    rows = amounts.rename(columns=heads).reset_index()
    rows[down] = rows[down].map(heads)
    rows.columns.name = None
    return Chart(figure, title, alt, caption, rows, dict.fromkeys(rows.columns[1:], show))
