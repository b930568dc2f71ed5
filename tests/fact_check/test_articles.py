"""An article’s place is found among the areas, by its first city and its state."""

import pandas as pd
import pytest

from helpers.fact_check.articles import in_area
from helpers.facts.official import metropolitan_wages


def test_each_area_is_found_by_its_first_city_and_state_and_no_other() -> None:
    areas = metropolitan_wages()
    for name in areas["area"]:
        city, _, states = name.rpartition(", ")
        short = f"{city.split('-')[0]}, {states.split('-')[0]}"
        assert list(in_area(areas, short)["area"]) == [name]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Portland, OR", ["Portland-Vancouver-Hillsboro, OR-WA"]),
        ("Portland, ME", ["Portland-South Portland, ME"]),
        ("California-Lexington Park, MD", ["California-Lexington Park, MD"]),
        ("California", []),
        ("St. Louis, MO", ["St. Louis, MO-IL"]),
        ("(St.|.*), MO", []),
        ("Portland, CA", []),
    ],
)
def test_an_ambiguous_city_is_told_by_its_state(asked: str, names: list[str]) -> None:
    areas = pd.DataFrame(
        {
            "area": [
                "Portland-Vancouver-Hillsboro, OR-WA", "Portland-South Portland, ME",
                "California-Lexington Park, MD", "St. Louis, MO-IL", "Stn Louis, MO",
            ]
        }
    )  # fmt: skip
    assert list(in_area(areas, asked)["area"]) == names
