"""Periods and directions in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import phrases


@given(st.floats(min_value=1, max_value=1e6), st.floats(min_value=1, max_value=1e6))
def test_direction_turns_round_with_its_figures(one: float, other: float) -> None:
    choose = ("up", "down", "same")
    turned = {"up": "down", "down": "up", "same": "same"}
    first = phrases.compared(one, other, choose, within=0)
    assert phrases.compared(other, one, choose, within=0) == turned[first]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2024-05", "May 2024"),
        ("1997", "1997"),
        ("2024-34", "2024 to 2034"),
        ("2023-12", "December 2023"),
    ],
)
def test_periods_in_words(period: str, expected: str) -> None:
    assert phrases.when(period) == expected
