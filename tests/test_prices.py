"""Dollars of another year and of another place, held against the agencies' own numbers."""

import pytest

from helpers.official import state_price_parities
from helpers.prices import consumer_price, purchasing_power, real_dollars, today


def test_a_years_price_is_the_mean_of_its_months() -> None:
    assert round(consumer_price("2023"), 3) == 304.702
    assert round(consumer_price("2024"), 3) == 313.689


def test_there_and_back_is_the_same_amount() -> None:
    there = real_dollars(50_000, of="1997", into="2024-05")
    assert there > 50_000
    assert real_dollars(there, of="2024-05", into="1997") == pytest.approx(50_000)


def test_a_month_that_was_never_published_is_missing_not_guessed() -> None:
    with pytest.raises(KeyError, match="2025-10"):
        consumer_price("2025-10")


def test_today_is_the_newest_month() -> None:
    assert today() >= "2026-05"


def test_purchasing_power_is_below_pay_where_prices_are_high() -> None:
    parities = state_price_parities().set_index("state")["all_items"]
    assert len(parities) == 51
    assert purchasing_power(65_000, parities.max()) < 65_000
    assert purchasing_power(50_000, parities.min()) > 50_000
