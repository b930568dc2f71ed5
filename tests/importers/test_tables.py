"""A table of an agency's file: found by its headings, read by named columns, or refused."""

import pytest

from helpers.errors import UserError
from helpers.importers.tables import Row, find_columns, find_table
from helpers.importers.workbooks import Book, Sheet

HEADINGS = ["Code", "Employment Change, 2024–34", "Median wage(1)", "Note"]
COLUMNS = {"code": "code", "change": "employment change, 20??-??", "wage": ("Pay", "Median wage*")}


def book(*rows: list) -> Book:
    """A file whose second sheet has these rows."""
    return Book("a.xlsx", [Sheet("Notes", list), Sheet("Table 1", lambda: list(rows))])


def first_row(*cells: object, title: str = "") -> Row:
    table = find_columns(book(["A title"], HEADINGS, [], list(cells)), COLUMNS, title)
    return next(table.rows)


def test_columns_are_found_below_notes_whatever_their_capitals_and_dashes() -> None:
    row = first_row(10180.0, "-5.5", 48780.0, "")
    assert (row.where, row.code("code")) == ("row 4", "10180")
    assert row.numbers(("change", "wage"), signed=True) == {"change": -5.5, "wage": 48780.0}
    assert row.texts(COLUMNS, missing=("-5.5",)) == {"code": "10180.0", "wage": "48780.0"}


def test_a_row_that_ends_early_has_nothing_there_and_can_be_refused() -> None:
    row = first_row("29-2072", 7.8)
    assert (row.cell("wage"), row.cell("unheard of")) == ("", "")
    with pytest.raises(UserError, match=r"^a.xlsx, row 4: found 2 cells; expected 4\.$"):
        row.refuse_cut_short()


@pytest.mark.parametrize(("title", "where"), [("", "a.xlsx"), ("title", "a.xlsx, sheet Table 1")])
def test_what_is_wrong_is_told_by_the_files_own_row_and_heading(title: str, where: str) -> None:
    row = first_row("29-2072", 7.8, "high", title=title)
    place = f"{where}, row 4, column Median wage(1)"
    with pytest.raises(UserError) as refused:
        row.number("wage")
    assert str(refused.value) == f"{place}: found 'high'; expected a number."
    assert str(row.refusal("wage", "pay")) == f"{place}: found 'high'; expected pay."


def test_an_occupations_row_must_be_whole() -> None:
    table = find_columns(book(HEADINGS, ["29-2072", 7.8], ["11-1011"]), COLUMNS)
    with pytest.raises(UserError, match="row 2: found 2 cells; expected 4"):
        list(table.of_occupations(2024))


def test_a_column_that_is_missing_is_so_whatever_had_its_name_before() -> None:
    table = find_columns(book(["Code 1", "Pay 1", "Code 2"]), {"code": "Code 1", "pay": "Pay 1"})
    with pytest.raises(UserError, match="found no column Pay 2;"):
        table.complete({"code": "Code 2", "pay": "Pay 2"})


def test_columns_that_are_missing_are_named_together() -> None:
    table = find_table(book(HEADINGS), lambda names: "code" in names)
    with pytest.raises(UserError) as refused:
        table.complete({**COLUMNS, "area": ("AREA_TITLE", "STATE"), "jobs": "Employment, 20??*"})
    assert str(refused.value) == (
        "a.xlsx, row 1: found no column AREA_TITLE, Employment, 20??; expected every column of the "
        "agency's layout."
    )


def test_a_file_with_other_headings_is_of_another_kind() -> None:
    assert find_columns(book(["Code", "Note"]), COLUMNS) is None
    assert find_columns(book(["A title"], HEADINGS), COLUMNS, title="Another") is None
