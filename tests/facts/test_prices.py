"""Dollars of another year and of another place, held against the agencies' own numbers."""

import pytest

from helpers.facts.prices import (
    consumer_price,
    purchasing_power,
    real_dollars,
    state_price_parities,
    today,
)


def test_a_years_price_is_the_mean_of_its_months() -> None:
    assert round(consumer_price("2023"), 3) == 304.702
    assert round(consumer_price("2024"), 3) == 313.689


def test_there_and_back_is_the_same_amount() -> None:
    there = real_dollars(50_000, of="1997", into="2024-05")
    assert there > 50_000
    assert real_dollars(there, of="2024-05", into="1997") == pytest.approx(50_000)


def test_a_month_that_was_never_published_is_missing_not_guessed() -> None:
    with pytest.raises(LookupError, match=r"October 2025.*never published"):
        consumer_price("2025-10")
    assert consumer_price("2025") > consumer_price("2024"), "the mean of the other eleven"


def test_a_year_that_is_not_complete_has_no_price(copy_of_data) -> None:
    prices = copy_of_data / "official" / "consumer_prices.csv"
    lines = prices.read_text(encoding="utf-8").splitlines(keepends=True)
    lines_left = [line for line in lines if not line.startswith(("2024,11,", "2024,12,"))]
    prices.write_text("".join(lines_left), encoding="utf-8")
    with pytest.raises(LookupError, match=r"the year 2024 is not complete in .* 10 of its months"):
        consumer_price("2024")
    with pytest.raises(LookupError, match="not complete"):
        real_dollars(1, of="2023", into="2024")
    assert consumer_price("2024-09") == 315.301


def test_today_is_the_newest_month() -> None:
    assert today() >= "2026-05"


def test_purchasing_power_is_below_pay_where_prices_are_high() -> None:
    parities = state_price_parities().set_index("state")["all_items"]
    assert len(parities) == 51
    assert purchasing_power(65_000, parities.max()) < 65_000
    assert purchasing_power(50_000, parities.min()) > 50_000
