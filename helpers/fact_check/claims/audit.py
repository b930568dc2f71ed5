"""Looks for claims in words that name what is not there: figures, notebooks, computations."""

from collections.abc import Collection, Iterator

import pandas as pd

from helpers.fact_check.claims import COMPUTATIONS, claims, nearest_release
from helpers.facts.figures import articles_figures
from helpers.facts.official import periods_of
from helpers.paths import NOTEBOOKS


def misplaced_claims(tables: Collection[str]) -> list[str]:
    """Give a sentence for each cell of data/claims.csv that leads nowhere.

    Parameters
    ----------
    tables : collection of str
        The tables that data/ holds.
    """
    if "claims" not in tables:
        return []
    figure_ids = set(articles_figures()["id"])
    return [
        f"data/claims.csv, row {row}, column {column}: found {value!r}; expected {expected}."
        for row, (_, claim) in enumerate(claims().iterrows(), start=2)
        for column, value, expected in _faults(claim, figure_ids)
    ]


def _faults(claim: pd.Series, figure_ids: set[str]) -> Iterator[tuple[str, str, str]]:
    """Each cell that leads nowhere: its column, what was found, what was expected."""
    if not (NOTEBOOKS / f"{claim['topic']}.ipynb").is_file():
        yield "topic", claim["topic"], "a notebook of notebooks/, without its ending"
    for name in [] if pd.isna(claim["figures"]) else claim["figures"].split():
        if name not in figure_ids:
            yield "figures", name, "an article’s figure of data/figures/"
    if claim["computation"] not in COMPUTATIONS:
        yield "computation", claim["computation"], f"one of {', '.join(COMPUTATIONS)}"
        return
    if claim["computation"] == "no_table" and pd.isna(claim["note"]):
        yield "note", "nothing", "what would settle the claim"
    try:
        release = nearest_release(claim, periods_of("wages_national")[-1])
    except (AttributeError, LookupError, ValueError):
        release = None
    if release is None:
        yield "about", str(claim["about"]), f"what {claim['computation']} can answer from data/"
