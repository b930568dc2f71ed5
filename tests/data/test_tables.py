"""A bad cell is answered with file, row, column, found and expected."""

import signal
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from helpers.__main__ import main
from helpers.data import tables
from helpers.data.tables import check_tables, load, take_as_valid
from helpers.environment import venv
from helpers.errors import UserError
from helpers.own_files import table_files
from tests.support.collection import command_on

PAY = "figures/pay.csv"
BENEFITS = "figures/total_compensation.csv"
NATIONAL = "official/wages_national.csv"


@pytest.fixture
def data(copy_of_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/ to spoil."""
    monkeypatch.setattr(tables, "_VALID", set())  # what a test takes as valid ends with it
    return copy_of_data


@pytest.fixture
def check(
    data: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], tuple[int, str]]:
    """Give what runs the command after an edit, in this process: its status and its complaints."""
    # This process keeps its own ways to end, and the environment that it is in.
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(venv, "settle", lambda _: None)

    def run() -> tuple[int, str]:
        status = main(["check"])
        return status, capsys.readouterr().err

    return run


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def swap_columns(path: Path, row: int, first: str, second: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    heads, cells = lines[0].split(","), lines[row - 1].split(",")
    one, two = heads.index(first), heads.index(second)
    cells[one], cells[two] = cells[two], cells[one]
    lines[row - 1] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def as_utf16(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))


def with_semicolons(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")


def in_the_computer_s_own_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("stated twice", "stated “twice”", 1)
    path.write_bytes(text.encode("cp1252"))


def as_windows_reads_it(path: Path) -> None:
    """Read UTF-8 as a spreadsheet does that is opened by a double click, and save as UTF-8."""
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    seen = "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in raw
    )
    path.write_text(seen, encoding="utf-8-sig", newline="\r\n")


def merged(path: Path) -> None:
    """Leave the source in the first of three rows alone, as where three cells were merged."""
    lines = path.read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("kind")
    for row in (2, 3):
        cells = lines[row].split(",")
        cells[place] = ""
        lines[row] = ",".join(cells)
    path.write_text("\n".join(lines), encoding="utf-8")


def repeat_second_row(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")


def with_a_cell_beyond_the_headings(path: Path) -> None:
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([first + ",,", *(f"{row},,seen" for row in rest)]), encoding="utf-8")


SPOILED = {
    "a column without a heading": (
        lambda data: with_a_cell_beyond_the_headings(data / PAY),
        ["data/figures/pay.csv, row 1", "found a column without a heading", "expected id, subject"],
    ),
    "a letter in an amount": (
        lambda data: edit(data / PAY, ",48780,", ",4878O,"),
        ["data/figures/pay.csv, row 2, column value", "found '4878O'", "expected a number"],
    ),
    "a dropped column": (
        lambda data: edit(data / PAY, ",unit,", ",units,"),
        ["data/figures/pay.csv, row 1", "no column unit", "'units' that is not known"],
    ),
    "a repeated key": (
        lambda data: repeat_second_row(data / PAY),
        ["data/figures/pay.csv, row 2, column id", "no other row with the same key"],
    ),
    "a source that does not exist": (
        lambda data: edit(data / PAY, "bls-oews-2023-05", "bls-oews-2032-05"),
        ["data/figures/pay.csv, row 2, column source", "'bls-oews-2032-05'", "data/sources.csv"],
    ),
    "a series that does not exist": (
        lambda data: edit(data / "sources.csv", "aapc-2025,aapc-survey", "aapc-2025,aapc-surveys"),
        ["data/sources.csv, row 3, column series", "'aapc-surveys'", "data/series.csv"],
    ),
    "neither a title nor a series": (
        lambda data: edit(data / "sources.csv", "aapc-2025,aapc-survey", "aapc-2025,"),
        ["data/sources.csv, row 3, column title: found nothing", "its series in data/series.csv"],
    ),
    "percentiles swapped": (
        lambda data: swap_columns(data / NATIONAL, 3, "annual_p10", "annual_p90"),
        ["data/official/wages_national.csv, row 3", "annual_p10", "annual_p25", "at most"],
    ),
    "UTF-16": (
        lambda data: as_utf16(data / PAY),
        ["data/figures/pay.csv", "found UTF-16", "expected CSV in UTF-8"],
    ),
    "semicolons": (
        lambda data: with_semicolons(data / PAY),
        ["data/figures/pay.csv, row 1", "found semicolons", "expected commas"],
    ),
    "an empty file": (
        lambda data: (data / PAY).write_text("", encoding="utf-8"),
        ["data/figures/pay.csv", "the file is empty", "expected a heading row"],
    ),
    "only a heading": (
        lambda data: (data / PAY).write_text(
            (data / PAY).read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8"
        ),
        ["data/figures/pay.csv", "only the heading row", "expected rows under it"],
    ),
    "a cell too few": (
        lambda data: edit(data / PAY, ",stated twice;", ",,stated twice;"),
        ["data/figures/pay.csv, row 2", "found 18 cells; expected 17"],
    ),
    "an unknown unit": (
        lambda data: edit(data / PAY, "USD/hour", "USD/hr"),
        ["data/figures/pay.csv, row 3, column unit", "'USD/hr'", "one of USD/year"],
    ),
    "a value and a range": (
        lambda data: edit(data / PAY, ",48780,,,", ",48780,40000,,"),
        ["data/figures/pay.csv, row 2, columns value, low, high, wording", "or else a wording"],
    ),
    "a value and words": (
        lambda data: edit(data / PAY, ",48780,,,,", ",48780,,,a good wage,"),
        ["data/figures/pay.csv, row 2, columns value, low, high, wording", "or else a wording"],
    ),
    "words with a figure in them": (
        lambda data: edit(data / BENEFITS, "a few hundred to", "300 to"),
        ["total_compensation.csv, row 6, column wording", "expected words without digits"],
    ),
    "a qualifier nobody knows": (
        lambda data: edit(data / PAY, ",about,", ",roughly,"),
        ["data/figures/pay.csv, row 19, column qualifier: found 'roughly'", "one of about, more"],
    ),
    "a range that is open at an end it does not have": (
        lambda data: edit(data / PAY, "81090,,,more than,", "81090,,,open above,"),
        ["pay.csv, row 5, columns value, low, high, qualifier: found", "“open above” with both"],
    ),
    "a range that is less than itself": (
        lambda data: edit(data / PAY, ",53822,70227,,,", ",53822,70227,,less than,"),
        ["data/figures/pay.csv, row 9", "“less than” or “at most” with a high end alone"],
    ),
    "an inferred period that is not there": (
        lambda data: edit(data / PAY, ",bls,source,fact,", ",bls,period,fact,"),
        ["data/figures/pay.csv, row 19", "an as_of where inferred names the period"],
    ),
    "an inferred source that is the document": (
        lambda data: edit(
            data / PAY,
            ",article-blog,,fact,,article-blog,",
            ",article-blog,source,fact,,article-blog,",
        ),
        ["data/figures/pay.csv, row 14", "a source that is not stated_in where it names the"],
    ),
    "a kind nobody knows": (
        lambda data: edit(data / PAY, ",promise,", ",hope,"),
        ["data/figures/pay.csv, row 7, column kind: found 'hope'", "one of fact, example"],
    ),
    "an article's figure with a grade": (
        lambda data: edit(data / PAY, ",fact,,article-blog,", ",fact,weak,article-blog,"),
        ["data/figures/pay.csv, row 13", "a grade where stated_in is no article"],
    ),
    "a law without a grade": (
        lambda data: edit(data / "figures/remote_work.csv", ",fact,official,", ",fact,,"),
        ["remote_work.csv, row 7", "a grade where stated_in is no article"],
    ),
    "a blank first row": (
        lambda data: edit(data / PAY, "id,", "\nid,"),
        ["data/figures/pay.csv, row 1: found a blank row; expected the headings; delete the row."],
    ),
    "a title above the headings": (
        lambda data: edit(data / PAY, "id,", "Pay,,,,,,,,,,,,,,,,\n,,,,,,,,,,,,,,,,\nid,"),
        ["pay.csv, row 1: found 'Pay'; expected the headings, which stand in row 3; delete the"],
    ),
    "merged cells": (
        lambda data: merged(data / PAY),
        [
            "row 3, column kind: found nothing; expected a value. Where cells were merged, take",
            "row 4, column kind: found nothing; expected a value. Where cells were merged, take",
        ],
    ),
    "read as Windows reads it": (
        lambda data: as_windows_reads_it(data / "sources.csv"),
        [
            "data/sources.csv, row 18, column title: found 'â€œThe ",
            "â€œ is “ in UTF-8, read as Windows-1252; take the file as it was before, open it",
        ],
    ),
    "saved in the computer's own code": (
        lambda data: in_the_computer_s_own_code(data / PAY),
        ["data/figures/pay.csv, row 2: found a byte that is not UTF-8", "save it as “CSV UTF-8”"],
    ),
    "a month turned round": (
        lambda data: edit(data / PAY, "2023-05,bls-oews-2023-05,", "May-23,bls-oews-2023-05,"),
        ["data/figures/pay.csv, row 2, column as_of: found 'May-23'", "a month such as 2024-05"],
    ),
    "a digit too many": (
        lambda data: edit(data / PAY, ",48780,", ",487800,"),
        ["data/figures/pay.csv, row 2, columns value, unit: found 487800", "at most 250,000"],
    ),
    "a point too few": (
        lambda data: edit(data / PAY, ",23.45,", ",234.5,"),
        ["data/figures/pay.csv, row 3, columns value, unit: found 234.5", "at most 120"],
    ),
    "official pay with a digit too many": (
        lambda data: edit(data / NATIONAL, ",140970,", ",1409700,"),
        ["data/official/wages_national.csv, row", "column annual_mean: found 1409700"],
    ),
    "an owner nobody knows": (
        lambda data: edit(data / "official/wages_industry.csv", ",private,", ",church,"),
        ["column owner: found 'church'; expected one of all, federal government, state gov"],
    ),
    "a missing file": (
        lambda data: (data / PAY).unlink(),
        ["data/figures/pay.csv", "cannot be read"],
    ),
}


def test_the_tables_at_hand_are_as_declared() -> None:
    assert check_tables()


def test_a_table_taken_as_valid_reads_as_when_it_was_checked(data: Path) -> None:
    for name in table_files():
        checked = load(name)
        tables._checked.cache_clear()
        take_as_valid([name])
        pd.testing.assert_frame_equal(load(name), checked)


def test_what_was_taken_as_valid_is_checked_once_its_file_is_another(data: Path) -> None:
    take_as_valid(["figures/pay"])
    edit(data / PAY, ",48780,", ",-48780,")
    with pytest.raises(UserError, match=r"data/figures/pay\.csv, row \d+, column value"):
        load("figures/pay")


@pytest.mark.parametrize("name", SPOILED)
def test_bad_table_gets_one_clear_message(data: Path, check, name: str) -> None:
    spoil, expected = SPOILED[name]
    spoil(data)
    status, complaint = check()
    assert status == 1
    for words in expected:
        assert words in complaint
    assert "Traceback" not in complaint


def test_all_bad_cells_are_named_at_once(data: Path) -> None:
    edit(data / PAY, ",48780,", ",4878O,")
    edit(data / PAY, "USD/hour", "USD/hr")
    edit(data / PAY, "81090", "-81090")
    answer = command_on(data, "check")
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr + answer.stdout
    rows = [line for line in answer.stderr.splitlines() if line.startswith("data/figures/pay.csv")]
    assert [line.split(":")[0] for line in rows] == [
        "data/figures/pay.csv, row 2, column value",
        "data/figures/pay.csv, row 3, column unit",
        "data/figures/pay.csv, row 5, column low",
    ]


DAMAGED = {
    "sources.csv": ("“", "‚Äú", 18, "title", "‚Äú is “ in UTF-8, read as Mac OS Roman; take the"),
    "figures/benefits.csv": ("’", "\ufffd", 5, "measure", "a letter was lost when the file was"),
    "states.csv": (",01,", ",1,", 2, "area_code", "a spreadsheet has dropped the zeros before it"),
    "official/wages_state.csv": (",01,", ",1,", 2, "area_code", "expected two digits; a spread"),
    "official/wages_national.csv": (
        ",11-9111,11-9111,", ",11-9111,Nov-11,", 10, "published_code", "a spreadsheet has made a d"
    ),
    "figures/pay.csv": (",48780,", ",4.88E+04,", 2, "value", "digits are lost; widen the column"),
    "figures/training.csv": (",15000,", ',"15,000",', 7, "high", "format the column as a number,"),
    "figures/outlook.csv": (",2019-29,", ",45047,", 2, "as_of", "a spreadsheet counts days so;"),
    "subjects.csv": ("Hospitals", "#REF!", 9, "subject", "a formula has failed; enter what it sh"),
    "figures/geography.csv": ("annual pay", "#####", 2, "measure", "was too narrow to show it; wi"),
    "figures/telework.csv": (
        "All people at work", '"=HYPERLINK(""http://x.example"",""click"")"', 2, "subject",
        "takes what begins with =, +, - or @ for a formula; begin with a letter or a digit",
    ),
}  # fmt: skip
"""Of a table what stands there and what a spreadsheet makes of it, in which cell, what is said."""


def test_what_a_spreadsheet_does_to_a_cell_is_named_with_what_to_do_there(
    data: Path, check
) -> None:
    for name, (old, new, *_) in DAMAGED.items():
        edit(data / name, old, new)
    status, complaint = check()
    assert status == 1
    sentences = complaint.splitlines()
    for name, (_, _, row, column, words) in DAMAGED.items():
        [sentence] = [
            one for one in sentences if one.startswith(f"data/{name}, row {row}, column ")
        ]
        assert sentence.startswith(f"data/{name}, row {row}, column {column}: found ")
        assert words in sentence
    assert len(sentences) == len(DAMAGED)


def test_an_amount_ten_or_a_thousand_times_another_is_something_to_look_at(data: Path) -> None:
    edit(data / PAY, ",48780,", ",4878,")
    edit(data / "evidence.csv", ",425,", ",425000,")
    answer = command_on(data, "check")
    assert (answer.returncode, answer.stderr) == (0, "")
    odd = [line for line in answer.stdout.splitlines() if "has a digit or the point moved?" in line]
    assert [line.split(" USD")[0] for line in odd] == [
        "To look at: data/figures/pay.csv, row 2, column value: 4,878",
        "To look at: data/evidence.csv, row 26, column value: 425,000",
    ]


def test_good_tables_pass(data: Path) -> None:
    answer = command_on(data, "check")
    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_spreadsheets_utf8_mark_is_read(data: Path, check) -> None:
    path = data / PAY
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check() == (0, "")


def test_columns_and_rows_in_which_nothing_stands_are_left_out(data: Path, check) -> None:
    path = data / PAY
    rows = path.read_text(encoding="utf-8").splitlines()
    wider = [f",,{row},," for row in [*rows, "," * rows[0].count(",")]]
    path.write_text("\n".join(wider), encoding="utf-8")
    assert check() == (0, "")


def test_a_cell_of_its_own_wins_over_that_of_its_series(copy_of_data) -> None:
    before = load("sources").set_index("source")
    wages, areas = before.loc["bls-oews-2025-05"], before.loc["bls-oews-metro-2023-05"]
    assert wages["title"] == "Occupational Employment and Wage Statistics, national"
    assert areas["title"].endswith("no file of that month")
    edit(copy_of_data / "series.csv", 'Statistics, national"', 'Statistics, of the nation"')
    after = load("sources").set_index("source")
    assert after.at["bls-oews-2025-05", "title"].endswith("of the nation")
    assert after.at["bls-oews-metro-2023-05", "title"] == areas["title"]
