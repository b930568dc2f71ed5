"""The occupations next to coding that a beginner can apply for, too."""

from helpers.analysis import key_figures
from helpers.analysis.key_figures import feeder_occupations
from helpers.facts.official import BILLERS, EVERYONE, RECORDS
from helpers.facts.wage_tables import wages_and_projections


def test_no_feeder_asks_for_more_schooling_or_for_work_before() -> None:
    rows, coders = feeder_occupations(), wages_and_projections().loc[RECORDS]
    assert (rows["schooling_step"] <= coders["schooling_step"]).all()
    assert set(rows["work_experience"]) == {"None"}


def test_an_occupation_that_asks_for_work_before_is_no_feeder(monkeypatch) -> None:
    rows = wages_and_projections()
    rows.loc[BILLERS, "work_experience"] = "Less than 5 years"
    monkeypatch.setattr(key_figures, "wages_and_projections", lambda: rows)
    assert BILLERS not in feeder_occupations().index


def test_an_occupation_is_no_way_into_itself() -> None:
    assert not {RECORDS, EVERYONE} & set(feeder_occupations().index)
    assert BILLERS not in feeder_occupations(BILLERS).index


def test_a_degree_and_years_of_work_are_asked_elsewhere() -> None:
    names = set(feeder_occupations()["name"])
    assert "Medical secretaries and administrative assistants" in names
    assert not any("managers" in name or "technologists" in name for name in names)


def test_less_schooling_leaves_fewer_ways_in() -> None:
    assert set(feeder_occupations(BILLERS).index) < {*feeder_occupations().index}


def test_the_most_openings_come_first() -> None:
    assert feeder_occupations()["openings"].is_monotonic_decreasing
