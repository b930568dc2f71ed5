"""Assumptions by which a wrong way of counting when a course is earned back gives another year."""

import math

import pytest

from helpers.analysis.break_even import telling_assumptions, worth_today, year_earned_back


def spent_at(now: float) -> tuple[float, float]:
    return 8_647 + 0.075 * now, 8_647 + 0.5 * now


@pytest.mark.parametrize("after", range(28_000, 37_000, 600))
def test_rounding_and_forgetting_the_discount_give_another_year(after: int) -> None:
    now, rate = telling_assumptions(after, spent_at)
    gain = after - now
    for cost in spent_at(now):
        years = math.ceil(cost / gain)
        assert round(cost / gain) == years - 1, "ordinary rounding gives the right year"
        assert year_earned_back(cost, gain) == years
        later = year_earned_back(cost, gain, rate)
        values = [gain * worth_today(year, rate) for year in range(1, later + 1)]
        assert sum(values[:-1]) < cost <= sum(values)
        assert later > years, "the discount does not move the year"
    assert round(gain * worth_today(5, rate)) == round(gain / (1 + rate / 100) ** 5)
    assert 0.85 < now / after < 0.95


def test_without_telling_assumptions_the_first_are_taken() -> None:
    assert telling_assumptions(30_000, lambda _: (1.0, 1.0)) == (27_000, 5)


def test_what_is_never_earned_back_has_the_year_after_the_last() -> None:
    assert year_earned_back(10_000, 10) == 41
