"""The glossary: what the words of the pages mean."""

import pandas as pd

from helpers.data.tables import load
from helpers.rendering.glossary_terms import id_of


def glossary() -> pd.DataFrame:
    """Give the words and their meanings, each with the id by which links reach its row."""
    words = load("glossary")
    return pd.DataFrame(
        {
            "id": words["term"].map(id_of),
            "Word": words["term"],
            "What it means here": words["meaning"],
        }
    )
