"""Maps of tiles: one a state, in shades that mean the same in every map of a drawing."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.data.tables import load
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.rows import sheet
from helpers.show.charts.style import (
    MUTED,
    ON_STEPS,
    ON_STEPS_AROUND,
    RULE,
    STEPS,
    STEPS_AROUND,
    TEXT,
    Layout,
)
from helpers.show.charts.words import LINE, width_of
from helpers.show.html_tables import Show

_DOWN, _ACROSS = 8, 11  # tiles of a map
_TALLEST, _WIDEST = 34, 54  # a tile, in drawing units
_BESIDE, _BELOW = 24, 12  # between two maps
_LETTERS = 11  # size of the postal codes: a tile of a phone has no room for more
_KEY = 20  # height of the key
_STEPS_BELOW = 2  # of the shades around a middle


def tile_map(
    rows: pd.DataFrame,
    state: str,
    name: str,
    value: str | Sequence[str],
    show: Show,
    short: Show,
    title: str,
    caption: str,
    middle: tuple[str, float] | None = None,
    leads_to: str | None = None,
) -> Chart:
    """Draw one tile a state, in five shades with about as many states each.

    Amounts that are printed alike have one shade. Two columns give two maps with one scale, side
    by side where there is room.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a state, headed in words.
    state, name : str
        The columns of postal codes and of names.
    value : str or sequence of str
        The column of amounts, or two, which then head their maps; a missing amount stays blank.
    show, short : callable
        How an amount is worded in tooltip and table, and in a tile or the key.
    title, caption : str
        The finding, and how to read the map.
    middle : tuple of str and float, optional
        What an amount is, and the amount: what is less has shades of grey, and the key names it.
    leads_to : str, optional
        The page of a state, to which its tile leads, with ``{}`` for its postal code.
    """
    values = [value] if isinstance(value, str) else list(value)
    tiles = load("state_tiles").merge(rows, left_on="state", right_on=state, how="left")
    steps = _steps(tiles[values].stack(), short, middle[1] if middle else None)
    fills, inks = (STEPS_AROUND, ON_STEPS_AROUND) if middle else (STEPS, ON_STEPS)
    looks = list(zip(fills, inks, strict=True))
    tips = {
        f"tile-{map_number}-{place}": [_tip(tile, tile[column], name, show)]
        for map_number, column in enumerate(values)
        for place, tile in tiles.iterrows()
    }

    def draw(layout: Layout) -> Figure:
        beside = len(values) if layout.gutter else 1
        room = (layout.width - _BESIDE * (beside - 1)) / beside
        width = min(int(room / _ACROSS), _WIDEST)  # whole units are short in SVG
        height = min(width + 1, _TALLEST)
        whole = _ACROSS * width * beside + _BESIDE * (beside - 1)
        key = _BELOW + len(values) // beside * (_DOWN * height + _BELOW)
        figure, axes = sheet(layout, key + _KEY + (LINE + 2 if middle else 2))
        for number, column in enumerate(values):
            across = number % beside * (_ACROSS * width + _BESIDE)
            down = number // beside * (_DOWN * height + _BELOW)
            if len(values) > 1:
                axes.text(across + _ACROSS * width / 2, down + 14, column, ha="center")
            shaded = tiles.assign(amount=tiles[column], step=steps.xs(column, level=1))
            shaded["left"] = across + shaded["col"] * width + 1
            shaded["top"] = down + shaded["row"] * height + 1
            _draw(axes, shaded, (width - 2, height - 2), short, looks, f"tile-{number}", leads_to)
        _key(axes, tiles[values].stack().groupby(steps), short, looks, key - _BELOW, whole)
        if middle:
            words = f"▲ {middle[0]} {show(middle[1])}"
            across = _STEPS_BELOW * whole / len(looks) - width_of("▲") / 2
            axes.text(across, key + _KEY + 4, words)
        return figure

    present = rows.dropna(subset=values)
    told = " ".join(ends(present, name, column, show) for column in values)
    alt = f"Tile map of the states. {told} {title}"
    table = rows.drop(columns=state)
    return Chart(draw, title, alt, caption, table, dict.fromkeys(values, show), tips)


def _steps(amounts: pd.Series, short: Show, middle: float | None) -> pd.Series:
    """The step of each amount, from zero; amounts that are printed alike have the same."""
    printed = amounts.map(short)
    if middle is None:
        return _ranked(amounts, printed, len(STEPS))
    is_below = amounts.groupby(printed).transform("mean") < middle
    below = _ranked(amounts[is_below], printed, _STEPS_BELOW)
    above = _ranked(amounts[~is_below], printed, len(STEPS_AROUND) - _STEPS_BELOW) + _STEPS_BELOW
    return pd.concat([below, above])


def _ranked(amounts: pd.Series, printed: pd.Series, parts: int) -> pd.Series:
    """So many parts with about as many amounts each, equal ones in the same."""
    ranks = amounts.rank(pct=True).groupby(printed).transform("mean")
    return (ranks.dropna() * parts - 1e-9).astype(int)


def _tip(tile: pd.Series, amount: float, name: str, show: Show) -> str:
    if pd.isna(amount):
        return f"{tile['state']}: not published"
    return f"{tile[name]}: {show(amount)}"


def _draw(
    axes: Axes,
    tiles: pd.DataFrame,
    size: tuple[float, float],
    short: Show,
    looks: list[tuple[str, str]],
    gid: str,
    leads_to: str | None,
) -> None:
    """Draw a map, shade by shade, so that what looks alike stands together in the SVG."""
    ordered = tiles.sort_values("step")
    for place, tile in ordered.iterrows():
        missing = pd.isna(tile["step"])
        fill = "none" if missing else looks[int(tile["step"])][0]
        axes.add_patch(
            Rectangle(
                (tile["left"], tile["top"]), *size, lw=1 if missing else 0, ec=RULE, fc=fill,
                gid=f"{gid}-{place}", clip_on=False,
                url=leads_to and leads_to.format(tile["state"]),
            )
        )  # fmt: skip
    width, height = size
    for column, letters, down in (("state", _LETTERS, 0.42), ("amount", TEXT, 0.88)):
        for _, tile in ordered.iterrows():
            missing = pd.isna(tile["step"])
            text = tile[column]
            if column == "amount":
                text = "–" if missing else short(text)
            axes.text(
                tile["left"] + width / 2, tile["top"] + height * down, text, size=letters,
                color=MUTED if missing else looks[int(tile["step"])][1], ha="center",
            )  # fmt: skip


def _key(
    axes: Axes, groups, short: Show, looks: list[tuple[str, str]], top: float, whole: float
) -> None:
    """Draw the shades, each with the amounts that it holds."""
    width = whole / len(looks)
    for step, amounts in groups:
        fill, ink = looks[int(step)]
        left = int(step) * width
        axes.add_patch(Rectangle((left, top), width, _KEY, lw=0, fc=fill, clip_on=False))
        axes.text(
            left + width / 2, top + 15, _between(amounts, short), color=ink, ha="center"
        )  # fmt: skip


def _between(amounts: pd.Series, short: Show) -> str:
    least, most = short(amounts.min()), short(amounts.max())
    return least if least == most else f"{least}–{most}"
