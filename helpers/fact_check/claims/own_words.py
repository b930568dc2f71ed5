"""Claims that an article's own words, or the code tables, decide."""

from math import inf

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.claims.answer import (
    ABOUT_RIGHT,
    CANNOT_BE_CHECKED,
    CONFIRMED,
    CONTRADICTED,
    CONTRADICTS_ITSELF,
    Answer,
    cited,
    middle,
    stated,
)
from helpers.facts.figures import figures as figures_of
from helpers.facts.growth import change
from helpers.facts.sources import article
from helpers.formatting import dollars, percent, printed, span
from helpers.phrases import uncapitalized

_ATTACK = "exacerbation"  # the classification's own word for an attack
_WITHOUT = "uncomplicated"
_OWN_WORD = "It is the article’s own word; a survey that asks who holds what would settle it."


def code_means_an_attack(claim: pd.Series, period: str) -> Answer:
    """Whether a code, named in ``about``, is the one for an attack of the illness.

    The classification calls an attack an acute exacerbation, and what has none uncomplicated.
    """
    codes = load("diagnosis_codes").set_index("code", drop=False)
    code = codes.loc[claim["about"]]
    with_attack = codes[codes["title"].str.contains(_ATTACK)]
    listed = pd.concat([code.to_frame().T, with_attack]).drop_duplicates("code")
    evidence = "; ".join(f"{row['code']}: {row['title']}" for _, row in listed.iterrows())
    if _ATTACK in code["title"]:
        verdict, reason = CONFIRMED, "The code’s title names an attack."
    elif _WITHOUT in code["title"]:
        verdict = CONTRADICTED
        reason = "The code is for the illness without complication; an attack has another code."
    else:
        verdict = CANNOT_BE_CHECKED
        reason = "The code’s title does not say whether it covers an attack."
    return Answer(verdict, evidence, cited(listed), reason)


def certification_is_the_strongest_lever(claim: pd.Series, period: str) -> Answer:
    """Whether credentials add more pay than the years do, by the article's own numbers.

    ``about`` names the mean without a credential, the highest mean with any, and the first and
    the last stage of the ladder. When the gap is smaller than the nearest ends of the two stages
    are apart, the article contradicts itself in every reading; when it is smaller than their
    middles are, in one.
    """
    without, certified, first, last = (row for _, row in stated(claim["about"]).iterrows())
    gap = certified["value"] - without["value"]
    nearest, middles = last["low"] - first["high"], middle(last) - middle(first)
    evidence = (
        f"{certified['subject']} against {uncapitalized(without['subject'])}: {dollars(gap)}; "
        f"{last['subject'].lower()} ({printed(last)}) against {first['subject'].lower()} "
        f"({printed(first)}): at least {dollars(nearest)}, between the middles {dollars(middles)}"
    )
    if gap < nearest:
        verdict = CONTRADICTS_ITSELF
        reason = "In the article’s own numbers the years add more than the credentials."
    elif gap < middles:
        verdict = ABOUT_RIGHT
        reason = "Between the middles of its stages the years add more, between their ends less."
    else:
        verdict, reason = CANNOT_BE_CHECKED, f"Its numbers agree. {_OWN_WORD}"
    return Answer(verdict, evidence, cited(without, certified, first, last), reason)


def pay_follows_a_straight_line(claim: pd.Series, period: str) -> Answer:
    """Whether one amount a year fits every stage of the article's own ladder.

    ``about`` names the pay of its stages, in their order. A straight line fits when at every
    stage's first and last year it lies within the pay of that stage; an end that is open does not
    bound it.
    """
    stages = stated(claim["about"])
    slow, fast = _slopes(_bounds(stages))
    yearly = ", ".join(_steps(stages)["yearly"].map(dollars))
    evidence = f"Between the middles of its stages, by the years in which they begin: {yearly}"
    if slow > fast:
        verdict = CONTRADICTS_ITSELF
        reason = "No single amount a year fits the article’s own ladder."
    elif slow == -inf:
        verdict = CANNOT_BE_CHECKED
        reason = "The ranges are open above, so that a line of any slope fits them."
    else:
        verdict = ABOUT_RIGHT
        reason = (
            f"One line of {span(slow, fast)} a year passes through all its ranges; between their "
            "middles the steps are not equal."
        )
    return Answer(verdict, evidence, cited(stages), reason)


