"""The pages in Firefox: nothing leaves its window, tables stay tables, no heading ends a sheet."""

from collections.abc import Iterator

import pytest

from helpers.paths import REPORTS
from tests.support import firefox
from tests.support.firefox import Firefox
from tests.support.page_checks import PAGES, SHEETS, page_id
from tests.support.paper import left_alone
from tests.support.tools import do_without

WIDTHS = (360, 1280)
ROLES = {
    "table": "table",
    "cell": "td:not(:empty)",
    "rowheader": "tbody th",
    "columnheader": "thead th",
}
AT_A_TIME = 20  # tabs


@pytest.fixture(scope="module")
def browser() -> Iterator[Firefox]:
    """Firefox, for the tests of this module."""
    program = firefox.path()
    if program is None:
        do_without(f"no Firefox is here: {firefox.GET_IT}")
    with firefox.started(program) as started:
        yield started


@pytest.mark.parametrize("path", [*PAGES, *SHEETS], ids=page_id)
def test_a_page_fits_its_window(browser, path):
    """Nothing is wider than the window; no text of a chart is cut or lies over another."""
    for width in WIDTHS:
        browser.show(path, width)
        assert browser.run("[...probes.wide(), ...probes.labels()]") == []


def test_tables_whose_rows_are_cards_stay_tables(browser):
    """To a screen reader; the page with the most of them is looked at as on a phone."""
    browser.show(REPORTS / "12_fact_check.html", WIDTHS[0])
    for role, selector in ROLES.items():
        there = browser.run(f"document.querySelectorAll({selector!r}).length")
        assert browser.of_role(role) == there > 0


def test_no_heading_ends_a_sheet(browser):
    """Rows are for the other browser to keep: here no rule of style keeps two of them together."""
    alone = {}
    for first in range(0, len(PAGES), AT_A_TIME):
        for path, pdf, blocks in browser.printed(PAGES[first : first + AT_A_TIME]):
            alone[path] = [one for one in left_alone(pdf, blocks) if "ends sheet" in one]
    assert len(alone) == len(PAGES)
    assert {page.name: headings for page, headings in alone.items() if headings} == {}


def test_what_is_wrong_is_told(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<h2>Alone</h2><p style="break-before: page">.</p>', encoding="utf-8")
    ((_, pdf, blocks),) = browser.printed([page])
    assert [*left_alone(pdf, blocks)] == ["ends sheet 1 alone: Alone"]
    page.write_text('<p style="width: 2000px">.</p>', encoding="utf-8")
    browser.show(page, WIDTHS[1])
    assert "sideways" in browser.run("probes.wide()")[0]
