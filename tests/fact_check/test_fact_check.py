"""Each rule of the fact check is fed true and false claims; what holds for all is tried on all."""

import re
import sys

import pandas as pd
import pytest

from helpers.data.tables import load
from helpers.fact_check import agreement, judge_all, verdict_tables
from helpers.fact_check.articles import Article
from helpers.fact_check.judge import judge
from helpers.fact_check.verdict import HOLD, VERDICTS
from helpers.facts.figures import articles_figures
from helpers.facts.official import (
    handbook,
    industry_wages,
    national_wage,
    projection,
    state_wages,
)
from helpers.site.outputs import sentence_in
from helpers.site.topics import all_topics

EMPTY = {
    "id": "claim", "subject": "Medical records specialists", "measure": "annual pay",
    "statistic": "median", "value": None, "low": None, "high": None, "wording": None,
    "qualifier": None, "unit": "USD/year", "as_of": None, "source": "article-blog",
    "inferred": None, "kind": "fact", "grade": None, "stated_in": "article-blog", "note": None,
}  # fmt: skip


def document(*claims: dict) -> pd.DataFrame:
    """An article's figures; what a claim leaves out is empty."""
    rows = pd.DataFrame([{**EMPTY, "id": f"claim-{n}", **claim} for n, claim in enumerate(claims)])
    return rows.astype({"value": float, "low": float, "high": float})


def judged(*claims: dict):
    """The verdict on the first of an article's figures, with what it rests on."""
    rows = document(*claims)
    return judge(rows.iloc[0], Article(rows))


def bls(period: str, **claim) -> dict:
    return {"source": f"bls-oews-{period}", "as_of": period, **claim}


def band(middle: float, low: float, high: float) -> dict:
    """A range in round thousands whose ends are so many times an amount."""
    return {"low": round(middle * low, -3), "high": round(middle * high, -3), "statistic": "range"}


NEWEST = national_wage()
BILLERS = national_wage(occupation="43-3021").annual_median
MEDIAN_2023 = national_wage("2023-05").annual_median
DATED_2023 = bls("2023-05", value=MEDIAN_2023)  # an article's own time
SAME_SURVEY = {"source": "aapc-2025", "as_of": "2025", "statistic": "mean"}
CERTIFIED = {**SAME_SURVEY, "subject": "Certified members, any credential", "value": 66979}
NOT_CERTIFIED = {**SAME_SURVEY, "subject": "Members without a certification", "value": 55721}
PREMIUM = {
    **SAME_SURVEY, "subject": "Certified against not certified", "measure": "pay premium",
    "unit": "percent",
}  # fmt: skip
BAND = {"subject": "Mid level", "statistic": "range", "low": 45000, "high": 60000}
BAND_YEARS = {
    "subject": "Mid level", "measure": "experience", "unit": "years", "low": 3, "high": 5,
    "kind": "division",
}  # fmt: skip
FIVE = {"subject": "Five years after entry", "kind": "example", "qualifier": "at least"}
FIVE_YEARS = {
    **FIVE, "measure": "experience", "unit": "years", "high": 5, "qualifier": "at most",
}  # fmt: skip
GROWTH = {
    "measure": "employment growth", "unit": "percent", "statistic": "rate",
    "source": "bls-projections-2024-34", "as_of": "2024-34",
}  # fmt: skip
SHARE = {"measure": "share of employment", "unit": "percent", "statistic": "share"}
HOSPITALS = {**SHARE, "subject": "Hospitals"}
HANDBOOK_SHARE = handbook("share of jobs", "Hospitals; state local and private").value
CALIFORNIA = state_wages("2023-05").set_index("area").at["California", "annual_mean"]
OHIO = state_wages("2021-05").set_index("area").at["Ohio", "annual_mean"]
INSURERS = industry_wages(level="6-digit").set_index("industry_code").at["524114", "annual_median"]

