"""Stacked bars: the parts of a whole in each row, with a key to them above."""

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.facts.provenance import PROVENANCE, provenance_of
from helpers.rendering.html import PAPER
from helpers.show.charts.chart import Chart
from helpers.show.charts.rows import Strip, sheet, write_names
from helpers.show.charts.style import INK, LOOKS, MUTED, Layout, Look
from helpers.show.charts.words import LINE, moved_apart, width_of, wrapped
from helpers.show.html_tables import Show

_HEIGHT = 16  # of a bar
_ROW = 2 * LINE + 14  # the amounts, the bar under them, and air
_SWATCH = 12
_APART = 8  # between two amounts, and between a gutter's names and the bars
_DEPTHS = (1.0, 0.55, 0.2, 0.0)  # of one colour, from the first part to the last


class _Fill(NamedTuple):
    """How a part looks: its ground and that ground's depth, its edge, and lines across it."""

    ground: str
    depth: float
    edge: str
    hatch: str = ""


_JUDGED = (
    _Fill(INK, 1.0, INK),
    _Fill(MUTED, 0.4, MUTED),
    _Fill(PAPER, 1.0, INK, "xx"),
    _Fill(PAPER, 1.0, MUTED),
)


def stacked(
    rows: pd.DataFrame,
    label: str,
    parts: list[str],
    show: Show,
    title: str,
    caption: str,
    judged: bool = False,
) -> Chart:
    """Draw a bar a row that is made of up to four parts, with a key to them above.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words.
    label : str
        The column of names.
    parts : list of str
        The columns of amounts, in the order in which they are stacked. A heading may begin with
        a sign, which then stands before its numbers: ``"✓ Hold"``. An amount below zero is
        written, not drawn.
    show : callable
        The function of helpers.formatting that words an amount.
    title, caption : str
        The finding, and how to read the chart.
    judged : bool
        Whether the parts are verdicts. These are drawn in ink and have no colour: colour says
        whose figure an amount is, never whether it is right.

    Raises
    ------
    ValueError
        For more parts than there are fills that can be told apart.
    """
    if len(parts) > len(_DEPTHS):
        raise ValueError(f"at most {len(_DEPTHS)} parts can be told apart, not {len(parts)}")
    if judged:
        rows = rows.assign(**{PROVENANCE: ""})
    fills = [_JUDGED if judged else _fills(LOOKS[one]) for one in provenance_of(rows)]
    names = rows[label].tolist()
    most = rows[parts].clip(lower=0).sum(axis=1).max()

    def draw(layout: Layout) -> Figure:
        left = min(layout.gutter, max(map(width_of, names)) + 2 * _APART)
        key = _key_places(parts, left, layout)
        strips, texts = _placed(names, left, key[-1][1] + LINE)
        figure, axes = sheet(layout, strips[-1].bottom)
        for part, fill, (across, down) in zip(parts, fills[0], key, strict=False):
            _rectangle(axes, across, down - 10, _SWATCH, 11, fill)
            axes.text(across + _SWATCH + 5, down, part)
        write_names(axes, texts, Layout(layout.width, left))
        unit = (layout.width - left - 4) / most
        for strip, (_, row), looks in zip(strips, rows.iterrows(), fills, strict=True):
            widths = [max(row[part], 0) * unit for part in parts]
            middles = _draw_bar(axes, left + 2, strip.middle, widths, looks)
            amounts = [f"{_sign_and_words(part)[0]} {show(row[part])}".strip() for part in parts]
            rooms = [width_of(amount) + _APART for amount in amounts]
            places = moved_apart(middles, rooms, left - 2, layout.width + 2)
            for across, amount in zip(places, amounts, strict=True):
                axes.text(across, strip.top + LINE - 3, amount, ha="center")
        return figure

    alt = f"Stacked bars. {_in_words(rows, label, parts, show)} {title}"
    return Chart(draw, title, alt, caption, rows, dict.fromkeys(parts, show))


def _fills(look: Look) -> tuple[_Fill, ...]:
    return tuple(_Fill(look.deep, depth, look.deep, look.hatch) for depth in _DEPTHS)


def _key_places(parts: list[str], left: float, layout: Layout) -> list[tuple[float, float]]:
    """Where the swatches of the key stand: in one line, or in as many as are needed."""
    places, across, down = [], left + 2, LINE
    for part in parts:
        width = _SWATCH + 5 + width_of(part)
        if across + width > layout.width and places:
            across, down = left + 2, down + LINE + 4
        places.append((across, down))
        across += width + 18
    return places


def _placed(
    names: list[str], left: float, top: float
) -> tuple[list[Strip], list[tuple[float, str, dict]]]:
    """Where each row's amounts and bar stand, and the lines of its name beside or above them."""
    strips, texts, down = [], [], top
    for name in names:
        lines = wrapped(name, left - 2 * _APART) if left else [name]
        down += 0 if left else LINE + 4
        middle = down + LINE + 4  # the top of the bar
        first = middle + 13 - (len(lines) - 1) * LINE / 2 if left else down - 3
        texts += [(first + LINE * n, line, {"color": INK}) for n, line in enumerate(lines)]
        strips.append(Strip(down, middle, down + _ROW))
        down += _ROW
    return strips, texts


def _draw_bar(
    axes: Axes, start: float, top: float, widths: list[float], fills: tuple[_Fill, ...]
) -> list[float]:
    """Draw a bar's parts beside each other, and give where their middles stand."""
    middles = []
    for width, fill in zip(widths, fills, strict=False):
        if width:
            _rectangle(axes, start, top, width, _HEIGHT, fill)
        middles.append(start + width / 2)
        start += width
    return middles


def _rectangle(
    axes: Axes, left: float, top: float, width: float, height: float, fill: _Fill
) -> None:
    axes.barh(
        top + height / 2, width, left=left, height=height, color=(fill.ground, fill.depth),
        ec=fill.edge, lw=1, hatch=fill.hatch,
    )  # fmt: skip


def _sign_and_words(part: str) -> tuple[str, str]:
    """What a heading begins with where that is a sign, and the rest.

    >>> _sign_and_words("✓ Hold"), _sign_and_words("New jobs")
    (('✓', 'Hold'), ('', 'New jobs'))
    """
    sign, _, words = part.partition(" ")
    return ("", part) if sign.isalnum() else (sign, words)


def _in_words(rows: pd.DataFrame, label: str, parts: list[str], show: Show) -> str:
    wholes = []
    for _, row in rows.iterrows():
        amounts = ", ".join(f"{_sign_and_words(part)[1]} {show(row[part])}" for part in parts)
        wholes.append(f"{row[label]}: {amounts}")
    return "; ".join(wholes) + "."
