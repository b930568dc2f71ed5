"""Projections, schooling, households and postings hold what their publishers print."""

import math

import pytest

from helpers.data.schemas.workers import AGES, ATTAINMENT, EARNINGS, POSTINGS, SEX_AND_RACE
from helpers.data.tables import load
from helpers.facts.official import RECORDS
from tests.support.csv_tables import only_row


def test_projections():
    row = only_row("projections", period="2024-34", occupation=RECORDS)
    assert (row["employment_base"], row["employment_projected"]) == (194.8, 208.6)
    assert (row["change_percent"], row["openings"]) == (7.1, 14.2)
    table = load("official/projections").dropna(subset="separations")
    assert (table["exits"] + table["transfers"]).to_numpy() == pytest.approx(
        table["separations"].to_numpy(), abs=0.11
    )


# Read from the agency's exports with another program: code, first and last level, growth in
# percent, openings a year (thousands).
ROUNDS = {
    ("2016-26", RECORDS): ("29-2071", 206.3, 234.1, 13.5, 15.8),
    ("2019-29", RECORDS): ("29-2098", 341.6, 370.6, 8.5, 27.8),
    ("2020-30", RECORDS): ("29-2098", 335.0, 363.6, 8.5, 27.4),
    ("2021-31", RECORDS): ("29-2072", 186.4, 198.7, 6.6, 14.9),
    ("2022-32", RECORDS): ("29-2072", 194.3, 210.9, 8.5, 15.0),
    ("2023-33", RECORDS): ("29-2072", 191.5, 208.2, 8.7, 15.0),
    ("2016-26", "43-3021"): ("43-3021", 501.0, 571.6, 14.1, 59.5),
    ("2019-29", "43-3021"): ("43-3021", 484.2, 493.5, 1.9, 48.1),
    ("2023-33", "43-3021"): ("43-3021", 449.0, 451.3, 0.5, 45.3),
    ("2024-34", "43-3021"): ("43-3021", 429.8, 427.9, -0.4, 42.2),
    ("2019-29", "29-9021"): ("29-9098", 59.4, 64.1, 7.9, 3.5),
}


@pytest.mark.parametrize(("period", "occupation"), ROUNDS)
def test_rounds_of_projections(period, occupation):
    row = only_row("projections", period=period, occupation=occupation)
    columns = ("published_code", "employment_base", "employment_projected")
    values = tuple(row[column] for column in (*columns, "change_percent", "openings"))
    assert values == ROUNDS[period, occupation]


def test_a_round_has_the_wage_of_its_own_edition_or_none():
    rounds = load("official/projections")
    assert rounds["median_annual_wage"].notna().equals(rounds["wage_year"].notna())
    assert only_row("projections", period="2022-32", occupation=RECORDS)["wage_year"] == 2023


@pytest.mark.parametrize(
    ("occupation", "growth", "openings", "exposure"),
    [
        (RECORDS, 7.8, 14.0, "Very high"),
        ("43-3021", -0.1, 37.0, "Very high"),
        ("31-9092", 12.9, 109.7, "Moderate"),
        ("11-9111", 24.2, 62.3, "High"),
    ],
)
def test_the_round_that_was_typed(occupation, growth, openings, exposure):
    row = only_row("projections", period="2025-35", occupation=occupation)
    if row["method"] == "typed":  # until the agency's workbook takes its place
        assert (row["change_percent"], row["openings"]) == (growth, openings)
    assert only_row("ai_exposure", period="2025-35", occupation=occupation)["exposure"] == exposure


@pytest.mark.parametrize(
    ("occupation", "shares"),
    [
        (RECORDS, (1.8, 20.1, 31.8, 26.2, 15.6, 3.9, 0.6)),
        ("43-3021", (2.5, 27.2, 32.2, 16.3, 17.7, 3.4, 0.7)),
        ("00-0000", (7.7, 23.1, 19.5, 9.5, 24.5, 11.2, 4.6)),
    ],
)
def test_schooling(occupation, shares):
    row = only_row("education_attainment", period="2022-32", occupation=occupation)
    assert tuple(row[column] for column in ATTAINMENT) == shares
    assert row["surveyed"] == "2019 and 2021"


@pytest.mark.parametrize(
    ("occupation", "people"),
    [
        (RECORDS, (166, 1, 7, 17, 38, 44, 41, 18, 49.8)),
        ("43-3021", (403, 6, 22, 76, 90, 88, 95, 27, 45.8)),
        ("00-0000", (163493, 5551, 14347, 36276, 37036, 32304, 26605, 11374, 42.1)),
    ],
)
def test_ages(occupation, people):
    row = only_row("household_ages", period="2025", occupation=occupation)
    assert tuple(row[column] for column in ("workers", *AGES, "median_age")) == people


def test_ages_add_up_to_all_workers():
    table = load("official/household_ages")
    # Each of the seven is rounded to a thousand people.
    assert ((table[list(AGES)].sum(axis=1) - table["workers"]).abs() <= 4).all()


@pytest.mark.parametrize(
    ("period", "occupation", "earnings"),
    [
        ("2025", "00-0000", (121470, 1204, 66979, 1326, 54491, 1089)),
        ("2025", "31-9092", (557, 862, 57, 1073, 500, 841)),
        ("2023", "00-0000", (120907, 1117, 66700, 1202, 54207, 1005)),
        ("2023", "11-9111", (767, 1634, 224, 1914, 543, 1540)),
    ],
)
def test_weekly_earnings(period, occupation, earnings):
    row = only_row("household_weekly_earnings", period=period, occupation=occupation)
    assert tuple(row[column] for column in ("workers", *EARNINGS)) == earnings


@pytest.mark.parametrize(
    ("period", "median", "mark"), [("2023", 918, "blank"), ("2025", 1027, "–")]
)
def test_earnings_of_too_few_men_are_withheld(period, median, mark):
    row = only_row("household_weekly_earnings", period=period, occupation=RECORDS)
    assert row["weekly_median"] == median
    assert math.isnan(row["men_weekly_median"])
    assert row["withheld"] == f"men_weekly_median {mark}"


@pytest.mark.parametrize(
    ("period", "workers", "shares"),
    [
        ("2020", 183, (95.9, 76.8, 16.1, 1.7, 13.2)),
        ("2021", 207, (88.8, 76, 13.7, 6.4, 9.1)),
        ("2022", 193, (88.2, 74.8, 14.9, 5.5, 10.9)),
    ],
)
def test_sex_and_race(period, workers, shares):
    row = only_row("household_sex_and_race", period=period, occupation=RECORDS)
    assert row["workers"] == workers
    assert tuple(row[column] for column in SEX_AND_RACE) == shares


@pytest.mark.parametrize(
    ("month", "indices"),
    [
        ("2020-02", (100.05, 101.21, 100.31, 99.79)),
        ("2022-01", (156.5, 190.79, 188.07, 175.66)),
        ("2026-08", (101.87, 86.95, 119.7, 104.14)),
    ],
)
def test_postings(month, indices):
    [row] = load("postings").query("month == @month").to_dict("records")
    assert tuple(row[column] for column in POSTINGS) == indices


def test_postings_miss_no_month():
    months = [f"{year}-{month:02}" for year in range(2020, 2100) for month in range(1, 13)]
    held = list(load("postings")["month"])
    assert held == months[1 : len(held) + 1]
