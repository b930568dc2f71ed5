"""What a lesson is written with: its charts, and rows to hand out.

A lesson in notebooks/lessons runs with these; what it hands out needs none of them.
"""

import io

import matplotlib as mpl
import pandas as pd
from IPython import get_ipython
from IPython.display import display
from matplotlib.figure import Figure

from helpers.errors import UserError
from helpers.exercises.answer_check import digest_of
from helpers.facts.sources import names_sources
from helpers.formatting import MINUS
from helpers.rendering.html import CHART, ROWS, TABLE, chart_in_notebook, table_in_notebook
from helpers.show.charts.chart import svg_of
from helpers.show.charts.style import HOUSE_RULES, NARROW, SERIES, WIDE
from helpers.show.charts.words import LINE, width_of
from helpers.show.html_tables import table_data
from helpers.show.sentences import record_sources

_SHAPE = 0.45  # height of a drawing by its width, unless the lesson asks for another
_LOWEST, _TALLEST = 190, 340  # a drawing, in drawing units
_AROUND = 90  # above and under the axes of a phone's drawing, for title and labels
_PHONE_AXIS = 240  # about so long is the axis across a phone
HANDED_OUT: list[pd.DataFrame] = []
"""The tables of the lesson, as pupils read them: what names an exercise may ask for."""


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
        "svg": svg_of(_wide(drawing), name, alt, {}),
        "svg_narrow": svg_of(_narrow(drawing), f"{name}-narrow", alt, {}),
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
        if sum(width_of(label.get_text()) + 8 for label in axes.get_xticklabels()) > _PHONE_AXIS:
            axes.tick_params(axis="x", labelrotation=60)
    return drawing


def hand_out(name: str, rows: pd.DataFrame, caption: str) -> pd.DataFrame:
    """Show rows that the pupils get inside their notebook, and give them as pupils read them.

    Parameters
    ----------
    name : str
        What the rows are called in the lesson.
    rows : pandas.DataFrame
        Columns headed in words; those that name sources are cited, not handed out.
    caption : str
        What the rows are, with their unit and year.
    """
    record_sources(rows)
    columns = rows[[column for column in rows if not names_sources(column)]]
    whole = [n for n in columns.select_dtypes("float") if (columns[n].dropna() % 1 == 0).all()]
    csv = columns.astype(dict.fromkeys(whole, "Int64")).to_csv(index=False, lineterminator="\n")
    pupils_rows = pd.read_csv(io.StringIO(csv))
    show = {
        column: "{:g}".format if "year" in column.lower() else _number
        for column in pupils_rows.select_dtypes("number")
    }
    table = table_data(pupils_rows, caption, show)
    data = {"text/html": table_in_notebook(table), "text/plain": caption, TABLE: table}
    display({**data, ROWS: {"name": name, "caption": caption, "csv": csv}}, raw=True)
    HANDED_OUT.append(pupils_rows)
    return pupils_rows


def _number(value: float) -> str:
    """A number with all its decimals.

    >>> _number(50250), _number(-2.25)
    ('50,250', '−2.25')
    """
    return f"{value:,.10g}".replace("-", MINUS)
