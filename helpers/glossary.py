"""The glossary: what the words of the pages mean, and in which forms they are found."""

import re

import pandas as pd

from helpers.tables import load


def glossary() -> pd.DataFrame:
    """Give the words and their meanings, each with the id by which links reach its row."""
    words = load("glossary")
    return pd.DataFrame(
        {
            "id": words["term"].map(_id),
            "Word": words["term"],
            "What it means here": words["meaning"],
        }
    )


def forms() -> dict[str, str]:
    """Give every form of every word, in small letters, with the id of its row."""
    words = load("glossary").fillna("")
    return {
        form.lower(): _id(word.term)
        for word in words.itertuples()
        for form in [word.term, *word.also.split("; ")]
        if form
    }


def _id(term: str) -> str:
    """A name that may stand in an address.

    >>> _id("Today’s dollars")
    'term-today-s-dollars'
    """
    return "term-" + "-".join(re.findall(r"[a-z0-9]+", term.lower()))
