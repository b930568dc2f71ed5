"""The pages: what holds for each of them, read from its markup."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import nbformat.v4
import pandas as pd
import pytest
from markupsafe import Markup

from helpers.data.tables import load
from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, text_of
from helpers.facts import sources as source_dates
from helpers.facts.glossary import glossary
from helpers.formatting import dollars
from helpers.paths import REPORTS, ROOT
from helpers.rendering.glossary_terms import forms
from helpers.rendering.html import CHART
from helpers.show.charts import bars
from helpers.show.charts.chart import Chart
from helpers.show.html_tables import Table
from helpers.show.sentences import Sources
from helpers.site import dependencies
from helpers.site.front_page import (
    KEY_FIGURES,
    README,
    SCORE,
    front_page_chart,
    front_page_of,
    headline,
    readme_of,
    short_answers,
)
from helpers.site.markdown import PageText
from helpers.site.numbers_in_text import plain
from helpers.site.outputs import carried
from helpers.site.pages import SITE, page_of
from helpers.site.topic_plan import front_page_dependencies
from helpers.site.topics import (
    CONTENTS,
    OTHERS,
    all_topics,
    front_page_cells,
    grouped,
    in_reading_order,
)

PAGES = [*sorted(REPORTS.glob("*.html")), *sorted(REPORTS.glob("places/*.html"))]
TOPICS = [path for path in PAGES if path.stem[:2].isdigit()]
HEAVIEST_TOPIC = 360_000  # bytes
HEAVIEST_CARD = 9_500  # of a topic's answer and chart on the front page, and what goes with them
HEAVIEST = {"index": HEAVIEST_CARD * len(TOPICS), "changes": 360_000}
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONG = "Q" * 5_000
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> [go](javascript:alert(3)) & $1'


class Page(HTMLParser):
    """A page's elements in their order, each with its attributes, text and ancestors."""

    def __init__(self, markup: str) -> None:
        """Read the markup."""
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[tuple[str, tuple[Element, ...]]] = []
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
        self.texts.append((data, tuple(self._open)))
        for element in self._open:
            element.text += data

    @cached_property
    def ids(self) -> Counter:
        """How often each id is there."""
        return Counter(element.get("id") for element in self.elements if element.get("id"))

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


