"""The house style: a few inks, safe for colour-blind eyes, that follow the page's light or dark."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import matplotlib as mpl
import seaborn
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.facts.provenance import EXAMPLE, OFFICIAL, STATED
from helpers.rendering.html import PAPER

INK = "#1c2733"
MUTED = "#56636f"
RULE = "#d5dbe1"
BAND = "#e9eff5"
ACCENT, ACCENT_SOFT = "#0b5fa5", "#b8d4ee"
ACCENT_2, ACCENT_2_SOFT = "#b4480f", "#f3d3c0"
ACCENT_3, ACCENT_3_SOFT = "#6b4fa0", "#dcd2ef"
# Five steps from little to much, each with the ink that reads on it. In the dark a page turns
# both round: much is what stands out from the ground.
STEPS = ("#e8f1f9", "#b7d3ea", "#79aed6", "#2f78b3", "#0d3f6e")
EXAMPLE_STEPS = ("#f0ebf9", "#d5c8ee", "#b39edd", "#7a5cb8", "#47307a")
STEPS_AROUND = ("#6b7680", "#d9dde1", *STEPS[2:])  # with a middle, under which shades are grey
_ON_PALE, _ON_DEEP = "#10202f", "#ffffff"
ON_STEPS = (_ON_PALE, _ON_PALE, _ON_PALE, _ON_DEEP, _ON_DEEP)
ON_STEPS_AROUND = (_ON_DEEP, *ON_STEPS[1:])
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
    ACCENT_2_SOFT: "--accent-2-soft",
    ACCENT_3_SOFT: "--accent-3-soft",
    BAND: "--band",
    **{ink: f"--step-{number}" for number, ink in enumerate(STEPS, 1)},
    **{ink: f"--example-step-{number}" for number, ink in enumerate(EXAMPLE_STEPS, 1)},
    STEPS_AROUND[0]: "--far-below",
    STEPS_AROUND[1]: "--below",
    _ON_PALE: "--on-pale",
    _ON_DEEP: "--on-deep",
}


class Look(NamedTuple):
    """How the marks of one provenance look: a colour, and two cues that need none.

    Parameters
    ----------
    deep, soft : str
        Colours of points, ends and lines, and of bands and bars that stand back.
    marker : str
        The shape of its points, as matplotlib names it.
    hatch : str
        The lines across its bars and bands, as matplotlib names them; empty for none.
    """

    deep: str
    soft: str
    marker: str
    hatch: str


LOOKS = {
    OFFICIAL: Look(ACCENT, ACCENT_SOFT, "o", ""),
    STATED: Look(ACCENT_2, ACCENT_2_SOFT, "D", "//"),
    EXAMPLE: Look(ACCENT_3, ACCENT_3_SOFT, "s", "xx"),
}


@dataclass(frozen=True)
class Layout:
    """The room for one of the two drawings of a chart; a unit is a CSS pixel.

    Parameters
    ----------
    width : float
        Of the drawing.
    gutter : float
        At the left for the names of rows; without one they stand above their marks.
    """

    width: float
    gutter: float = 0


WIDE, NARROW = Layout(680, gutter=220), Layout(320)
PROJECTED = Layout(410)  # two thirds of a slide, where its text is 24 CSS pixels of 1,280
SERIES = (ACCENT, ACCENT_2, ACCENT_3, MUTED)  # of what a lesson draws, one after the other
TEXT = 13  # the one size of text
HOUSE_RULES = {
    **seaborn.axes_style("white"),
    "font.size": TEXT,  # which the labels of axes follow
    "font.family": "DejaVu Sans",
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "svg.fonttype": "none",
    "svg.hashsalt": "collection",
    "axes.unicode_minus": True,
    "hatch.linewidth": 0.8,
    "text.parse_math": False,  # two dollar signs in a text are two amounts
}


def house_style():
    """Give the context in which every chart is made and saved."""
    return mpl.rc_context(HOUSE_RULES)


def canvas(
    layout: Layout, height: float, left: float, right: float, top: float, bottom: float
) -> tuple[Figure, Axes]:
    """Give an empty drawing, whose axes have no lines and no ticks.

    Parameters
    ----------
    layout : Layout
        Its width.
    height : float
        In drawing units, which matplotlib calls points.
    left, right, top, bottom : float
        Margins around the axes, in the same units.
    """
    width = layout.width
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    axes = figure.add_axes(
        (left / width, bottom / height, (width - left - right) / width,
         (height - top - bottom) / height)
    )  # fmt: skip
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return figure, axes


def label_amounts(axis: Axis, show: Callable[[float], str], parts: int) -> None:
    """Label an axis at round amounts, which part it so many times at most."""
    axis.set_major_locator(MaxNLocator(parts, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(lambda amount, _: show(amount))
