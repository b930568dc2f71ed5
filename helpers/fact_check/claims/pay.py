"""Claims in words about pay: of the occupation, and of it beside others."""

import pandas as pd

from helpers.analysis.wage_errors import chance_in_change
from helpers.fact_check.claims.answer import (
    ABOUT_RIGHT,
    BESIDE,
    CANNOT_BE_CHECKED,
    CONFIRMED,
    CONTRADICTED,
    HIGHER,
    LOWER,
    TIED,
    Answer,
    NotPublishedError,
    against,
    cited,
    jobs_of,
    of_readings,
    order_of,
    side,
    verdict_on_order,
    wages_of,
)
from helpers.fact_check.claims.settings import pays_more_by_both, settings_of
from helpers.facts.growth import change
from helpers.facts.official import (
    EVERYONE,
    RECORDS,
    consumer_prices,
    metropolitan_wages,
    occupations,
    state_wages,
    steady_wages,
)
from helpers.facts.prices import real_change
from helpers.formatting import dollars, percent, signed_percent
from helpers.phrases import listing, uncapitalized, when

_SIX_FIGURES = 100_000
_CHANGE_WORDS = {HIGHER: "rose", LOWER: "fell", TIED: "did not surely change"}


def six_figures_within_reach(claim: pd.Series, period: str) -> Answer:
    """Whether one in ten or more earns six figures; where one in four does, it is confirmed.

    The claim names no place, so the nation decides. One in ten is the smallest share of which the
    wage survey prints the pay, one in four the next.
    """
    nation = wages_of(RECORDS, period)
    if pd.isna(nation["annual_p90"]):
        reason = "BLS withholds the 90th percentile of that release."
        return Answer(CANNOT_BE_CHECKED, "", cited(nation), reason)
    parts = [f"A tenth earn more than {dollars(nation['annual_p90'])}, {when(period)}"]
    places = {
        "states (the District of Columbia counts as one)": state_wages(period),
        "metropolitan areas": metropolitan_wages(period),
    }
    sources = [nation]
    for kind, rows in places.items():
        published = rows.dropna(subset=["annual_p90"])
        if not published.empty:
            above = int((published["annual_p90"] >= _SIX_FIGURES).sum())
            parts.append(f"a tenth earn six figures in {above} of {len(published)} {kind}")
            sources.append(published)
    if nation["annual_p75"] >= _SIX_FIGURES:
        verdict, share = CONFIRMED, "At least a quarter"
    elif nation["annual_p90"] >= _SIX_FIGURES:
        verdict, share = ABOUT_RIGHT, "At least a tenth"
    else:
        verdict, share = CONTRADICTED, "Fewer than a tenth"
    reason = f"{share} of the people in the occupation earn six figures."
    return Answer(verdict, "; ".join(parts), cited(*sources), reason)


def pays_more_than_all_jobs(claim: pd.Series, period: str) -> Answer:
    """Whether the occupation pays more than all occupations together, by median and by mean."""
    coders, everyone = wages_of(RECORDS, period), wages_of(EVERYONE, period)
    stand = "its {statistic} {is_higher} theirs"
    verdict, pay_of_both, stands = pays_more_by_both(coders, everyone, stand)
    evidence = f"Coders against all occupations, {when(period)}: {pay_of_both}"
    reason = f"Beside all occupations, {stands}."
    return Answer(verdict, evidence, cited(coders, everyone), reason)


def demand_raises_pay(claim: pd.Series, period: str) -> Answer:
    """Whether pay rose more than prices while jobs rose, by median and by mean.

    From the first release after the doubtful one of May 2021 on. A change within the errors of
    both releases decides nothing. Where jobs have not grown, the claim has no test.
    """
    wages = steady_wages()
    wages = wages[wages["period"] <= period]
    if len(wages) < 2 or wages["period"].iloc[-1] != period:
        raise NotPublishedError
    old, new = wages.iloc[0], wages.iloc[-1]
    jobs = change(new["employment"], old["employment"])
    grew = side(jobs_of(new), jobs_of(old)) == HIGHER
    chance = chance_in_change(old, new)
    rises = {name: real_change(f"annual_{name}", old, new) for name in ("median", "mean")}
    rises_in_words = listing(f"{name} {signed_percent(rise)}" for name, rise in rises.items())
    evidence = (
        f"{when(old['period'])} to {when(period)}: jobs {signed_percent(jobs)}; "
        f"pay after inflation: {rises_in_words}, give or take {percent(chance, 1)}"
    )
    sources = cited(old, new, consumer_prices())
    if not grew:
        reason = "Jobs did not grow by more than their errors, so the claim has no test."
        return Answer(CANNOT_BE_CHECKED, evidence, sources, reason)
    moves = {name: _order_of_change(rise, chance) for name, rise in rises.items()}
    verdicts = [verdict_on_order(move, HIGHER) for move in moves.values()]
    ways = listing(f"the {name} {_CHANGE_WORDS[move]}" for name, move in moves.items())
    reason = f"Jobs grew; after inflation, {ways}."
    return Answer(of_readings(verdicts), evidence, sources, reason)


