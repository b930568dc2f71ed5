"""Amounts, percentages and stated figures read as a person would write them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import formatting


@given(st.floats(min_value=0, max_value=1e7))
def test_dollars_can_be_read_back(amount: float) -> None:
    text = formatting.dollars(amount)
    assert int(text.replace("$", "").replace(",", "")) == round(amount)


@given(st.floats(min_value=-1e6, max_value=1e6), st.integers(min_value=0, max_value=3))
def test_percent_shows_as_many_decimals_as_asked(share: float, places: int) -> None:
    number = formatting.percent(share, places).removesuffix("%").replace(formatting.MINUS, "-")
    assert float(number.replace(",", "")) == pytest.approx(share, abs=0.51 * 10**-places)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (35000, 45000, "$35,000 to $45,000"),
        (81090, None, "more than $81,090"),
        (None, 34640, "less than $34,640"),
    ],
)
def test_span_leaves_a_missing_end_open(low, high, expected) -> None:
    assert formatting.span(float("nan") if low is None else low, high or float("nan")) == expected


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("USD/year", 48780, "$48,780"),
        ("USD/hour", 23.45, "$23.45"),
        ("percent", 64.8, "64.8%"),
        ("months", 9, "9 months"),
        ("years", 1, "1 year"),
        ("times", 1.5, "1.5 times"),
        ("jobs", 194800, "194,800"),
    ],
)
def test_a_stated_figure_is_printed_with_its_unit(unit, value, expected) -> None:
    assert formatting.printed(stated(value=value, unit=unit)) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"value": 48000}, "$48,000"),
        ({"value": 48000, "qualifier": "about"}, "about $48,000"),
        (
            {"low": 23, "high": 42, "unit": "USD/hour", "qualifier": "about"},
            "about $23.00 to $42.00",
        ),
        ({"low": 69000, "high": 85000}, "$69,000 to $85,000"),
        ({"low": 69000, "high": 85000, "qualifier": "open above"}, "$69,000 to $85,000 or more"),
        ({"low": 81090, "qualifier": "more than"}, "more than $81,090"),
        ({"low": 95, "unit": "percent", "qualifier": "at least"}, "at least 95%"),
        ({"high": 34640, "qualifier": "less than"}, "less than $34,640"),
        ({"high": 5, "unit": "years", "qualifier": "at most"}, "at most 5 years"),
        ({"low": 3, "high": 9, "unit": "years"}, "3 to 9 years"),
        ({"wording": "several thousand dollars"}, "several thousand dollars"),
    ],
)
def test_a_stated_figure_is_printed_as_it_is_worded(parts, expected) -> None:
    assert formatting.printed(stated(**parts)) == expected


def stated(**parts: object) -> pd.Series:
    """A row of data/figures/ with only some of its parts."""
    empty = dict.fromkeys(("value", "low", "high", "wording", "qualifier"), float("nan"))
    return pd.Series({**empty, "unit": "USD/year", **parts})
