"""The rows that a lesson hands out: pupils get them inside their notebook."""

import io

import pandas as pd
from IPython.display import display

from helpers.facts.sources import names_sources
from helpers.formatting import MINUS
from helpers.rendering.html import ROWS, TABLE, table_in_notebook
from helpers.show.html_tables import table_data
from helpers.show.sentences import record_sources

HANDED_OUT: list[pd.DataFrame] = []
"""The tables of the lesson, as pupils read them: what names an exercise may ask for."""


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
