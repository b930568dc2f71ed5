"""The work in words: its tables fit O*NET's and the figures, and the helpers say so."""

import re

import pandas as pd
import pytest

from helpers.analysis import daily_work, key_figures, work_settings
from helpers.analysis.tasks import tasks
from helpers.data.cells import check
from helpers.data.schemas.work import WHO
from helpers.data.tables import load
from helpers.errors import UserError
from helpers.facts.figures import articles_figures
from helpers.facts.official import BILLERS, RECORDS
from helpers.show.charts.flow import NEXT


@pytest.mark.parametrize("table", ["claim_steps", "duties"])
def test_the_nearest_tasks_are_tasks_of_onet(table: str) -> None:
    rows = load(table)
    for column, occupation in (("coding_task", RECORDS), ("billing_task", BILLERS)):
        assert {*rows[column].dropna()} <= {*tasks(occupation)["task_id"]}


@pytest.mark.parametrize("occupation", [RECORDS, BILLERS])
def test_every_task_is_sorted_once(occupation: str) -> None:
    rows = daily_work.sorted_tasks(occupation)
    assert list(rows["task_id"]) == list(tasks(occupation)["task_id"])
    assert "not sorted yet" not in set(rows["kind"])
    assert daily_work.kinds_of_tasks(occupation)["tasks"].sum() == len(rows)


def test_a_task_of_a_later_release_is_said_to_be_unsorted(monkeypatch) -> None:
    later = pd.concat([tasks(), tasks().tail(1).assign(task_id=1, task="Mend patients' codes.")])
    monkeypatch.setattr(daily_work, "tasks", lambda occupation: later)
    new = daily_work.sorted_tasks().iloc[-1]
    assert (new["kind"], new["with_others"]) == ("not sorted yet", False)
    assert new["task"] == "Mend patients’ codes."


def test_a_task_that_a_later_release_drops_leaves_no_gap(monkeypatch) -> None:
    fewer = {one: tasks(one).query("task_id != 22881") for one in (RECORDS, BILLERS)}
    monkeypatch.setattr(daily_work, "tasks", fewer.get)
    steps = daily_work.claim_steps().set_index("Step")
    assert steps.loc["Turns the record into codes", "Task of O*NET"] == daily_work.NO_TASK
    assert steps["Task of O*NET"].notna().all()


def test_a_claim_goes_from_a_biller_to_the_patient_and_round_again() -> None:
    steps = daily_work.claim_steps().set_index("Step")
    assert set(steps["Who"].str.lower()) == set(WHO)
    assert steps["Who"].iloc[0] == "Biller"
    (payer,) = steps.index[steps["Who"] == "Payer"]
    paid, denied = steps.loc[payer, "Then"].split(NEXT)
    assert steps.loc[steps.loc[paid, "Then"], "Then"] == ""
    assert steps.loc[steps.loc[denied, "Then"], "Then"] == payer


def test_a_step_that_leads_nowhere_is_refused() -> None:
    cells = load("claim_steps").astype(object)
    cells.loc[0, "then"] = "vist"
    with pytest.raises(UserError, match="row 0, column then: found 'vist'; expected then"):
        check("claim_steps", cells.where(cells.notna(), None), "data/claim_steps.csv")


def test_duties_name_settings_and_figures_that_are_there() -> None:
    assert {*daily_work.duties("setting")["name"]} <= {*work_settings.SETTINGS.values()}
    stated = articles_figures().set_index("id")
    rows = load("duties").dropna(subset="figure")
    assert len(rows) == len(daily_work.duties("rung"))
    for row in rows.itertuples():
        assert stated.loc[row.figure, "stated_in"] == row.stated_in


def test_duties_of_an_unknown_kind_are_refused() -> None:
    with pytest.raises(LookupError, match="'hobby'"):
        daily_work.duties("hobby")


def test_the_codes_of_the_examples_are_those_of_their_source() -> None:
    """As the release of April 2026 words them: 909 is uncomplicated, 901 has an attack."""
    examples = daily_work.code_sets().set_index("Set")["An example"]
    words = "J45.909: unspecified asthma, uncomplicated. With an attack"
    assert examples["ICD-10-CM"].startswith(words)
    assert examples["ICD-10-CM"].endswith("it is J45.901")
    without = daily_work.code_sets().query("source_of_example.isna()")["An example"]
    assert all("no code stands in our sources" in words.lower() for words in without)
    assert not any(re.search(r"\d{3}", words) for words in without)


def test_coding_and_billing_stand_side_by_side_with_their_periods() -> None:
    rows = key_figures.coding_beside_billing()
    assert list(rows.columns[:4]) == [
        "What", "Medical records specialists", "Billing and posting clerks", "Period",
    ]  # fmt: skip
    lines = rows.set_index("What")
    assert list(lines.loc["Half earn less than"][:3]) == ["$51,140", "$48,500", "May 2025"]
    assert list(lines.loc["Tasks that O*NET lists"][:3]) == ["17", "28", "O*NET 30.1"]
    assert lines.loc["Have an associate’s degree or more", "Period"] == "asked in 2019 and 2021"
    assert rows["source"].notna().all()
