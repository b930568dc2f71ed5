"""Who does the work: groups of age read finely, and how sure a share is where few are asked."""

import pandas as pd
import pytest

from helpers.analysis import sampling_error
from helpers.analysis.household_survey import (
    AGE_GROUPS,
    age_reached,
    household_ages,
    in_groups,
    median_age_range,
    sex_and_race,
    share_older,
)
from helpers.analysis.sampling_error import (
    composition,
    thousands_per_answer,
    with_ranges,
    women_by_year,
)
from helpers.analysis.wage_errors import share_range
from helpers.facts.official import BILLERS, EVERYONE, RECORDS

AGES = household_ages("2025").set_index("occupation")
WOMEN = {"period": "2030", "occupation": RECORDS, "women_percent": 90.0, "workers": 100}


def shares(monkeypatch: pytest.MonkeyPatch, *rows: dict) -> None:
    """Let the household survey have printed other shares of women."""
    table = pd.DataFrame([{**WOMEN, **row} for row in rows])
    monkeypatch.setattr(sampling_error, "load", lambda name: table)


# Ages


def test_the_shares_of_four_groups_are_those_of_the_survey() -> None:
    row = in_groups({"Coders": AGES.loc[RECORDS]}).iloc[0]
    assert row[AGE_GROUPS].tolist() == pytest.approx([25 / 1.66, 38 / 1.66, 44 / 1.66, 59 / 1.66])
    assert row["source"] == "bls-cps-age-2025"


def test_who_is_older_than_an_age_at_a_group_s_edge_and_inside_one() -> None:
    coders = AGES.loc[RECORDS]
    assert share_older(coders, 16) == 100
    assert share_older(coders, 45) == pytest.approx(103 / 1.66)
    assert share_older(coders, 47) == pytest.approx((103 - 0.2 * 44) / 1.66)
    assert share_older(coders, 65) == pytest.approx(18 / 1.66)


@pytest.mark.parametrize("age", [15, 66])
def test_ages_that_the_groups_do_not_tell_apart_are_refused(age: int) -> None:
    with pytest.raises(ValueError, match=f"from 16 to 65, not {age}"):
        share_older(AGES.loc[RECORDS], age)


@pytest.mark.parametrize("code", [RECORDS, BILLERS, EVERYONE])
def test_the_median_read_off_the_groups_is_near_the_printed_one(code: str) -> None:
    people = AGES.loc[code]
    assert age_reached(people, 50) == pytest.approx(people["median_age"], abs=0.5)
    assert share_older(people, age_reached(people, 50)) == pytest.approx(50)


def test_the_range_of_a_median_age_holds_it_and_narrows_with_more_answers() -> None:
    coders = AGES.loc[RECORDS]
    low, high = median_age_range(coders, each=1)
    assert low < coders["median_age"] < high
    narrow_low, narrow_high = median_age_range(coders, each=0.1)
    assert low < narrow_low < narrow_high < high


# How sure a share is


def test_the_error_of_a_share_is_that_of_as_many_answers() -> None:
    # 100 thousand workers at 4 thousand an answer: 25 answers, so 10 points of standard error.
    assert share_range(50, workers=100, each=4) == pytest.approx((33.55, 66.45))
    assert share_range(99, workers=100, each=4)[1] == 100
    assert share_range(1, workers=100, each=4)[0] == 0


def test_workers_behind_an_answer_follow_from_how_far_shares_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shares(monkeypatch, {}, {"period": "2031", "women_percent": 86.0})
    # 4 points, where one answer a thousand lets 88 percent move by the root of 2 x .88 x .12 / 100
    assert thousands_per_answer() == pytest.approx(0.04**2 / (2 * 0.88 * 0.12 / 100))


def test_a_gap_of_years_and_all_workers_together_are_no_movement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = [{}, {"period": "2031", "women_percent": 86.0}]
    shares(monkeypatch, *changes)
    alone = thousands_per_answer()
    everyone = [{**row, "occupation": EVERYONE, "women_percent": 20.0 + n} for n, row in
                enumerate([*changes])]  # fmt: skip
    later = {"period": "2034", "women_percent": 40.0}
    withheld = {"period": "2032", "women_percent": None}
    shares(monkeypatch, *changes, *everyone, later, withheld)
    assert thousands_per_answer() == alone
    shares(monkeypatch, {}, later)
    with pytest.raises(LookupError, match="no share of women in two years running"):
        thousands_per_answer()


def test_the_estimate_of_the_collection_is_of_a_sample_s_size() -> None:
    """A share of many workers is surer than one of few, and all ends hold their share."""
    each = thousands_per_answer()
    assert 0.5 < each < 5
    rows = women_by_year({RECORDS: "Coders", BILLERS: "Billers"}, each)
    assert rows["name"].tolist()[:3] == ["Coders, 2020", "Coders, 2021", "Coders, 2022"]
    assert ((rows["low"] < rows["women_percent"]) & (rows["women_percent"] < rows["high"])).all()
    width = (rows["high"] - rows["low"]).groupby(rows["occupation"]).mean()
    assert width[BILLERS] < width[RECORDS]


def test_what_is_withheld_has_no_ends() -> None:
    rows = pd.DataFrame({"women_percent": [90.0, None], "workers": [100, 40]})
    ends = with_ranges(rows, "women_percent", each=1)[["low", "high"]]
    assert ends.isna().all(axis="columns").tolist() == [False, True]


def test_the_composition_is_told_from_end_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling_error, "sex_and_race", lambda: sex_and_race("2022"))
    table = composition(
        {RECORDS: "Coders", EVERYONE: "All", "31-9094": "Transcriptionists"}, each=1.7
    ).set_index("Share of")
    assert table.loc["Women"].tolist() == [
        "bls-cps-sex-race-2022", "83% to 93%", "47%", "not published",
    ]  # fmt: skip
    assert len(table) == 5
