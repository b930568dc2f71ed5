"""The official tables hold what the agencies published, and agree with one another."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from helpers.data.schemas import SCHEMAS
from helpers.data.tables import load
from helpers.facts.official import BILLERS, EVERYONE, RECORDS, only
from helpers.importers.parse_cells import MARKERS
from helpers.paths import data_folder
from tests.support.csv_tables import only_row


@pytest.mark.parametrize(
    ("period", "p10", "median", "p90"),
    [
        ("2023-05", 35080, 48780, 77810),
        ("2024-05", 35780, 50250, 80950),
        ("2025-05", 37000, 51140, 81150),
    ],
)
def test_national_wages(period, p10, median, p90):
    row = only_row("wages_national", period=period, occupation=RECORDS)
    assert (row["annual_p10"], row["annual_median"], row["annual_p90"]) == (p10, median, p90)


def test_billers_stand_beside_coders():
    row = only_row("wages_national", period="2025-05", occupation=BILLERS)
    assert (row["annual_median"], row["employment"]) == (48500, 404060)
    assert only_row("wages_national", period="2025-05", occupation=RECORDS)["employment"] == 194720
    for name in ("state", "metropolitan", "nonmetropolitan", "industry"):
        table = load(f"official/wages_{name}")
        newest = table[table["period"] == "2025-05"]
        assert set(newest["occupation"]) == {RECORDS, BILLERS, EVERYONE}, name


CELLS = pd.read_csv(Path(__file__).with_name("as_printed.csv"), dtype=str, keep_default_na=False)
"""Cells of May 2025, and of the states' means of May 2023, as the agency's files print them."""


@pytest.mark.parametrize("name", sorted(CELLS["table"].unique()))
def test_cells_are_as_the_agency_prints_them(name):
    printed = CELLS[CELLS["table"] == name]
    assert len(printed) >= 36
    for cell in printed.to_dict("records"):
        keys = ("period", "occupation", "area_code", "industry_code", "level", "owner")
        row = only_row(name, **{column: cell[column] for column in keys if cell[column]})
        marks = dict(pair.split(" ") for pair in str(row["withheld"]).split("; ") if " " in pair)
        if cell["printed"] in MARKERS:
            assert pd.isna(row[cell["column"]])
            assert marks[cell["column"]] == cell["printed"]
        else:
            assert row[cell["column"]] == float(cell["printed"]), cell


def test_every_release_since_1997():
    table = load("official/wages_national")
    years = table[table["occupation"] == RECORDS]["period"].str[:4].astype(int)
    assert list(years) == list(range(1997, 1997 + len(years)))
    assert years.max() >= 2024


# Read from the workbooks: jobs and median pay of a year.
HISTORIES = {
    ("31-9094", "1999"): (97260, 24270),
    ("31-9094", "2012-05"): (74810, 34020),
    ("31-9094", "2025-05"): (41550, 40410),
    ("43-9021", "1999"): (520220, 20310),
    ("43-9021", "2025-05"): (127080, 41340),
}


@pytest.mark.parametrize(("occupation", "period"), HISTORIES)
def test_occupations_that_are_held_for_their_history(occupation, period):
    row = only_row("wages_national", occupation=occupation, period=period)
    assert (row["employment"], row["annual_median"]) == HISTORIES[occupation, period]


@pytest.mark.parametrize("occupation", ["31-9094", "43-9021"])
def test_their_history_has_one_code_and_lacks_no_year(occupation):
    table = load("official/wages_national")
    own = table[table["occupation"] == occupation]
    years = own["period"].str[:4].astype(int)
    assert list(years) == list(range(1999, 1999 + len(years)))
    assert years.max() == table["period"].str[:4].astype(int).max()
    assert set(own["published_code"]) == {occupation}


def test_occupation_is_published_under_the_code_of_its_year():
    table = load("official/wages_national")
    codes = table[table["occupation"] == RECORDS].groupby("published_code")["period"]
    spans = codes.agg(["min", "max"]).to_dict("index")
    assert spans.pop("29-2072")["min"] == "2021-05"
    assert spans == {
        "32911": {"min": "1997", "max": "1998"},
        "29-2071": {"min": "1999", "max": "2018-05"},
        "29-2098": {"min": "2019-05", "max": "2020-05"},
    }


@pytest.mark.parametrize(
    ("period", "state", "mean"),
    [("2024-05", "DC", 76990), ("2025-05", "DC", 80250), ("2025-05", "CA", 68230)],
)
def test_means_of_states(period, state, mean):
    row = only_row("wages_state", period=period, state=state, occupation=RECORDS)
    assert row["annual_mean"] == mean


@pytest.mark.parametrize(
    ("code", "jobs", "median"), [("622000", 55530, 59120), ("621100", 34860, 47120)]
)
def test_industries_of_may_2025(code, jobs, median):
    conditions = {"industry_code": code, "owner": "all", "occupation": RECORDS}
    row = only_row("wages_industry", period="2025-05", **conditions)
    assert (row["employment"], row["annual_median"]) == (jobs, median)
    assert row["employment_rse"] > 0
    assert row["mean_rse"] > 0


def test_owners_make_the_hospitals():
    table = load("official/wages_industry").query("period == '2025-05' and occupation == @RECORDS")
    jobs = table[table["industry_code"] == "622000"].set_index("owner")["employment"]
    assert jobs.drop("all").sum() == pytest.approx(jobs["all"], abs=20)
    assert set(jobs.index) == {"all", "private", "state government", "local government"}


@pytest.mark.parametrize(
    ("period", "occupation"),
    [
        *((period, RECORDS) for period in ("2015-05", "2021-05", "2024-05")),
        ("2025-05", BILLERS),
        ("2025-05", EVERYONE),
    ],
)
def test_states_add_up_to_the_nation(period, occupation):
    states = load("official/wages_state")
    states = states[(states["period"] == period) & (states["occupation"] == occupation)]
    nation = only_row("wages_national", period=period, occupation=occupation)
    assert states["state"].nunique() == 51
    # Each state's employment is rounded to ten, and a few jobs are published in no state.
    assert states["employment"].sum() == pytest.approx(nation["employment"], rel=0.001)
    weighted = (states["employment"] * states["annual_mean"]).sum() / states["employment"].sum()
    assert weighted == pytest.approx(nation["annual_mean"], rel=0.001)


def test_handbook_agrees_with_the_tables_it_rests_on():
    assert only_row("handbook", item="openings per year", period="2024-34")["value"] == 14200
    wage = only_row("handbook", item="median hourly wage", period="2024-05")["value"]
    assert wage == only_row("wages_national", period="2024-05", occupation=RECORDS)["hourly_median"]


def test_sector_medians_agree_with_the_handbook():
    industry = "Management of Companies and Enterprises"
    sector = only_row(
        "wages_industry", period="2024-05", industry=industry, level="sector", occupation=RECORDS
    )
    entry = {"item": "median annual wage", "industry": industry.capitalize()}
    page = only_row("handbook", **entry, period="2024-05")
    assert sector["annual_median"] == page["value"] == 60750


def test_industries_of_2021_state_the_national_row():
    total = only_row("wages_industry", period="2021-05", level="cross-industry", occupation=RECORDS)
    nation = only_row("wages_national", period="2021-05", occupation=RECORDS)
    for column in ("employment", "annual_mean", "annual_median"):
        assert total[column] == nation[column]


def test_price_parities():
    states = load("official/price_parities_state")
    areas = states.groupby("year")["area"].count()
    assert areas.to_dict() == dict.fromkeys(range(2008, 2008 + len(areas)), 52)
    assert areas.index.max() >= 2024
    assert set(states[states["area"] == "United States"]["all_items"]) == {100}
    assert states[states["state"].notna()].groupby("year")["state"].nunique().eq(51).all()
    for name in ("state", "metropolitan", "portion"):
        assert load(f"official/price_parities_{name}")["source"].nunique() == 1, "revised whole"


@pytest.mark.parametrize(
    ("name", "year", "area_code", "levels"),
    [
        ("state", 2024, "06000", (110.72, 106.098, 154.346, 158.899, 102.591)),
        ("state", 2024, "05000", (86.937, 93.597, 58.203, 74.731, 95.312)),
        ("state", 2023, "01000", (89.097, 94.606, 61.601, 89.907, 98.178)),
        ("metropolitan", 2024, "00999", (88.699, 96.063, 59.852, 88.296, 97.599)),
        ("metropolitan", 2024, "10180", (90.364, 93.757, 73.791, 81.162, 96.24)),
        ("portion", 2024, "01998", (90.18, 96.399, 66.814, 84.365, 96.715)),
        ("portion", 2024, "01999", (83.231, 96.397, 45.117, 85.648, 96.693)),
    ],
)
def test_price_levels(name, year, area_code, levels):
    columns = ("all_items", "goods", "housing", "utilities", "other_services")
    row = only_row(f"price_parities_{name}", year=year, area_code=area_code)
    assert tuple(row[column] for column in columns) == levels


def test_a_state_lies_between_its_portions():
    states = load("official/price_parities_state").query("year == 2024").set_index("state")
    portions = load("official/price_parities_portion").groupby("state")["all_items"]
    ends = portions.agg(["min", "max", "count"]).join(states["all_items"])
    # Of these the file has the metropolitan portion alone, of Delaware though it has another.
    assert set(ends.index[ends["count"] == 1]) == {"DC", "DE", "NJ", "RI"}
    both = ends[ends["count"] == 2]
    assert (both["all_items"] >= both["min"] - 0.001).all()
    assert (both["all_items"] <= both["max"] + 0.001).all()


def test_most_metropolitan_areas_have_a_price_parity():
    wages = load("official/wages_metropolitan")
    parities = load("official/price_parities_metropolitan")
    stateside = wages[wages["state"] != "PR"]
    assert stateside["area_code"].isin(parities["area_code"]).mean() > 0.95


# Annual averages that the agency prints.
AVERAGES = {2023: 304.702, 2024: 313.689}


@pytest.mark.parametrize("year", AVERAGES)
def test_consumer_prices(year):
    prices = load("official/consumer_prices")
    average = prices[prices["year"] == year]["index"].mean()
    assert average == pytest.approx(AVERAGES[year], abs=0.0005)


@pytest.mark.parametrize(
    ("year", "month", "index"), [(1997, 1, 159.1), (2026, 5, 335.123), (2026, 8, 334.98)]
)
def test_single_months_of_consumer_prices(year, month, index):
    assert only_row("consumer_prices", year=year, month=month)["index"] == index


def test_consumer_prices_begin_with_the_wages():
    first = load("official/wages_national")["period"].min()
    assert load("official/consumer_prices")["year"].min() == int(first[:4]) == 1997


def test_the_handbook_agrees_with_the_projections_it_rests_on():
    row = only_row("projections", period="2024-34", occupation=RECORDS)
    for item, period, values in (
        ("jobs", "2024", row["employment_base"] * 1000),
        ("projected jobs", "2034", row["employment_projected"] * 1000),
        ("openings per year", "2024-34", row["openings"] * 1000),
    ):
        assert only_row("handbook", item=item, period=period)["value"] == pytest.approx(values), (
            item
        )
    median = only_row("wages_national", period="2024-05", occupation=RECORDS)["annual_median"]
    assert row["median_annual_wage"] == median


def test_month_that_was_never_published_has_no_row():
    prices = load("official/consumer_prices")
    assert set(prices[prices["year"] == 2025]["month"]) == set(range(1, 13)) - {10}


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name.startswith("official/")])
def test_table_stands_as_the_importers_write_it(name):
    raw = (data_folder() / f"{name}.csv").read_bytes()
    assert b"\r" not in raw
    heading, *rows = csv.reader(raw.decode("utf-8-sig").splitlines())
    assert heading == list(SCHEMAS[name].columns)
    key = [heading.index(column) for column in SCHEMAS[name].unique]
    numbers = {n for n, column in SCHEMAS[name].columns.items() if "int" in str(column.dtype)}
    keys = [
        tuple(int(row[place]) if heading[place] in numbers else row[place] for place in key)
        for row in rows
    ]
    assert keys == sorted(keys)
    assert not any(cell.endswith(".0") for row in rows for cell in row)


@pytest.mark.parametrize(
    "name", ["national", "state", "metropolitan", "nonmetropolitan", "industry"]
)
def test_withheld_values_state_a_known_mark(name):
    table = load(f"official/wages_{name}")
    for pairs in table["withheld"].dropna():
        for pair in pairs.split("; "):
            column, mark = pair.split(" ")
            assert column in table.columns
            assert mark in (*MARKERS, "blank")


def test_dictionary_names_every_column_of_every_table():
    readme = (data_folder() / "README.md").read_text(encoding="utf-8")
    for name, schema in SCHEMAS.items():
        assert f"`{name}" in readme or f"`{name.rpartition('/')[2]}" in readme, name
        for column in schema.columns:
            assert f"`{column}`" in readme, f"{name}: {column}"


def test_the_only_row_is_given_and_of_several_none() -> None:
    rows = pd.DataFrame({"year": [2023, 2024]})
    assert only(rows.tail(1))["year"] == 2024
    with pytest.raises(LookupError, match="no such row"):
        only(rows.head(0))
    with pytest.raises(LookupError, match="2 rows of data/ where one was expected"):
        only(rows)