@cache  # a page of the collection is read once for all that is asked of it
def read(markup: str) -> Page:
    """Read a page."""
    return Page(markup)


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
            for form, name in forms().items():
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


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_keeps_the_rules(path):
    assert not list(complaints(path.read_text(encoding="utf-8"), path))


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)
def test_page_says_of_when_its_figures_are(path):
    assert not list(complaints_about_dates(read(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "complaints_of", [complaints_about_order, complaints_about_folds, complaints_about_the_example]
)
@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)
def test_page_begins_with_its_answer_and_folds_its_code(path, complaints_of):
    assert not list(complaints_of(read(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", [*TOPICS, REPORTS / "index.html"], ids=lambda path: path.stem)
def test_page_links_the_words_it_uses(path):
    assert not list(complaints_about_terms(read(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_is_light(path):
    assert path.stat().st_size <= HEAVIEST.get(path.stem, HEAVIEST_TOPIC)


@pytest.mark.parametrize("topic", all_topics(), ids=lambda topic: topic.name)
def test_page_is_what_its_notebook_makes(topic):
    listed = dependencies.recorded_in(topic.page)
    again = page_of(topic, listed, all_topics())
    assert topic.page.read_text(encoding="utf-8") == again


def test_the_small_collections_pages_keep_the_rules(made):
    pages = sorted(made.path("reports").glob("*.html"))
    assert len(pages) == 5
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
        (
            "</main>",
            '<svg role="img" aria-label="Map"><a href="#main">Ohio</a></svg></main>',
            "no alternative text",
        ),
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
    assert any(complaint in message for message in complaints(markup.replace(old, new), path))


SMALL_PAGE = """# Why?

Pay has a median. A median is the middle; CPC-A is no CPC.

## Median

`median`, [a mean](01_pay.ipynb), then a mean.

- The 10th percentile

| sector |
| --- |
| range |
"""
MEDIAN = '<a class="term" href="00_start_here.html#term-median">'


def small_page() -> str:
    """Give a page with words of the glossary and one source."""
    cells = [
        nbformat.v4.new_markdown_cell(SMALL_PAGE),
        nbformat.v4.new_code_cell(outputs=[shown(Sources(["bls-oews-2024-05"]))]),
    ]
    topic = notebook("01_why", cells)
    return page_of(topic, {}, [topic])


def notebook(name: str, cells: list[nbformat.NotebookNode]) -> TopicNotebook:
    """Give a notebook with some cells."""
    return TopicNotebook(name, nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode())


def shown(thing: Sources | Table | Chart) -> nbformat.NotebookNode:
    """Give what a notebook stores of a thing that shows itself."""
    return nbformat.v4.new_output("display_data", data=thing._repr_mimebundle_())


def test_words_are_linked_once_and_in_running_text_only():
    markup = small_page()
    page = Page(markup)
    assert not list(complaints_about_terms(page))
    assert not list(complaints_about_dates(page))
    links = [(a.text, a.get("href")) for a in page.all("a") if a.get("class") == "term"]
    names = ["median", "CPC-A", "CPC", "a mean", "percentile"]
    ids = ["median", "cpc-a", "cpc", "mean-average", "percentile"]
    assert links == [
        (text, f"00_start_here.html#term-{name}") for text, name in zip(names, ids, strict=True)
    ]


@pytest.mark.parametrize(
    ("find", "old", "new", "complaint"),
    [
        (complaints_about_dates, '<p class="as-of">', "<p>", "of when"),
        (complaints_about_dates, " Next release due", "", "of when"),
        (complaints_about_dates, "as of May 2024", "as of now", "of when"),
        (complaints_about_dates, "To cite this page", "To cite", "cited"),
        (complaints_about_terms, f"{MEDIAN}median</a>", "median", "not linked where it is first"),
        (complaints_about_terms, "A median", f"A {MEDIAN}median</a>", "linked twice"),
        (complaints_about_terms, "</h2>", f" {MEDIAN}median</a></h2>", "outside of running text"),
    ],
)
def test_each_rule_on_dates_and_words_can_be_broken(find, old, new, complaint):
    markup = small_page()
    assert old in markup
    assert any(complaint in message for message in find(Page(markup.replace(old, new))))


def hostile_notebook() -> TopicNotebook:
    """Give a notebook all of whose words, rows and names are hostile, or far too long."""
    output = nbformat.v4.new_output
    rows = pd.DataFrame({"Name": [HOSTILE, LONG, "x"], "Pay": [1.0, 2.0, 3.0], "Why": LONG})
    figures = [
        Table(rows.assign(id=["a", HOSTILE, "c"]), f"{HOSTILE} {LONG}", {}),
        bars(rows, "Name", "Pay", dollars, title=f"{HOSTILE} {LONG}", caption=HOSTILE),
    ]
    cells = [
        nbformat.v4.new_markdown_cell(f"# {HOSTILE} {LONG}"),
        nbformat.v4.new_markdown_cell(
            f"## {HOSTILE} {LONG}\n\n{HOSTILE}\n\n<b>bold</b>\n\n![x](http://h/)\n\n- {LONG}"
        ),
        nbformat.v4.new_code_cell(
            f"# {HOSTILE}",
            outputs=[
                output(
                    "display_data", data={"text/markdown": f"{HOSTILE}\n\n|{HOSTILE}|\n|-|\n|1|"}
                ),
                output("execute_result", data={"text/plain": HOSTILE}, execution_count=1),
                output("stream", name="stdout", text=HOSTILE),
                *map(shown, figures),
            ],
        ),
    ]
    return notebook("12_fact_check", cells)


def test_what_comes_from_data_is_text():
    topic = hostile_notebook()
    markup = page_of(topic, {HOSTILE: HOSTILE}, [topic, topic])
    page = Page(markup)
    front = front_page_of([topic], {HOSTILE: HOSTILE})
    assert not list(complaints_about_requests(Page(front), front))
    assert not Page(front).all("img")
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
    topic = notebook("00_why", cells)
    with pytest.raises(UserError, match=r"00_why.ipynb: an output .*\(image/png, text/plain\)"):
        page_of(topic, {}, [topic])


def drawn(place: str) -> nbformat.NotebookNode:
    """Give a cell that shows a chart of a place."""
    rows = pd.DataFrame({"Place": [place], "Pay": [45_000.0]})
    chart = bars(rows, "Place", "Pay", dollars, title=f"{place} pays", caption="Pay.")
    output = nbformat.v4.new_output("display_data", data=chart._repr_mimebundle_())
    return nbformat.v4.new_code_cell("draw()", outputs=[output])


def test_code_stands_with_the_charts_of_its_section_and_else_at_the_end():
    cells = [
        nbformat.v4.new_markdown_cell("# Why?"),
        nbformat.v4.new_code_cell("first = 1"),
        nbformat.v4.new_markdown_cell("## Where"),
        drawn("Ohio"),
        nbformat.v4.new_markdown_cell("## When"),
        nbformat.v4.new_code_cell("last = 2"),
    ]
    topic = notebook("00_why", cells)
    page = Page(page_of(topic, {}, [topic]))
    folds = [e for e in page.elements if e.tag == "details" and e.get("class") == "code"]
    assert ["draw" in fold.text for fold in folds] == [True, False]
    assert "first" in folds[1].text and "last" in folds[1].text


def test_a_dollar_is_a_dollar_and_links_between_notebooks_lead_to_pages():
    text = (
        "# Pay\n\n## From \\$1 to $2 & more\n\nSee [pay](01_pay.ipynb#In-short), `$x$`.\n\n"
        "## From \\$1 to $2 & more\n\n|a|b|\n|-|-:|\n|1|2|\n"
    )
    cell = nbformat.v4.new_markdown_cell(text)
    topic = notebook("00_pay", [cell])
    markup = page_of(topic, {}, [topic])
    assert '<h2 id="From-$1-to-$2-&amp;-more">From $1 to $2 &amp; more</h2>' in markup
    assert '<h2 id="From-$1-to-$2-&amp;-more-2">' in markup
    assert '<a href="#From-%241-to-%242-%26-more">From $1 to $2 &amp; more</a>' in markup
    assert '<a href="01_pay.html#In-short">pay</a>, <code>$x$</code>' in markup
    assert '<caption class="unseen">From $1 to $2 &amp; more</caption>' in markup
    assert '<td class="number">2</td>' in markup


# Dates


def test_dates_are_those_of_the_newest_release_of_each_series(monkeypatch):
    columns = ["source", "series", "kind", "title", "period", "next_release", "retrieved"]
    rows = [
        ("oews-2023", "oews", "wages", "Survey, national", "2023-05", "2025"),
        ("oews-2024", "oews", "wages", "Survey, national", "2024-05", "2026"),
        ("oews-2025", "oews", "wages", "Survey, national", "2025-05", "2027"),
        ("oews-state-2024", "oews-state", "wages", "Survey, states", "2024-05", "2026"),
        ("ooh-2025", "ooh", "Handbook", "Handbook, coders", "2025-08", "2026-08"),
        ("cpi-u", "cpi", "consumer prices", "Index", "2026-05", "2026-07"),
        ("aapc-2025", "aapc", None, "Salary survey", "2025", None),
    ]
    rows = [(*row, "2026-08-15") for row in rows]
    monkeypatch.setattr(source_dates, "load", lambda _: pd.DataFrame(rows, columns=columns))
    survey = ["oews-2023", "oews-2024", "aapc-2025"]
    assert source_dates.as_of(survey) == "Official figures as of May 2024 (wages)."
    assert source_dates.next_due(survey) == "Next release due: 2027 (wages)."
    everything = [row[0] for row in rows]
    assert source_dates.as_of(everything) == (
        "Official figures as of May 2025 (wages), May 2024 (wages, states), "
        "August 2025 (Handbook), May 2026 (consumer prices)."
    )
    assert source_dates.next_due(everything) == (
        "Next release due: 2027 (wages), 2026 (wages, states), August 2026 (Handbook). "
        "Due already, and not yet in this collection: July 2026 (consumer prices)."
    )
    assert (source_dates.as_of(["aapc-2025"]), source_dates.next_due(["aapc-2025"])) == ("", "")


def test_every_source_with_a_next_release_is_told():
    sources = load("sources")
    followed = sources[sources["next_release"].notna()]
    official = followed[followed["publisher"] != "Indeed Hiring Lab"]  # no agency
    assert set(official["publisher"]) <= {
        "U.S. Bureau of Labor Statistics",
        "U.S. Bureau of Economic Analysis",
    }
    for source in official["source"]:
        assert source_dates.as_of([source]) and source_dates.next_due([source]), source


# Words


def test_no_form_of_a_word_belongs_to_two():
    words = load("glossary").fillna("")
    every = [form for word in words.itertuples() for form in (word.term, *word.also.split("; "))]
    assert len(forms()) == len([form for form in every if form])
    assert glossary()["id"].is_unique


def test_the_glossary_is_in_order_and_has_the_words_that_lessons_teach():
    words = load("glossary")
    terms = list(words["term"])
    assert terms == sorted(terms, key=str.lower)
    assert [meaning for meaning in words["meaning"] if meaning[-1] not in ".?"] == []
    taught = {"Base (of a percentage)", "Break-even", "Confounder", "Growth factor",
              "Index points", "Nominal and real", "Present value", "Rate and count",
              "Stock and flow"}  # fmt: skip
    assert taught <= set(terms)


def test_the_longest_word_is_linked_and_no_part_of_it():
    text = PageText({"price": "term-a", "price parity": "term-b"})
    assert text.html("A price\nparity, *no* price, re-price, pricey.") == (
        '<p>A <a class="term" href="00_start_here.html#term-b">price\nparity</a>, <em>no</em> '
        '<a class="term" href="00_start_here.html#term-a">price</a>, re-price, pricey.</p>\n'
    )
    assert text.html("A price parity.") == "<p>A price parity.</p>\n"


# The front page


@pytest.mark.parametrize("topic", all_topics(), ids=lambda topic: topic.name)
def test_a_card_says_and_shows_what_the_chosen_chart_finds(topic):
    (cell,) = front_page_cells(topic)
    assert len(list(carried([cell], CHART))) == 1
    chart = front_page_chart(topic)
    page = read((REPORTS / "index.html").read_text(encoding="utf-8"))
    (card,) = (e for e in page.all("section") if e.get("id") == topic.name)
    inside = [e for e in page.elements if card in e.ancestors]
    (heading,) = (e for e in inside if e.tag == "h2")
    assert Markup.escape(heading.text) == chart.title
    (link,) = (e for e in inside if e.tag == "a" and not e.inside("figure"))
    assert link.get("href") == f"{topic.name}.html"
    assert link.inside("section", "topic") and heading in link.ancestors
    assert len([e for e in inside if e.tag == "svg"]) == 1
    assert chart.small_drawing in (REPORTS / "index.html").read_text(encoding="utf-8")
    (note,) = (e for e in inside if e.tag == "figcaption")
    assert Markup.escape(note.text) == chart.note


def test_the_front_page_follows_the_choice_of_a_chart():
    first, *others = all_topics()
    untagged = TopicNotebook(first.name, first.file.replace(b'"front-page"', b'"other"'))
    assert not front_page_cells(untagged)
    listed = [front_page_dependencies([one, *others]) for one in (first, untagged)]
    assert listed[0] != listed[1]


def test_the_front_page_begins_with_answers_and_large_numerals():
    topics = all_topics()
    page = read((REPORTS / "index.html").read_text(encoding="utf-8"))
    assert [e.get("id") for e in page.all("section")] == [topic.name for topic in topics]
    (h1,) = page.all("h1")
    assert h1.text.split() == " ".join(headline(topics)).split()
    first, score = headline(topics)
    fact_check = next(topic for topic in topics if topic.name == SCORE)
    for sentence, topic in ((first, topics[0]), (score, fact_check)):
        (answer, *_) = Page(PageText().html(short_answers(topic)[0])).all("p")
        assert answer.text.startswith(sentence)
    told = [e.text.rpartition(", ")[0] for e in page.all("dt")]
    assert [name for name in KEY_FIGURES if any(text.startswith(name) for text in told)] == [
        *KEY_FIGURES
    ]
    assert len(told) == len(page.all("dd")) == 5


def test_the_front_page_leads_to_changes_only_where_there_are_some(monkeypatch):
    for is_told in (True, False):
        monkeypatch.setattr("helpers.site.front_page.tells_of_changes", lambda told=is_told: told)
        markup = front_page_of(all_topics(), {})
        assert ('href="changes.html"' in markup) is is_told


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_command_stands_on_a_readers_page(path):
    page = read(path.read_text(encoding="utf-8"))
    words = [text for text, around in page.texts if not {"pre", "style"} & {e.tag for e in around}]
    assert not [text for text in words if "python3 -m" in text]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_one_strip_leads_from_each_page_to_all_and_marks_its_own(path):
    page = read(path.read_text(encoding="utf-8"))
    (strip,) = (e for e in page.all("nav") if e.get("class") == "strip")
    assert strip.inside("header", "site")
    root = "../" if path.parent.name == "places" else ""
    beside = ["places/index.html", "questions.html", "classroom/index.html"]
    here = "places/index.html" if root else path.name
    for kind in ("ul", "details"):
        shape = next(e for e in page.all(kind) if e.get("class") in ("flat", "fold"))
        links = [a for a in page.all("a") if shape in a.ancestors]
        pages = [*(f"{topic.name}.html" for topic in all_topics()), *beside]
        assert [a.get("href") for a in links] == [f"{root}{page}" for page in pages]
        marked = [a.get("href") for a in links if a.get("aria-current") == "page"]
        assert marked == [f"{root}{page}" for page in pages if page == here]
    (summary,) = (e for e in page.all("summary") if e.inside("nav", "strip"))
    place = [n for n, topic in enumerate(all_topics(), start=1) if topic.name == path.stem]
    counted = f"{place[0]} of {len(TOPICS)}: " if place else f"All {len(TOPICS)} topics"
    assert summary.text.startswith(counted)


def test_every_topic_has_its_place_in_the_contents() -> None:
    assert OTHERS not in [name for name, _ in grouped(all_topics())]
    groups = tomllib.loads(CONTENTS.read_text(encoding="utf-8"))["group"]
    listed = [name for group in groups for name in group["topics"]]
    assert len(listed) == len(set(listed))


def test_the_first_notebook_leads_to_every_topic_in_the_order_of_the_contents() -> None:
    first, *others = all_topics()
    texts = [text_of(cell["source"]) for cell in first.cells if cell["cell_type"] == "markdown"]
    (index,) = [text for text in texts if text.startswith("## Which page answers")]
    led_to = re.findall(r"^- \[(.*)\]\((\d\d_\w+)\.ipynb\)", index, re.MULTILINE)
    assert led_to == [(topic.title, topic.name) for topic in others]
    groups = [name for name, _ in grouped(others)]
    assert re.findall(r"^\*\*(.*)\*\*$", index, re.MULTILINE) == groups


@pytest.mark.parametrize("name", ["01_pay", "02_outlook", "04_certifications", "05_remote_work"])
def test_the_first_notebook_answers_in_the_words_of_the_topic(name: str) -> None:
    first, *others = all_topics()
    topic = next(topic for topic in others if topic.name == name)
    title = unescape(front_page_chart(topic).title)
    assert any(title in plain(answer) for answer in short_answers(first))


def test_a_notebook_that_is_listed_nowhere_comes_last() -> None:
    topics = [notebook("99_new", [nbformat.v4.new_markdown_cell("# New?")]), *all_topics()]
    assert in_reading_order(topics)[-1].name == "99_new"
    assert grouped(topics)[-1][0] == OTHERS


def test_a_list_of_contents_that_cannot_be_read_is_named(monkeypatch, tmp_path) -> None:
    broken = tmp_path / "contents.toml"
    broken.write_text("[[group]]\nname = 'Pay'\n")
    monkeypatch.setattr("helpers.site.topics.CONTENTS", broken)
    with pytest.raises(UserError, match=r"notebooks/contents\.toml: cannot be read"):
        grouped(all_topics())


# Colours


def brightness(colour: str) -> float:
    """Give the relative luminance of a colour such as #0b5fa5."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_ink_can_be_read_in_light_and_in_dark():
    style = (ROOT / "helpers/templates/report/base.css").read_text(encoding="utf-8")
    inks = [
        dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in style.split(":root")[1:3]
    ]
    light, dark = inks
    assert set(light) == set(dark)
    for named in inks:
        for ink in ("ink", "muted", "accent", "accent-2", "accent-3"):
            for ground in ("paper", "band", "code"):
                pair = sorted((brightness(named[ink]), brightness(named[ground])))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ink, ground)


def test_steps_can_be_read_and_turn_round_in_the_dark():
    style = (ROOT / "helpers/templates/report/base.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in style.split(":root")[1:3]
    )
    # Paper has the light ones.
    assert style.count("prefers-color-scheme") == style.count("@media screen and (prefers-") == 1
    for ramp in ("step", "example-step"):
        steps = [f"{ramp}-{number}" for number in range(1, 6)]
        for named in (light, dark):
            for step in steps:
                ink = named["on-deep" if step[-1] in "45" else "on-pale"]
                pair = sorted((brightness(named[step]), brightness(ink)))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, step
        order = sorted(steps, key=lambda step: brightness(light[step]))
        assert order == sorted(steps, reverse=True)
        assert sorted(steps, key=lambda step: brightness(dark[step])) == sorted(steps)


def test_the_readme_says_what_the_first_notebook_found() -> None:
    first = all_topics()[0]
    text = README.read_text(encoding="utf-8")
    assert readme_of(first) == text
    answers = short_answers(first)
    assert 3 <= len(answers) <= 5
    assert all(f"- {sentence}\n" in text for sentence in answers)
