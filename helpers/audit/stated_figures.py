"""Holds the rows that are typed by hand against one another: their names, their sizes."""

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.data.tables import load
from helpers.facts.evidence import EVIDENCE

_FIGURES = "figures/"
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
        of_figure = stated.drop_duplicates("id").set_index("id")["measure"]
        evidence = load(EVIDENCE)
        rows = evidence.assign(
            table=EVIDENCE, row=evidence.index + 2, measure=evidence["figure"].map(of_figure)
        )
        found = _amounts(rows)
        sentences += _far_from_others(found, pd.concat([amounts, found]), _APART_FROM_FIGURES)
    return sentences


def _stated(tables: Iterable[str]) -> pd.DataFrame:
    """All rows of data/figures/, each with its ``table`` and its ``row`` there."""
    parts = [
        table.assign(table=name, row=table.index + 2)
        for name in sorted(tables)
        if name.startswith(_FIGURES)
        for table in [load(name)]
    ]
    columns = ["id", "measure", "unit", "table", "row", *_AMOUNTS]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


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
