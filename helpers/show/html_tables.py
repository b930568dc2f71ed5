"""Rows as tables: what a reader sees of them, and what can be saved."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from helpers.facts.provenance import PROVENANCE
from helpers.facts.sources import names_sources, sources_of
from helpers.phrases import unwrapped
from helpers.rendering.html import TABLE, table_in_notebook
from helpers.show.sentences import record_sources

Show = Callable[[float], str]
_MISSING = "not published"
_RANGE = re.compile(
    r"^((?:about )?\$?\d[\d.,]*%?) to (\$?\d[\d.,]*%?(?: or more| months| years)?)$"
)


class Linked(NamedTuple):
    """A cell that leads to where its text can be read, with a note in small print.

    Parameters
    ----------
    text : str
        What the cell says.
    address : str
        Of a page of the web; empty where there is none.
    note : str
        Where else it stands, such as a row of data/; empty where nowhere.
    """

    text: str
    address: str = ""
    note: str = ""


@dataclass
class Table:
    """Rows with a caption that show themselves in a notebook and in its page, as ``table`` says."""

    rows: pd.DataFrame
    caption: str
    show: dict[str, Show]
    note: str = ""
    form: str = ""

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        data = table_data(self.rows, self.caption, self.show)
        data["rows"] = [[_with_dash(cell) for cell in row] for row in data["rows"]]
        said = {"note": self.note, "form": self.form}
        data |= {key: text for key, text in said.items() if text}
        return {"text/html": table_in_notebook(data), "text/plain": self.caption, TABLE: data}


def table(
    rows: pd.DataFrame,
    caption: str,
    show: dict[str, Show] | None = None,
    note: str = "",
    form: str = "",
) -> Table:
    """Give rows as a captioned table and remember their sources.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns headed in words; ``source`` and ``stated_in`` are cited, not shown, and ``id``
        is what a link to the row is made of.
    caption : str
        What the rows are.
    show : dict of str to callable, optional
        For each column of numbers, the function of helpers.formatting that words it.
    note : str, optional
        What holds for all rows, under the caption.
    form : str, optional
        How a page lays the rows out: ``"verdicts"``, as rows whose first two cells are a subject
        and what is said of it; ``"list"``, as a list of such pairs, in two columns where there is
        room. A notebook shows either as a table.
    """
    record_sources(rows)
    return Table(rows, unwrapped(caption), show or {}, note, form)


def with_sources(rows: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Give computed rows the sources of the rows they were computed from, to be cited for them.

    Parameters
    ----------
    rows : pandas.DataFrame
        Computed rows, headed in words.
    evidence : pandas.DataFrame
        The rows of data/ they rest on.
    """
    names = sources_of(evidence)
    return rows.assign(**{f"source_{place}": name for place, name in enumerate(names)})


def headed(rows: pd.DataFrame, heads: dict[str, str]) -> pd.DataFrame:
    """Give the columns that a reader is to see, headed in words, with the rows' sources.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/, or rows that name their sources as those do.
    heads : dict of str to str
        The columns in their order, and what each is called.

    >>> wages = pd.DataFrame({"area": ["Ohio"], "state": ["OH"], "source": ["bls"]})
    >>> headed(wages, {"area": "State"}).columns.tolist()
    ['State', 'source']
    """
    sources = [column for column in rows if names_sources(column)]
    return rows[[*heads, *sources]].rename(columns=heads)


def table_data(rows: pd.DataFrame, caption: str, show: dict[str, Show]) -> dict:
    """Give rows as a reader sees them: texts, as ``helpers.rendering.html.html_table`` takes them.

    Parameters
    ----------
    rows : pandas.DataFrame
        As ``table`` takes them.
    caption : str
        What the rows are.
    show : dict of str to callable
        How each column's numbers are worded.

    Returns
    -------
    dict
        ``caption``, ``columns`` (``name``, and whether it holds a ``number``), ``rows`` of texts
        (the fields of ``Linked`` where a cell leads elsewhere) and, where the rows have them,
        ``ids``.
    """
    visible = _visible(rows)
    columns = [
        {"name": str(column), "number": pd.api.types.is_numeric_dtype(rows[column])}
        for column in visible
    ]
    texts = [
        [_text(value, show.get(column), head["number"]) for value in rows[column]]
        for column, head in zip(visible, columns, strict=True)
    ]
    in_rows = [list(row) for row in zip(*texts, strict=True)]
    data = {"caption": caption, "columns": columns, "rows": in_rows}
    return {**data, "ids": rows["id"].tolist()} if "id" in rows else data


def crossed(compute: Callable, down: pd.Index, across: pd.Index) -> pd.DataFrame:
    """Give what is made of each pair of two inputs, as a chart of a grid takes it.

    Parameters
    ----------
    compute : callable
        Takes one input of each and gives an amount.
    down, across : pandas.Index
        The inputs, named as a reader calls them.

    >>> prices, months = pd.Index([5, 6], name="Price"), pd.Index([2, 3], name="Months")
    >>> crossed(lambda price, number: price * number, prices, months).loc[6].tolist()
    [12, 18]
    """
    amounts = [[compute(one, other) for other in across] for one in down]
    return pd.DataFrame(amounts, index=down, columns=across)


def saved_rows(rows: pd.DataFrame, title: str, source: str) -> str:
    """Give a chart's rows as CSV; its numbers stay numbers.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows of a chart.
    title, source : str
        What the chart finds and where its figures are from; they end the file.
    """
    ending = pd.DataFrame([["Finding", title], ["Source", source]])
    text = rows[_visible(rows)].to_csv(index=False, lineterminator="\n", float_format="%.10g")
    return text + "\n" + ending.to_csv(index=False, header=False, lineterminator="\n")


def dashed(text: str) -> str:
    """Give a range as a table writes it, with a dash; any other text as it is.

    >>> dashed("about $48,000 to $50,000"), dashed("2024 to 2034"), dashed("1 to 2 years")
    ('about $48,000–$50,000', '2024–2034', '1–2 years')
    >>> dashed("from $48,000 to $50,000 in Ohio"), dashed("−1.4% to +3.7%")
    ('from $48,000 to $50,000 in Ohio', '−1.4% to +3.7%')
    """
    return _RANGE.sub(r"\1–\2", text)


def _visible(rows: pd.DataFrame) -> list:
    unseen = ("id", PROVENANCE)
    return [column for column in rows if column not in unseen and not names_sources(column)]


def _with_dash(cell: str | dict[str, str]) -> str | dict[str, str]:
    """A cell whose range, if it is one, has a dash."""
    return dashed(cell) if isinstance(cell, str) else cell | {"text": dashed(cell["text"])}


def _text(value: object, show: Show | None, number: bool) -> str | dict[str, str]:
    if isinstance(value, Linked):
        return value._asdict()
    if pd.isna(value):
        return _MISSING if number else ""
    if show:
        return show(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
