"""Numbers in sentences, and what became of them: read from the text alone."""

import html
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import formatting
from helpers.site.numbers_in_text import plain, values_in
from helpers.site.text_diff import changed_values, kind_of_change, marked
from helpers.site.update_record import compare, undo

# Numbers in sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("From $41,600 to $64,070 a year.", [("41600", "USD"), ("64070", "USD")]),
        ("The median is $24.16, not 24.16 dollars.", [("24.16", "USD"), ("24.16", "USD")]),
        ("It moved by −$1,200 or +$500.", [("-1200", "USD"), ("500", "USD")]),
        ("(−7.7%) and +10.0%.", [("-7.7", "percent"), ("10.0", "percent")]),
        ("It grows by 7 percent.", [("7", "percent")]),
        ("$35,000–$45,000 in 2 years", [("35000", "USD"), ("45000", "USD"), ("2", "number")]),
        ("5-7 or 5–7", [(digit, "number") for digit in "5757"]),
        ("12.9 thousand; $1.5 million", [("12900.0", "number"), ("1500000.0", "USD")]),
        ("2,080 hours in 2020, 2,024 jobs in 2024.", [("2080", "number"), ("2024", "number")]),
        ("From 1999 to 2018, 2024-34, 2024–34 and 2025/26.", []),
        ("It was 2000% or 2000 dollars.", [("2000", "percent"), ("2000", "USD")]),
        ("ICD-10-CM, P10, CPT-4, W-2, 401(k), 3D, the 1990s", []),
        ("The 10th, 25th, 1st, 2nd and 3rd percentile; 29-2072.", []),
        ("On May 5, 2024 and 31 March 2025, 5 of 18.", [("5", "number"), ("18", "number")]),
        ("Python 3.11.2 of 2024-05-01", []),
        ("It ends with 36.", [("36", "number")]),
        ("1.80 times, place 12 of 51", [("1.80", "number"), ("12", "number"), ("51", "number")]),
        ("Nothing.", []),
    ],
)  # fmt: skip
def test_numbers_are_read_and_names_are_not(sentence, expected):
    assert [(f"{v.number:f}", v.unit) for v in values_in(sentence)] == expected
    places = [sentence.find(value.shown) for value in values_in(sentence)]
    assert -1 not in places


amounts = st.integers(-(10**7), 10**7)
shares = st.decimals(-1000, 1000, places=1).map(float)


@given(st.lists(st.one_of(
    amounts.map(lambda n: (formatting.dollars(n), Decimal(n), "USD")),
    amounts.map(lambda n: (formatting.cents(n / 100), Decimal(n) / 100, "USD")),
    shares.map(lambda n: (formatting.percent(n, 1), Decimal(str(n)), "percent")),
    shares.map(lambda n: (formatting.signed(formatting.percent(n, 1)), Decimal(str(n)), "percent")),
    amounts.map(lambda n: (formatting.count(n), Decimal(n), "number")),
    shares.map(lambda n: (formatting.decimal(n), Decimal(str(n)), "number")),
)))  # fmt: skip
def test_what_the_words_say_is_read_back(shown):
    names = ["in May 2024", "(P10)", "the 25th percentile,", "and ICD-10:", "from 2019 to 2029;"]
    texts = [f"{text} {names[n % len(names)]}" for n, (text, *_) in enumerate(shown)]
    values = values_in(" ".join(texts))
    assert [(v.number, v.unit) for v in values] == [(n, unit) for _, n, unit in shown]


@given(st.text())
def test_any_text_can_be_read(text):
    for value in values_in(plain(text)):
        assert value.shown in plain(text)
        assert value.unit in ("USD", "percent", "number")


# Comparing


@given(*[st.dictionaries(st.sampled_from("abcd"), st.text(max_size=2))] * 2)
def test_what_differs_leads_back(before, after):
    assert undo(after, compare(before, after)) == before
    assert not compare(after, after).names


@given(*[st.text("rose fell 3%$5, <&", max_size=12).map(lambda text: " ".join(text.split()))] * 2)
def test_marks_leave_the_sentence(before, after):
    texts = [html.unescape(re.sub(r"</?(?:del|ins)>", "", side)) for side in marked(before, after)]
    assert texts == [before, after]
    assert changed_values(before, before) == []
    assert kind_of_change(before, before) == "reworded"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("It rose by 3%.", "It fell by 3%.", "flipped"),
        ("It has risen.", "It has not risen.", "flipped"),
        ("The example holds.", "The example does not hold.", "flipped"),
        ("Ends above the 90th.", "Ends at the 90th.", "flipped"),
        ("Yes, by 3%.", "Hardly, by 1%.", "flipped"),
        ("As much as $49,500.", "More than $49,500.", "flipped"),
        ("It rose by 3%.", "It rose by 4%.", "moved"),
        ("It rose by $3.", "It rose by 3%.", "moved"),
        ("More people in Ohio: 3.", "More people in Utah: 3.", "reworded"),
        ("In May 2024 more than $3.", "In May 2025 more than $3.", "reworded"),
        (None, "It rose.", "new"),
        ("It rose.", None, "gone"),
    ],
)
def test_what_became_of_a_sentence(before, after, kind):
    assert kind_of_change(before, after) == kind


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("Ohio pays most.", "Utah pays most.", ["Ohio → Utah"]),
        ("Most in New York.", "Most in New Jersey.", ["New York → New Jersey"]),
        ("Ohio, Utah and Iowa lead.", "Utah, Ohio and Iowa lead.", ["Ohio → Utah", "Utah → Ohio"]),
        ("In hospitals: $5.", "In insurance: $7.", ["hospitals → insurance", "$5 → $7"]),
        ("As paid, Napa, CA leads.", "As paid, Reno, NV leads.", ["Napa, CA → Reno, NV"]),
        ("Ends above the 75th.", "Ends above the 90th.", ["75th → 90th"]),
        ("Ohio has 2 of 9 jobs.", "Ohio and Utah have 3 of 9.", ["2 → 3"]),  # built otherwise
        ("In May 2024, 5 were.", "In May 2025, 5 were.", []),  # each sentence of a release
        ("1 state is.", "2 states are.", ["1 → 2"]),
        ("It is so, 3 of 5.", "They all have been since then and are now, 3 of 5.", []),
        ("Nobody: 3.", "Nobody, 3%.", []),
    ],
)
def test_names_are_paired_as_figures_are(before, after, pairs):
    assert [" → ".join(pair) for pair in changed_values(before, after)] == pairs
