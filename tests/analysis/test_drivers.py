"""Drivers of demand: named by the agency's note or not, counted or not."""

import pandas as pd

from helpers.analysis.demand import COLUMNS, DRIVERS, drivers
from helpers.data.tables import load
from helpers.facts.evidence import evidence
from helpers.facts.official import projection

_, _, NAMED, COUNTED = COLUMNS


def of_note(note: str) -> pd.DataFrame:
    return drivers(pd.Series({"factors": note, "source": "bls"})).set_index("Driver")


def test_each_driver_is_named_by_the_note_that_uses_its_words_alone() -> None:
    for driver in DRIVERS:
        for word in driver.words:
            named = of_note(f"Something of {word.upper()} or so")[NAMED]
            assert named[named == "named"].index.tolist() == [driver.name]


def test_what_is_counted_is_what_the_evidence_counts() -> None:
    shown = of_note("nothing")[COUNTED]
    counted = evidence("career-hub-icd-10-cm-codes").iloc[0]
    assert f"{counted['value']:,.0f}" in shown["Codes are complex and change every year"]
    assert (shown == "no").sum() == len(DRIVERS) - 1


def test_a_projection_without_a_note_names_none() -> None:
    assert set(of_note(float("nan"))[NAMED]) == {"not named"}


def test_its_sources_are_sources() -> None:
    rows = drivers(projection())
    named = rows[[column for column in rows if column.startswith("source")]]
    assert set(named.stack().dropna()) <= set(load("sources")["source"])
