"""Tables: which become cards on a phone, which ask for the whole page, what stands at the right."""

import re

import pytest

from helpers.rendering.tables import LONG, MOST_COLUMNS, html_table


def made(names: list[str], *rows: list[str], numbers: tuple[int, ...] = ()) -> str:
    """Give a table's markup; the columns at some places hold numbers."""
    columns = [{"name": name, "number": place in numbers} for place, name in enumerate(names)]
    return html_table({"caption": "Pay", "columns": columns, "rows": list(rows)})


def shape(markup: str) -> set[str]:
    """Give the classes of a table's box."""
    return set(re.match(r'<div class="([^"]*)"', markup)[1].split())


def test_a_table_that_fits_a_phone_stays_a_table():
    markup = made(["Place", "Pay"], ["Ohio", "$45,000"], ["Maine", "$52,000"], numbers=(1,))
    assert shape(markup) == {"scroll"}
    assert 'role="cell"' not in markup


@pytest.mark.parametrize(
    "names",
    [
        [f"Column {number}" for number in range(MOST_COLUMNS + 1)],
        ["Place", "What the article says", "What the tables say"],
    ],
    ids=["many columns", "long words"],
)
def test_one_that_does_not_becomes_cards_that_keep_their_heads(names):
    words = ["well-documented reimbursement"] * len(names)
    markup = made(names, words)
    assert "cards" in shape(markup)
    assert 'scope="col"' in markup and 'scope="row"' in markup
    for place, name in enumerate(names[1:], start=2):
        assert f"--h{place}:&quot;{name}&quot;" in markup


def test_a_table_of_many_letters_is_broad():
    assert "broad" not in shape(made(["Place", "Pay"], ["Ohio", "$45,000"]))
    assert "broad" in shape(made(["Who", "What", "Why"], ["a" * 30, "b " * 30, "c " * 30]))


def test_many_cards_of_numbers_scroll_in_their_box_and_cards_of_words_do_not():
    names = ["Place", "A", "B", "C", "D"]
    rows = [["Ohio", "1", "2", "3", "4"]] * (LONG + 1)
    assert "long" in shape(made(names, *rows, numbers=(1, 2, 3, 4)))
    assert "long" not in shape(made(names, *rows[1:], numbers=(1, 2, 3, 4)))
    assert "long" not in shape(made(["Word", "Meaning"], *[["a", "b " * 60]] * (LONG + 1)))


def test_amounts_and_ranges_stand_at_the_right_whoever_worded_them():
    rows = (["Ohio", "$45,000–$52,000", "5 to 8 years"], ["Maine", "not said", "3 years"])
    markup = made(["Place", "Stated", "After"], *rows)
    assert '<th scope="col" class="number">Stated</th>' in markup
    assert 'class="number">$45,000–$52,000</td>' in markup
    assert 'class="number none">not said</td>' in markup
    assert "<td>5 to 8 years</td>" in markup


def test_a_heading_cannot_leave_the_style_it_stands_in():
    hostile = 'a"; background: url(https://example.org) <b> \\ \n'
    style = re.search(r' style="([^"]*)"', made(["Place", hostile], ["x" * 99, "y"]))[1]
    assert style.count("&quot;") == 4  # around the number of rows and around the heading
    assert "<" not in style and "\n" not in style
