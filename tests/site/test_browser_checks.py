"""Each check of a page in a browser lets a plain page pass, and complains of what is broken."""

from pathlib import Path

import nbformat.v4
import pandas as pd
import pytest

from helpers.facts.provenance import OFFICIAL, PROVENANCE
from helpers.formatting import dollars
from helpers.show import charts
from helpers.show.html_tables import Table
from helpers.site.pages import page_of
from tests.support.browser import Window
from tests.support.page_checks import (
    CHECKS,
    Check,
    asks_for_nothing,
    bears_a_readers_colours,
    bears_a_readers_type,
    fits_its_window,
    has_inks_to_be_seen,
    has_no_barriers,
    leads_somewhere,
    obeys_the_keyboard,
    prints_whole,
    shows_every_label,
)
from tests.support.small_notebooks import notebook, shown

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> $1 to $2 '


def page_with(name: str) -> str:
    """Give a page with a chart and a table, a name in whose rows is given."""
    rows = pd.DataFrame({"Place": [name, "Maine"], "Pay": [45_000.0, 52_000.0]})
    measured = rows.assign(**{PROVENANCE: OFFICIAL})
    drawn = charts.bars(measured, "Place", "Pay", dollars, title=f"{name} pays", caption=name)
    outputs = [shown(drawn), shown(Table(rows, name, {"Pay": dollars}))]
    cells = [
        nbformat.v4.new_markdown_cell("# What does it pay?"),
        nbformat.v4.new_markdown_cell("## In short"),
        nbformat.v4.new_code_cell(f"draw() # {'so ' * 40}", outputs=outputs),
    ]
    topic = notebook("00_pay", cells)
    return page_of(topic, {}, [topic])


@pytest.fixture(scope="module")
def plain() -> str:
    """A page with which nothing is wrong."""
    return page_with("Ohio")


def complaints(window: Window, markup: str, path: Path, check: Check) -> list[str]:
    """Give what a check complains of in a page that is made for it."""
    path.write_text(markup, encoding="utf-8")
    return list(check(window.show(path)))


@pytest.mark.parametrize("check", CHECKS)
def test_no_check_complains_of_a_plain_page(window, plain, tmp_path, check):
    assert complaints(window, plain, tmp_path / "page.html", check) == []


@pytest.mark.parametrize("check", [asks_for_nothing, fits_its_window])
@pytest.mark.parametrize("name", [HOSTILE, "x" * 5_000, HOSTILE * 80], ids=["html", "long", "both"])
def test_no_name_in_the_rows_breaks_a_page(window, tmp_path, name, check):
    assert complaints(window, page_with(name), tmp_path / "page.html", check) == []


def drawing(inside: str) -> str:
    """Give a page's end with one more chart."""
    return f'<svg role="img" aria-label="a" viewBox="0 0 200 40">{inside}</svg></main>'


MARK = '<rect x="0" y="0" width="9" height="9" style="fill:{}"/>'
ANEW = 'style="break-before: page"'  # on another sheet
ROWS = f"<table><tbody><tr><td>.</td></tr><tr {ANEW}><td>.</td></tr></tbody></table>"
LABEL = '<text x="110" y="20" style="font-size:16px">ten letters</text>'
NO_POLICY = '<meta http-equiv="Content-Security-Policy"'


