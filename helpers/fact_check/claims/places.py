"""Claims in words about places: which pay more, which cost less, and what pay buys in them."""

from contextlib import suppress

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
    NotPublishedError,
    cited,
    of_readings,
    side,
    stated,
    verdict_on_order,
    with_substitutes,
)
from helpers.facts.official import metropolitan_wages, nonmetropolitan_wages, state_wages
from helpers.facts.prices import portion_price_parities, purchasing_power, state_price_parities
from helpers.formatting import decimal, dollars, plural
from helpers.phrases import agree, capitalized, listing, place, when


def coastal_states_pay_more(claim: pd.Series, period: str) -> Answer:
    """Whether coastal states pay more than the others together, in two readings of "coastal".

    Mean pay, weighted by jobs. What it buys stands beside it: the claim is on pay.
    """
    rows = _states_of(period)
    ways, sources = {"annual_mean": "As paid"}, [rows]
    with suppress(NotPublishedError):
        parities = _parities_of(period)
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


def cities_pay_more(claim: pd.Series, period: str) -> Answer:
    """Whether metropolitan areas pay more than the others together, by the mean."""
    cities, others = metropolitan_wages(period), nonmetropolitan_wages(period)
    if cities.empty or others.empty:
        raise NotPublishedError
    paid, order = _two(cities, others, "annual_mean")
    return Answer(
        verdict_on_order(order, HIGHER),
        f"Mean of metropolitan areas against the rest, {when(period)}: {paid}",
        cited(cities, others),
        f"The mean in metropolitan areas {BESIDE[order]} that outside them.",
    )


def dearer_places_pay_more(claim: pd.Series, period: str) -> Answer:
    """Whether the half of the states with the higher prices pays more than the other half."""
    rows, parities = _states_of(period), _parities_of(period)
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


def regions_pay_less(claim: pd.Series, period: str) -> Answer:
    """Whether each region that is named pays less than the regions that are not, by the mean."""
    rows = _states_of(period)
    regions = claim["about"].split()
    others = rows[~rows["state"].isin([s for name in regions for s in REGIONS[name]])]
    parts, verdicts, stands = [], [], []
    for name in regions:
        paid, order = _two(rows[rows["state"].isin(REGIONS[name])], others, "annual_mean")
        verdicts.append(verdict_on_order(order, LOWER))
        parts.append(f"{name} {paid}")
        stands.append(f"the mean of the {name} {BESIDE[order]} that of the other regions")
    evidence = f"Mean against the other regions’, {_of(rows, period)}: {'; '.join(parts)}"
    return Answer(of_readings(verdicts), evidence, cited(rows), f"{capitalized(listing(stands))}.")


def best_paying_states(claim: pd.Series, period: str) -> Answer:
    """Whether the states that are named, in this order, pay best by the mean.

    It holds when no other state surely pays more than one of them, and none of them surely more
    than one that is named before it; if only the first is so, it is about right. The District of
    Columbia counts where it is named.
    """
    states = claim["about"].split()
    rows = _states_of(period)
    if "DC" not in states:
        rows = rows[rows["state"] != "DC"]
    order = ranked(rows, "annual_mean").set_index("state", drop=False)
    names = load("states").set_index("state")["name"]
    unpublished = names[states].drop(order.index, errors="ignore")
    if not unpublished.empty:
        reason = f"No pay is published for {listing(map(place, unpublished))}."
        return Answer(CANNOT_BE_CHECKED, "", cited(rows), reason)
    above = {state: _surely_above(order, state) for state in states}
    ahead = {state: int(above[state].drop(states).sum()) for state in states}
    worst = max(ahead, key=ahead.get)
    in_order = not any(above[state][states[n + 1 :]].any() for n, state in enumerate(states))
    verdict = CONTRADICTED if ahead[worst] else CONFIRMED if in_order else ABOUT_RIGHT
    parts = "; ".join(
        f"{row['area']} {dollars(row['annual_mean'])} (place {row['rank']:.0f})"
        for _, row in order.loc[states].iterrows()
    )
    reason = f"By the mean the first are {listing(map(place, order['area'].head(len(states))))}."
    if ahead[worst]:
        reason += (
            f" {plural(ahead[worst], 'state')} not named {agree(ahead[worst], 'pays', 'pay')} more "
            f"than {place(order.at[worst, 'area'])} by more than the errors."
        )
    elif not in_order:
        reason += " Their order differs by more than the errors."
    order = order.drop(columns=["source_employment"], errors="ignore")  # a rank weighs no jobs
    evidence = f"Mean, {_of(order, period)}: {parts}"
    return Answer(verdict, evidence, cited(order), reason)


