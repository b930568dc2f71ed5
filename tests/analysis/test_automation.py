"""What the agency says of software, and what became of the trades that had it before."""

import pandas as pd
import pytest

from helpers.analysis import automation
from helpers.analysis.automation import KEYERS, TRADES, TRANSCRIPTIONISTS
from helpers.analysis.outlook import newest_projection
from helpers.data.tables import load
from helpers.facts.official import BILLERS, RECORDS, ROUGH

# Read from BLS's workbooks of 1999 and of May 2025: jobs, and the median of a year.
READ = {TRANSCRIPTIONISTS: (97260, 24270, 41550, 40410), KEYERS: (520220, 20310, 127080, 41340)}


@pytest.mark.parametrize("code", READ)
def test_jobs_then_and_now_are_those_of_the_workbooks(code: str) -> None:
    row = automation.first_and_last(code)
    jobs_before, median_before, jobs, median = READ[code]
    assert (row["jobs_before"], row["jobs"], row["pay"]) == (jobs_before, jobs, median)
    assert row["pay_before"] > median_before, "dollars of 1999 buy more"
    assert row["jobs_change"] == pytest.approx(100 * (jobs - jobs_before) / jobs_before)


def test_the_change_by_the_year_makes_the_whole_change() -> None:
    row = automation.first_and_last(TRANSCRIPTIONISTS)
    years = int(row["period"][:4]) - int(row["period_before"][:4])
    growth = (1 + row["jobs_yearly"] / 100) ** years
    assert row["jobs_before"] * growth == pytest.approx(row["jobs"])


def test_nothing_is_compared_over_a_change_of_code() -> None:
    assert automation.first_and_last(RECORDS)["period_before"] == "2021-05"
    rows = automation.jobs_over_time()
    coders = rows[rows["Occupation"] == "Coders"]
    assert set(coders["Code"]) == {"Coders 32911", "Coders 29-2071", "Coders 29-2072"}
    assert not coders["Year"].isin([2019, 2020]).any(), "then counted only with others"
    assert not rows.duplicated(["Occupation", "Year"]).any()


def test_the_trades_held_for_their_history_kept_their_codes() -> None:
    rows = automation.jobs_over_time()
    for name in ("Transcriptionists", "Keyers"):
        own = rows[rows["Occupation"] == name]
        assert own["Code"].nunique() == 1
        assert (own["Year"].iloc[0], own["Year"].diff().max()) == (1999, 1)


def test_the_category_stands_beside_growth_of_its_own_round() -> None:
    rows = automation.exposed_neighbors()
    assert list(rows["step"]) == sorted(rows["step"], reverse=True)
    for _, row in rows.iterrows():
        newest = newest_projection(row["occupation"])
        assert (row["period"], row["change_percent"]) == (newest.period, newest.change_percent)


def test_reasons_tell_what_makes_work_from_what_saves_it() -> None:
    new_work, saved_work = automation.reasons(newest_projection().factors)
    assert (len(new_work), len(saved_work)) == (2, 1)
    assert "artificial intelligence" in saved_work[0]
    assert automation.reasons("Something else.") == ([], [])


def test_a_round_without_notes_leaves_the_note_before_it() -> None:
    assert pd.isna(newest_projection(BILLERS).factors)
    note = automation.newest_note(BILLERS)
    assert note.period < newest_projection(BILLERS).period
    assert automation.reasons(note.factors) == (
        [],
        ["software lets fewer people do the same billing"],
    )


def test_the_reason_for_fewer_transcriptionists_was_another_before() -> None:
    notes = load("official/projections").query("occupation == @TRANSCRIPTIONISTS")
    notes = notes.set_index("period")["factors"]
    assert automation.reasons(notes["2022-32"]) == ([], ["work goes to outside firms"])
    assert "intelligence" in automation.reasons(notes["2024-34"])[1][0]


def test_every_checked_round_came_out_one_way() -> None:
    rows = automation.outcomes()
    ways = rows[["More jobs", "Fewer jobs", "As projected"]].sum(axis="columns")
    assert list(ways) == list(rows["Rounds"])
    assert list(rows["Occupation"]) == list(TRADES)


def test_late_changes_leave_out_the_doubtful_release() -> None:
    rows = automation.lately()
    assert (rows["period_before"] > ROUGH).all()
    assert rows.loc["Transcriptionists", "change"] == pytest.approx(100 * (41550 / 48680 - 1))
    assert pd.api.types.is_numeric_dtype(rows["error"])
