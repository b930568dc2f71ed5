"""Claims in words: each computation by another route, and where figures are absent."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.analysis.pay_by_place import REGIONS
from helpers.analysis.wage_errors import Estimate, pooled
from helpers.data.tables import load
from helpers.errors import UserError
from helpers.fact_check import judge_claims
from helpers.fact_check.claims import (
    ANSWERS,
    COMPUTATIONS,
    Answer,
    answer,
    misplaced_claims,
    nearest_answer,
)
from helpers.fact_check.claims.answer import of_readings, side
from helpers.fact_check.verdict_tables import claims_of
from tests.support.claims import (
    BILLERS,
    EVERYONE,
    NEWEST,
    RECORDS,
    TECHNICIANS,
    claim,
    dollars_in,
    mean_of,
    only,
    put,
    raw,
)

IDS = load("claims")["id"].tolist()
OWN = {"pay_follows_a_straight_line", "no_table", "articles_disagree", "dollars_beside_percent",
       "first_step_is_the_largest", "certification_is_the_strongest_lever",
       "code_means_an_attack", "cheaper_outside_cities"}  # fmt: skip
"""Computations that rest on no release."""


# ----- every claim, every release ------------------------------------------------------------


@pytest.mark.parametrize("name", IDS)
def test_every_answer_says_what_it_rests_on_and_why(name) -> None:
    published = set(load("sources")["source"])
    answers = [answer(claim(name), period) for period in ("2020-05", "2023-05", "2024-05", NEWEST)]
    given_answers = [one for one in answers if one is not None]
    assert given_answers, "no recent release answers"
    for one in given_answers:
        assert isinstance(one, Answer) and one.verdict in ANSWERS
        assert one.sources and set(one.sources) <= published
        assert one.reason.endswith(".") and one.reason[0].isupper()
        assert "nan" not in one.evidence + one.reason


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("period", ["1987-05", "2031-05"])
def test_a_release_that_is_not_at_hand_gives_no_answer_and_no_error(name, period) -> None:
    row = claim(name)
    if period == "1987-05" and row["computation"] not in OWN:
        assert answer(row, period) is None
    else:  # later than the newest prices, which may stand for it
        assert answer(row, period) is None or row["computation"] in OWN | {
            "lower_pay_buys_more", "regions_cost_less",
        }  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_the_nearest_release_has_an_answer(name) -> None:
    assert nearest_answer(claim(name), "2031-05") is not None


def test_of_releases_with_an_answer_the_nearest_gives_it_and_of_two_the_earlier() -> None:
    growth = claim("career-hub-faster-than-average")
    assert nearest_answer(growth, "2025-05") == answer(growth, "2024-05")
    assert nearest_answer(growth, "2023-05") == answer(growth, "2022-05")
    assert answer(growth, "2023-05") is None


def test_every_computation_serves_a_claim() -> None:
    assert set(load("claims")["computation"]) == set(COMPUTATIONS)


def test_the_articles_are_asked_for_at_least_twenty_claims_of_most_topics() -> None:
    rows = load("claims")
    assert len(rows) >= 22 and rows["stated_in"].nunique() == 4 and rows["topic"].nunique() >= 9


# ----- by another route ----------------------------------------------------------------------


def test_growth_is_that_of_the_round_that_begins_in_the_year() -> None:
    for year, span in ((2022, "2022-32"), (2024, "2024-34")):
        rates = [
            only("official/projections", period=span, occupation=code)["change_percent"]
            for code in (RECORDS, EVERYONE)
        ]
        result = answer(claim("career-hub-faster-than-average"), f"{year}-05")
        assert all(f"+{rate}%" in result.evidence for rate in rates)
        assert (result.verdict == "confirmed") == (rates[0] > rates[1])


@pytest.mark.parametrize(
    ("name", "code"),
    [("earnings-guide-billers-earn-slightly-less", BILLERS),
     ("earnings-guide-technicians-earn-alike", TECHNICIANS),
     ("earnings-guide-managers-earn-more", "11-9111")],
)  # fmt: skip
def test_two_occupations_are_compared_by_the_medians_of_one_release(name, code) -> None:
    medians = [
        only("official/wages_national", period="2024-05", occupation=one)["annual_median"]
        for one in (code, RECORDS)
    ]
    assert dollars_in(answer(claim(name), "2024-05").evidence)[:2] == medians


def test_six_figures_are_counted_in_states_and_areas() -> None:
    counts = []
    for name in ("wages_state", "wages_metropolitan"):
        tops = raw(f"official/{name}", period=NEWEST, occupation=RECORDS)["annual_p90"].dropna()
        counts.append(f"{(tops >= 100_000).sum()} of {len(tops)}")
    result = answer(claim("deep-dive-six-figures-within-reach"), NEWEST)
    assert result.verdict == "contradicted" and all(count in result.evidence for count in counts)


def test_coasts_and_regions_are_means_weighted_by_jobs() -> None:
    rows = raw("official/wages_state", period=NEWEST, occupation=RECORDS)
    atlantic = ["CT", "DE", "DC", "ME", "MD", "MA", "NH", "NJ", "NY", "RI", "VA"]
    narrow = ["AK", "CA", "HI", "OR", "WA", *atlantic]
    amounts = dollars_in(answer(claim("earnings-guide-coasts-pay-more"), NEWEST).evidence)
    inside = rows["state"].isin(narrow)
    assert amounts[:2] == [mean_of(rows[inside]), mean_of(rows[~inside])]
    amounts = dollars_in(answer(claim("deep-dive-south-and-midwest-pay-less"), NEWEST).evidence)
    rest = rows["state"].isin([*REGIONS["Northeast"], *REGIONS["West"]])
    south = rows["state"].isin(REGIONS["South"])
    expected = [mean_of(rows[south]), mean_of(rows[rest]), mean_of(rows[~south & ~rest])]
    assert [*amounts[:2], amounts[2]] == expected


def test_the_four_regions_hold_each_state_once() -> None:
    files = [state for states in REGIONS.values() for state in states]
    states = raw("states", kind="state")
    assert sorted(files) == sorted(states["state"])


def test_cities_are_all_metropolitan_areas_together() -> None:
    means = [
        mean_of(raw(f"official/wages_{kind}", period=NEWEST, occupation=RECORDS))
        for kind in ("metropolitan", "nonmetropolitan")
    ]
    assert dollars_in(answer(claim("blog-cities-pay-more"), NEWEST).evidence) == means


def test_texas_and_california_are_divided_by_their_prices() -> None:
    bought = [
        pay / only("official/price_parities_state", area=state, year=2024)["all_items"] * 100
        for pay, state in ((50_000, "Texas"), (65_000, "California"))
    ]
    result = answer(claim("earnings-guide-texas-buys-more"), NEWEST)
    assert dollars_in(result.evidence)[1::2] == [round(one) for one in bought]
    assert result.verdict == ("confirmed" if bought[0] > bought[1] else "contradicted")


def test_prices_of_a_year_that_is_at_hand_are_those_of_that_year() -> None:
    result = answer(claim("earnings-guide-texas-buys-more"), "2015-05")
    assert result.evidence.startswith("Prices of 2015")


def test_hospitals_and_physicians_are_shares_of_all_jobs() -> None:
    rows = raw("official/wages_industry", period=NEWEST, occupation=RECORDS, owner="all")
    parts = [
        rows[(rows["industry_code"] == code) & (rows["level"] == level)]
        for code, level in (("622000", "3-digit"), ("621100", "4-digit"))
    ]
    nation = only("official/wages_national", period=NEWEST, occupation=RECORDS)["employment"]
    for name, verdict in (("deep-dive-physicians-employ-most", "contradicted"),
                          ("career-hub-hospitals-employ-most", "confirmed")):  # fmt: skip
        result = answer(claim(name), NEWEST)
        assert result.verdict == verdict
        for part in parts:
            assert f"({part['employment'].iloc[0] / nation * 100:.1f}%)" in result.evidence


def test_a_straight_line_is_found_by_trying_lines() -> None:
    boxes = [((0, 2), 40_000, 52_000), ((3, 9), 53_000, 68_000), ((10, 19), 69_000, float("inf")),
             ((20, 20), 85_000, float("inf"))]  # fmt: skip
    slopes = {
        slope
        for slope in range(1_000, 4_000, 25)
        for start in range(35_000, 60_000, 125)
        if all(low <= start + slope * year <= high for years, low, high in boxes for year in years)
    }
    result = answer(claim("deep-dive-experience-is-linear"), NEWEST)
    assert dollars_in(result.reason) == [min(slopes), max(slopes)]


def test_the_best_states_are_placed_as_the_file_sorts_them() -> None:
    rows = raw("official/wages_state", period=NEWEST, occupation=RECORDS)
    order = rows[rows["state"] != "DC"].sort_values("annual_mean", ascending=False)
    places = {area: place for place, area in enumerate(order["area"], start=1)}
    amounts = re.findall(r"([A-Z][A-Za-z ]+) \$[\d,]+ \(place (\d+)\)",
                      answer(claim("earnings-guide-best-states"), NEWEST).evidence)  # fmt: skip
    assert len(amounts) == 5 and all(places[area] == int(place) for area, place in amounts)


def test_errors_and_jobs_that_a_release_lacks_are_named_as_those_of_another() -> None:
    result = answer(claim("deep-dive-south-and-midwest-pay-less"), "2023-05")
    assert "jobs of May 2024, errors of May 2025" in result.evidence
    assert {"bls-oews-state-2024-05", "bls-oews-state-2025-05"} < set(result.sources)


# ----- what holds for any numbers ------------------------------------------------------------

AMOUNTS = st.floats(min_value=1_000, max_value=200_000)
ERRORS = st.floats(min_value=0.1, max_value=5_000)


@given(AMOUNTS, ERRORS, AMOUNTS, ERRORS)
def test_what_is_higher_one_way_is_lower_the_other(one, error, other, errors) -> None:
    opposite = {"higher": "lower", "lower": "higher", "tied": "tied"}
    first, second = Estimate(one, error), Estimate(other, errors)
    assert side(second, first) == opposite[side(first, second)]


@given(st.lists(st.tuples(AMOUNTS, st.integers(1, 9_000)), min_size=1, max_size=9))
def test_a_mean_of_places_lies_between_them_and_nearer_to_the_larger(places) -> None:
    rows = pd.DataFrame(places, columns=["annual_mean", "employment"]).assign(mean_rse=1.0)
    whole = pooled(rows)
    lowest, highest = rows["annual_mean"].min(), rows["annual_mean"].max()
    assert lowest * 0.999999 <= whole.value <= highest * 1.000001
    assert whole.error <= highest / 100 * 1.000001
    withheld = pd.DataFrame([{"annual_mean": 1.0, "employment": None, "mean_rse": 1.0}])
    with_withheld = pd.concat([rows, withheld.astype(float)], ignore_index=True)
    assert pooled(with_withheld).value == pytest.approx(whole.value)


@given(st.lists(st.sampled_from(ANSWERS[:3]), min_size=1, max_size=4))
def test_readings_count_in_any_order(verdicts) -> None:
    assert of_readings(verdicts) == of_readings(verdicts[::-1])
    if len(set(verdicts)) == 1:
        assert of_readings(verdicts) == verdicts[0]


# ----- what check says -----------------------------------------------------------------------


def test_the_claims_at_hand_lead_somewhere() -> None:
    assert misplaced_claims(["claims"]) == [] == misplaced_claims([])


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [("topic", "77_elsewhere", "a notebook of notebooks/"),
     ("figures", "no-such-figure", "an article’s figure"),
     ("computation", "guessing", "one of code_means_an_attack"),
     ("about", "999999", "what setting_pays_best can answer"),
     ("about", "", "what setting_pays_best can answer")],
)  # fmt: skip
def test_a_cell_that_leads_nowhere_is_named(turned, column, value, expected) -> None:
    turned("claims", put([column], value, id="deep-dive-hospitals-pay-best"))
    row = IDS.index("deep-dive-hospitals-pay-best") + 2
    (amounts,) = misplaced_claims(["claims"])
    assert amounts.startswith(f"data/claims.csv, row {row}, column {column}: found ")
    assert expected in amounts


def test_a_claim_that_no_table_answers_says_what_would(turned) -> None:
    turned("claims", put(["note"], "", id="deep-dive-bonuses-are-common"))
    (amounts,) = misplaced_claims(["claims"])
    assert "column note" in amounts and "what would settle" in amounts


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [("claim", "Pay is 50000.", "words without digits"),
     ("stated_in", "bls", "an article"), ("stated_in", "article-x", "data/sources.csv"),
     ("topic", "pay", "a notebook such as"), ("id", "Hospitals", "small letters")],
)  # fmt: skip
def test_a_claim_out_of_its_schema_is_told(turned, column, value, expected) -> None:
    turned("claims", put([column], value, id="deep-dive-hospitals-pay-best"))
    with pytest.raises(UserError, match=expected):
        load("claims")


def test_a_topic_shows_its_own_claims_each_with_its_verdict() -> None:
    own = judge_claims("07_work_settings")
    everything = judge_claims()
    of_topic = everything[everything["topic"] == "07_work_settings"]
    table = claims_of("07_work_settings")
    assert own["id"].tolist() == of_topic["id"].tolist()
    assert own["verdict"].tolist() == of_topic["verdict"].tolist()
    settled = own["id"].where(own["verdict"].astype(str) != "cannot be checked", "")
    assert [cell.address.partition("#")[2] for cell in table["Fact check"]] == settled.tolist()
    assert [cell.text[2:] for cell in table["Fact check"]] == own["verdict"].tolist()
    assert set(table["source"].dropna()) | set(table["stated_in"]) <= set(load("sources")["source"])


def test_a_topic_without_claims_is_named() -> None:
    with pytest.raises(LookupError, match="00_start_here"):
        judge_claims("00_start_here")
