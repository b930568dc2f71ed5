"""The pages: what holds for each of them, read from its markup."""

import nbformat.v4
import pandas as pd
import pytest

from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook
from helpers.formatting import dollars
from helpers.paths import REPORTS
from helpers.show.charts import bars
from helpers.show.html_tables import Table
from helpers.show.sentences import Sources
from helpers.site import dependencies
from helpers.site.front_page import front_page_of
from helpers.site.pages import page_of
from helpers.site.topics import all_topics
from tests.support.markup import Page, read
from tests.support.page_rules import (
    HEAVIEST_TOPIC,
    complaints,
    complaints_about_dates,
    complaints_about_folds,
    complaints_about_order,
    complaints_about_requests,
    complaints_about_terms,
    complaints_about_the_example,
)
from tests.support.small_notebooks import notebook, shown

PAGES = [*sorted(REPORTS.glob("*.html")), *sorted(REPORTS.glob("places/*.html"))]
TOPICS = [path for path in PAGES if path.stem[:2].isdigit()]
HEAVIEST_CARD = 9_500  # of a topic's answer and chart on the front page, and what goes with them
HEAVIEST = {"index": HEAVIEST_CARD * len(TOPICS), "changes": 360_000}
LONG = "Q" * 5_000
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> [go](javascript:alert(3)) & $1'


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
    return nbformat.v4.new_code_cell("draw()", outputs=[shown(chart)])


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
