"""Claims in words about places: which states pay more, and what pay buys in them."""

import pandas as pd

from helpers.analysis.pay_by_place import COASTS, REGIONS
from helpers.analysis.ranking import ranked
from helpers.analysis.wage_errors import are_tied, pooled
from helpers.data.tables import load
from helpers.fact_check.claims.answer import (
    ABOUT_RIGHT,
    BESIDE,
    CANNOT_BE_CHECKED,
    CONFIRMED,
    CONTRADICTED,
    HIGHER,
    LOWER,
    Answer,
    cited,
    of_readings,
    sentence,
    side,
    verdict_on_order,
    with_substitutes,
)
from helpers.fact_check.claims.prices import parities_of
from helpers.facts.official import metropolitan_wages, nonmetropolitan_wages, state_wages
from helpers.facts.prices import purchasing_power
from helpers.formatting import dollars, plural
from helpers.phrases import agree, listing, place, when


def states_of(period: str) -> pd.DataFrame:
    """Give wages by state, with the errors and jobs of the nearest release where one has none."""
    return with_substitutes(state_wages, "wages_state", period, "state")


def coastal_states_pay_more(claim: pd.Series, period: str) -> Answer | None:
    """Whether coastal states pay more than the others together, in two readings of "coastal".

    Mean pay, weighted by jobs. What it buys stands beside it: the claim is on pay.
    """
    rows = states_of(period)
    if rows.empty:
        return None
    ways, sources = {"annual_mean": "As paid"}, [rows]
    parities = parities_of("price_parities_state", period)
    if parities is not None:
        rows, priced = _after_prices(rows, parities)
        ways["buys"] = f"At average prices ({priced})"
        sources.append(parities)
    parts, reasons, verdicts = [], [], []
    for column, way in ways.items():
        pairs, stands = [], []
        for reading, states in COASTS.items():
            inside = rows["state"].isin(states)
            paid, order = _two(rows[inside], rows[~inside], column)
            pairs.append(f"{reading} {paid}")
            stands.append(f"the mean of states {reading} {BESIDE[order]} that of the others")
            if column == "annual_mean":
                verdicts.append(verdict_on_order(order, HIGHER))
        parts.append(f"{way}: {', '.join(pairs)}")
        reasons.append(f"{way}, {listing(stands)}.")
    evidence = f"Mean against the other states’, {_of(rows, period)}. {'. '.join(parts)}"
    return Answer(of_readings(verdicts), evidence, cited(*sources), " ".join(reasons))


def cities_pay_more(claim: pd.Series, period: str) -> Answer | None:
    """Whether metropolitan areas pay more than the others together, by the mean."""
    cities, others = metropolitan_wages(period), nonmetropolitan_wages(period)
    if cities.empty or others.empty:
        return None
    paid, order = _two(cities, others, "annual_mean")
    return Answer(
        verdict_on_order(order, HIGHER),
        f"Mean of metropolitan areas against the rest, {when(period)}: {paid}",
        cited(cities, others),
        f"The mean in metropolitan areas {BESIDE[order]} that outside them.",
    )


def dearer_places_pay_more(claim: pd.Series, period: str) -> Answer | None:
    """Whether the half of the states with the higher prices pays more than the other half."""
    rows, parities = states_of(period), parities_of("price_parities_state", period)
    if rows.empty or parities is None:
        return None
    rows, priced = _after_prices(rows, parities)
    dear = rows["all_items"] > rows["all_items"].median()
    paid, order = _two(rows[dear], rows[~dear], "annual_mean")
    return Answer(
        verdict_on_order(order, HIGHER),
        f"Mean of the dearer half of the states against the other half, {_of(rows, period)}, "
        f"{priced}: {paid}",
        cited(rows, parities),
        f"The mean of the dearer half {BESIDE[order]} that of the other half.",
    )


