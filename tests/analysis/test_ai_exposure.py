"""Measures of exposure: every occupation's place, the tasks' labels, the tests on codes."""

import pandas as pd
import pytest

from helpers.analysis.ai_exposure import (
    LABELS,
    exposed_tasks,
    exposure_of,
    in_rank,
    label_counts,
    measures,
    ranks,
    ranks_in_pairs,
)
from helpers.data.schemas.workers import LABELS as KNOWN
from helpers.data.tables import load
from helpers.facts.figures import figures
from helpers.facts.official import BILLERS, RECORDS

# Computed from the authors' files with another program: value, rank, ties, occupations.
PLACES = {
    ("eloundou-model-alpha", RECORDS): (0.2353, 122, 1, 798),
    ("eloundou-model-beta", RECORDS): (0.6176, 68, 1, 798),
    ("eloundou-model-gamma", RECORDS): (1, 1, 52, 798),
    ("eloundou-people-beta", "43-9021"): (0.5, 138, 17, 798),
    ("felten-abilities", RECORDS): (0.5739, 283, 1, 774),
    ("frey-osborne", BILLERS): (0.96, 60, 17, 702),
    ("microsoft-applicability", RECORDS): (0.2706, 148, 1, 785),
    ("microsoft-applicability", "31-9094"): (0.0949, 555, 1, 785),
    ("anthropic-observed", RECORDS): (0.6674, 4, 1, 756),
}


@pytest.mark.parametrize(("measure", "occupation"), PLACES)
def test_places_are_those_of_the_authors_files(measure: str, occupation: str) -> None:
    row = exposure_of(occupation).set_index("measure").loc[measure]
    values = tuple(row[["value", "rank", "tied", "occupations"]])
    assert values == PLACES[measure, occupation]


def test_every_measure_has_the_occupation_and_says_what_it_asks() -> None:
    rows = exposure_of()
    assert list(rows["measure"]) == list(measures()["measure"])
    assert set(load("exposure")["measure"]) == set(rows["measure"])
    assert rows["year"].is_monotonic_increasing
    assert rows["asks"].notna().all()


def test_those_that_are_tied_rank_neither_above_nor_below() -> None:
    row = exposure_of().set_index("measure").loc["eloundou-model-gamma"]
    assert row["above"] == pytest.approx(100 * (798 - 52) / 798)


def test_a_measure_of_few_occupations_at_hand_has_no_rank() -> None:
    row = exposure_of().set_index("measure").loc["ilo-generative"]
    assert (row["value"], row["published_code"]) == (0.52, "3252")
    assert pd.isna(row["rank"])
    assert pd.isna(row["above"])


def test_ranks_side_by_side_are_missing_where_there_are_none() -> None:
    rows = ranks([RECORDS, BILLERS, "29-9021"])
    assert list(rows.columns) == [RECORDS, BILLERS, "29-9021"]
    assert pd.isna(rows.loc["frey-osborne", "29-9021"])
    assert rows.loc["frey-osborne", BILLERS] > rows.loc["frey-osborne", RECORDS]


def test_a_chart_of_ranks_says_when_who_and_what_was_asked() -> None:
    trades = {"Coders": RECORDS, "Billers": BILLERS}
    rows = ranks_in_pairs(trades)
    assert rows["Measure"].iloc[0] == "2017, Frey and Osborne: Can computers do it?"
    assert rows["Measure"].iloc[-1].startswith("2026, Anthropic: Can models")
    assert len(rows) == measures()["question"].notna().sum(), "each of them ranks both trades"
    assert rows["Measure"].str.len().max() <= 60, "what a chart has room for"
    assert rows["Coders"].iloc[0] == pytest.approx(ranks([RECORDS])[RECORDS]["frey-osborne"])


def test_a_place_is_told_among_how_many() -> None:
    places = in_rank(exposure_of().set_index("measure"))
    assert places["felten-abilities"] == "283rd of 774"
    assert places["ilo-generative"] == "no rank"


def test_an_occupation_in_no_measure_is_told() -> None:
    with pytest.raises(LookupError, match="no row of 11-1011"):
        exposure_of("11-1011")


def test_every_task_of_the_occupation_is_labelled() -> None:
    rows = exposed_tasks()
    assert len(rows) == 17
    coding = rows.set_index("task_id").loc[22881]
    assert "standard classification systems" in coding["task"]
    assert (coding["by_people"], coding["by_model"], coding["agreed"]) == ("E0", "E2", False)
    assert tuple(LABELS) == KNOWN


def test_labels_add_up_to_all_tasks() -> None:
    counts = label_counts()
    assert (counts.sum() == 17).all()
    assert counts["by_people"].to_dict() == {"E0": 2, "E1": 4, "E2": 11}


@pytest.mark.parametrize(
    ("measure", "by", "weight"),
    [("alpha", "by_model", 0), ("beta", "by_model", 0.5), ("gamma", "by_people", 1),
     ("beta", "by_people", 0.5)],
)  # fmt: skip
def test_labels_make_the_measures(measure: str, by: str, weight: float) -> None:
    counts = label_counts()[by]
    who = by.removeprefix("by_")
    stated = exposure_of().set_index("measure").loc[f"eloundou-{who}-{measure}", "value"]
    assert (counts["E1"] + weight * counts["E2"]) / 17 == pytest.approx(stated, abs=0.0001)


def test_tests_on_codes_say_what_was_tested() -> None:
    rows = figures("coding_tests")
    assert rows["note"].notna().all()
    exact = rows.set_index("id")["value"]
    assert exact["soroush-2024-gpt-4-icd-10-cm"] == 33.9
    assert exact["simmons-2025-gpt-4"] == 15.2
