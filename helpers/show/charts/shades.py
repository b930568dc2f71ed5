"""Amounts in shades: maps of tiles, one a state, and grids of a worked example's answers."""

from collections.abc import Iterable, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.data.tables import load
from helpers.facts.provenance import worked_example
from helpers.show.charts.chart import Chart, ends
from helpers.show.charts.rows import sheet
from helpers.show.charts.style import (
    EXAMPLE_STEPS,
    MUTED,
    ON_STEPS,
    ON_STEPS_AROUND,
    RULE,
    STEPS,
    STEPS_AROUND,
    Layout,
)
from helpers.show.charts.words import LINE, width_of, wrapped
from helpers.show.html_tables import Show

_DOWN, _ACROSS = 8, 11  # tiles of a map
_TALLEST, _WIDEST = 34, 54  # a tile, in drawing units
_BESIDE, _BELOW = 24, 12  # between two maps
_LETTERS = 11  # size of the postal codes: a tile of a phone has no room for more
_KEY = 20  # height of a map's key
_STEPS_BELOW = 2  # of the shades around a middle
_ROW, _WIDEST_CELL = 34, 130  # height of a grid's row, width of its cells
_SWATCH = 16  # of a grid's key


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
    amounts = tiles[values].stack()
    steps = _steps(amounts, short, middle[1] if middle else None)
    fills, inks = (STEPS_AROUND, ON_STEPS_AROUND) if middle else (STEPS, ON_STEPS)
    looks = dict(enumerate(zip(fills, inks, strict=True)))
    tips = {
        f"tile-{map_number}-{place}": [_tip(tile, name, column, show)]
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
            gid = f"tile-{number}"
            _draw_tiles(axes, shaded, (width - 2, height - 2), short, looks, gid, leads_to)
        _draw_key(axes, amounts.groupby(steps), short, looks, key - _BELOW, whole)
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
    """The step of each amount, from zero; of a middle, those below it have steps of their own."""
    if middle is None:
        return _ranked(amounts, short, len(STEPS))
    is_below = amounts.groupby(amounts.map(short)).transform("mean") < middle
    below = _ranked(amounts[is_below], short, _STEPS_BELOW)
    above = _ranked(amounts[~is_below], short, len(STEPS_AROUND) - _STEPS_BELOW) + _STEPS_BELOW
    return pd.concat([below, above])


def _ranked(amounts: pd.Series, show: Show, parts: int) -> pd.Series:
    """So many parts with about as many amounts each, those that are printed alike in the same."""
    ranks = amounts.rank(pct=True).groupby(amounts.map(show)).transform("mean")
    return (ranks.dropna() * parts - 1e-9).astype(int)


def _tip(tile: pd.Series, name: str, column: str, show: Show) -> str:
    if pd.isna(tile[column]):
        return f"{tile['state']}: not published"
    return f"{tile[name]}: {show(tile[column])}"


def _draw_tiles(
    axes: Axes,
    tiles: pd.DataFrame,
    size: tuple[float, float],
    short: Show,
    looks: dict[int, tuple[str, str]],
    gid: str,
    leads_to: str | None,
) -> None:
    """Draw a map, shade by shade, so that what looks alike stands together in the SVG."""
    width, height = size
    codes, amounts = [], []
    for place, tile in tiles.sort_values("step").iterrows():
        left, top, missing = tile["left"], tile["top"], pd.isna(tile["step"])
        fill, ink = looks.get(tile["step"], ("none", MUTED))
        url = leads_to and leads_to.format(tile["state"])
        _draw_cell(
            axes, left, top, width, height, fill,
            lw=1 if missing else 0, ec=RULE, gid=f"{gid}-{place}", url=url,
        )  # fmt: skip
        amount = "–" if missing else short(tile["amount"])
        codes.append((left + width / 2, top + height * 0.42, tile["state"], ink))
        amounts.append((left + width / 2, top + height * 0.88, amount, ink))
    for across, down, code, ink in codes:
        axes.text(across, down, code, size=_LETTERS, color=ink, ha="center")
    for across, down, amount, ink in amounts:
        axes.text(across, down, amount, color=ink, ha="center")


def _draw_cell(
    axes: Axes, left: float, top: float, width: float, height: float, fill: str, **look
) -> None:
    axes.add_patch(Rectangle((left, top), width, height, fc=fill, clip_on=False, **look))


def _draw_key(
    axes: Axes,
    groups: Iterable[tuple[int, pd.Series]],
    short: Show,
    looks: dict[int, tuple[str, str]],
    top: float,
    whole: float,
) -> None:
    """Draw the shades, each with the amounts that it holds."""
    width = whole / len(looks)
    for step, amounts in groups:
        fill, ink = looks[step]
        left = step * width
        _draw_cell(axes, left, top, width, _KEY, fill, lw=0)
        least, most = short(amounts.min()), short(amounts.max())
        text = least if least == most else f"{least}–{most}"
        axes.text(left + width / 2, top + 15, text, color=ink, ha="center")


def grid(amounts: pd.DataFrame, show: Show, heads: Show, title: str, caption: str) -> Chart:
    """Draw a table of amounts with five shades, from pale for little to deep for much.

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
    rows, columns = amounts.index.map(heads), amounts.columns.map(heads)
    numbered = amounts.set_axis(range(len(rows)), axis=0).set_axis(range(len(columns)), axis=1)
    cells = numbered.stack()
    steps = _ranked(cells, show, len(EXAMPLE_STEPS)).sort_values(kind="stable")
    least, most = show(cells.min()), show(cells.max())

    def draw(layout: Layout) -> Figure:
        left = max(map(width_of, rows)) + 12
        width = min((layout.width - left) / len(columns), _WIDEST_CELL)
        heads_of = [wrapped(head, width - 6) for head in columns]
        low = LINE if width_of(f"↓ {down}") > left else 0  # no head stands beside a long name
        top = 2 * LINE + 8 + low + LINE * max(map(len, heads_of))
        bottom = top + len(rows) * _ROW
        figure, axes = sheet(layout, bottom + LINE + 14)
        axes.text(left + 4, LINE - 2, f"{across} →", color=MUTED)
        axes.text(0, 2 * LINE + 2, f"↓ {down}", color=MUTED)
        look = {"ha": "center", "va": "bottom", "linespacing": 1.1}
        for place, lines in enumerate(heads_of):
            axes.text(left + (place + 0.5) * width, top - 8, "\n".join(lines), **look)
        for place, head in enumerate(rows):
            axes.text(left - 8, top + (place + 0.5) * _ROW + 5, head, ha="right")
        for (row, column), step in steps.items():
            corner = (left + column * width + 1, top + row * _ROW + 1)
            _draw_cell(axes, *corner, width - 2, _ROW - 2, EXAMPLE_STEPS[step], lw=0)
        for (row, column), step in steps.items():
            middle = (left + (column + 0.5) * width, top + (row + 0.5) * _ROW + 5)
            text = show(cells[row, column])
            axes.text(*middle, text, color=ON_STEPS[step], ha="center")
        _draw_swatches(axes, left, bottom + 10, least, most)
        return figure

    alt = f"Grid of {down} by {across}, from {least} to {most}. {title}"
    table = amounts.rename(columns=heads).reset_index()
    table[down] = table[down].map(heads)
    table.columns.name = None
    shown = dict.fromkeys(table.columns[1:], show)
    return Chart(draw, title, alt, caption, worked_example(table), shown)


def _draw_swatches(axes: Axes, left: float, top: float, least: str, most: str) -> None:
    """Draw the shades in a line between the least and the greatest amount."""
    axes.text(left, top + 12, least, color=MUTED)
    start = left + width_of(least) + 8
    for step, fill in enumerate(EXAMPLE_STEPS):
        across = start + step * _SWATCH
        _draw_cell(axes, across, top, _SWATCH, _SWATCH - 2, fill, lw=0.8, ec=MUTED)
    axes.text(start + len(EXAMPLE_STEPS) * _SWATCH + 8, top + 12, most, color=MUTED)
