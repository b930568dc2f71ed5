"""Who hires: what is counted of each kind of employer is what the wage survey’s file says."""

import pandas as pd
import pytest

from helpers.analysis.demand import EMPLOYERS, employers
from helpers.data.tables import load
from helpers.paths import DATA

CODES = {"period": str, "industry_code": str}


def test_jobs_and_medians_are_those_of_the_newest_release() -> None:
    raw = pd.read_csv(DATA / "official" / "wages_industry.csv", dtype=CODES)
    newest = raw[(raw["period"] == raw["period"].max()) & (raw["owner"] != "private")]
    shown = employers()
    for employer, row in zip(EMPLOYERS, shown.to_dict("records"), strict=True):
        for who, occupation in (("Coders", "29-2072"), ("Billers", "43-3021")):
            own = newest[newest["industry_code"] == employer.code]
            own = own[own["occupation"] == occupation].drop_duplicates("industry_code")
            told = [row[f"{who}: jobs"], row[f"{who}: half earn less than"]]
            counted = own[["employment", "annual_median"]].iloc[0].tolist()
            assert told == pytest.approx(counted, nan_ok=True)


def test_what_is_withheld_stays_missing() -> None:
    software = employers().iloc[-1]
    assert software["Employer"].text == "Software publishers"
    assert pd.isna(software["Coders: jobs"])
    assert software["Coders: half earn less than"] > 0


def test_its_sources_are_sources() -> None:
    rows = employers()
    named = rows[[column for column in rows if column.startswith("source")]]
    assert set(named.stack().dropna()) <= set(load("sources")["source"])
