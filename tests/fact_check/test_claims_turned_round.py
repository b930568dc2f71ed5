"""Claims in words: with the figures behind them turned round, the verdict turns."""

import pandas as pd
import pytest

from helpers.analysis.pay_by_place import REGIONS
from helpers.fact_check.claims import answer
from tests.support.claims import (
    BILLERS,
    EVERYONE,
    MEAN,
    NEWEST,
    PAY,
    RECORDS,
    TECHNICIANS,
    Edit,
    claim,
    dollars_in,
    only,
    put,
    raw,
    times,
)

OF_CODERS = {"occupation": RECORDS, "period": NEWEST}
AHEAD = {"occupation": RECORDS, "period": "2025-35"}
BEFORE = {"occupation": RECORDS, "period": "2024-34"}
CHANGE = ["change_percent"]
SETTINGS = {**OF_CODERS, "level": ["3-digit", "4-digit"]}
NATION, STATES = "official/wages_national", "official/wages_state"
INDUSTRY, ROUNDS = "official/wages_industry", "official/projections"
PRICES, PORTIONS = "official/price_parities_state", "official/price_parities_portion"
SOUTH_AND_MIDWEST = [*REGIONS["South"], *REGIONS["Midwest"]]
CODERS_MEDIAN = only(NATION, **OF_CODERS)["annual_median"]


def as_median(rows: pd.DataFrame) -> None:
    """The pay of physicians' offices, all of it, multiplied so that its median is the nation's."""
    offices = {**OF_CODERS, "industry_code": "621100", "level": "4-digit"}
    own = raw(INDUSTRY, **offices)["annual_median"].iloc[0]
    times(PAY, CODERS_MEDIAN / own, **offices)(rows)


def in_a_row(states: list[str]) -> Edit:
    """What makes some states pay best, each far more than the next."""

    def edit(rows: pd.DataFrame) -> None:
        for place, state in enumerate(states):
            put(MEAN, 190_000 - 15_000 * place, state=state, **OF_CODERS)(rows)
            put(["mean_rse"], 1, state=state, **OF_CODERS)(rows)

    return edit


