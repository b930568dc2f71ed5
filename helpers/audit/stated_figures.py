"""Looks over the figures that are typed by hand: their ids, their sizes, and who prints them."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

import pandas as pd

from helpers.data.tables import load
from helpers.facts.evidence import EVIDENCE
from helpers.formatting import in_unit, printed
from helpers.own_files import topic_files
from helpers.paths import REPORTS
from helpers.show.html_tables import dashed
from helpers.site.dependencies import tables_behind

_FIGURES = "figures/"
_CELL_END = re.compile(r"</t[dh]>")  # or the figures of two cells would be one number
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1>|<[^>]*>", re.DOTALL)
_AMOUNTS = ["value", "low", "high"]
_FEWEST = 3  # neighbours that tell how large an amount of a kind is
_APART = 4  # times; no figure at hand lies so far from all of its kind
_APART_FROM_FIGURES = 25  # times; evidence may say that a figure is far from the truth


def repeated_ids(tables: Iterable[str]) -> list[str]:
    """Give a sentence for each table of figures with ids of another, as a copy of it has.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    """
    stated = _stated(tables)
    first = stated.drop_duplicates("id").set_index("id")
    again = stated[stated["table"] != stated["id"].map(first["table"])]
    sentences = []
    for (table, other), rows in again.groupby(["table", again["id"].map(first["table"])]):
        row, more = rows.iloc[0], len(rows) - 1
        sentences.append(
            f"data/{table}.csv, row {row['row']}, column id: found {row['id']!r}, which stands in "
            f"data/{other}.csv, row {first.at[row['id'], 'row']}"
            f"{f', and {more} more of that table' if more else ''}; expected each id once; delete "
            "the one that is a copy."
        )
    return sentences


def odd_sizes(tables: Iterable[str]) -> list[str]:
    """Give a sentence for each amount far from all others of its measure and unit.

    A point that moved, or a separator of thousands taken for one, makes an amount ten or a
    thousand times what it was.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    """
    stated = _stated(tables)
    amounts = _amounts(stated)
    sentences = [*_far_from_others(amounts, amounts, _APART)]
    if EVIDENCE in tables:
        measures = stated.drop_duplicates("id").set_index("id")["measure"]
        rows = _placed(EVIDENCE)
        documented = _amounts(rows.assign(measure=rows["figure"].map(measures)))
        sentences += _far_from_others(
            documented, pd.concat([amounts, documented]), _APART_FROM_FIGURES
        )
    return sentences


def unshown(tables: Iterable[str]) -> list[str]:
    """Give a sentence for each figure that stands on no page which is made from its table.

    A page shows a figure when it prints its value, or each end of its range, in the words of its
    unit. That another figure of the same value is meant cannot be told.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    """
    texts: dict[str, list[str]] = {}
    for page in topic_files(REPORTS, ".html"):
        for name in sorted(tables_behind(page).intersection(tables)):
            if name.startswith(_FIGURES):
                texts.setdefault(name, []).append(_text(page.read_text(encoding="utf-8")))
    return [sentence for name in texts for sentence in _missing(name, texts[name])]


def _stated(tables: Iterable[str]) -> pd.DataFrame:
    """All rows of data/figures/, each with its place."""
    parts = [_placed(name) for name in sorted(tables) if name.startswith(_FIGURES)]
    columns = ["id", "measure", "unit", "table", "row", *_AMOUNTS]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _placed(name: str) -> pd.DataFrame:
    """The rows of a table, each with its ``table`` and its ``row`` there."""
    table = load(name)
    return table.assign(table=name, row=table.index + 2)


def _amounts(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for each amount above zero, with the ``column`` where it stands."""
    by = ["id", "measure", "unit", "table", "row"]
    amounts = rows.melt(by, _AMOUNTS, var_name="column", value_name="amount")
    return amounts[amounts["amount"] > 0]


def _far_from_others(amounts: pd.DataFrame, neighbours: pd.DataFrame, apart: int) -> Iterator[str]:
    """A sentence for each amount so many times above or below all neighbours of another id."""
    of_a_kind = dict(list(neighbours.groupby(["measure", "unit"])))
    for one in amounts.sort_values(["table", "row"]).itertuples():
        kind = of_a_kind[one.measure, one.unit]
        others = kind.loc[kind["id"] != one.id, "amount"]
        least, most = others.min(), others.max()
        if len(others) >= _FEWEST and not least / apart <= one.amount <= most * apart:
            yield (
                f"data/{one.table}.csv, row {one.row}, column {one.column}: {one.amount:,.12g} "
                f"{one.unit} is far from every other {one.measure}, {least:,.12g} to "
                f"{most:,.12g}; has a digit or the point moved?"
            )


def _text(page: str) -> str:
    """What a page shows, without its marks; an amount's dollar sign is in an element of its own.

    >>> _text("<td><span>$</span>51</td><td>2026</td>")
    '$51 2026'
    """
    apart = _CELL_END.sub(" ", page)
    return " ".join(unescape(_UNSEEN.sub("", apart)).split())


def _missing(name: str, texts: list[str]) -> Iterator[str]:
    """A sentence for each figure of a table that none of some texts prints."""
    for number, row in load(name).iterrows():
        ends = [row[end] for end in ("value", "low", "high") if pd.notna(row[end])]
        apart = [in_unit(end, row["unit"]) for end in ends] or [row["wording"]]
        forms = ([printed(row)], [dashed(printed(row))], apart)
        if not any(_prints(text, amounts) for text in texts for amounts in forms):
            yield (
                f"data/{name}.csv, row {number + 2}, {row['id']}: no page prints {printed(row)}; "
                "run `reports`, or let a notebook ask for it."
            )


def _prints(text: str, amounts: list[str]) -> bool:
    """Say whether a text holds each of some amounts, and not as a part of a longer number."""
    return all(re.search(rf"(?<![\d.,$]){re.escape(one)}(?!\d)", text) for one in amounts)
