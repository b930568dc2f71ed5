"""Evidence is led back to a figure, a source and an address; slips in its table are named."""

import signal
from collections.abc import Callable
from datetime import date

import pytest

from helpers.__main__ import main
from helpers.audit.reminders import contradictions, reminders
from helpers.data.schemas.articles import GRADES
from helpers.data.tables import load
from helpers.environment import venv
from helpers.errors import UserError
from helpers.facts.evidence import EVIDENCE, evidence, misplaced_evidence
from helpers.rendering.html import html_sources
from tests.support.csv_tables import rows_in, write_rows

FEE, RANGE, NEAR = "career-hub-cpc-exam-fee", "career-hub-cca-exam-fee", "career-hub-remote-share"


@pytest.fixture
def change(copy_of_data) -> Callable[..., int]:
    """Give what changes the first row of evidence on a figure, in a copy, and says which it is."""

    def first_row_on(figure: str, /, **cells: str) -> int:
        path = copy_of_data / "evidence.csv"
        rows = rows_in(path)
        place = [row["figure"] for row in rows].index(figure)
        rows[place].update(cells)
        write_rows(path, rows)
        return place + 2

    return first_row_on


@pytest.mark.parametrize(
    ("figure", "cells", "message"),
    [
        (FEE, {"value": "$425"}, "column value: found '$425'; expected a number such as 48780;"),
        (
            FEE,
            {"low": "425", "high": "499"},
            "columns value, low, high: found 425, 425, 499; expected a value, or else a low or",
        ),
        (FEE, {"value": ""}, "found nothing, nothing, nothing; expected a value, or else a low or"),
        (
            RANGE,
            {"low": "299", "high": "199"},
            "columns low, high: found 299, 199; expected low at",
        ),
        (FEE, {"unit": "$"}, "column unit: found '$'; expected one of USD/year, USD/hour, USD,"),
        (FEE, {"period": "Sep-26"}, "column period: found 'Sep-26'; expected a year such as 2024,"),
        (FEE, {"retrieved": "25.11.2026"}, "column retrieved: found '25.11.2026'; expected a day"),
        (FEE, {"retrieved": "2026-25-11"}, "column retrieved: found '2026-25-11'; expected a day"),
        (FEE, {"retrieved": ""}, "column retrieved: found nothing; expected a value."),
        (FEE, {"grade": "Secondary"}, "column grade: found 'Secondary'; expected one of official,"),
        (FEE, {"comparable": "TRUE"}, "column comparable: found 'TRUE'; expected one of yes, no."),
        (FEE, {"id": "CPC fee"}, "column id: found 'CPC fee'; expected small letters, digits and"),
        (FEE, {"source": "aapc"}, "column source: found 'aapc'; expected a source that has a row"),
        (
            NEAR,
            {"note": ""},
            "columns comparable, note: found 'no', nothing; expected a note that says why",
        ),
        (
            "career-hub-aapc-certified-mean",
            {"value": "672600"},
            "columns value, unit: found 672600, 'USD/year'; expected value at most 250,000 where",
        ),
    ],
)
def test_a_slip_in_a_cell_is_named(change, figure, cells, message) -> None:
    row = change(figure, **cells)
    with pytest.raises(UserError) as problem:
        load(EVIDENCE)
    [sentence] = problem.value.sentences
    assert sentence.startswith(f"data/evidence.csv, row {row}, column")
    assert message in sentence


def test_an_id_that_stands_twice_is_named_in_both_rows(change) -> None:
    rows = [change(figure, id="twice") for figure in (FEE, RANGE)]
    with pytest.raises(UserError) as problem:
        load(EVIDENCE)
    assert problem.value.sentences == tuple(
        f"data/evidence.csv, row {row}, column id: found 'twice'; expected no other row with the "
        "same key."
        for row in rows
    )


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"figure": "career-hub-cpc-fee"},
            "column figure: found 'career-hub-cpc-fee'; expected the id of a row of data/figures.",
        ),
        ({"unit": "USD/year"}, f"column unit: found 'USD/year'; expected USD, the unit of {FEE}."),
        (
            {"source": "aapc-2025"},
            "column source: found 'aapc-2025'; expected a source that has a page in "
            "data/sources.csv.",
        ),
    ],
)
def test_evidence_without_its_figure_unit_or_address_is_named(change, cells, message) -> None:
    row = change(FEE, **cells)
    assert contradictions([EVIDENCE]) == [f"data/evidence.csv, row {row}, {message}"]


