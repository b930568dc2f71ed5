"""A lesson's charts in the house style, drawn for a page, a phone and a projector."""

import textwrap

import matplotlib as mpl
from IPython import get_ipython
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.errors import UserError
from helpers.exercises.answer_check import digest_of
from helpers.rendering.html import CHART, chart_in_notebook
from helpers.show.charts.style import HOUSE_RULES, NARROW, PROJECTED, SERIES, WIDE
from helpers.show.charts.svg import svg_of
from helpers.show.charts.words import LINE, width_of

_SHAPE = 0.45  # height of a drawing by its width, unless the lesson asks for another
_LOWEST, _TALLEST = 190, 340  # a drawing, in drawing units
_AROUND = 90  # above and under the axes of a phone's drawing, for title and labels
_PHONE_AXIS = 240  # about so long is the axis across a phone
_PROJECTED_HEIGHT, _PROJECTED_AXIS = 325, 340
_PAD = 8 / 72  # inches
_PROJECTED_NAME = 24  # letters in a line of a row's name on a projector


def begin() -> None:
    """Draw the lesson's charts in the house style, as pictures that follow light and dark."""
    get_ipython().run_line_magic("matplotlib", "inline")
    mpl.rcParams.update(HOUSE_RULES)
    mpl.rcParams["figure.figsize"] = (WIDE.width / 72, _SHAPE * WIDE.width / 72)
    mpl.rcParams["figure.constrained_layout.use"] = True
    mpl.rcParams["axes.prop_cycle"] = mpl.cycler(color=SERIES)
    formatter = get_ipython().display_formatter
    for kind in ("image/png", "image/svg+xml"):
        formatter.formatters[kind].pop(Figure, None)
    formatter.mimebundle_formatter.for_type(Figure, _chart_in_notebook)


def _chart_in_notebook(drawing: Figure, include=None, exclude=None) -> dict[str, object]:
    axes = drawing.axes[0]
    title = axes.get_title() or axes.get_title("left")
    if not title:
        raise UserError("A chart of a lesson needs a title: ax.set_title(…).")
    sentences = [f"Chart: {title}."]
    for name, label in (("Across", axes.get_xlabel()), ("Up", axes.get_ylabel())):
        sentences += [f"{name}: {label}."] if label else []
    name = f"drawing-{digest_of(title, title)}"
    alt = " ".join(sentences)
    chart = {
        "alt": alt,
        "title": title,
        "svg": svg_of(_wide(drawing), name, alt, {}),
        "svg_narrow": svg_of(_narrow(drawing), f"{name}-narrow", alt, {}),
        "svg_projected": svg_of(_projected(drawing), f"{name}-projected", alt, {}),
    }
    return {"text/html": chart_in_notebook(chart), "text/plain": alt, CHART: chart}


def _wide(drawing: Figure) -> Figure:
    """The same drawing as wide as a page's text, in the lesson's shape within limits."""
    width, height = drawing.get_size_inches()
    tall = min(max(WIDE.width * height / width, _LOWEST), _TALLEST)
    drawing.set_size_inches(WIDE.width / 72, tall / 72)
    return drawing


def _narrow(drawing: Figure) -> Figure:
    """The same drawing as wide as a phone: words that would run together there find room."""
    names = [label.get_text() for axes in drawing.axes for label in axes.get_yticklabels()]
    most_lines = max((name.count("\n") + 1 for name in names), default=1)
    tall = max(_TALLEST, len(names) * most_lines * LINE + _AROUND)
    drawing.set_size_inches(NARROW.width / 72, tall / 72)
    for axes in drawing.axes:
        axes.title.set_wrap(True)
        axes.xaxis.label.set_wrap(True)
        _turn_crowded(axes, _PHONE_AXIS)
    return drawing


def _turn_crowded(axes: Axes, length: float) -> None:
    """Set the words under an axis of some length upright where they would run together."""
    labels = axes.get_xticklabels()
    is_crowded = sum(width_of(label.get_text()) + 8 for label in labels) > length
    axes.tick_params(axis="x", labelrotation=60 if is_crowded else 0)


def _projected(drawing: Figure) -> Figure:
    """The same drawing for two thirds of a screen, whose heading says what it shows."""
    drawing.set_size_inches(PROJECTED.width / 72, _PROJECTED_HEIGHT / 72)
    drawing.get_layout_engine().set(w_pad=_PAD, h_pad=_PAD)  # the last tick's words may stick out
    drawing.draw_without_rendering()  # which chooses the ticks for the new size
    for axes in drawing.axes:
        axes.set_title("")
        axes.set_title("", loc="left")
        _turn_crowded(axes, _PROJECTED_AXIS)
        names = [label.get_text() for label in axes.get_yticklabels()]
        if any(len(name) > _PROJECTED_NAME for name in names):
            axes.set_yticks(axes.get_yticks(), labels=[_in_lines(name) for name in names])
    drawing.draw_without_rendering()  # which makes room for the words
    return drawing


def _in_lines(name: str) -> str:
    return textwrap.fill(" ".join(name.split()), _PROJECTED_NAME)
