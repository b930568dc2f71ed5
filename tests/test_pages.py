"""The pages: what holds for each of them, read from its markup."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import nbformat.v4
import pytest

from helpers.build import made_from
from helpers.build.export import page_of
from helpers.build.front_page import said_in_short
from helpers.build.readme import README, readme_of
from helpers.build.stale import neighbours
from helpers.build.topics import Topic, all_topics
from helpers.places import REPORTS, ROOT
from helpers.problems import Problem

PAGES = sorted(REPORTS.glob("*.html"))
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> [go](javascript:alert(3)) & $1'


class Page(HTMLParser):
    """A page's elements in their order, each with its attributes, text and ancestors."""

    def __init__(self, markup: str) -> None:
        """Read the markup."""
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(markup)
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        element = Element(tag, dict(attrs), tuple(self._open))
        self.elements.append(element)
        if tag not in ("meta", "br", "hr", "img"):
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        """Note an element without contents, as in SVG."""
        self.elements.append(Element(tag, dict(attrs), tuple(self._open)))

    def handle_endtag(self, tag):
        """Close an element; each is closed in its turn."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data):
        """Note text in all that it stands in."""
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> list["Element"]:
        """Give the elements of some kinds."""
        return [element for element in self.elements if element.tag in tags]

    def meta(self, name: str) -> str | None:
        """Give what the head says under a name."""
        named = (e for e in self.all("meta") if name in (e.get("name"), e.get("http-equiv")))
        return next((element.get("content") for element in named), None)


class Element:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict, ancestors: tuple["Element", ...]) -> None:
        """Begin without text."""
        self.tag, self.attributes, self.ancestors = tag, attributes, ancestors
        self.text = ""

    def __repr__(self) -> str:
        """Show the element as it begins."""
        return f"<{self.tag} {self.attributes}>"

    def get(self, name: str) -> str:
        """Give an attribute, or nothing."""
        return self.attributes.get(name) or ""

    def inside(self, tag: str, kind: str = "") -> bool:
        """Say whether it stands in an element of a kind."""
        return any(a.tag == tag and kind in a.get("class").split(" ") for a in self.ancestors)


def complaints(markup: str, path: Path) -> Iterator[str]:
    """Give what is wrong with a page."""
    page = Page(markup)
    if page.all("html")[0].get("lang") != "en":
        yield "no language"
    if page.meta("Content-Security-Policy") != POLICY:
        yield "no policy, or another one"
    if "width=device-width" not in (page.meta("viewport") or ""):
        yield "no viewport"
    if made_from.list_in(path) is None:
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
    ids = Counter(element.get("id") for element in page.elements if element.get("id"))
    if twice := [name for name, times in ids.items() if times > 1]:
        yield f"ids that are there twice: {twice}"
    for drawing in page.all("svg"):
        if drawing.get("role") != "img" or not drawing.get("aria-label"):
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
        if saves or address.startswith("https://"):
            continue
        target = path.parent / address if address else path
        if not target.exists():
            yield f"{link} leads nowhere"
        elif name and target.suffix == ".html":
            there = page if target == path else Page(target.read_text(encoding="utf-8"))
            if name not in {element.get("id") for element in there.elements}:
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


def neighbouring(path: Path) -> list[str]:
    """Give the files of the pages before and after one."""
    names = sorted(other.name for other in path.parent.glob("[0-9][0-9]_*.html"))
    place = names.index(path.name)
    return [*names[max(place - 1, 0) : place], *names[place + 1 : place + 2]]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_keeps_the_rules(path):
    assert not list(complaints(path.read_text(encoding="utf-8"), path))


@pytest.mark.parametrize("topic", all_topics(), ids=lambda topic: topic.name)
def test_page_is_what_its_notebook_makes(topic):
    listed = made_from.list_in(topic.page)
    again = page_of(topic, listed, *neighbours(topic, all_topics()))
    assert topic.page.read_text(encoding="utf-8") == again


def test_the_small_collections_pages_keep_the_rules(made):
    pages = sorted(made.path("reports").glob("*.html"))
    assert len(pages) == 4
    for path in pages:
        assert not list(complaints(path.read_text(encoding="utf-8"), path))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('lang="en"', "", "no language"),
        ("form-action 'none'", "form-action *", "no policy"),
        ("width=device-width", "width=980", "no viewport"),
        ("</main>", "<script>1</script></main>", "may run or fetch"),
        ("</main>", '<p onclick="x()">.</p></main>', "runs something"),
        ("</main>", '<img src="https://example.org/a.png" alt="a"></main>', "fetches something"),
        ("</main>", '<img src="data:,"></main>', "no alternative text"),
        ("</main>", "<svg></svg></main>", "no alternative text"),
        ("</style>", "p { background: url(//example.org/a.png) }</style>", "style fetches"),
        ("</main>", "<h1>Again</h1></main>", "2 titles"),
        ("</main>", "<h4>Deep</h4></main>", "skipped"),
        ("</main>", '<p id="main">.</p></main>', "twice"),
        ("</main>", "<table><tr><td>1</td></tr></table></main>", "no caption"),
        ("</main>", "<table><tr><th>a</th></tr></table></main>", "heading of"),
        ("</main>", '<div class="scroll">.</div></main>', "keyboard"),
        ("</main>", '<a href="07_gone.html">.</a></main>', "leads nowhere"),
        ("</main>", '<a href="index.html#gone">.</a></main>', "no such place"),
        ("</main>", "<h2>Unlisted</h2></main>", "the contents list"),
        ('rel="next"', "", "before and after"),
    ],
)
def test_each_rule_can_be_broken(made, old, new, complaint):
    path = made.path("reports/00_pay.html")
    markup = path.read_text(encoding="utf-8")
    assert old in markup
    assert any(complaint in said for said in complaints(markup.replace(old, new), path))


def test_what_comes_from_data_is_text():
    output = nbformat.v4.new_output
    cells = [
        nbformat.v4.new_markdown_cell(f"# {HOSTILE}"),
        nbformat.v4.new_markdown_cell(
            f"## {HOSTILE}\n\n{HOSTILE}\n\n<b>bold</b>\n\n![x](http://h/)"
        ),
        nbformat.v4.new_code_cell(
            f"# {HOSTILE}",
            outputs=[
                output(
                    "display_data", data={"text/markdown": f"{HOSTILE}\n\n|{HOSTILE}|\n|-|\n|1|"}
                ),
                output("execute_result", data={"text/plain": HOSTILE}, execution_count=1),
                output("stream", name="stdout", text=HOSTILE),
            ],
        ),
    ]
    file = nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()
    topic = Topic("00_hostile", file)
    markup = page_of(topic, {HOSTILE: HOSTILE}, topic, topic)
    page = Page(markup)
    assert not list(complaints_about_requests(page, markup))
    assert not page.all("img", "b")
    assert not [link for link in page.all("a") if link.get("href").startswith("javascript")]
    assert page.all("title")[0].text.startswith("<script>alert(1)</script>")
    assert markup.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 10


def test_a_picture_that_nothing_compares_is_refused():
    output = nbformat.v4.new_output(
        "display_data", data={"image/png": "", "text/plain": "<Figure>"}
    )
    cells = [
        nbformat.v4.new_markdown_cell("# Why?"),
        nbformat.v4.new_code_cell("plot()", outputs=[output]),
    ]
    file = nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()
    with pytest.raises(Problem, match=r"00_why.ipynb: an output .*\(image/png, text/plain\)"):
        page_of(Topic("00_why", file), {}, None, None)


def test_a_dollar_is_a_dollar_and_links_between_notebooks_lead_to_pages():
    text = (
        "# Pay\n\n## From \\$1 to $2 & more\n\nSee [pay](01_pay.ipynb#In-short), `$x$`.\n\n"
        "## From \\$1 to $2 & more\n\n|a|b|\n|-|-:|\n|1|2|\n"
    )
    cell = nbformat.v4.new_markdown_cell(text)
    file = nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()
    markup = page_of(Topic("00_pay", file), {}, None, None)
    assert '<h2 id="From-$1-to-$2-&amp;-more">From $1 to $2 &amp; more</h2>' in markup
    assert '<h2 id="From-$1-to-$2-&amp;-more-2">' in markup
    assert '<a href="#From-%241-to-%242-%26-more">From $1 to $2 &amp; more</a>' in markup
    assert '<a href="01_pay.html#In-short">pay</a>, <code>$x$</code>' in markup
    assert '<caption class="unseen">From $1 to $2 &amp; more</caption>' in markup
    assert '<td class="number">2</td>' in markup


# Colours


def brightness(colour: str) -> float:
    """Give the relative luminance of a colour such as #0b5fa5."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_ink_can_be_read_in_light_and_in_dark():
    style = (ROOT / "helpers/templates/report/report.css").read_text(encoding="utf-8")
    inks = [
        dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in style.split(":root")[1:3]
    ]
    assert [len(named) for named in inks] == [10, 10]
    for named in inks:
        for ink in ("ink", "muted", "accent", "accent-2", "accent-3"):
            for ground in ("paper", "band", "code"):
                pair = sorted((brightness(named[ink]), brightness(named[ground])))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ink, ground)


def test_the_readme_says_what_the_first_notebook_found() -> None:
    first = all_topics()[0]
    told = README.read_text(encoding="utf-8")
    assert readme_of(first) == told
    found = said_in_short(first)
    assert 3 <= len(found) <= 6
    assert all(f"- {sentence}\n" in told for sentence in found)