def test_an_article_is_no_evidence_for_itself(change) -> None:
    change(FEE, source="article-career-hub")
    assert "expected a source that has a page" in misplaced_evidence()[0]


def test_check_tells_of_it_and_fails(change, capsys, monkeypatch) -> None:
    # This process keeps its own ways to end, and the environment that it is in.
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(venv, "settle", lambda _: None)
    row = change(FEE, figure="gone")
    assert main(["check"]) == 1
    assert f"data/evidence.csv, row {row}, column figure: found 'gone'" in capsys.readouterr().err


def test_the_evidence_at_hand_has_figures_units_and_addresses() -> None:
    assert misplaced_evidence() == []
    assert evidence()["address"].str.startswith("http").all()


def test_evidence_on_a_figure_comes_the_surest_first() -> None:
    rows = evidence("career-hub-cbcs-exam-fee")
    assert rows["grade"].tolist() == ["secondary", "weak"]
    assert rows["value"].tolist() == [117, 117]
    everything = evidence()
    places = everything["grade"].map(GRADES.index)
    for comparable in ("yes", "no"):
        assert places[everything["comparable"] == comparable].is_monotonic_increasing
    assert everything["comparable"].is_monotonic_decreasing, "what decides comes first"
    assert len(everything) == len(load(EVIDENCE))


def test_what_only_comes_near_stands_after_what_decides_whatever_its_grade(change) -> None:
    change(FEE, figure=NEAR, unit="percent")
    rows = evidence(NEAR)
    assert rows["comparable"].tolist() == ["yes", "no", "no", "no"]
    assert rows["grade"].tolist() == ["secondary", "official", "official", "primary"]


def test_a_figure_without_evidence_has_no_rows() -> None:
    assert evidence("deep-dive-entry-years").empty


def test_premiums_and_differences_follow_from_the_means_at_hand() -> None:
    def mean(figure: str, period: str) -> float:
        rows = evidence(figure)
        return rows.loc[rows["period"] == period, "value"].item()

    premiums = evidence("earnings-guide-certified-premium").set_index("period")["value"]
    gaps = evidence("deep-dive-aapc-certified-difference").set_index("period")["value"]
    for period, digits in (("2022", 0), ("2026", 1)):
        certified = mean("deep-dive-aapc-certified-mean", period)
        others = mean("deep-dive-aapc-not-certified-mean", period)
        assert premiums[period] == round((certified / others - 1) * 100, digits)
        assert gaps[period] == certified - others


def test_a_page_is_made_again_after_a_change_of_the_evidence(tmp_path, monkeypatch) -> None:
    log = tmp_path / "read"
    monkeypatch.setenv("COLLECTION_READ_LOG", str(log))
    evidence()
    read = {line.split(" ", 1)[1] for line in log.read_text(encoding="utf-8-sig").splitlines()}
    assert read == {"data/evidence.csv", "data/series.csv", "data/sources.csv"}


def test_evidence_that_no_notebook_reads_is_told() -> None:
    message = "data/evidence.csv: no notebook reads it."
    assert message in reminders([EVIDENCE], ["figures/pay"], date(1990, 1, 1))
    assert message not in reminders([EVIDENCE], [EVIDENCE], date(1990, 1, 1))


def test_an_address_without_encryption_is_linked_all_the_same() -> None:
    page = "http://www.aapc.com/surveys/medical-coding-salary-survey07.aspx"
    markup = html_sources({"citations": [{"text": "AAPC", "page": page}]})
    assert f'<a href="{page}">{page.removeprefix("http://")}</a>' in markup
