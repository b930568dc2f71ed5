"""O*NET's tables: as its files have them, and what the helpers give of them."""

import csv
from pathlib import Path

import pytest

from helpers.analysis.tasks import onet_credit, software, tasks, titles
from helpers.data.tables import load
from helpers.errors import UserError
from helpers.facts.official import BILLERS, RECORDS
from helpers.importers.update import update

CODE = "O*NET-SOC Code"
TASKS = [CODE, "Title", "Task ID", "Task", "Task Type", "Incumbents Responding", "Date",
         "Domain Source"]  # fmt: skip
TECHNOLOGY = [CODE, "Title", "Example", "Commodity Code", "Commodity Title", "Hot Technology",
              "In Demand"]  # fmt: skip


def sheet(folder: Path, name: str, headings: list[str], *rows: list) -> Path:
    path = folder / name
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def task(code: str = "29-2072.00", date: str = "11/2020") -> list:
    return [code, "Any title", 7, "Code the records.", "n/a", "n/a", date, "Analyst"]


def test_tasks_of_the_occupations_that_are_listed(empty_data, tmp_path) -> None:
    others = [task("29-2072.01"), task("11-1011.00")]
    update([sheet(tmp_path, "tasks.csv", TASKS, task(), *others)], "30.1", False)
    [row] = load("official/onet_tasks").to_dict("records")
    assert (row["period"], row["occupation"], row["task_id"]) == ("30.1", RECORDS, 7)
    assert (row["task"], row["as_of"]) == ("Code the records.", "2020-11")
    assert load("official/onet_tasks")[["type", "respondents"]].isna().all(axis=None)
    [source] = load("sources").to_dict("records")
    assert (source["source"], source["period"]) == ("onet-30-1", "30.1")
    assert "O*NET 30.1 Database" in source["licence"]


def test_software_is_kept_of_coders_and_billers_alone(empty_data, tmp_path) -> None:
    rows = [
        [f"{code}.00", "Any", "Encoder", 43232610, "Medical software", "N", "Y"]
        for code in (RECORDS, BILLERS, "31-9092")
    ]
    update([sheet(tmp_path, "technology.csv", TECHNOLOGY, *rows)], "30.1", False)
    kept = load("official/onet_technology")
    assert list(kept["occupation"]) == [RECORDS, BILLERS]
    assert set(kept["commodity_code"]) == {"43232610"}


def test_job_zones_and_descriptions_make_one_row(empty_data, tmp_path) -> None:
    zones = [CODE, "Title", "Job Zone", "Date", "Domain Source"]
    words = [CODE, "Title", "Description"]
    files = [
        sheet(tmp_path, "zones.csv", zones, ["29-2072.00", "Any", 3, "11/2021", "Analyst"]),
        sheet(tmp_path, "words.csv", words, ["29-2072.00", "Any", "Keep the records."]),
    ]
    update(files, "30.1", False)
    [row] = load("official/onet_occupations").to_dict("records")
    assert (row["job_zone"], row["description"]) == (3, "Keep the records.")


@pytest.mark.parametrize(
    ("name", "period", "row", "sentence"),
    [
        ("tasks.csv", None, task(), "say it with --period"),
        ("db_30_2.csv", "30.1", task(), "is of 30.2, but --period says 30.1"),
        ("tasks.csv", "30.1", task(date="2020"), "column Date: found '2020'; expected a month"),
        ("tasks.csv", "2025-05", task(), "column period: found '2025-05'; expected a release of"),
        ("tasks.csv", "30.1", task("11-1011.00"), "found only areas, industries or occupations"),
    ],
)
def test_refused_with_a_sentence(empty_data, tmp_path, name, period, row, sentence) -> None:
    with pytest.raises(UserError) as refused:
        update([sheet(tmp_path, name, TASKS, row)], period, False)
    assert sentence in str(refused.value)
    assert not (empty_data / "official").exists()


def test_tables_hold_what_the_release_has() -> None:
    counts = load("official/onet_tasks")["occupation"].value_counts()
    assert counts.to_dict() == {
        "43-3021": 28, "31-9092": 20, "11-9111": 18, "29-2072": 17, "29-9021": 16, "43-6013": 15,
    }  # fmt: skip
    zones = load("official/onet_occupations").set_index("occupation")["job_zone"]
    assert zones[["29-2072", "43-3021", "43-6013"]].tolist() == [3, 3, 2]
    assert len(load("official/onet_technology")) == 170


def test_nobody_in_the_occupation_was_asked_for_its_tasks() -> None:
    own = tasks()
    assert own[["type", "respondents"]].isna().all(axis=None)
    assert set(own["stated_by"]) == {"Analyst"}
    assert tasks(BILLERS)["respondents"].max() == 78


def test_titles_are_those_listed_and_those_reported() -> None:
    own = titles()
    assert len(own) == len(set(own["title"])) == 53
    assert own["reported"].sum() == 8
    assert set(own.loc[own["short_title"].notna(), "short_title"]) >= {"CPC", "RHIT"}


def test_software_by_kind() -> None:
    kinds = software().set_index("commodity")
    assert kinds["products"].sum() == 111
    assert kinds.index[0] == "Medical software"
    assert "3M Encoder" in "; ".join(kinds["examples"])


def test_an_occupation_that_is_not_held_is_told() -> None:
    with pytest.raises(LookupError, match="no row of 31-9094"):
        tasks("31-9094")


def test_the_credit_names_the_release_and_the_licence() -> None:
    credit = onet_credit()
    assert "O*NET 30.1 Database" in credit
    assert "CC BY 4.0" in credit
