"""Parts of the country, and what coders earn in each."""

import pandas as pd

from helpers.analysis.wage_errors import pooled

REGIONS = {
    "Northeast": ("CT", "ME", "MA", "NH", "NJ", "NY", "PA", "RI", "VT"),
    "Midwest": ("IL", "IN", "IA", "KS", "MI", "MN", "MO", "NE", "ND", "OH", "SD", "WI"),
    "South": (
        "AL", "AR", "DE", "DC", "FL", "GA", "KY", "LA", "MD", "MS", "NC", "OK", "SC", "TN", "TX",
        "VA", "WV",
    ),
    "West": ("AK", "AZ", "CA", "CO", "HI", "ID", "MT", "NV", "NM", "OR", "UT", "WA", "WY"),
}  # fmt: skip
"""The four regions of the U.S. Census Bureau."""
_TO_VIRGINIA = (
    "AK", "CA", "HI", "OR", "WA",
    "CT", "DE", "DC", "ME", "MD", "MA", "NH", "NJ", "NY", "RI", "VA",
)  # fmt: skip
_FURTHER_SOUTH = ("AL", "FL", "GA", "LA", "MS", "NC", "SC", "TX")
COASTS = {
    "on the Pacific and the Atlantic down to Virginia": _TO_VIRGINIA,
    "on any ocean or gulf coast": _TO_VIRGINIA + _FURTHER_SOUTH,
}
"""Two fair readings of "coastal states"; the District of Columbia counts with its neighbors."""


def pay_by_part(states: pd.DataFrame) -> pd.DataFrame:
    """Give the mean pay of parts of the country, each of its states weighted by its jobs.

    Parameters
    ----------
    states : pandas.DataFrame
        Wages of the states with what they buy, as ``price_parities.in_purchasing_power`` gives
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
