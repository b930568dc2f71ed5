"""The terms that the glossary explains. Standard library only: pages are made without pandas."""

import csv
import re

from helpers.paths import data_folder


def forms() -> dict[str, str]:
    """Give every form of every term, in small letters, with the id of its row in the glossary."""
    with open(data_folder() / "glossary.csv", encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    return {
        form.strip().lower(): id_of(row["term"])
        for row in rows
        for form in [row["term"], *row["also"].split(";")]
        if form.strip()
    }


def id_of(term: str) -> str:
    """Give the name by which links reach a term.

    >>> id_of("Today’s dollars")
    'term-today-s-dollars'
    """
    return "term-" + "-".join(re.findall(r"[a-z0-9]+", term.lower()))