CASES = {
    "the agency's median": ([DATED_2023], "confirmed", "yes", "no"),
    "a median with two digits swapped": (
        [bls("2023-05", value=47880)], "contradicted", "no", "no",
    ),
    "a median in round thousands": ([bls("2023-05", value=49000)], "about right", "about", "no"),
    "a slip of the last digit": (
        [bls("2023-05", value=MEDIAN_2023 + 10)], "about right", "about", "no",
    ),
    "about, within two in a hundred": (
        [bls("2023-05", value=48000, qualifier="about")], "about right", "about", "no",
    ),
    "not called about, off by as much": (
        [bls("2023-05", value=48110)], "contradicted", "no", "no",
    ),
    "undated, right for its article's time": (
        [{"source": "bls", "value": MEDIAN_2023}, DATED_2023],
        "was right, now out of date", "yes", "no",
    ),
    "undated, of an older release than the article's": (
        [{"source": "bls", "value": MEDIAN_2023}, bls("2024-05", value=50250)],
        "was right, now out of date", "no", "no",
    ),
    "dated, of another release than it says": (
        [bls("2024-05", value=MEDIAN_2023)], "contradicted", "no", "no",
    ),
    "of a month that is not in the collection": (
        [{"source": "bls", "as_of": "2010-11", "value": MEDIAN_2023}],
        "cannot be checked", "not known", "no",
    ),
    "an open 90th percentile": (
        [bls(NEWEST.period, statistic="p90", low=NEWEST.annual_p90, qualifier="more than")],
        "confirmed", "yes", "yes",
    ),
    "a wrong 10th percentile": (
        [bls("2023-05", statistic="p10", high=34640, qualifier="less than")],
        "contradicted", "no", "no",
    ),
    "percentiles in round thousands": (
        [bls("2024-05", statistic="range", low=36000, high=81000)], "about right", "about", "no",
    ),
    "wrong percentiles in round thousands": (
        [bls("2023-05", statistic="range", low=34000, high=81000)], "contradicted", "no", "no",
    ),
    "growth rounded": ([{**GROWTH, "value": 7}], "about right", "about", "no"),
    "growth wrong": ([{**GROWTH, "value": 8}], "contradicted", "no", "about"),
    "growth of a round by its last year": (
        [{**GROWTH, "source": "bls-projections-2031", "as_of": "2031", "value": 7}],
        "about right", "about", "no",
    ),
    "growth of a round that is not in the collection": (
        [{**GROWTH, "as_of": "2018-28", "value": 11}],
        "cannot be checked", "not known", "not known",
    ),
    "a premium that its averages make": (
        [{**PREMIUM, "value": 20.2}, CERTIFIED, NOT_CERTIFIED],
        "cannot be checked", "not known", "not known",
    ),
    "a premium that its averages do not make": (
        [{**PREMIUM, "value": 20.7}, CERTIFIED, NOT_CERTIFIED], "contradicts itself", "", "",
    ),
    "a premium of another survey than the averages": (
        [{**PREMIUM, "source": "aapc-2023", "value": 20.7}, CERTIFIED, NOT_CERTIFIED],
        "cannot be checked", "not known", "not known",
    ),
    "one survey number for two groups": (
        [CERTIFIED, {**CERTIFIED, "subject": "Certified Professional Coder (CPC)"}],
        "contradicts itself", "", "",
    ),
    "one number of nobody's for two groups": (
        [{"value": 50_000}, {"value": 50_000, "subject": "Medical billers"}, DATED_2023],
        "contradicted", "no", "no",
    ),
    "a point of an industry, where only its sector has a table": (
        [
            {
                "subject": "Consulting firms", "statistic": "mean", "value": 52_300,
                "source": "bls", "as_of": "2023-05",
            }
        ],
        "cannot be checked", "not known", "no",
    ),
    "five years' pay inside its own band": (
        [{**FIVE, "low": 58000}, FIVE_YEARS, BAND, BAND_YEARS], "not a checkable fact", "", "",
    ),
    "five years' pay above its own band": (
        [{**FIVE, "low": 65000}, FIVE_YEARS, BAND, BAND_YEARS], "contradicts itself", "", "",
    ),
    "pay by stage in the agency's name": (
        [{**BAND, "source": "bls"}], "not what the named source publishes", "", "",
    ),
    "pay by stage in nobody's name": ([BAND], "cannot be checked", "not known", "not known"),
    "the length of a stage": ([BAND_YEARS], "not a checkable fact", "", ""),
    "the Handbook's share": ([{**HOSPITALS, "value": HANDBOOK_SHARE}], "confirmed", "yes", "yes"),
    "a share between two official counts": (
        [{**SHARE, "subject": "Physician offices", "value": 18.5}], "about right", "about", "about",
    ),
    "a share far from every count": ([{**HOSPITALS, "value": 58.6}], "contradicted", "no", "no"),
    "a state's mean of a month without a table": (
        [bls("2022-05", subject="Ohio", statistic="mean", value=OHIO + 9_000, inferred="period")],
        "cannot be checked", "not known", "no",
    ),
    "the agency's mean of a state": (
        [bls("2023-05", subject="California", statistic="mean", value=CALIFORNIA)],
        "confirmed", "yes", "no",
    ),
    "a state's mean with another first digit": (
        [bls("2023-05", subject="California", statistic="mean", value=CALIFORNIA + 10_000)],
        "contradicted", "no", "no",
    ),
    "a range around the official middle": (
        [{"subject": "Medical billers", **band(BILLERS, 0.9, 1.1)}, bls("2024-05", value=50250)],
        "about right", "about", "about",
    ),
    "a range beside the official middle": (
        [{"subject": "Medical billers", **band(BILLERS, 1.1, 1.3)}, bls("2024-05", value=50250)],
        "contradicted", "no", "no",
    ),
    "a range whose upper end is the middle": (
        [
            {"subject": "Insurance companies", "low": 50_000, "high": INSURERS},
            bls(NEWEST.period, value=NEWEST.annual_median),
        ],
        "about right", "about", "about",
    ),
    "a name with two meanings that differ": (
        [
            {"subject": "Health information technicians", **band(50_000, 0.84, 1.2)},
            bls("2024-05", value=50250),
        ],
        "cannot be checked", "not known", "not known",
    ),
    "a fee that nobody prints": (
        [{"measure": "exam fee", "unit": "USD", "value": 425}],
        "cannot be checked", "not known", "not known",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_rule_tells_true_from_false(name: str) -> None:
    claims, verdict, written, today = CASES[name]
    answer = judged(*claims)
    assert (answer.verdict, answer.right_when_written, answer.right_today) == (
        verdict, written, today,
    ), answer  # fmt: skip


def test_a_month_that_is_inferred_does_not_date_its_article() -> None:
    inferred = Article(document(bls("2023-05", value=1, inferred="period")))
    assert inferred.months != ["2023-05"]
    assert Article(document(bls("2023-05", value=1))).months == ["2023-05"]


@pytest.fixture(scope="module")
def claims() -> pd.DataFrame:
    return judge_all(articles_figures())


def test_every_figure_of_the_articles_has_one_verdict_with_its_reason(claims) -> None:
    assert claims["id"].is_unique
    counts = claims["stated_in"].value_counts().to_dict()
    assert counts == {
        "article-deep-dive": 61,
        "article-career-hub": 44,
        "article-earnings-guide": 41,
        "article-blog": 4,
    }
    assert claims["verdict"].isin(VERDICTS).all()
    assert claims["reason"].str.endswith(".").all()
    assert not claims["reason"].str.contains(r"\.\.|nan|None|  ").any()


def test_most_claims_are_answered(claims) -> None:
    assert (claims["verdict"] != "cannot be checked").sum() >= 75


def test_what_is_not_settled_says_what_would_settle_it(claims) -> None:
    is_open = claims["verdict"] == "cannot be checked"
    assert (claims["missing"] != "").equals(is_open)


def test_evidence_can_be_followed_to_its_row_and_to_an_address(claims) -> None:
    from_elsewhere = claims[(claims["evidence"] != "") & (claims["grade"] != "")]
    assert len(from_elsewhere) > 60
    assert from_elsewhere["address"].str.startswith("http").all()
    for _, claim in from_elsewhere.iterrows():
        place, _, key = claim["row"].partition(": ")
        rows = load(place.removeprefix("data/").removesuffix(".csv")).astype(str)
        for part in key.split(", "):
            column, _, cell = part.partition(" ")
            if column in rows:
                rows = rows[rows[column] == cell]
        assert len(rows) == 1, claim["row"]


def test_a_weak_source_settles_nothing(claims) -> None:
    weak = claims[claims["grade"] == "weak"]
    assert len(weak) and (weak["verdict"] == "cannot be checked").all()


KNOWN = {
    "blog-bls-growth": ("about right", "8.5%"),
    "earnings-guide-bls-growth": ("contradicted", "6.6%"),
    "deep-dive-overtime-rate": ("confirmed", "1.5 times"),
    "deep-dive-overtime-threshold": ("confirmed", "40"),
    "career-hub-cca-exam-fee": ("confirmed", "$199 to $299"),
    "career-hub-aapc-certified-premium": ("confirmed", "67,260 over 55,721"),
    "career-hub-aapc-certified-mean": ("contradicts itself", "$67,260"),
    "career-hub-aapc-two-credentials-mean": ("cannot be checked", "$74,557"),
    "career-hub-hospitals-share": ("contradicted", "28% in its Handbook"),
    "career-hub-icd-10-cm-codes": ("confirmed", "74,724"),
    "deep-dive-state-maryland": ("was right, now out of date", "$62,930"),
    "deep-dive-state-new-jersey": ("contradicted", "$62,900"),
    "deep-dive-bls-p10-annual": ("contradicted", "$35,080"),
    "deep-dive-bls-median-annual": ("confirmed", "$48,780"),
    "blog-bls-median-annual": ("confirmed", "wider 29-2098"),
    "earnings-guide-median-annual": ("was right, now out of date", "$48,780"),
    "earnings-guide-medical-records-specialists-pay": ("was right, now out of date", "$48,780"),
    "earnings-guide-hit-pay": ("cannot be checked", "two occupations"),
    "career-hub-health-services-managers-median": ("was right, now out of date", "$117,960"),
    "career-hub-director-pay-median": ("not what the named source publishes", "health services"),
    "earnings-guide-entry-pay": ("not what the named source publishes", "how long"),
    "earnings-guide-consulting-pay": ("contradicted", "$43,880"),
    "career-hub-physician-offices-share": ("about right", "17.9%"),
    "deep-dive-metro-trenton": ("cannot be checked", "there is no table here"),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_claims_of_the_articles(claims, name: str) -> None:
    claim = claims.set_index("id").loc[name]
    verdict, in_reason = KNOWN[name]
    assert claim["verdict"] == verdict
    assert in_reason in claim["reason"]


def test_a_state_that_no_release_confirms_names_each_of_them(claims) -> None:
    reason = claims.set_index("id").at["deep-dive-state-new-jersey", "reason"]
    for period in ("2021-05", "2023-05", "2024-05", "2025-05"):
        mean = state_wages(period).set_index("area").at["New Jersey", "annual_mean"]
        assert f"${mean:,.0f}" in reason


def test_no_sentence_leads_to_a_verdict_that_says_nothing(claims) -> None:
    figures = claims.set_index("id")
    in_words = set(load("claims")["id"])
    led_to = set()
    for topic in all_topics():
        outputs = [output for cell in topic.cells for output in cell.get("outputs", [])]
        for sentence in filter(None, map(sentence_in, outputs)):
            led_to |= set(re.findall(r"12_fact_check\.ipynb#([\w-]+)", sentence))
    assert len(led_to) > 10
    for name in led_to - in_words:
        verdict = figures.loc[name]
        assert verdict["verdict"] != "cannot be checked" or verdict["evidence"], name


def test_what_cannot_be_checked_is_no_link() -> None:
    assert verdict_tables.led_to("blog-entry-level", "cannot be checked").address == ""
    assert verdict_tables.led_to("blog-entry-level", "contradicted").address.endswith(
        "#blog-entry-level"
    )


def _until(month: str):
    """What a table would hold if nothing after a month had been published."""

    def load_until(name: str) -> pd.DataFrame:
        table = load(name)
        if name.startswith("official/wages"):
            return table[table["period"] <= month]
        if name == "official/projections":
            return table[table["period"].str[:4] < month[:4]]
        return table

    return load_until


def test_time_passing_contradicts_nothing(claims, monkeypatch) -> None:
    """With fewer releases published, no verdict is right that is contradicted with more."""
    own = [module for name, module in sys.modules.items() if name.startswith("helpers.")]
    loading = [module for module in own if getattr(module, "load", None) is load]
    for month in ("2021-05", "2023-05", "2024-05"):
        for module in loading:
            monkeypatch.setattr(module, "load", _until(month))
        before = judge_all(articles_figures())
        held_before = before["verdict"].isin([*HOLD, "was right, now out of date"])
        now_contradicted = claims["verdict"] == "contradicted"
        assert list(claims.loc[held_before & now_contradicted, "id"]) == []


def test_no_rule_reads_a_note(claims) -> None:
    figures = articles_figures()
    without = judge_all(figures.assign(note=None))
    assert without["verdict"].equals(claims["verdict"])


def test_a_verdict_does_not_hang_on_the_order_of_an_articles_figures(claims) -> None:
    figures = articles_figures().sample(frac=1, random_state=7)
    shuffled = judge_all(figures).set_index("id")["verdict"]
    assert shuffled.loc[claims["id"]].astype(str).tolist() == claims["verdict"].astype(str).tolist()


def test_a_range_the_wrong_way_round_gives_a_verdict_not_an_error() -> None:
    answer = judged({"subject": "Medical billers", "low": 60_000, "high": 40_000}, DATED_2023)
    assert answer.verdict in VERDICTS


@pytest.mark.parametrize("period", ["1901", "2018-28", "2099-05", "2031", "2003-13"])
@pytest.mark.parametrize("measure", ["annual pay", "employment growth", "employment"])
def test_an_absent_release_gives_a_verdict_not_an_error(period: str, measure: str) -> None:
    unit = {"annual pay": "USD/year", "employment": "jobs"}.get(measure, "percent")
    claim = {"source": "bls", "as_of": period, "value": 8, "measure": measure, "unit": unit}
    answer = judged(claim)
    assert answer.verdict in ("cannot be checked", "contradicted", "about right")
    assert answer.reason.endswith(".")


def test_agreement_looks_at_printed_digits() -> None:
    def point(value: float) -> pd.Series:
        return document({"value": value}).iloc[0]

    growth = projection("2024-34").change_percent
    assert agreement(point(7.0), growth) == "about"
    assert agreement(point(7.1), growth) == "yes"
    assert agreement(point(7.2), growth) == "no"


@pytest.mark.parametrize(
    ("qualifier", "amount", "answer"),
    [
        ("more than", 72_000, "no"), ("more than", 72_001, "yes"),
        ("at least", 72_000, "yes"), ("at least", 71_999, "no"),
    ],
)  # fmt: skip
def test_a_bound_is_kept_or_not(qualifier: str, amount: float, answer: str) -> None:
    bound = document(
        {"low": 72_000, "qualifier": qualifier, "statistic": "count", "unit": "codes"}
    ).iloc[0]
    assert agreement(bound, amount) == answer
