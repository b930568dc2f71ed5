"""Benefits: what is published of each kind, newest and surest first, and nothing of the others."""

import pandas as pd
import pytest

from helpers.analysis.benefits import KINDS, UNPUBLISHED, kinds_of_benefits, newest_benefit
from helpers.data import tables
from helpers.paths import data_folder


def test_every_kind_has_its_newest_size_or_says_that_nobody_publishes_one() -> None:
    raw = pd.read_csv(data_folder() / "figures" / "benefits.csv")
    sizes = kinds_of_benefits().set_index("Benefit")["What is published, of all jobs"]
    for kind in KINDS:
        if not kind.figures:
            assert sizes[kind.name] == UNPUBLISHED
        for subject, measure, _ in kind.figures:
            own = raw[(raw["subject"] == subject) & (raw["measure"] == measure)]
            newest = own.loc[own["as_of"].idxmax(), "value"]
            assert f"{newest:,.0f} " in sizes[kind.name] or f"{newest:.2f} " in sizes[kind.name]


def test_a_later_release_takes_over(monkeypatch) -> None:
    real = tables.load("figures/benefits")
    later = real[real["id"] == "ecec-2025-06-private-retirement"].assign(as_of="2026-06", value=1.6)
    monkeypatch.setattr("helpers.facts.figures.load", lambda _: pd.concat([real, later]))
    assert newest_benefit("Private industry", "retirement")["value"] == 1.6


def test_the_surer_of_two_of_one_period_is_taken(monkeypatch) -> None:
    real = tables.load("figures/benefits")
    surer = real[real["id"] == "kff-2025-single-premium"].assign(grade="primary", value=9326)
    monkeypatch.setattr("helpers.facts.figures.load", lambda _: pd.concat([real, surer]))
    assert newest_benefit("One person’s health plan", "premium")["value"] == 9326


def test_a_benefit_that_is_not_held_is_named() -> None:
    with pytest.raises(LookupError, match="shares of the firm"):
        newest_benefit("Private industry", "shares of the firm")
