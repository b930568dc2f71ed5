"""Claims in words: each computation by another route, with its figures turned round, and absent."""

import re
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.analysis.pay_by_place import REGIONS
from helpers.analysis.wage_errors import Estimate, pooled
from helpers.data import tables
from helpers.data.tables import load
from helpers.errors import UserError
from helpers.fact_check import judge_claims
from helpers.fact_check.claims import (
    ANSWERS,
    COMPUTATIONS,
    Answer,
    answer,
    claims,
    misplaced_claims,
    nearest_release,
)
from helpers.fact_check.claims.answer import of_readings, side
from helpers.fact_check.verdict_tables import claims_of
from helpers.paths import data_folder

NEWEST = "2025-05"
RECORDS, BILLERS, TECHNICIANS, EVERYONE = "29-2072", "43-3021", "29-9021", "00-0000"
PAY = [
    f"{basis}_{which}"
    for basis in ("hourly", "annual")
    for which in ("mean", "p10", "p25", "median", "p75", "p90")
]
MEAN = ["annual_mean"]
IDS = claims()["id"].tolist()
OWN = {"pay_follows_a_straight_line", "no_table", "articles_disagree", "dollars_beside_percent",
       "first_step_is_the_largest", "certification_is_the_strongest_lever",
       "code_means_an_attack", "cheaper_outside_cities"}  # fmt: skip
"""Computations that rest on no release."""
Edit = Callable[[pd.DataFrame], None]


def claim(name: str, **changed: str) -> pd.Series:
    """A claim of data/claims.csv, with other cells where they are given."""
    row = claims().set_index("id", drop=False).loc[name].copy()
    for column, value in changed.items():
        row[column] = value
    return row


def raw(name: str, **conditions: str) -> pd.DataFrame:
    """Rows of a table as the file holds them, read without the helpers; numbers are numbers."""
    texts = {"area_code": str, "industry_code": str, "period": str, "withheld": str}
    rows = pd.read_csv(data_folder() / f"{name}.csv", dtype=texts)
    for column, value in conditions.items():
        rows = rows[rows[column] == value]
    return rows


def only(name: str, **conditions: str) -> pd.Series:
    (row,) = (row for _, row in raw(name, **conditions).iterrows())
    return row


def dollars_in(text: str) -> list[int]:
    return [int(amount.replace(",", "")) for amount in re.findall(r"\$([\d,]*\d)", text)]


def mean_of(rows: pd.DataFrame) -> int:
    published = rows.dropna(subset=["annual_mean", "employment"])
    return round(
        (published["annual_mean"] * published["employment"]).sum() / published["employment"].sum()
    )


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Edit], None]:
    """Give what changes a table's cells for the time of a test, in memory."""
    files: dict[str, bytes] = {}
    contents = tables._contents
    monkeypatch.setattr(tables, "_contents", lambda name: files.get(name) or contents(name))

    def change(name: str, edit: Edit) -> None:
        path = data_folder() / f"{name}.csv"
        rows = pd.read_csv(path, dtype=str, keep_default_na=False)
        edit(rows)
        files[name] = rows.to_csv(index=False).encode()

    return change


def put(columns: list[str], value: object, **conditions: str | list[str]) -> Edit:
    """What writes a value into some columns of the rows that match."""

    def edit(rows: pd.DataFrame) -> None:
        rows.loc[_matching(rows, conditions), columns] = str(value)

    return edit


def times(columns: list[str], factor: float, **conditions: str | list[str]) -> Edit:
    """What multiplies some columns of the rows that match."""

    def edit(rows: pd.DataFrame) -> None:
        chosen = _matching(rows, conditions)
        for column in columns:
            numbers = pd.to_numeric(rows.loc[chosen, column]) * factor
            rows.loc[chosen, column] = numbers.map("{:.2f}".format).where(numbers.notna(), "")

    return edit


def _matching(rows: pd.DataFrame, conditions: dict[str, str | list[str]]) -> pd.Series:
    chosen = pd.Series(True, index=rows.index)
    for column, values in conditions.items():
        chosen &= rows[column].isin([values] if isinstance(values, str) else values)
    assert chosen.any()
    return chosen


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
    nearest = nearest_release(claim(name), "2031-05")
    assert nearest is not None and answer(claim(name), nearest) is not None


def test_every_computation_serves_a_claim() -> None:
    assert set(claims()["computation"]) == set(COMPUTATIONS)


def test_the_articles_are_asked_for_at_least_twenty_claims_of_most_topics() -> None:
    rows = claims()
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


# ----- figures turned round ------------------------------------------------------------------

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
        claims()


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
