"""Each rule of the fact check is fed a true and a false claim; the whole is held by counts."""

import pandas as pd
import pytest

from helpers.figures import articles_figures
from helpers.official import handbook, national_wage, projection, state_wages
from helpers.verdicts import VERDICTS, judge, matches

EMPTY = {
    "id": "claim", "subject": "Medical records specialists", "measure": "annual pay",
    "statistic": "median", "value": None, "low": None, "high": None, "wording": None,
    "qualifier": None, "unit": "USD/year", "as_of": None, "source": "article-x", "inferred": None,
    "kind": "fact", "grade": None, "stated_in": "article-x", "note": None,
}  # fmt: skip


def document(*claims: dict) -> pd.DataFrame:
    """An article's figures; what a claim leaves out is empty."""
    rows = pd.DataFrame([{**EMPTY, "id": f"claim-{n}", **claim} for n, claim in enumerate(claims)])
    return rows.astype({"value": float, "low": float, "high": float})


def verdict(*claims: dict) -> str:
    """The verdict on the first of an article's figures."""
    rows = document(*claims)
    return judge(rows.iloc[0], rows).verdict


def bls(period: str, **claim) -> dict:
    return {"source": f"bls-oews-{period}", "as_of": period, **claim}


def band(middle: float, low: float, high: float) -> dict:
    """A range in round thousands whose ends are so many times an amount."""
    return {"low": round(middle * low, -3), "high": round(middle * high, -3)}


NEWEST = national_wage()
BILLERS = national_wage(occupation="43-3021").annual_median
MEDIAN_2023 = national_wage("2023-05").annual_median
CERTIFIED = {"subject": "Certified members, any credential", "statistic": "mean", "value": 66979}
NOT_CERTIFIED = {"subject": "Members without a certification", "statistic": "mean", "value": 55721}
PREMIUM = {
    "subject": "Certified against not certified", "measure": "pay premium", "unit": "percent",
}  # fmt: skip
BAND = {"subject": "Mid level", "statistic": "range", "low": 45000, "high": 60000}
BAND_YEARS = {
    "subject": "Mid level", "measure": "experience", "unit": "years", "low": 3, "high": 5,
}  # fmt: skip
FIVE = {"subject": "Five years after entry"}
FIVE_YEARS = {**FIVE, "measure": "experience", "unit": "years", "high": 5}
RESEARCH = {"subject": "Research", "statistic": "mean", "value": 80965, "source": "data-usa"}
OVER_MEAN = (80965 / NEWEST.annual_mean - 1) * 100
GROWTH = {"measure": "employment growth", "unit": "percent", "source": "bls-projections-2024-34"}
HOSPITALS = {"subject": "Hospitals", "measure": "share of employment", "unit": "percent"}
HOSPITAL_SHARE = handbook("share of jobs", "Hospitals; state local and private").value
CALIFORNIA_2023 = state_wages("2023-05").set_index("area").at["California", "annual_mean"]
OHIO = state_wages("2021-05").set_index("area").at["Ohio", "annual_mean"]

