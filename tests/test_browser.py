"""The pages as a browser shows them: nothing leaves, nothing is cut, everybody can use them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat.v4
import pandas as pd
import pytest
from playwright.sync_api import Browser

from helpers import charts
from helpers.build.export import page_of
from helpers.build.topics import Topic
from helpers.places import REPORTS
from helpers.rows import Table
from helpers.words import dollars
from tests.browser import Visit

PAGES = sorted(REPORTS.glob("*.html"))
SHEETS = sorted({*(REPORTS / "classroom").rglob("*.html")} - {*REPORTS.rglob("slides.html")})
# The paper of either continent, less half an inch at each edge, in CSS pixels.
SHEET_WIDTH, SHEET_HEIGHT = 698, 960
# Axe takes seconds for the contrasts of code; the check of the inks has seen to them.
ALL_BUT_CONTRAST = {"color-contrast": {"enabled": False}}
# The rules of axe by which a narrow window may have barriers that a wide one has not.
OF_WIDTH = ("scrollable-region-focusable", "target-size")
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "0.5in")
_SHEET = re.compile(rb"/Type /Page\b")
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> $1 to $2 '

Check = Callable[[Visit], Iterator[str]]


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path.stem)
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A page that is open for all of its checks."""
    opened = Visit(browser, request.param)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=SHEETS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def sheet(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A page of the kit that is open for all of its checks."""
    opened = Visit(browser, request.param)
    yield opened
    opened.close()


# The checks. None counts on the state in which another has left the page.


def asks_for_nothing(visit: Visit) -> Iterator[str]:
    """No request leaves, whatever the width and scheme, and nothing is amiss in the console."""
    assert visit.looks
    yield from (f"asks for {address}" for address in visit.asked)
    yield from visit.said


def fits_its_window(visit: Visit) -> Iterator[str]:
    """Nothing is wider than the window, be the folds closed or open."""
    yield from visit.looks["wide"]


def shows_every_label(visit: Visit) -> Iterator[str]:
    """No text of a chart is cut, or lies over another."""
    yield from visit.looks["labels"]


def has_inks_to_be_seen(visit: Visit) -> Iterator[str]:
    """Texts, and the marks of charts, stand out from what they are on."""
    yield from visit.looks["texts"]
    yield from visit.looks["inks"]


def leads_somewhere(visit: Visit) -> Iterator[str]:
    """What a link inside the page leads to is there."""
    yield from visit.probe("links")


def obeys_the_keyboard(visit: Visit) -> Iterator[str]:
    """The first Tab shows the skip link, which leads to the text; Enter opens every fold."""
    visit.look(768)
    visit.page.reload()
    visit.page.keyboard.press("Tab")
    if not visit.page.evaluate("document.activeElement.matches('.skip')"):
        yield "the first Tab does not reach the skip link"
        return
    if visit.probe("unseen"):
        yield "the skip link cannot be seen"
    visit.page.keyboard.press("Enter")
    if visit.page.evaluate("document.querySelector(':target')?.localName") != "main":
        yield "the skip link does not lead to the text"
    visit.unfold(False)
    for summary in visit.page.query_selector_all("summary"):
        summary.focus()
        visit.page.keyboard.press("Enter")
    yield from visit.probe("folded")


def prints_whole(visit: Visit) -> Iterator[str]:
    """On paper no figure is cut, nothing is too wide, and what is folded takes no room."""
    visit.look(SHEET_WIDTH, medium="print")
    visit.unfold()
    yield from visit.probe("wide")
    yield from visit.probe("hidden")
    visit.unfold(False)
    yield from visit.probe("sheets", SHEET_HEIGHT)
    if not visit.page.pdf().startswith(b"%PDF"):
        yield "does not print"


CHECKS = [
    asks_for_nothing,
    fits_its_window,
    shows_every_label,
    has_inks_to_be_seen,
    leads_somewhere,
    obeys_the_keyboard,
    prints_whole,
]


def has_no_barriers(visit: Visit) -> Iterator[str]:
    """Axe finds nothing: headings in order, names, contrasts, what a keyboard reaches."""
    visit.unfold(False)
    visit.look(1280)
    yield from visit.axe(runOnly=["color-contrast"])
    visit.unfold()
    yield from visit.axe(rules=ALL_BUT_CONTRAST)
    visit.look(320)
    yield from (f"320 px: {told}" for told in visit.axe(runOnly=OF_WIDTH))


def named(check: object) -> str | None:
    """Call a check by its name in a test's id."""
    return getattr(check, "__name__", None)


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_page(visit, check):
    assert not list(check(visit))


class TestClassroom:
    """The pages of the classroom kit; the slides have tests of their own."""

    @pytest.mark.parametrize("check", [*CHECKS, has_no_barriers], ids=named)
    def test_sheet(self, sheet, check):
        """It is as fit for use as a report."""
        assert not list(check(sheet))

    def test_a_plan_takes_one_sheet(self, sheet):
        """On paper of either continent."""
        if sheet.path.stem == "plan":
            sheet.look(SHEET_WIDTH, medium="print")
            for paper in ("Letter", "A4"):
                assert len(_SHEET.findall(sheet.page.pdf(format=paper, margin=MARGIN))) == 1


# Each check can fail


def page_with(name: str) -> str:
    """Give a page with a chart and a table, a name in whose rows is given."""
    rows = pd.DataFrame({"Place": [name, "Maine"], "Pay": [45_000.0, 52_000.0]})
    drawn = charts.bars(rows, "Place", "Pay", dollars, title=f"{name} pays", caption=name)
    shown = [
        nbformat.v4.new_output("display_data", data=what._repr_mimebundle_())
        for what in (drawn, Table(rows, name, {"Pay": dollars}))
    ]
    cells = [
        nbformat.v4.new_markdown_cell("# What does it pay?"),
        nbformat.v4.new_markdown_cell("## In short"),
        nbformat.v4.new_code_cell(f"draw() # {'so ' * 40}", outputs=shown),
    ]
    file = nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()
    return page_of(Topic("00_pay", file), {}, None, None)


@pytest.fixture(scope="module")
def plain() -> str:
    """A page with which nothing is wrong."""
    return page_with("Ohio")


def complaints(browser: Browser, markup: str, path: Path, check: Check) -> list[str]:
    """Give what a check complains of in a page that is made for it."""
    path.write_text(markup, encoding="utf-8")
    visit = Visit(browser, path)
    told = list(check(visit))
    visit.close()
    return told


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_no_check_complains_of_a_plain_page(browser, plain, tmp_path, check):
    assert complaints(browser, plain, tmp_path / "page.html", check) == []


@pytest.mark.parametrize("check", [asks_for_nothing, fits_its_window], ids=named)
@pytest.mark.parametrize("name", [HOSTILE, "x" * 5_000, HOSTILE * 80], ids=["html", "long", "both"])
def test_no_name_in_the_rows_breaks_a_page(browser, tmp_path, name, check):
    assert complaints(browser, page_with(name), tmp_path / "page.html", check) == []


def drawing(inside: str) -> str:
    """Give a page's end with one more chart."""
    return f'<svg role="img" aria-label="a" viewBox="0 0 200 40">{inside}</svg></main>'


MARK = '<rect x="0" y="0" width="9" height="9" style="fill:{}"/>'
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
            '320 px, light: "a" is hard to read',
        ),
        (
            has_inks_to_be_seen,
            "</main>",
            drawing('<text y="20" style="fill:#555">a</text>'),
            '320 px, dark: "a" is hard to read',
        ),
        (has_inks_to_be_seen, "</main>", drawing(MARK.format("#bcd")), "is faint"),
        (has_inks_to_be_seen, "--accent: #0b5fa5", "--accent: #88bbdd", "light: a mark"),
        (has_inks_to_be_seen, "--muted: #a5b1bc", "--muted: #555555", "dark: is hard to read"),
        (leads_somewhere, "</main>", '<a href="#gone">.</a></main>', "#gone leads nowhere"),
        (obeys_the_keyboard, 'class="skip"', 'class="skip" tabindex="-1"', "first Tab"),
        (obeys_the_keyboard, ".skip:not(:focus)", ".skip", "cannot be seen"),
        (obeys_the_keyboard, '"#main"', '"#gone"', "lead to the text"),
        (obeys_the_keyboard, "<summary>", "<summary inert>", "does not open"),
        (prints_whole, "</main>", '<figure style="height:20in">.</figure></main>', "taller"),
        (prints_whole, "break-inside: avoid", "", "may be cut"),
        (prints_whole, "details:not([open]) { display: none; }", "b { margin: 0; }", "empty box"),
        (prints_whole, "</main>", '<p style="width:720px">.</p></main>', "scrolls sideways"),
        (prints_whole, "pre { white-space: pre-wrap; }", "", "scrolled: <pre>"),
    ],
)
def test_each_check_can_fail(browser, plain, tmp_path, check, old, new, complaint):
    assert old in plain
    told = complaints(browser, plain.replace(old, new), tmp_path / "page.html", check)
    assert any(complaint in one for one in told), told


def test_a_request_is_seen_where_no_policy_forbids_it(browser, plain, tmp_path):
    fetching = plain.replace("Content-Security-Policy", "refresh-not").replace(
        "</main>", '<img src="https://example.org/a.png" alt="a"></main>'
    )
    told = complaints(browser, fetching, tmp_path / "page.html", asks_for_nothing)
    assert "asks for https://example.org/a.png" in told


class TestBarriers:
    """What axe finds, which takes long: together, so that a second worker can take it."""

    def test_page_has_none(self, visit):
        """Axe finds nothing."""
        assert not list(has_no_barriers(visit))

    def test_a_plain_page_has_none(self, browser, plain, tmp_path):
        """Axe finds nothing where nothing is wrong."""
        assert complaints(browser, plain, tmp_path / "page.html", has_no_barriers) == []

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
    def test_each_can_be_found(self, browser, plain, tmp_path, old, new, complaint):
        """Axe finds what is broken on purpose, and nothing else."""
        assert old in plain
        markup = plain.replace(old, new)
        told = complaints(browser, markup, tmp_path / "page.html", has_no_barriers)
        assert told
        assert all(complaint in one for one in told)
