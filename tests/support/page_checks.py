"""What is asked of a page in a browser, each a check that tells what is wrong."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from helpers.paths import REPORTS
from tests.support.browser import SCHEMES, Window
from tests.support.paper import left_alone

# Of the pages of states, which one notebook makes: the longest and such as lack something.
STATES = [REPORTS / "places" / f"{name}.html" for name in ("index", "AK", "DC", "TX", "VT")]
PAGES = [*sorted(REPORTS.glob("*.html")), *STATES]
DECKS = {*REPORTS.rglob("slides.html"), *REPORTS.rglob("talk.html")}
SHEETS = sorted({*(REPORTS / "classroom").rglob("*.html")} - DECKS)
# The paper of either continent, less half an inch at each edge, in CSS pixels.
SHEET_WIDTH, SHEET_HEIGHT = 698, 960
# The rules of axe by which a narrow window may have barriers that a wide one has not.
OF_WIDTH = ("scrollable-region-focusable", "target-size")
READERS_TYPE = {
    "spaced": "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }",
    "doubled": ":root { font-size: 212.5% !important; }",
}
READERS_PAPER = (
    "body :not(svg, svg *) { forced-color-adjust: none; background: #767676 !important; }"
)
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "0.5in")
SHEET = re.compile(rb"/Type /Page\b")

Check = Callable[[Window], Iterator[str]]


def page_id(path: Path) -> str:
    """Call a page by its folder and its name in a test's id."""
    return f"{path.parent.name}-{path.stem}"


# The checks. None counts on the state in which another has left the page.


def asks_for_nothing(window: Window) -> Iterator[str]:
    """No request leaves, whatever the width and scheme, and nothing is amiss in the console."""
    assert window.looks
    yield from (f"asks for {address}" for address in window.asked)
    yield from window.messages


def fits_its_window(window: Window) -> Iterator[str]:
    """Nothing is wider than the window, be the folds closed or open."""
    yield from window.looks["wide"]


def shows_every_label(window: Window) -> Iterator[str]:
    """No text of a chart is cut, or lies over another."""
    yield from window.looks["labels"]


def has_inks_to_be_seen(window: Window) -> Iterator[str]:
    """Texts, and the marks of charts, stand out from what they are on."""
    yield from window.looks["texts"]
    yield from window.looks["inks"]


def leads_somewhere(window: Window) -> Iterator[str]:
    """What a link inside the page leads to is there."""
    yield from window.probe("links")


def obeys_the_keyboard(window: Window) -> Iterator[str]:
    """The first Tab shows the skip link, which leads to the text; Enter opens every fold.

    A narrow window shows each fold that there is.
    """
    window.look(320)
    window.page.reload()
    window.page.keyboard.press("Tab")
    if not window.page.evaluate("document.activeElement.matches('.skip')"):
        yield "the first Tab does not reach the skip link"
        return
    if window.probe("unseen"):
        yield "the skip link cannot be seen"
    window.page.keyboard.press("Enter")
    if window.page.evaluate("document.querySelector(':target')?.localName") != "main":
        yield "the skip link does not lead to the text"
    window.unfold(False)
    for summary in window.page.query_selector_all("summary"):
        summary.focus()
        window.page.keyboard.press("Enter")
    yield from window.probe("folded")


def bears_a_readers_type(window: Window) -> Iterator[str]:
    """Nothing is cut where a reader spaces letters, words, lines and paragraphs, or doubles text.

    The spaces are those of success criterion 1.4.12 of WCAG, the size is that of 1.4.4.
    """
    window.unfold()
    for name, style in READERS_TYPE.items():
        with window.styled(style):
            for width in (320, 1280):
                window.look(width)
                for probe in ("wide", "clipped", "labels"):
                    yield from (f"{name}, {width} px: {one}" for one in window.probe(probe))


def bears_a_readers_colours(window: Window) -> Iterator[str]:
    """Texts and marks stand out where a reader's own few colours are forced on all pages."""
    window.unfold()
    for scheme in SCHEMES:
        window.look(1280, scheme, colours="active")
        complaints = window.probe("texts")
        with window.styled(READERS_PAPER):
            complaints += window.probe("inks")
        yield from (f"{scheme}: {one}" for one in complaints)


def prints_whole(window: Window) -> Iterator[str]:
    """On paper nothing is cut or too wide, no heading or row is left alone, no fold takes room."""
    window.look(SHEET_WIDTH, medium="print")
    window.unfold()
    yield from window.probe("wide")
    yield from window.probe("hidden")
    window.unfold(False)
    yield from window.probe("sheets", SHEET_HEIGHT)
    blocks = window.page.evaluate("probes.mark()")
    yield from left_alone(window.page.pdf(format="Letter", margin=MARGIN), blocks)
    window.page.evaluate("probes.unmark()")


def has_no_barriers(window: Window) -> Iterator[str]:
    """Axe finds nothing: headings in order, names, contrasts, what a keyboard reaches."""
    window.unfold()
    window.look(1280)
    yield from window.axe()
    window.look(320)
    yield from (f"320 px: {one}" for one in window.axe(runOnly=OF_WIDTH))


CHECKS = [
    asks_for_nothing,
    fits_its_window,
    shows_every_label,
    has_inks_to_be_seen,
    leads_somewhere,
    obeys_the_keyboard,
    bears_a_readers_type,
    bears_a_readers_colours,
    prints_whole,
    has_no_barriers,
]