def pays_slightly_less(claim: pd.Series, period: str) -> Answer:
    """Whether an occupation pays less than another, in the nation and in each kind of employer.

    *Slightly* is fulfilled by a median inside the middle half of the other's pay. The employers
    are hospitals and physicians' offices, of the releases that tell them apart. An occupation
    that is compared with itself under another name does not pay less.
    """
    codes = claim["about"].split()
    one, other = (wages_of(code, period) for code in codes)
    if codes[0] == codes[1]:
        return Answer(
            CONTRADICTED,
            f"Median of {_name_of(one)}, coders among them, {when(period)}: "
            f"{dollars(one['annual_median'])}",
            cited(one),
            "BLS counts both in one and the same occupation; it prints no pay of either alone.",
        )
    order = order_of(one, other)
    verdicts = [verdict_on_order(order, LOWER)]
    if order == LOWER and one["annual_median"] < other["annual_p25"]:
        verdicts.append(CONTRADICTED)
    parts, apart = [_medians(one, other)], []
    rows = [settings_of(period, code) for code in codes]
    for code in ("622000", "621100"):
        if not all(code in frame.index for frame in rows):
            continue
        pair = [frame.loc[code] for frame in rows]
        here = order_of(*pair)
        verdicts.append(CONTRADICTED if here == TIED else verdict_on_order(here, LOWER))
        parts.append(f"{pair[0]['Setting'].lower()} {against(*pair)}")
        if here != LOWER:
            apart.append(pair[0]["Setting"].lower())
    reason = f"In all, the median {BESIDE[order]} that of {_name_of(other)}."
    if apart:
        reason += f" In {listing(apart)} it is not lower."
    return Answer(of_readings(verdicts), "; ".join(parts), cited(one, other, *rows), reason)


def pays_alike(claim: pd.Series, period: str) -> Answer:
    """Whether an occupation's pay is comparable with another's: about right in its middle half.

    A tie of the medians confirms. A median inside the middle half of the other's pay, where half
    of its people are, is roughly comparable.
    """
    one, other = (wages_of(code, period) for code in claim["about"].split())
    order = order_of(one, other)
    inside = other["annual_p25"] <= one["annual_median"] <= other["annual_p75"]
    roughly = ABOUT_RIGHT if inside else CONTRADICTED
    middle = f"{dollars(other['annual_p25'])} to {dollars(other['annual_p75'])}"
    return Answer(
        CONFIRMED if order == TIED else roughly,
        _medians(one, other),
        cited(one, other),
        f"The median {BESIDE[order]} that of {_name_of(other)}, and "
        f"{'inside' if inside else 'outside'} the range in which the middle half of them earn "
        f"({middle}).",
    )


def pays_more(claim: pd.Series, period: str) -> Answer:
    """Whether an occupation's median is higher than another's by more than the error."""
    one, other = (wages_of(code, period) for code in claim["about"].split())
    order = order_of(one, other)
    reason = f"The median {BESIDE[order]} that of {_name_of(other)}."
    verdict = verdict_on_order(order, HIGHER)
    return Answer(verdict, _medians(one, other), cited(one, other), reason)


def _medians(one: pd.Series, other: pd.Series) -> str:
    period = when(one["period"])
    return f"Median of {_name_of(one)}, {period}: all employers {against(one, other)}"


def _name_of(wages: pd.Series) -> str:
    names = occupations().set_index("occupation")["name"]
    return uncapitalized(names[wages["occupation"]])


def _order_of_change(rise: float, chance: float) -> str:
    """How pay stands to that of an earlier release, whose errors allow so much by chance."""
    if abs(rise) <= chance:
        return TIED
    return HIGHER if rise > 0 else LOWER
