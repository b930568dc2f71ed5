"""Claims in words about what pay buys: prices by state, in cities and outside them."""

import pandas as pd

from helpers.analysis.pay_by_place import REGIONS
from helpers.data.tables import load
from helpers.fact_check.claims.answer import (
    ABOUT_RIGHT,
    CONFIRMED,
    CONTRADICTED,
    Answer,
    cited,
    of_readings,
    stated,
)
from helpers.facts.prices import portion_price_parities, purchasing_power
from helpers.formatting import decimal, dollars
from helpers.phrases import listing


def parities_of(table: str, period: str) -> pd.DataFrame | None:
    """Give the price parities of a release's year, or of the newest year before it.

    Parameters
    ----------
    table : str
        The official table, as ``"price_parities_state"``.
    period : str
        The wage release.

    Returns
    -------
    pandas.DataFrame or None
        One year's rows; None where the table begins later.

    >>> parities_of("price_parities_state", "1999") is None
    True
    """
    rows = load(f"official/{table}")
    rows = rows[rows["year"] <= int(period[:4])]
    return None if rows.empty else rows[rows["year"] == rows["year"].max()]


def lower_pay_buys_more(claim: pd.Series, period: str) -> Answer | None:
    """Whether the first of two amounts, each paid in a state, buys more than the second there."""
    parities = parities_of("price_parities_state", period)
    if parities is None:
        return None
    figures = stated(claim["figures"])
    levels = parities.set_index("area")["all_items"]
    bought = [
        purchasing_power(row["value"], levels[row["subject"]]) for _, row in figures.iterrows()
    ]
    amounts = [
        f"{dollars(row['value'])} in {row['subject']} ({decimal(levels[row['subject']])}) buys "
        f"{dollars(buys)}"
        for (_, row), buys in zip(figures.iterrows(), bought, strict=True)
    ]
    more = bought[0] > bought[1]
    states = figures["subject"].tolist()
    reason = f"At average prices the amount in {states[0]} buys {'more' if more else 'less'}."
    if bought[0] == bought[1]:
        reason = "At average prices the two amounts buy the same."
    year = parities["year"].iloc[0]
    evidence = f"Prices of {year}, the nation’s average = 100: {'; '.join(amounts)}"
    verdict = CONFIRMED if more else CONTRADICTED
    return Answer(verdict, evidence, cited(figures, parities), reason)


def regions_cost_less(claim: pd.Series, period: str) -> Answer | None:
    """Whether prices in each region that is named are lower than in the regions that are not.

    A region's price level is the middle one of its states'. The BEA prints no errors.
    """
    parities = parities_of("price_parities_state", period)
    if parities is None:
        return None
    levels = parities.dropna(subset=["state"]).set_index("state")["all_items"]
    regions = claim["about"].split()
    inside = {name: levels.reindex(REGIONS[name]).dropna() for name in regions}
    others = levels.drop([state for group in inside.values() for state in group.index]).median()
    verdicts = [CONFIRMED if one.median() < others else CONTRADICTED for one in inside.values()]
    medians = "; ".join(f"{name} {decimal(one.median())}" for name, one in inside.items())
    year = parities["year"].iloc[0]
    below = [name for name, one in inside.items() if one.median() < others]
    reason = f"Prices are lower in the {listing(below)}." if below else "In neither are they lower."
    evidence = f"Middle state’s price level, {year}: {medians}; other regions {decimal(others)}"
    return Answer(of_readings(verdicts), evidence, cited(parities), reason)


def cheaper_outside_cities(claim: pd.Series, period: str) -> Answer:
    """Whether the rest of a state is cheaper than its metropolitan areas, in every state.

    In most states is about right. This collection has the newest year alone, whatever the release.
    """
    both = [portion_price_parities(one) for one in ("metropolitan", "nonmetropolitan")]
    cities, rest = (rows.set_index("state")["all_items"] for rows in both)
    pairs = pd.DataFrame({"cities": cities, "rest": rest}).dropna()
    cheaper = int((pairs["rest"] < pairs["cities"]).sum())
    verdict = CONTRADICTED
    if cheaper > len(pairs) / 2:
        verdict = CONFIRMED if cheaper == len(pairs) else ABOUT_RIGHT
    gap = (pairs["cities"] - pairs["rest"]).median()
    return Answer(
        verdict,
        f"{both[0]['year'].iloc[0]}: cheaper outside metropolitan areas in {cheaper} of "
        f"{len(pairs)} states, in the middle state by {decimal(gap)} points",
        cited(*both),
        f"Prices outside metropolitan areas are lower in {cheaper} of {len(pairs)} states.",
    )
