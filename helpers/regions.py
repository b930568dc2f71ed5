"""Coders' pay in parts of the country: regions, coasts, and the states between."""

import pandas as pd

from helpers.fact_check.words.estimates import pooled
from helpers.fact_check.words.regions import COASTS, REGIONS


def pay_by_part(states: pd.DataFrame) -> pd.DataFrame:
    """Give the mean pay of parts of the country, each of its states weighted by its jobs.

    Parameters
    ----------
    states : pandas.DataFrame
        Wages of the states with what they buy, as ``helpers.ranking.in_purchasing_power`` gives
        them.

    Returns
    -------
    pandas.DataFrame
        ``States`` together, ``As paid`` and ``What it buys`` at the nation's average prices, in
        dollars, and the sources. A state may be in several parts: a region, and a coast.
    """
    parts = REGIONS | {f"States {name}": codes for name, codes in COASTS.items()}
    coastal = {state for codes in COASTS.values() for state in codes}
    parts["States on no coast"] = tuple(set(states["state"]) - coastal)
    lines = []
    for name, codes in parts.items():
        own = states[states["state"].isin(codes)]
        lines.append((name, pooled(own, "annual_mean").value, pooled(own, "buys_mean").value))
    rows = pd.DataFrame(lines, columns=["States", "As paid", "What it buys"])
    return rows.assign(
        source=states["source"].iloc[0], source_prices=states["source_prices"].iloc[0]
    )
