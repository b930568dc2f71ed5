"""The states as a grid of equal tiles, shaded by an amount."""

import pandas as pd
from matplotlib.patches import Rectangle

from helpers.data.tables import load
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.style import MUTED, ON_STEPS, RULE, SMALL, STEPS, canvas, house_style
from helpers.show.html_tables import Show

_TILE = 36
_KEY = 11 * _TILE / len(STEPS)  # width of a shade in the key


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
    with house_style():
        figure, axes = canvas(8 * _TILE + 40)
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
            axes.text(middle, corner[1] + 28, text, size=SMALL, color=ink, ha="center")
            amount = "not published" if missing else show(tile[value])
            tips[f"tile-{place}"] = [f"{tile[name] if not missing else tile['state']}: {amount}"]
        _legend(axes, tiles[value].groupby(shades), short)
    alt = f"Tile map of the states. {ends(rows.dropna(subset=[value]), name, value, show)} {title}"
    table = rows.drop(columns=state)
    return Chart(figure, title, alt, caption, table, {value: show}, tips)


def _legend(axes, groups, short: Show) -> None:
    below = 8 * _TILE + 8
    for step, (_, amounts) in enumerate(groups):
        left = step * _KEY
        axes.add_patch(Rectangle((left, below), _KEY, 20, lw=0, fc=STEPS[step]))
        axes.text(
            left + _KEY / 2, below + 14, _between(amounts, short), size=SMALL,
            color=ON_STEPS[step], ha="center",
        )  # fmt: skip


def _between(amounts: pd.Series, short: Show) -> str:
    least, most = short(amounts.min()), short(amounts.max())
    return least if least == most else f"{least}–{most}"