TURNED = {
    "growth below the average": (
        "career-hub-faster-than-average", "2024-05", ROUNDS,
        put(CHANGE, 20, occupation=EVERYONE, period="2024-34"), "contradicted"),
    "the Handbook's other words": (
        "blog-much-faster-than-average", "2024-05", "official/handbook",
        put(["wording"], "as fast as average", wording="much faster than average"),
        "contradicted"),
    "fewer coders and billers": (
        "career-hub-stable-growth", NEWEST, ROUNDS, put(CHANGE, -3, **AHEAD), "contradicted"),
    "software that costs jobs": (
        "earnings-guide-software-does-not-replace", NEWEST, ROUNDS, put(CHANGE, -3, **AHEAD),
        "contradicted"),
    "more postings": (
        "blog-demand-stays-strong", NEWEST, "postings",
        put(["medical_information"], 180, month=NEWEST), "confirmed"),
    "a cause that is named": (
        "earnings-guide-aging-brings-work", NEWEST, ROUNDS,
        put(["factors"], "An aging population", **AHEAD), "confirmed"),
    "a degree asked for": (
        "deep-dive-certificate-is-the-usual-path", "2024-05", ROUNDS,
        put(["entry_education"], "Bachelor's degree", **BEFORE), "contradicted"),
    "six figures for one in ten": (
        "deep-dive-six-figures-within-reach", NEWEST, NATION,
        put(["annual_p90"], 120_000, **OF_CODERS), "about right"),
    "six figures for one in four": (
        "deep-dive-six-figures-within-reach", NEWEST, NATION,
        put(["annual_p75", "annual_p90"], 120_000, **OF_CODERS), "confirmed"),
    "six figures withheld": (
        "deep-dive-six-figures-within-reach", NEWEST, NATION,
        put(["annual_p90"], "", **OF_CODERS), "cannot be checked"),
    "twice the pay": (
        "blog-lucrative", NEWEST, NATION, times(PAY, 2, **OF_CODERS), "confirmed"),
    "half the pay": (
        "blog-lucrative", "2020-05", NATION,
        times(PAY, 0.5, occupation=RECORDS, period="2020-05"), "contradicted"),
    "pay that rose with demand": (
        "earnings-guide-demand-raises-pay", NEWEST, NATION, times(PAY, 1.5, **OF_CODERS),
        "confirmed"),
    "pay that fell with demand": (
        "earnings-guide-demand-raises-pay", NEWEST, NATION, times(PAY, 0.7, **OF_CODERS),
        "contradicted"),
    "pay of which little is known": (
        "earnings-guide-demand-raises-pay", NEWEST, NATION,
        put(["mean_rse"], 5, **OF_CODERS), "cannot be checked"),
    "no more jobs": (
        "earnings-guide-demand-raises-pay", NEWEST, NATION,
        times(["employment"], 0.8, **OF_CODERS), "cannot be checked"),
    "poor coasts": (
        "earnings-guide-coasts-pay-more", NEWEST, STATES,
        times(MEAN, 0.5, state=["CA", "NY", "TX", "FL", "WA", "VA", "NJ", "MA"], **OF_CODERS),
        "contradicted"),
    "a rich South alone": (
        "earnings-guide-coasts-pay-more", NEWEST, STATES,
        times(MEAN, 1.6, state=["TX", "FL", "NC", "GA"], **OF_CODERS), "about right"),
    "poor cities": (
        "blog-cities-pay-more", NEWEST, "official/wages_metropolitan",
        times(MEAN, 0.5, **OF_CODERS), "contradicted"),
    "poor dear states": (
        "blog-dear-places-pay-more", NEWEST, PRICES,
        lambda rows: times(["all_items"], -1, year="2024")(rows) or _above_zero(rows),
        "contradicted"),
    "a rich South and Midwest": (
        "deep-dive-south-and-midwest-pay-less", NEWEST, STATES,
        times(MEAN, 1.6, state=SOUTH_AND_MIDWEST, **OF_CODERS), "contradicted"),
    "a rich Midwest": (
        "deep-dive-south-and-midwest-pay-less", NEWEST, STATES,
        times(MEAN, 1.6, state=[*REGIONS["Midwest"]], **OF_CODERS), "about right"),
    "a dear South and Midwest": (
        "deep-dive-south-and-midwest-cost-less", NEWEST, PRICES,
        put(["all_items"], 150, state=SOUTH_AND_MIDWEST, year="2024"), "contradicted"),
    "dear country": (
        "deep-dive-small-places-cost-less", NEWEST, PORTIONS,
        put(["all_items"], 150, portion="nonmetropolitan"), "contradicted"),
    "country that is dear in one state": (
        "deep-dive-small-places-cost-less", NEWEST, PORTIONS,
        put(["all_items"], 150, portion="nonmetropolitan", state="OH"), "about right"),
    "a cheap Texas": (
        "earnings-guide-texas-buys-more", NEWEST, PRICES,
        put(["all_items"], 60, state="TX", year="2024"), "confirmed"),
    "the best states in order": (
        "earnings-guide-best-states", NEWEST, STATES,
        in_a_row(["CA", "NY", "MA", "WA", "CT"]), "confirmed"),
    "the best states in another order": (
        "earnings-guide-best-states", NEWEST, STATES,
        in_a_row(["CT", "NY", "MA", "WA", "CA"]), "about right"),
    "hospitals above all": (
        "deep-dive-hospitals-pay-best", NEWEST, INDUSTRY,
        put(MEAN, 190_000, industry_code="622000", **SETTINGS), "confirmed"),
    "hospitals below all": (
        "deep-dive-hospitals-pay-best", NEWEST, INDUSTRY,
        put(MEAN, 20_000, industry_code="622000", **SETTINGS), "contradicted"),
    "research above all": (
        "career-hub-research-pays-most", NEWEST, INDUSTRY,
        put(MEAN, 190_000, industry_code="541700", **SETTINGS), "confirmed"),
    "poor insurers": (
        "earnings-guide-insurers-pay-well", NEWEST, INDUSTRY,
        times(PAY, 0.5, industry_code="524100", **SETTINGS), "contradicted"),
    "insurers without an error": (
        "earnings-guide-insurers-pay-well", NEWEST, INDUSTRY,
        put(["mean_rse"], "", industry_code="524100", **SETTINGS), "cannot be checked"),
    "rich consultants": (
        "earnings-guide-consultants-earn-a-premium", NEWEST, INDUSTRY,
        times(PAY, 1.8, industry_code="541600", **SETTINGS), "confirmed"),
    "offices at the median": (
        "deep-dive-physicians-pay-the-median", NEWEST, INDUSTRY, as_median, "confirmed"),
    "many jobs in offices": (
        "deep-dive-physicians-employ-most", NEWEST, INDUSTRY,
        put(["employment"], 90_000, industry_code="621100", **SETTINGS), "confirmed"),
    "few jobs in hospitals": (
        "career-hub-hospitals-employ-most", NEWEST, INDUSTRY,
        put(["employment"], 900, industry_code="622000", **SETTINGS), "contradicted"),
    "rich billers": (
        "earnings-guide-billers-earn-slightly-less", "2024-05", NATION,
        times(PAY, 1.5, occupation=BILLERS, period="2024-05"), "contradicted"),
    "billers far below": (
        "earnings-guide-billers-earn-slightly-less", "2024-05", NATION,
        times(PAY, 0.5, occupation=BILLERS, period="2024-05"), "about right"),
    "technicians a little above": (
        "earnings-guide-technicians-earn-alike", NEWEST, NATION,
        times(PAY, 0.85, occupation=TECHNICIANS, period=NEWEST), "about right"),
    "technicians alike": (
        "earnings-guide-technicians-earn-alike", NEWEST, NATION,
        times(PAY, CODERS_MEDIAN / 68_020, occupation=TECHNICIANS, period=NEWEST), "confirmed"),
    "poor managers": (
        "earnings-guide-managers-earn-more", NEWEST, NATION,
        times(PAY, 0.3, occupation="11-9111", period=NEWEST), "contradicted"),
    "credentials above the years": (
        "deep-dive-certification-is-the-strongest-lever", NEWEST, "figures/certifications",
        put(["value"], 140_000, id="deep-dive-aapc-three-credentials-mean"),
        "cannot be checked"),
    "credentials between the years": (
        "deep-dive-certification-is-the-strongest-lever", NEWEST, "figures/certifications",
        put(["value"], 95_000, id="deep-dive-aapc-three-credentials-mean"), "about right"),
    "dollars far from the percentage": (
        "earnings-guide-credential-in-dollars-and-percent", NEWEST, "figures/certifications",
        put(["high"], 6_000, id="earnings-guide-cpc-difference"), "contradicts itself"),
    "dollars inside the percentage": (
        "earnings-guide-credential-in-dollars-and-percent", NEWEST, "figures/certifications",
        put(["low", "high"], 10_000, id="earnings-guide-cpc-difference"), "cannot be checked"),
    "a ladder that no line fits": (
        "deep-dive-experience-is-linear", NEWEST, "figures/experience",
        put(["low"], 84_000, id="deep-dive-senior-pay"), "contradicts itself"),
    "a first step that is largest": (
        "deep-dive-first-step-is-the-largest", NEWEST, "figures/experience",
        put(["low"], 1_000, id="deep-dive-entry-pay"), "cannot be checked"),
    "a first step that is small": (
        "deep-dive-first-step-is-the-largest", NEWEST, "figures/experience",
        put(["low", "high"], 58_000, id="deep-dive-entry-pay"), "contradicts itself"),
}  # fmt: skip


