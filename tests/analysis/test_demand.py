"""Drivers of demand and kinds of employer: named and counted as the sources have them."""

import pandas as pd
import pytest

from helpers.analysis.demand import COUNTED, DRIVERS, EMPLOYERS, IN_NOTE, drivers, employers
from helpers.data.tables import load
from helpers.facts.evidence import evidence
from helpers.facts.official import projection
from helpers.paths import data_folder

CODES = {"period": str, "industry_code": str}


def of_note(note: str) -> pd.DataFrame:
    return drivers(pd.Series({"factors": note, "source": "bls"})).set_index("Driver")


def test_each_driver_is_named_by_the_note_that_uses_its_words_alone() -> None:
    for driver in DRIVERS:
        for word in driver.words:
            row = of_note(f"Something of {word.upper()} or so")[IN_NOTE]
            assert row[row == "named"].index.tolist() == [driver.name]


def test_what_is_counted_is_what_the_evidence_counts() -> None:
    column = of_note("nothing")[COUNTED]
    newest = evidence("career-hub-icd-10-cm-codes").iloc[0]
    assert f"{newest['value']:,.0f}" in column["Codes are complex and change every year"]
    assert (column == "no").sum() == len(DRIVERS) - 1


def test_a_projection_without_a_note_names_none() -> None:
    assert set(of_note(float("nan"))[IN_NOTE]) == {"not named"}


def test_the_sources_of_drivers_are_sources() -> None:
    rows = drivers(projection())
    row = rows[[column for column in rows if column.startswith("source")]]
    assert set(row.stack().dropna()) <= set(load("sources")["source"])


def test_jobs_and_medians_are_those_of_the_newest_release() -> None:
    raw = pd.read_csv(data_folder() / "official" / "wages_industry.csv", dtype=CODES)
    newest = raw[(raw["period"] == raw["period"].max()) & (raw["owner"] != "private")]
    rows = employers()
    for employer, row in zip(EMPLOYERS, rows.to_dict("records"), strict=True):
        for who, occupation in (("Coders", "29-2072"), ("Billers", "43-3021")):
            own = newest[newest["industry_code"] == employer.code]
            own = own[own["occupation"] == occupation].drop_duplicates("industry_code")
            cells = [row[f"{who}: jobs"], row[f"{who}: half earn less than"]]
            wages = own[["employment", "annual_median"]].iloc[0].tolist()
            assert cells == pytest.approx(wages, nan_ok=True)


def test_what_is_withheld_stays_missing() -> None:
    software = employers().iloc[-1]
    assert software["Employer"].text == "Software publishers"
    assert pd.isna(software["Coders: jobs"])
    assert software["Coders: half earn less than"] > 0


def test_the_sources_of_employers_are_sources() -> None:
    rows = employers()
    sources = rows[[column for column in rows if column.startswith("source")]]
    assert set(sources.stack().dropna()) <= set(load("sources")["source"])
