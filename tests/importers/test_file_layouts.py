"""Projections, the Handbook, parities and prices, in the layouts that their agencies use."""

import json

import pytest

from tests.support import workbooks
from tests.support.workbooks import comma_separated

pytestmark = pytest.mark.slow

RECORDS = "29-2072"


@pytest.mark.parametrize(("workers", "dash"), [("1.2", "–"), ("1.7", "-")])
def test_projections(data, tmp_path, workers, dash):
    data.take(workbooks.projections(tmp_path, 2026, workers, dash))
    row = data.row("official/projections", occupation=RECORDS)
    assert (row["period"], row["title"]) == ("2026-36", "Medical records specialists")
    assert (row["employment_base"], row["employment_projected"]) == ("200", "190")
    assert (row["change"], row["change_percent"]) == ("-10", "-5")
    assert (row["exit_rate"], row["exits"], row["openings"]) == ("3.5", "7.1", "14.2")
    assert (row["published_code"], row["method"], row["wage_year"]) == (
        "29-2072", "published", "2026",
    )  # fmt: skip
    assert (row["work_experience"], row["training"]) == ("None", "")
    assert row["factors"] == "On the whole, more."
    other = data.row("official/projections", occupation="31-9092")
    assert (other["self_employed_percent"], other["factors"]) == ("", "Hospitals, Offices: Fewer.")
    assert data.sources() == ["bls-projections-2026-36"]


def test_handbook(data, tmp_path):
    data.take(workbooks.handbook(tmp_path))
    jobs = data.row("official/handbook", item="jobs")
    education = data.row("official/handbook", item="typical entry-level education")
    assert (jobs["value"], jobs["wording"]) == ("198000", "")
    assert (education["value"], education["wording"]) == ("", "postsecondary nondegree award")
    source = data.row("sources", source="bls-ooh-2026-08")
    assert source["published"] == "2026-08"
    assert source["title"] == "Occupational Outlook Handbook, medical records specialists"


def test_price_parities_of_states(data, tmp_path):
    areas = {"00000": "United States", "01000": "Alabama", "11000": "District of Columbia"}
    data.take(workbooks.parities(tmp_path / "SARPP.csv", "SARPP", areas, [2022, 2023]))
    assert len(data.rows("official/price_parities_state")) == 6
    row = data.row("official/price_parities_state", year="2023", state="AL")
    assert (row["all_items"], row["goods"], row["other_services"]) == ("91.5", "92.5", "95.5")
    assert data.row("official/price_parities_state", year="2023", area_code="00000")["state"] == ""
    source = data.row("sources", source="bea-rpp-state-2023")
    assert (source["period"], source["published"]) == ("2023", "2026-12-11")


def test_price_parities_of_metropolitan_areas_in_both_layouts(data, tmp_path):
    areas = {"10180": "Abilene, TX (Metropolitan Statistical Area) *"}
    trimmed = [["GeoFIPS", "GeoName", "Description", "RPP 2022"]]
    for line in ("All items ", "Goods ", "Services: Housing ", "Services: Utilities "):
        trimmed.append(
            ["999", "United States (Nonmetropolitan Portion)", f" RPPs: {line}", "88.22"]
        )
    trimmed.append([*trimmed[1][:2], " RPPs: Services: Other ", "97.05"])
    trimmed += [["10180", *areas.values(), *row[2:]] for row in trimmed[1:]]
    data.take(comma_separated(tmp_path / "trimmed.csv", trimmed))
    rows = data.rows("official/price_parities_metropolitan")
    assert [(row["year"], row["area_code"], row["all_items"]) for row in rows] == [
        ("2022", "00999", "88.22"),
        ("2022", "10180", "88.22"),
    ]
    data.take(workbooks.parities(tmp_path / "MARPP.csv", "MARPP", areas, [2022, 2023]))
    row = data.row("official/price_parities_metropolitan")  # the newest year alone
    assert (row["year"], row["area_code"], row["all_items"]) == ("2023", "10180", "91.5")
    assert row["area"] == "Abilene, TX (Metropolitan Statistical Area)"


def test_newer_parities_revise_all_years_and_drop_the_old_source(data, tmp_path):
    areas = {"01000": "Alabama"}
    data.take(workbooks.parities(tmp_path / "old.csv", "SARPP", areas, [2022, 2023]))
    data.take(workbooks.parities(tmp_path / "new.csv", "SARPP", areas, [2022, 2023, 2024]))
    assert data.sources() == ["bea-rpp-state-2024"]
    rows = data.rows("official/price_parities_state")
    assert {row["source"] for row in rows} == {"bea-rpp-state-2024"}


def answer(value: str) -> str:
    """An answer of the BLS's API: two months and the year's average."""
    points = [("M13", "313.7"), ("M10", value), ("M09", "315.301")]
    points = [{"year": "2024", "period": month, "value": index} for month, index in points]
    return json.dumps({"Results": {"series": [{"seriesID": "CUUR0000SA0", "data": points}]}})


@pytest.mark.parametrize(
    "contents",
    [
        "year,month,CUUR0000SA0\n2024,9,315.301\n2024,10,\n",
        "observation_date,CUUR0000SA0\n2024-09-01,315.301\n2024-10-01,\n",
        "DATE,CPIAUCNS\n2024-09-01,315.301\n2024-10-01,.\n",
        "series_id        \tyear\tperiod\t       value\tfootnote_codes\n"
        "CUUR0000SA0      \t2024\tM09\t     315.301\t\n"
        "CUUR0000SA0      \t2024\tM10\t           -\tX\n"
        "CUUR0000SA0      \t2024\tM13\t     313.689\t\n"
        "CUUR0000SA0E     \t2024\tM09\t     275.100\t\n",
        answer("-"),
    ],
    ids=["plain", "FRED", "FRED by its own name", "BLS text", "BLS API"],
)
def test_consumer_prices_in_every_layout(data, tmp_path, contents):
    path = tmp_path / "prices.txt"
    path.write_text(contents, encoding="utf-8")
    data.take(path)
    row = data.row("official/consumer_prices")
    assert (row["year"], row["month"], row["index"]) == ("2024", "9", "315.301")
    assert data.row("sources")["period"] == "2024-09"


def test_newer_prices_join_the_older(data, tmp_path):
    path = tmp_path / "prices.csv"
    for month in (9, 10):
        path.write_text(f"year,month,CUUR0000SA0\n2024,{month},315\n", encoding="utf-8")
        data.take(path)
    assert [row["month"] for row in data.rows("official/consumer_prices")] == ["9", "10"]
    assert data.row("sources")["period"] == "2024-10"
