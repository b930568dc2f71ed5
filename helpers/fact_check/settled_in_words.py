"""Figures that stand for a claim in words: they take its verdict."""

import pandas as pd

from helpers.fact_check.verdict import Verdict


def claim_in_words(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """The verdict on the claim in words that a figure serves."""
    return None
