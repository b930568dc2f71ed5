"""The marks of charts of bars: a bar in its row, and its amount beyond the bar's end."""

from matplotlib.axes import Axes

from helpers.show.charts.rows import Box, Strip
from helpers.show.charts.style import INK, Look
from helpers.show.charts.words import width_of

HEIGHT = 16  # of a bar
AWAY = 6  # from the end of a bar to its amount


def draw_bar(
    axes: Axes, strip: Strip, start: float, end: float, look: Look, stands_out: bool
) -> None:
    """Draw a bar between two places, in drawing units; one that does not stand out is pale."""
    axes.barh(
        strip.middle, end - start, left=start, height=HEIGHT, ec=look.deep,
        color=look.deep if stands_out else look.soft, lw=0 if stands_out else 1,
        hatch=look.hatch, hatchcolor=look.soft if stands_out else look.deep,
    )  # fmt: skip


def write_amount(axes: Axes, strip: Strip, end: float, text: str, is_left: bool, bold: bool) -> Box:
    """Write an amount beyond the end of its bar, at its left or right, and give where it stands."""
    weight = "bold" if bold else "normal"
    outward = -1 if is_left else 1
    near = end + outward * AWAY
    axes.text(
        near, strip.middle, text, color=INK, weight=weight, va="center_baseline",
        ha="right" if is_left else "left",
    )  # fmt: skip
    return Box(*sorted((near, near + outward * width_of(text, weight))), strip.middle)
