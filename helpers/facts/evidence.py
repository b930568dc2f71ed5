"""The evidence: what sources say of the figures that articles state, one row a claim and source."""

import pandas as pd

from helpers.data.schemas.articles import GRADES
from helpers.data.tables import load
from helpers.facts.figures import all_figures

EVIDENCE = "evidence"


def evidence(figure: str | None = None) -> pd.DataFrame:
    """Give what sources say of the stated figures, or of one of them, the surest first.

    Parameters
    ----------
    figure : str, optional
        The ``id`` of a row of data/figures/.

    Returns
    -------
    pandas.DataFrame
        Rows of data/evidence.csv, each with the ``publisher`` and the ``address`` of its source.
        What can be held against its figure comes before what only comes near it, and either by
        grade, from *official* to *weak*. Of a figure without evidence there are no rows.

    >>> evidence("career-hub-cca-exam-fee")["grade"].tolist()
    ['primary', 'secondary']
    """
    rows = load(EVIDENCE)
    if figure is not None:
        rows = rows[rows["figure"] == figure]
    sources = load("sources").set_index("source")
    rows = rows.assign(
        publisher=rows["source"].map(sources["publisher"]),
        address=rows["source"].map(sources["page"]),
        surest=rows["grade"].map(GRADES.index),
    )
    order = ["comparable", "surest"]  # "yes" before "no"
    rows = rows.sort_values(order, ascending=[False, True], kind="stable", ignore_index=True)
    return rows.drop(columns="surest")


def misplaced_evidence() -> list[str]:
    """Give a sentence for each row of evidence without a figure of its unit, or an address."""
    figures = all_figures()
    units = dict(zip(figures["id"], figures["unit"], strict=True))
    pages = load("sources").set_index("source")["page"]
    faults = []
    for number, row in enumerate(load(EVIDENCE).itertuples(), start=2):
        unit = units.get(row.figure)
        if unit is None:
            faults.append(_problem(number, "figure", row.figure, "the id of a row of data/figures"))
        elif unit != row.unit:
            expected = f"{unit}, the unit of {row.figure}"
            faults.append(_problem(number, "unit", row.unit, expected))
        if pd.isna(pages[row.source]):
            expected = "a source that has a page in data/sources.csv"
            faults.append(_problem(number, "source", row.source, expected))
    return faults


def _problem(number: int, column: str, value: str, expected: str) -> str:
    where = f"data/{EVIDENCE}.csv, row {number}, column {column}"
    return f"{where}: found {value!r}; expected {expected}."
