"""Pay by part of the country: means weighted by jobs, each state once in a region."""

import pandas as pd
import pytest

from helpers.analysis.pay_by_place import pay_by_part
from helpers.facts.official import state_wages
from helpers.facts.prices import in_purchasing_power, state_price_parities


def wages() -> pd.DataFrame:
    return in_purchasing_power(state_wages(), state_price_parities(), "state")


def test_a_part_is_the_mean_of_its_states_weighted_by_jobs() -> None:
    states = wages().head(3)  # Alabama, Alaska, Arizona: the last is on no coast
    table = pay_by_part(states).set_index("States")
    alabama, alaska, arizona = (row for _, row in states.iterrows())
    both = alaska["employment"] + arizona["employment"]
    west = (alaska["annual_mean"] * alaska["employment"]
            + arizona["annual_mean"] * arizona["employment"]) / both  # fmt: skip
    assert table.loc["South", "As paid"] == alabama["annual_mean"]
    assert table.loc["West", "As paid"] == pytest.approx(west)
    assert table.loc["States on no coast", "What it buys"] == pytest.approx(arizona["buys_mean"])


def test_the_regions_together_are_the_nation() -> None:
    states = wages()
    published = states.dropna(subset=["annual_mean", "employment"])
    mean = (published["annual_mean"] * published["employment"]).sum() / published[
        "employment"
    ].sum()
    regions = pay_by_part(states)["As paid"].head(4)
    assert regions.min() < mean < regions.max()
