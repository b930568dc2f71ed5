"""All pages, sheets and slides are valid by the Nu HTML checker, without a warning."""

from pathlib import Path

import pytest

from helpers.paths import REPORTS
from tests.support import html_checker
from tests.support.tools import do_without

PAGES = sorted(REPORTS.rglob("*.html"))
START = "<!DOCTYPE html><html lang='en'><head><title>Pay</title><style>{}</style></head><body>"
SPOILED = {
    "a caption amid a figure": (
        START + "<figure>a<figcaption>b</figcaption><details><summary>c</summary></details>",
        "“details” not allowed as child of element “figure”",
    ),
    "an id without a name": (START + "<p id=''>a</p>", "must not be the empty string"),
    "one id twice": (START + "<p id='a'>a</p><p id='a'>b</p>", "Duplicate ID “a”"),
    "a role that is there": (
        START + "<table><tr role='row'><td>a</td></tr></table>",
        "“role” attribute must not be used",
    ),
    "an address with a space": (START + "<a href='data:text/csv,a b'>a</a>", "“href”"),
    "a style of no such value": (
        START.format("@media (min-aspect-ratio: 1) { p { margin: 0; } }") + "<p>a</p>",
        "is not a “aspect-ratio” value",
    ),
}


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Small pages, each with a fault that pages of ours once had."""
    folder = tmp_path_factory.mktemp("spoiled")
    paths = {}
    for place, (name, (markup, _)) in enumerate(SPOILED.items()):
        paths[name] = folder / f"{place}.html"
        paths[name].write_text(f"{markup}</body></html>\n".replace("{}", ""), encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def messages(spoiled: dict[str, Path]) -> dict[Path, list[str]]:
    """What the checker says of all of them; Java takes as long to start as for ten pages."""
    if not html_checker.is_here():
        do_without(f"no Nu HTML checker is here: {html_checker.GET_IT}")
    return html_checker.messages([*PAGES, *spoiled.values()])


def test_every_page_is_valid(messages):
    complaints = {page.relative_to(REPORTS).as_posix(): messages.get(page) for page in PAGES}
    assert {page: wrong for page, wrong in complaints.items() if wrong} == {}


@pytest.mark.parametrize("name", SPOILED)
def test_a_fault_is_told(messages, spoiled, name):
    assert any(SPOILED[name][1] in message for message in messages[spoiled[name]]), messages
