"""Tiles in shades: the states of a map, or the cells of a grid."""

import pandas as pd
import seaborn
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.data.tables import load
from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.style import (
    INK,
    MUTED,
    ON_STEPS,
    RULE,
    STEPS,
    TEXT,
    Layout,
    canvas,
)
from helpers.show.html_tables import Show

_TILE = 36
_KEY = 11 * _TILE / len(STEPS)  # width of a shade in the key
_CELL = 40


def tile_map(
    rows: pd.DataFrame,
    state: str,
    name: str,
    value: str,
    show: Show,
    short: Show,
    title: str,
    caption: str,
) -> Chart:
    """Draw one tile a state, in five shades with as many states each.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a state, headed in words.
    state, name, value : str
        The columns of postal codes, of names and of amounts; a missing amount stays blank.
    show, short : callable
        How an amount is worded in tooltip and table, and in a tile or the key.
    title, caption : str
        The finding, and how to read the map.
    """
    tiles = load("state_tiles").merge(rows, left_on="state", right_on=state, how="left")
    shades = pd.qcut(tiles[value], len(STEPS), labels=False)
    tips = {}

    def draw(layout: Layout) -> Figure:
        figure, axes = canvas(layout, 8 * _TILE + 40)
        axes.set(xlim=(0, 11 * _TILE), ylim=(8 * _TILE + 36, 0), xticks=[], yticks=[])
        for place, tile in tiles.iterrows():
            missing = pd.isna(tile[value])
            shade = None if missing else int(shades[place])
            corner = (tile["col"] * _TILE + 1, tile["row"] * _TILE + 1)
            patch = Rectangle(
                corner, _TILE - 2, _TILE - 2, lw=1 if missing else 0, ec=RULE,
                fc="none" if missing else STEPS[shade], gid=f"tile-{place}",
            )  # fmt: skip
            axes.add_patch(patch)
            ink = MUTED if missing else ON_STEPS[shade]
            text = "–" if missing else short(tile[value])
            middle = corner[0] + _TILE / 2 - 1
            axes.text(middle, corner[1] + 15, tile["state"], size=11.5, color=ink, ha="center")
            axes.text(middle, corner[1] + 28, text, size=TEXT, color=ink, ha="center")
            amount = "not published" if missing else show(tile[value])
            tips[f"tile-{place}"] = [f"{tile[name] if not missing else tile['state']}: {amount}"]
        _legend(axes, tiles[value].groupby(shades), short)
        return figure

    alt = f"Tile map of the states. {ends(rows.dropna(subset=[value]), name, value, show)} {title}"
    table = rows.drop(columns=state)
    return Chart(draw, title, alt, caption, table, {value: show}, tips)


def _legend(axes, groups, short: Show) -> None:
    below = 8 * _TILE + 8
    for step, (_, amounts) in enumerate(groups):
        left = step * _KEY
        axes.add_patch(Rectangle((left, below), _KEY, 20, lw=0, fc=STEPS[step]))
        axes.text(
            left + _KEY / 2, below + 14, _between(amounts, short), size=TEXT,
            color=ON_STEPS[step], ha="center",
        )  # fmt: skip


def _between(amounts: pd.Series, short: Show) -> str:
    least, most = short(amounts.min()), short(amounts.max())
    return least if least == most else f"{least}–{most}"


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

    def draw(layout: Layout) -> Figure:
        figure, axes = canvas(
            layout, len(amounts) * _CELL + 62, left=76, right=2, top=42, bottom=20
        )
        seaborn.heatmap(
            ranks, ax=axes, cmap=ListedColormap(STEPS), vmin=0, vmax=len(STEPS) - 1, cbar=False,
            annot=amounts.map(show), fmt="", annot_kws={"size": TEXT},
            linewidths=2, linecolor=PAPER,
        )  # fmt: skip
        for cell, rank in zip(axes.texts, ranks.to_numpy().flat, strict=True):
            cell.set_color(ON_STEPS[rank])
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelcolor=INK, labelsize=TEXT)
        axes.set_xticklabels([heads(head) for head in amounts.columns], rotation=0)
        axes.set_yticklabels([heads(head) for head in amounts.index], rotation=0)
        axes.set(xlabel="", ylabel="")
        axes.set_title(f"{across} →", loc="left", size=TEXT, color=MUTED, pad=20)
        axes.annotate(
            f"↓ {down}", (2, 1.025), xycoords=("figure points", "axes fraction"), size=TEXT,
            color=MUTED,
        )  # fmt: skip
        return figure

    least, most = amounts.min().min(), amounts.max().max()
    alt = f"Grid of {down} by {across}, from {show(least)} to {show(most)}. {title}"
    rows = amounts.rename(columns=heads).reset_index()
    rows[down] = rows[down].map(heads)
    rows.columns.name = None
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(rows.columns[1:], show))
