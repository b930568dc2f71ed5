"""Shows rows as a table that a screen reader can follow: caption, scopes, aligned numbers."""

import html
from collections.abc import Callable
from urllib.parse import quote

import pandas as pd

from helpers.citations import names_sources, remember

Show = Callable[[float], str]
_MISSING = "not published"
_UNQUOTED = ",:;/()$'@!*=-._~ "  # what may stand in an address inside double quotes


class Table:
    """Rows with a caption that show themselves in a notebook and in its page."""

    def __init__(self, rows: pd.DataFrame, caption: str, show: dict[str, Show]) -> None:
        """Keep the rows, their caption and how each column's numbers are worded."""
        self.rows = rows
        self.caption = caption
        self.show = show

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        shown = html_rows(self.rows, self.caption, self.show)
        return {"text/html": shown, "text/plain": self.caption}


def table(rows: pd.DataFrame, caption: str, show: dict[str, Show] | None = None) -> Table:
    """Give rows as a captioned table and remember their sources.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words; ``source`` and ``stated_in`` are cited, not shown, and ``id``
        is what a link to the row is made of.
    caption : str
        What the rows are.
    show : dict of str to callable, optional
        For each column of numbers, the function of helpers.words that words it.
    """
    remember(rows)
    return Table(rows, caption, show or {})


def html_rows(rows: pd.DataFrame, caption: str, show: dict[str, Show]) -> str:
    """Give rows as an HTML table in a box that scrolls by itself; everything is escaped."""
    seen = [column for column in rows.columns if column != "id" and not names_sources(column)]
    numeric = {column for column in seen if pd.api.types.is_numeric_dtype(rows[column])}
    heads = "".join(
        f'<th scope="col"{_aligned(column in numeric)}>{html.escape(str(column))}</th>'
        for column in seen
    )
    body = ""
    for _, row in rows.iterrows():
        cells = (_cell(row[column], column, seen, numeric, show) for column in seen)
        body += f"<tr{_anchor(row)}>{''.join(cells)}</tr>"
    told = html.escape(caption)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{told}">'
        f'<table class="figures"><caption>{told}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def saved_rows(rows: pd.DataFrame, title: str, source: str) -> str:
    """Give rows as a CSV inside an address, so that a page without a host can save them.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows of a chart; its numbers stay numbers.
    title, source : str
        What the chart finds and where its figures are from; they end the file.
    """
    seen = [column for column in rows.columns if column != "id" and not names_sources(column)]
    ending = pd.DataFrame([["Finding", title], ["Source", source]])
    text = rows[seen].to_csv(index=False, lineterminator="\n", float_format="%.10g")
    text += "\n" + ending.to_csv(index=False, header=False, lineterminator="\n")
    return f"data:text/csv;charset=utf-8,{quote(text, safe=_UNQUOTED)}"


def _cell(value: object, column: str, seen: list[str], numeric: set[str], show: dict) -> str:
    if pd.isna(value):
        shown = _MISSING if column in numeric else ""
    elif column in show:
        shown = show[column](value)
    else:
        shown = f"{value:g}" if isinstance(value, float) else str(value)
    if column == seen[0]:
        return f'<th scope="row">{html.escape(shown)}</th>'
    return f"<td{_aligned(column in numeric)}>{html.escape(shown)}</td>"


def _anchor(row: pd.Series) -> str:
    """A row with an id can be linked to."""
    return f' id="{html.escape(row["id"])}"' if "id" in row else ""


def _aligned(number: bool) -> str:
    return ' class="number"' if number else ""
