"""What holds for every page, each a rule that says what is wrong with one."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

from helpers.rendering.links import ids_of_terms
from helpers.site import dependencies
from helpers.site.pages import SITE
from helpers.site.topics import in_reading_order
from tests.support.markup import HEADINGS, Element, Page, read

HEAVIEST_TOPIC = 360_000  # bytes
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)


def complaints(markup: str, path: Path) -> Iterator[str]:
    """Give what is wrong with a page."""
    page = read(markup)
    if page.all("html")[0].get("lang") != "en":
        yield "no language"
    if page.meta("Content-Security-Policy") != POLICY:
        yield "no policy, or another one"
    if "width=device-width" not in (page.meta("viewport") or ""):
        yield "no viewport"
    if dependencies.recorded_in(path) is None:
        yield "no list of what it is made from"
    yield from complaints_about_requests(page, markup)
    yield from complaints_about_structure(page)
    yield from complaints_about_links(page, path)


def complaints_about_requests(page: Page, markup: str) -> Iterator[str]:
    """Nothing runs and nothing is fetched."""
    for element in page.all("script", "link", "iframe", "object", "embed", "form", "base"):
        yield f"{element} may run or fetch something"
    for element in page.elements:
        if any(name.startswith("on") for name in element.attributes):
            yield f"{element} runs something"
        if element.get("src").partition(":")[0] not in ("", "data"):
            yield f"{element} fetches something"
    if re.search(r"@import|url\(\s*[\"']?(?!#)", markup):
        yield "the style fetches something"


def complaints_about_structure(page: Page) -> Iterator[str]:
    """A screen reader finds its way."""
    levels = [int(heading.tag[1]) for heading in page.all(*HEADINGS)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"{levels.count(1)} titles, the first heading of level {levels[0]}"
    if any(lower - upper > 1 for upper, lower in pairwise(levels)):
        yield f"a level of headings is skipped: {levels}"
    if twice := [name for name, times in page.ids.items() if times > 1]:
        yield f"ids that are there twice: {twice}"
    for drawing in page.all("svg"):
        leads = any(drawing in link.ancestors for link in page.all("a"))
        if drawing.get("role") != ("group" if leads else "img") or not drawing.get("aria-label"):
            yield f"{drawing} has no alternative text"
    for picture in page.all("img"):
        if not picture.get("alt"):
            yield f"{picture} has no alternative text"
    for table in page.all("table"):
        inside = [element for element in page.elements if table in element.ancestors]
        if not any(element.tag == "caption" and element.text.strip() for element in inside):
            yield f"{table} has no caption"
        if bare := [e for e in inside if e.tag == "th" and e.get("scope") not in ("col", "row")]:
            yield f"{bare} say not what they are the heading of"
        if not table.inside("div", "scroll"):
            yield f"{table} cannot scroll in a box of its own"
    for box in page.all("div"):
        if box.get("class") == "scroll" and (
            box.get("tabindex") != "0" or not box.get("aria-label")
        ):
            yield f"{box} cannot be reached with a keyboard, or has no name"


def complaints_about_links(page: Page, path: Path) -> Iterator[str]:
    """Each link inside the collection leads somewhere, and each section is in the contents."""
    for link in page.all("a", "use"):
        address, _, name = unquote(link.get("href")).partition("#")
        saves = link.get("download") and address.startswith("data:text/csv;")
        if saves or address.startswith(("https://", "http://")):
            continue
        target = path.parent / address if address else path
        if not target.exists():
            yield f"{link} leads nowhere"
        elif name and target.suffix == ".html":
            there = page if target == path else read(target.read_text(encoding="utf-8"))
            if name not in there.ids:
                yield f"{link} leads to no such place"
    if path.stem == "index":
        return
    sections = [heading.get("id") for heading in page.all("h2")]
    listed = [unquote(a.get("href"))[1:] for a in page.all("a") if a.inside("nav", "contents")]
    if listed != sections:
        yield f"the contents list {listed}, the sections are {sections}"
    around = [link.get("href") for link in page.all("a") if link.get("rel") in ("prev", "next")]
    if around != neighbouring(path):
        yield f"the pages before and after are {around}"


def complaints_about_dates(page: Page) -> Iterator[str]:
    """A page says at its end of when its figures are, and how to cite it with that."""
    (title,) = page.all("h1")
    below = page.elements[page.elements.index(page.all("h2")[-1]) :]
    as_of = next((e.text for e in below if e.get("class") == "as-of"), "")
    if not re.match(
        r"Official figures as of .*\d{4}.*\. (Next release due|Due already).*: .*\d{4}.*\.$", as_of
    ):
        yield "does not say of when its figures are"
    cited = [e.text for e in below if e.tag == "p" and e.get("class") == "cite"]
    dated = re.split(" Next| Due already", as_of)[0]
    if cited != [f"To cite this page: {SITE}. “{title.text}” {dated}"]:
        yield f"is cited as {cited}"


ORDER = [
    ("h1", ""),
    ("h2", ""),  # In short
    ("span", "first"),
    ("figure", "chart"),
    ("ul", "points"),
    ("nav", "contents"),
]


def complaints_about_order(page: Page) -> Iterator[str]:
    """The answer comes first: question, answer, chart, points, contents, then all the rest."""
    begins = [(e.tag, e.get("class")) for e in page.elements]
    if missing := [part for part in ORDER if part not in begins]:
        yield f"has no {missing}"
        return
    places = [begins.index(part) for part in ORDER]
    headings = [place for place, (tag, _) in enumerate(begins) if tag == "h2"]
    if places != sorted(places) or headings[1] < places[-1]:
        yield f"its parts stand in another order: {places}, headings at {headings[:2]}"


def complaints_about_folds(page: Page) -> Iterator[str]:
    """Code stands in few folds: with the charts of a section, and the rest at the end."""
    folds = [e for e in page.elements if e.tag == "details" and e.get("class") == "code"]
    if not 1 <= len(folds) <= 6:
        yield f"{len(folds)} folds of code"
    names = [e.text for e in page.all("summary") if e.inside("details", "code")]
    if names[-1:] != ["How the rest was computed"] or len(set(names[:-1])) > 1:
        yield f"its folds are called {names}"
    sections = {"In-short", "Sources", "Where-to-go-next"}
    heading = ""
    for element in page.elements:
        if element.tag == "h2":
            heading = element.get("id")
        if element in folds[:-1] and heading in sections:
            yield f"code stands under {heading}"


def complaints_about_the_example(page: Page) -> Iterator[str]:
    """What the notebook lets one try is an example on the page, which names the notebook."""
    (heading,) = (e for e in page.all("h2") if e.get("id") == "Try-it")
    (example,) = (e for e in page.all("div") if e.get("class") == "example")
    if heading.text != "A worked example":
        yield f"the example is called {heading.text}"
    inside = [e for e in page.elements if example in e.ancestors]
    if not any(e.tag == "pre" for e in inside) or "Comes out" not in example.text:
        yield "the example has no inputs, or no result"
    after = page.elements[page.elements.index(inside[-1]) + 1 :]
    if not next(e for e in after if e.tag == "code").text.startswith("notebooks/"):
        yield "the example does not name the notebook"


def complaints_about_terms(page: Page) -> Iterator[str]:
    """Each of the glossary's words is linked where running text has it first, and only there."""
    links = [a.get("href").partition("#")[2] for a in page.all("a") if a.get("class") == "term"]
    if twice := [name for name, times in Counter(links).items() if times > 1]:
        yield f"{twice} linked twice"
    awaited = dict.fromkeys(links)
    for text, around in page.texts:
        kinds = {element.tag for element in around}
        if around and around[-1].get("class") == "term":
            awaited.pop(around[-1].get("href").partition("#")[2], None)
            if not kinds & {"p", "li"} or kinds & {"h1", "h2", "h3", "code", "table", "figure"}:
                yield f"{text!r} is linked outside of running text"
        elif is_running(around):
            for form, name in ids_of_terms().items():
                if name in awaited or name not in links:
                    words = r"\s+".join(map(re.escape, form.split()))
                    if re.search(rf"(?<![\w-]){words}(?![\w-])", text, re.IGNORECASE):
                        yield f"{form!r} is not linked where it is first, in {text!r}"


def is_running(around: tuple[Element, ...]) -> bool:
    """Say whether a text belongs to a notebook's own paragraphs and lists."""
    inside = [element for element in around if element.tag in ("p", "li")]
    apart = ("a", "code", "nav", "figure", "table", "details", "footer")
    return bool(inside) and not any(
        element.tag in apart or element.get("class") in ("sources", "as-of", "cite", "lead")
        for element in around
    )


def neighbouring(path: Path) -> list[str]:
    """Give the files of the pages before and after one, in reading order."""
    pages = sorted(other.stem for other in path.parent.glob("[0-9][0-9]_*.html"))
    topics = in_reading_order([SimpleNamespace(name=name, title=name) for name in pages])
    names = [f"{topic.name}.html" for topic in topics]
    if path.name not in names:
        return []
    place = names.index(path.name)
    return [*names[max(place - 1, 0) : place], *names[place + 1 : place + 2]]