def dollars_beside_percent(claim: pd.Series, period: str) -> Answer:
    """Whether a gain in dollars and one in percent, both the article's, are the same gain.

    ``about`` names the gain in dollars, the gain in percent and the pay it is of. All the dollars
    inside the percentage agree, some make it about right, none contradict.
    """
    in_dollars, in_percent, base = (row for _, row in stated(claim["about"]).iterrows())
    low, high = (middle(base) * in_percent[end] / 100 for end in ("low", "high"))
    evidence = (
        f"{printed(in_percent)} of {printed(base)} is {span(low, high)}; the article also says "
        f"{printed(in_dollars)}"
    )
    lower, upper = max(low, in_dollars["low"]), min(high, in_dollars["high"])
    if lower > upper:
        verdict, reason = CONTRADICTS_ITSELF, "The two gains have no amount in common."
    elif low <= in_dollars["low"] and in_dollars["high"] <= high:
        verdict, reason = CANNOT_BE_CHECKED, f"The two agree. {_OWN_WORD}"
    else:
        verdict = ABOUT_RIGHT
        reason = f"The two gains have {span(lower, upper)} in common, and differ beyond it."
    return Answer(verdict, evidence, cited(in_dollars, in_percent, base), reason)


def first_step_is_the_largest(claim: pd.Series, period: str) -> Answer:
    """Whether the first step of the article's own ladder adds most, in all and by the year.

    ``about`` names the pay of the stages, in their order. Steps lead from the middle of one stage
    to the middle of the next, years from the beginning of one to the beginning of the next.
    """
    stages = stated(claim["about"])
    steps = _steps(stages)
    first_in_all, first_by_year = (
        steps[column].idxmax() == steps.index[0] for column in ("dollars", "yearly")
    )
    steps_in_words = [
        f"{dollars(step['dollars'])} ({percent(step['percent'], 0)}; {dollars(step['yearly'])} a "
        "year)"
        for _, step in steps.iterrows()
    ]
    evidence = f"Steps of the article’s own ladder: {', '.join(steps_in_words)}"
    if first_in_all and first_by_year:
        return Answer(CANNOT_BE_CHECKED, evidence, cited(stages), f"They agree. {_OWN_WORD}")
    ways = {True: "the largest", False: "not the largest"}
    reason = (
        f"The first step is {ways[first_in_all]} in all; by the year it is {ways[first_by_year]}."
    )
    verdict = ABOUT_RIGHT if first_in_all or first_by_year else CONTRADICTS_ITSELF
    return Answer(verdict, evidence, cited(stages), reason)


def articles_disagree(claim: pd.Series, period: str) -> Answer:
    """Two articles say opposite things and no table decides; ``about`` is the other's claim."""
    claims = load("claims").set_index("id")
    other = claims.loc[claim["about"]]
    return Answer(
        CANNOT_BE_CHECKED,
        f"{article(other['stated_in']).capitalize()} says: {uncapitalized(other['claim'])}",
        (claim["stated_in"], other["stated_in"]),
        "Two articles contradict each other, and no table counts pay by how people work.",
    )


def no_table(claim: pd.Series, period: str) -> Answer:
    """No table of this collection bears on the claim; its note says what would settle it."""
    return Answer(CANNOT_BE_CHECKED, "", (claim["stated_in"],), str(claim["note"]))


def _years(stages: pd.DataFrame) -> list[pd.Series]:
    """The years of experience that the same article gives each stage."""
    rows = figures_of("experience", measure="experience", stated_in=stages["stated_in"].iloc[0])
    return [rows[rows["subject"] == subject].iloc[0] for subject in stages["subject"]]


def _bounds(stages: pd.DataFrame) -> list[tuple[float, float, float]]:
    """The first and the last year of each stage, with the least and the most pay then."""
    bounds = []
    for (_, pay), years in zip(stages.iterrows(), _years(stages), strict=True):
        most = inf if pay["qualifier"] == "open above" else pay["high"]
        for year in years[["low", "high"]].dropna():
            bounds.append((float(year), float(pay["low"]), most))
    return bounds


def _slopes(bounds: list[tuple[float, float, float]]) -> tuple[float, float]:
    """The slowest rise a year that reaches all bounds, and the fastest that stays below them."""
    slow, fast = -inf, inf
    for year, least, most in bounds:
        for later, least_then, most_then in bounds:
            if year < later:
                slow = max(slow, (least_then - most) / (later - year))
                fast = min(fast, (most_then - least) / (later - year))
    return slow, fast


def _steps(stages: pd.DataFrame) -> pd.DataFrame:
    """From each stage to the next: dollars and percent between the middles, and dollars a year."""
    middles = pd.Series([middle(row) for _, row in stages.iterrows()])
    begins = pd.Series([years["low"] for years in _years(stages)])
    gains = {"dollars": middles.diff(), "percent": change(middles, middles.shift())}
    return pd.DataFrame({**gains, "yearly": middles.diff() / begins.diff()}).dropna()