def regions_pay_less(claim: pd.Series, period: str) -> Answer | None:
    """Whether each region that is named pays less than the regions that are not, by the mean."""
    rows = states_of(period)
    if rows.empty:
        return None
    regions = claim["about"].split()
    others = rows[~rows["state"].isin([s for name in regions for s in REGIONS[name]])]
    parts, verdicts, stands = [], [], []
    for name in regions:
        paid, order = _two(rows[rows["state"].isin(REGIONS[name])], others, "annual_mean")
        verdicts.append(verdict_on_order(order, LOWER))
        parts.append(f"{name} {paid}")
        stands.append(f"the mean of the {name} {BESIDE[order]} that of the other regions")
    evidence = f"Mean against the other regions’, {_of(rows, period)}: {'; '.join(parts)}"
    reason = f"{sentence(listing(stands))}."
    return Answer(of_readings(verdicts), evidence, cited(rows), reason)


def best_paying_states(claim: pd.Series, period: str) -> Answer | None:
    """Whether the states that are named, in this order, pay best by the mean.

    It holds when no other state surely pays more than one of them, and none of them surely more
    than one that is named before it; if only the first is so, it is about right. The District of
    Columbia counts where it is named.
    """
    states = claim["about"].split()
    rows = states_of(period)
    if rows.empty:
        return None
    if "DC" not in states:
        rows = rows[rows["state"] != "DC"]
    order = ranked(rows, "annual_mean").set_index("state", drop=False)
    unpublished = (
        load("states").set_index("state")["name"][states].drop(order.index, errors="ignore")
    )
    if not unpublished.empty:
        reason = f"No pay is published for {listing(map(place, unpublished))}."
        return Answer(CANNOT_BE_CHECKED, "", cited(rows), reason)
    above = {state: _surely_above(order, state) for state in states}
    others = {state: above[state].drop(states) for state in states}
    outside = {state: higher for state, higher in others.items() if higher.any()}
    in_order = not any(above[state][states[n + 1 :]].any() for n, state in enumerate(states))
    verdict = CONTRADICTED if outside else CONFIRMED if in_order else ABOUT_RIGHT
    parts = "; ".join(
        f"{row['area']} {dollars(row['annual_mean'])} (place {row['rank']:.0f})"
        for _, row in order.loc[states].iterrows()
    )
    firsts = listing(place(area) for area in order["area"].head(len(states)))
    reason = f"By the mean the first are {firsts}."
    if outside:
        worst = max(outside, key=lambda state: outside[state].sum())
        number = int(outside[worst].sum())
        reason += (
            f" {plural(number, 'state')} not named {agree(number, 'pays', 'pay')} more than "
            f"{place(order.at[worst, 'area'])} by more than the errors."
        )
    elif not in_order:
        reason += " Their order differs by more than the errors."
    order = order.drop(columns=["source_employment"], errors="ignore")  # a rank weighs no jobs
    evidence = f"Mean, {_of(rows, period, weighted=False)}: {parts}"
    return Answer(verdict, evidence, cited(order), reason)


def _surely_above(order: pd.DataFrame, state: str) -> pd.Series:
    """Whether each state's mean is higher than that of one by more than the errors."""
    one = order.loc[state]
    tied = are_tied(one["annual_mean"], one["error"], order["annual_mean"], order["error"])
    return ~tied & (order["annual_mean"] > one["annual_mean"])


def _two(rows: pd.DataFrame, others: pd.DataFrame, column: str) -> tuple[str, str]:
    """The means of two groups of places in words, and how the first stands to the second."""
    one, other = pooled(rows, column), pooled(others, column)
    return f"{dollars(one.value)} against {dollars(other.value)}", side(one, other)


def _after_prices(rows: pd.DataFrame, parities: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Rows with their states' prices and what the mean buys; and the year of the prices."""
    rows = rows.merge(parities[["state", "all_items", "year"]], on="state")
    rows["buys"] = purchasing_power(rows["annual_mean"], rows["all_items"])
    return rows, f"prices of {rows['year'].iloc[0]}"


def _of(rows: pd.DataFrame, period: str, weighted: bool = True) -> str:
    """The release in words, with those from which jobs or errors stand in."""
    text = when(period)
    columns = {"employment": "jobs", "mean_rse": "errors"} if weighted else {"mean_rse": "errors"}
    for column, name in columns.items():
        other = rows[f"{column}_of"].iloc[0]
        if other != period:
            text += f", {name} of {when(other)}"
    return text
