"""The glossary: what the words of the pages mean."""

import pandas as pd

from helpers.data.tables import load
from helpers.rendering.links import id_of_term


def glossary() -> pd.DataFrame:
    """Give the words and their meanings, each with the id by which links reach its row."""
    words = load("glossary")
    return pd.DataFrame(
        {
            "id": words["term"].map(id_of_term),
            "Word": words["term"],
            "What it means here": words["meaning"],
        }
    )