@pytest.mark.parametrize(
    ("check", "old", "new", "complaint"),
    [
        (asks_for_nothing, "</main>", '<img src="https://example.org/a.png">', "Security Policy"),
        (asks_for_nothing, "</main>", "<script>1</script></main>", "Security Policy"),
        (fits_its_window, "</main>", '<p style="width:400px">.</p></main>', "320 px, light: "),
        (fits_its_window, "</details>", '<p style="width:1300px">.</p></details>', "1280 px, dark"),
        (
            fits_its_window,
            "</main>",
            "<style>details:not([open]) + p { width: 400px; }</style>"
            "<details><summary>.</summary></details><p>.</p></main>",
            "320 px, light: ",
        ),
        (shows_every_label, "</main>", drawing('<text x="150" y="20">far out</text>'), "is cut"),
        (shows_every_label, "</main>", drawing('<text y="5">high</text>'), '"high" is cut'),
        (
            shows_every_label,
            "</main>",
            drawing('<text x="9" y="20">one</text><text x="12" y="24">two</text>'),
            '"one" overlaps "two"',
        ),
        (
            has_inks_to_be_seen,
            "</main>",
            drawing('<text y="20" style="fill:#999">a</text>'),
            '1280 px, light: "a" is hard to read',
        ),
        (
            has_inks_to_be_seen,
            "</main>",
            drawing('<text y="20" style="fill:#555">a</text>'),
            '1280 px, dark: "a" is hard to read',
        ),
        (has_inks_to_be_seen, "</main>", drawing(MARK.format("#bcd")), "is faint"),
        (has_inks_to_be_seen, "--accent: #0b5fa5", "--accent: #88bbdd", "light: a mark"),
        (has_inks_to_be_seen, "--muted: #a5b1bc", "--muted: #555555", "dark: is hard to read"),
        (leads_somewhere, "</main>", '<a href="#gone">.</a></main>', "#gone leads nowhere"),
        (obeys_the_keyboard, 'class="skip"', 'class="skip" tabindex="-1"', "first Tab"),
        (obeys_the_keyboard, ".skip:not(:focus)", ".skip", "cannot be seen"),
        (obeys_the_keyboard, '"#main"', '"#gone"', "lead to the text"),
        (obeys_the_keyboard, "<summary>", "<summary inert>", "does not open"),
        (
            bears_a_readers_type,
            "</main>",
            '<p style="height:30px; overflow:hidden">word</p></main>',
            "doubled, 320 px: is cut",
        ),
        (bears_a_readers_type, "</main>", f'<p style="width:300px">{"i" * 60}</p>', "sideways"),
        (bears_a_readers_colours, "background: var(--paper); } }", "} }", "hard to read in"),
        (
            bears_a_readers_colours,
            "</main>",
            '<p style="forced-color-adjust: none; color: #999">word</p></main>',
            "light: is hard to read",
        ),
        (prints_whole, "</main>", '<figure style="height:20in">.</figure></main>', "taller"),
        (prints_whole, "break-inside: avoid", "", "may be cut"),
        (prints_whole, "</main>", f"<h2>Last</h2><p {ANEW}>.</p></main>", "alone: Last"),
        (prints_whole, "</main>", f"{ROWS}</main>", "one row of a table"),
        (prints_whole, "details:not([open]) { display: none; }", "b { margin: 0; }", "empty box"),
        (prints_whole, "</main>", '<p style="width:720px">.</p></main>', "scrolls sideways"),
        (prints_whole, "pre { white-space: pre-wrap; }", "", "scrolled: <pre>"),
    ],
)
def test_each_check_can_fail(window, plain, tmp_path, check, old, new, complaint):
    assert old in plain
    messages = complaints(window, plain.replace(old, new), tmp_path / "page.html", check)
    assert any(complaint in one for one in messages), messages


def test_labels_keep_to_their_room(window, plain, tmp_path):
    labelled = plain.replace("</main>", drawing(LABEL))
    assert complaints(window, labelled, tmp_path / "a.html", bears_a_readers_type) == []
    spaced = labelled.replace("letter-spacing: normal !important;", "")
    assert spaced != labelled
    messages = complaints(window, spaced, tmp_path / "b.html", bears_a_readers_type)
    assert any('"ten letters" is cut' in one for one in messages), messages


def test_a_request_is_seen_where_no_policy_forbids_it(window, plain, tmp_path):
    fetching = plain.replace("Content-Security-Policy", "refresh-not").replace(
        "</main>", '<img src="https://example.org/a.png" alt="a"></main>'
    )
    messages = complaints(window, fetching, tmp_path / "page.html", asks_for_nothing)
    assert "asks for https://example.org/a.png" in messages


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (' lang="en"', "", "html-has-lang"),
        ("</main>", '<img src="data:,"></main>', "image-alt"),
        ("</main>", '<svg role="img"></svg></main>', "svg-img-alt"),
        ("</main>", "<h4>Deep</h4></main>", "heading-order"),
        ("--muted: #56636f", "--muted: #999999", "color-contrast"),
        (
            "</main>",
            f'<div style="overflow:auto"><p style="width:11cm">{"word " * 50}</p></div></main>',
            "320 px: scrollable-region-focusable",
        ),
    ],
)
def test_each_kind_of_barrier_can_be_found(window, plain, tmp_path, old, new, complaint):
    assert old in plain
    markup = plain.replace(old, new)
    messages = complaints(window, markup, tmp_path / "page.html", has_no_barriers)
    assert messages
    assert all(complaint in one for one in messages)
