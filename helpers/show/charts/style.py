"""The house style: a few inks, safe for colour-blind eyes, that follow the page's light or dark."""

from collections.abc import Sequence

import matplotlib as mpl
import seaborn
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.rendering.html import PAPER

INK = "#1c2733"
MUTED = "#56636f"
RULE = "#d5dbe1"
ACCENT = "#0b5fa5"
ACCENT_2 = "#b4480f"
ACCENT_3 = "#6b4fa0"
ACCENT_SOFT = "#b8d4ee"
BAND = "#e9eff5"
# In a page the inks are its own, so that a chart reads as well in the dark.
INKS = {
    INK: "--ink",
    MUTED: "--muted",
    RULE: "--rule",
    PAPER: "--paper",
    ACCENT: "--accent",
    ACCENT_2: "--accent-2",
    ACCENT_3: "--accent-3",
    ACCENT_SOFT: "--accent-soft",
    BAND: "--band",
}
# Five steps from pale to deep, each with the ink that reads on it; the same in light and dark.
STEPS = ("#e8f1f9", "#b7d3ea", "#79aed6", "#2f78b3", "#0d3f6e")
ON_STEPS = ("#10202f", "#10202f", "#10202f", "#ffffff", "#ffffff")
# Second cues beside colour, in order of the series.
DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))
MARKERS = ("o", "s", "D", "^")
SERIES = (ACCENT, ACCENT_2, ACCENT_3, MUTED)
WIDTH = 400  # drawing units; a phone shows them at about four fifths, a desk at one and a third
TEXT = 12
SMALL = 11
HOUSE_RULES = {
    **seaborn.axes_style("white"),
    "font.size": TEXT,
    "font.family": "DejaVu Sans",
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.labelsize": SMALL,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "svg.fonttype": "none",
    "svg.hashsalt": "collection",
    "axes.unicode_minus": True,
    "text.parse_math": False,  # two dollar signs in a text are two amounts
}


def house_style():
    """Give the context in which every chart is made and saved."""
    return mpl.rc_context(HOUSE_RULES)


def canvas(
    height: float, left: float = 2, right: float = 2, top: float = 2, bottom: float = 2
) -> tuple[Figure, Axes]:
    """Give an empty drawing of the house's width.

    Parameters
    ----------
    height : float
        Height in drawing units (points).
    left, right, top, bottom : float
        Margins around the axes, in the same units.

    Returns
    -------
    tuple of matplotlib Figure and Axes
        The axes' own lines and ticks are off.
    """
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    axes = figure.add_axes(
        (
            left / WIDTH,
            bottom / height,
            (WIDTH - left - right) / WIDTH,
            (height - top - bottom) / height,
        )
    )
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return figure, axes


def spread(positions: Sequence[float], apart: float, highest: float) -> list[float]:
    """Give label positions, moved down as little as needed so that none overlaps the next.

    Parameters
    ----------
    positions : sequence of float
        Where the labels would stand, in any order.
    apart : float
        The least distance between two of them.
    highest : float
        Where the topmost may stand.

    >>> spread([1.0, 1.5, 5.0], apart=1, highest=4.5)
    [0.5, 1.5, 4.5]
    """
    adjusted = list(positions)
    ceiling = highest
    for place in sorted(range(len(adjusted)), key=adjusted.__getitem__, reverse=True):
        adjusted[place] = min(adjusted[place], ceiling)
        ceiling = adjusted[place] - apart
    return adjusted