def _above_zero(rows: pd.DataFrame) -> None:
    """What makes negative prices levels again, the dearest now the cheapest."""
    chosen = rows["year"] == "2024"
    rows.loc[chosen, "all_items"] = (pd.to_numeric(rows.loc[chosen, "all_items"]) + 200).astype(str)


@pytest.mark.parametrize("case", TURNED)
def test_figures_that_are_turned_round_turn_the_verdict(turned, case) -> None:
    name, period, table, edit, verdict = TURNED[case]
    before = answer(claim(name), period).verdict
    turned(table, edit)
    assert answer(claim(name), period).verdict == verdict != before


def test_growth_of_both_halves_is_confirmed(turned) -> None:
    turned(ROUNDS, put(CHANGE, 3, period="2025-35", occupation=[RECORDS, BILLERS]))
    years = ["2021-05", "2022-05", "2023-05", "2024-05", NEWEST]
    turned(NATION, put(["employment"], 400_000, occupation=BILLERS, period=years))
    assert answer(claim("career-hub-stable-growth"), NEWEST).verdict == "confirmed"


def test_jobs_that_surely_fell_once_are_not_steady() -> None:
    result = answer(claim("deep-dive-stable-career"), "2023-05")
    assert "1 fall beyond the errors" in result.evidence and "projected +0.5%" in result.evidence
    assert result.verdict == "about right" and "not hold for billers" in result.reason


def test_a_ladder_open_above_is_fitted_by_steeper_lines_or_by_any(turned) -> None:
    ladder = claim("deep-dive-experience-is-linear")
    turned("figures/experience", put(["qualifier"], "open above", id=ladder["about"].split()[1:]))
    first_stage_alone = (52_000 - 40_000) // 2
    assert dollars_in(answer(ladder, NEWEST).reason)[1] == first_stage_alone
    turned("figures/experience", put(["qualifier"], "open above", id=ladder["about"].split()))
    assert answer(ladder, NEWEST).verdict == "cannot be checked"


def test_billers_are_held_against_coders_in_each_kind_of_employer(turned) -> None:
    turned(INDUSTRY, times(PAY, 0.8, occupation=BILLERS, period=NEWEST))
    result = answer(claim("earnings-guide-billers-earn-slightly-less"), NEWEST)
    assert result.verdict == "confirmed" and "not lower" not in result.reason


@pytest.mark.parametrize(
    ("code", "verdict"),
    [("J45.909", "contradicted"), ("J45.901", "confirmed"), ("J45.902", "cannot be checked")],
)
def test_a_code_is_known_by_its_title(code, verdict) -> None:
    assert answer(claim("deep-dive-asthma-code", about=code), NEWEST).verdict == verdict


def test_an_occupation_under_two_names_does_not_earn_less_than_itself() -> None:
    result = answer(claim("earnings-guide-records-specialists-earn-less"), NEWEST)
    assert result.verdict == "contradicted" and "one and the same" in result.reason


def test_articles_that_disagree_name_each_other() -> None:
    result = answer(claim("earnings-guide-remote-pay-is-the-same-anywhere"), NEWEST)
    assert set(result.sources) == {"article-earnings-guide", "article-deep-dive"}
    assert result.evidence.startswith("The deep dive says")


def test_a_state_without_published_pay_leaves_the_order_open(turned) -> None:
    turned(STATES, put(["period"], "2014-05", state="MA", **OF_CODERS))
    result = answer(claim("earnings-guide-best-states"), NEWEST)
    assert result.verdict == "cannot be checked" and "Massachusetts" in result.reason