def lower_pay_buys_more(claim: pd.Series, period: str) -> Answer:
    """Whether the first of two amounts, each paid in a state, buys more than the second there."""
    parities = _parities_of(period)
    figures = stated(claim["figures"])
    levels = parities.set_index("area")["all_items"][figures["subject"]]
    bought = purchasing_power(figures["value"], levels.to_numpy())
    amounts = [
        f"{dollars(paid)} in {state} ({decimal(level)}) buys {dollars(buys)}"
        for (state, level), paid, buys in zip(levels.items(), figures["value"], bought, strict=True)
    ]
    first, second = bought
    more = "more" if first > second else "less"
    reason = f"At average prices the amount in {levels.index[0]} buys {more}."
    if first == second:
        reason = "At average prices the two amounts buy the same."
    year = parities["year"].iloc[0]
    evidence = f"Prices of {year}, the nation’s average = 100: {'; '.join(amounts)}"
    verdict = CONFIRMED if first > second else CONTRADICTED
    return Answer(verdict, evidence, cited(figures, parities), reason)


def regions_cost_less(claim: pd.Series, period: str) -> Answer:
    """Whether prices in each region that is named are lower than in the regions that are not.

    A region's price level is the middle one of its states'. The BEA prints no errors.
    """
    parities = _parities_of(period)
    levels = parities.set_index("state")["all_items"]
    middles = {name: levels.reindex(REGIONS[name]).median() for name in claim["about"].split()}
    inside = [state for name in middles for state in REGIONS[name]]
    others = levels.drop(inside, errors="ignore").median()
    below = [name for name, level in middles.items() if level < others]
    verdicts = [CONFIRMED if name in below else CONTRADICTED for name in middles]
    medians = "; ".join(f"{name} {decimal(level)}" for name, level in middles.items())
    reason = f"Prices are lower in the {listing(below)}." if below else "In neither are they lower."
    year = parities["year"].iloc[0]
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
    in_most = CONFIRMED if cheaper == len(pairs) else ABOUT_RIGHT
    verdict = in_most if cheaper > len(pairs) / 2 else CONTRADICTED
    gap = (pairs["cities"] - pairs["rest"]).median()
    return Answer(
        verdict,
        f"{both[0]['year'].iloc[0]}: cheaper outside metropolitan areas in {cheaper} of "
        f"{len(pairs)} states, in the middle state by {decimal(gap)} points",
        cited(*both),
        f"Prices outside metropolitan areas are lower in {cheaper} of {len(pairs)} states.",
    )


def _states_of(period: str) -> pd.DataFrame:
    """Wages by state, with the errors and jobs of the nearest release where one has none."""
    rows = with_substitutes(state_wages, "wages_state", period, "state")
    if rows.empty:
        raise NotPublishedError
    return rows


def _parities_of(period: str) -> pd.DataFrame:
    """The states' price parities of a release's year, or of the newest year before it."""
    parities = state_price_parities(until=int(period[:4]))
    if parities.empty:
        raise NotPublishedError
    return parities


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


def _of(rows: pd.DataFrame, period: str) -> str:
    """The release in words, with those from which jobs or errors stand in."""
    text = when(period)
    for column, name in (("employment", "jobs"), ("mean_rse", "errors")):
        if f"source_{column}" in rows:
            text += f", {name} of {when(rows[f'{column}_of'].iloc[0])}"
    return text