CASES = {
    "the agency's median": ([bls("2023-05", value=MEDIAN_2023)], "confirmed"),
    "a median with two digits swapped": ([bls("2023-05", value=47880)], "contradicted"),
    "a median in round thousands": ([bls("2023-05", value=49000)], "rounded"),
    "the median of an older release": (
        [{"source": "bls", "value": MEDIAN_2023}, bls(NEWEST.period, value=NEWEST.annual_median)],
        "out of date",
    ),
    "an open 90th percentile": (
        [bls(NEWEST.period, statistic="p90", low=NEWEST.annual_p90)],
        "confirmed",
    ),
    "a wrong 10th percentile": ([bls("2023-05", statistic="p10", high=34640)], "contradicted"),
    "percentiles in round thousands": (
        [bls("2024-05", statistic="range", low=36000, high=81000)],
        "rounded",
    ),
    "wrong percentiles in round thousands": (
        [bls("2023-05", statistic="range", low=34000, high=81000)],
        "contradicted",
    ),
    "growth rounded": ([{**GROWTH, "value": 7}], "rounded"),
    "growth wrong": ([{**GROWTH, "value": 8}], "contradicted"),
    "growth of a round not at hand": (
        [{**GROWTH, "source": "bls-projections-2018-28", "value": 8}],
        "cannot be checked",
    ),
    "a premium that its averages give": (
        [{**PREMIUM, "value": 20.2}, CERTIFIED, NOT_CERTIFIED],
        "cannot be checked",
    ),
    "a premium that its averages do not give": (
        [{**PREMIUM, "value": 20.7}, CERTIFIED, NOT_CERTIFIED],
        "contradicts itself",
    ),
    "one survey number for two groups": (
        [
            {**CERTIFIED, "source": "aapc-2023"},
            {**CERTIFIED, "source": "aapc-2023", "subject": "CPC"},
        ],
        "contradicts itself",
    ),
    "two survey numbers for two groups": (
        [{**CERTIFIED, "source": "aapc-2023"}, {**NOT_CERTIFIED, "source": "aapc-2023"}],
        "cannot be checked",
    ),
    "five years' pay inside its own band": (
        [{**FIVE, "low": 58000}, FIVE_YEARS, BAND, BAND_YEARS],
        "cannot be checked",
    ),
    "five years' pay above its own band": (
        [{**FIVE, "low": 65000}, FIVE_YEARS, BAND, BAND_YEARS],
        "contradicts itself",
    ),
    "a premium over the mean": (
        [{**RESEARCH, "measure": "pay premium", "value": round(OVER_MEAN)}, RESEARCH],
        "rounded",
    ),
    "a wrong premium over the mean": (
        [{**RESEARCH, "measure": "pay premium", "value": round(OVER_MEAN) + 8}, RESEARCH],
        "contradicted",
    ),
    "the Handbook's share": ([{**HOSPITALS, "value": HOSPITAL_SHARE}], "confirmed"),
    "another share": ([{**HOSPITALS, "value": 58.6}], "contradicted"),
    "a state's figure of a year not at hand": (
        [bls("2022-05", subject="Ohio", statistic="mean", value=OHIO + 10)],
        "cannot be checked",
    ),
    "a state's figure that is of the year before": (
        [bls("2022-05", subject="Ohio", statistic="mean", value=OHIO)],
        "out of date",
    ),
    "the agency's mean of a state": (
        [bls("2023-05", subject="California", statistic="mean", value=CALIFORNIA_2023)],
        "confirmed",
    ),
    "a state's mean with another first digit": (
        [bls("2023-05", subject="California", statistic="mean", value=CALIFORNIA_2023 + 10_000)],
        "contradicted",
    ),
    "a range around the official middle": (
        [{"subject": "Medical billers", "statistic": "range", **band(BILLERS, 0.9, 1.1)}],
        "cannot be checked",
    ),
    "a range beside the official middle": (
        [{"subject": "Medical billers", "statistic": "range", **band(BILLERS, 1.1, 1.3)}],
        "contradicted",
    ),
    "a fee": ([{"measure": "exam fee", "unit": "USD", "value": 425}], "cannot be checked"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_rule_tells_true_from_false(name: str) -> None:
    claims, expected = CASES[name]
    assert verdict(*claims) == expected


def test_every_figure_of_the_articles_has_one_row_and_one_verdict() -> None:
    claims = articles_figures()
    assert claims["id"].is_unique
    counts = claims["stated_in"].value_counts().to_dict()
    assert counts == {
        "article-deep-dive": 61,
        "article-career-hub": 44,
        "article-earnings-guide": 41,
        "article-blog": 4,
    }
    own = dict(list(claims.groupby("stated_in")))
    for _, claim in claims.iterrows():
        told = judge(claim, own[claim["stated_in"]])
        assert told.verdict in VERDICTS
        assert told.reason.endswith(".")


NAMED = {
    "career-hub-aapc-certified-premium": "contradicts itself",
    "deep-dive-bls-p10-annual": "contradicted",
    "deep-dive-bls-p90-annual": "contradicted",
    "deep-dive-bls-median-annual": "confirmed",
    "deep-dive-bls-median-hourly": "confirmed",
    "blog-bls-median-annual": "confirmed",
    "career-hub-health-services-managers-median": "out of date",
    "career-hub-research-premium": "contradicted",
    "career-hub-hospitals-share": "contradicted",
    "career-hub-bls-growth": "rounded",
    "deep-dive-aapc-certified-mean": "contradicts itself",
    "deep-dive-aapc-cpc-mean": "contradicts itself",
}


@pytest.mark.parametrize("name", NAMED)
def test_known_claims_of_the_articles(name: str) -> None:
    claims = articles_figures()
    claim = claims[claims["id"] == name].iloc[0]
    own = claims[claims["stated_in"] == claim["stated_in"]]
    assert judge(claim, own).verdict == NAMED[name]


def test_reasons_say_what_a_reader_must_know() -> None:
    claims = articles_figures().set_index("id", drop=False)

    def reason(name: str) -> str:
        own = claims[claims["stated_in"] == claims.at[name, "stated_in"]]
        return judge(claims.loc[name], own).reason

    assert "wider occupation" in reason("blog-bls-median-annual")
    words = handbook("employment change against all occupations").wording
    assert words in reason("career-hub-bls-growth")
    assert "$117,960" in reason("career-hub-health-services-managers-median")
    assert "BLS’s table of May 2023 has $" in reason("deep-dive-state-new-jersey")
    assert "This collection has no table of May 2023 by area" in reason("deep-dive-metro-trenton")
    assert "above BLS’s mean" in reason("career-hub-research-premium")


def test_matches_looks_at_printed_digits() -> None:
    def point(value: float) -> pd.Series:
        return pd.Series({"value": value, "low": None, "high": None})

    growth = projection("2024-34").change_percent
    assert matches(point(7.0), growth) == "rounded"
    assert matches(point(7.1), growth) == "confirmed"
    assert matches(point(7.2), growth) == "contradicted"
