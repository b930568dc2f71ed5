"""The slides as a projector shows them: they fit, can be read at the back, and need no network."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import nbformat.v4
import pytest

from helpers.classroom.topic_slides import slides_of, speakers_notes
from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, is_note, text_of
from helpers.paths import REPORTS
from helpers.rendering.html import CHART
from helpers.site.dependencies import fingerprint_of_cells
from helpers.site.outputs import carried
from helpers.site.pages import page_of
from helpers.site.topics import all_topics
from tests.support.browser import Window
from tests.support.slides import (
    CHECKS,
    asks_for_nothing,
    chart_text_under,
    counts_its_slides,
    fits_every_screen,
    gives_charts_the_room,
    has_inks_to_be_seen,
    has_no_barriers,
    has_words_of_one_size,
    moves_a_slide_a_key,
    prints_a_slide_a_page,
)
from tests.support.small_notebooks import notebook

TAUGHT = ("pay", "outlook", "geography", "certifications", "remote_work", "experience",
          "training", "fact_check", "automation", "people", "the_work")  # fmt: skip
TOPICS = [topic for topic in all_topics() if topic.name[3:] in TAUGHT]
BACK_ROW = 14  # CSS pixels of a chart's text on the smaller screen, about a fiftieth of its height
TILE = 12  # and of the letters in a map's tiles, which their shades say, too


def reads_from_the_back(deck: Window) -> Iterator[str]:
    """A chart's smallest text is large enough."""
    yield from chart_text_under(deck, BACK_ROW, BACK_ROW - TILE)


@pytest.fixture(scope="module", params=TOPICS, ids=lambda topic: topic.name)
def topic(request: pytest.FixtureRequest) -> TopicNotebook:
    """A topic with slides."""
    return request.param


@pytest.fixture(scope="module")
def markup(topic: TopicNotebook) -> str:
    """Its slides."""
    return slides_of(topic)


@pytest.fixture(scope="module")
def file(topic: TopicNotebook, markup: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their file."""
    path = tmp_path_factory.mktemp(topic.name) / "slides.html"
    path.write_text(markup, encoding="utf-8")
    return path


@pytest.mark.parametrize("check", [*CHECKS, reads_from_the_back, has_words_of_one_size])
def test_slides(deck, check):
    assert not list(check(deck))


def test_each_chart_has_the_words_of_the_report(deck, topic):
    alts = deck.page.eval_on_selector_all(
        "figure", "all => all.map(one => one.querySelector('svg[aria-label]')?.ariaLabel)"
    )
    titles = deck.page.locator(".with-chart h2").all_text_contents()
    assert {*titles} <= {chart["title"] for chart in carried(topic.cells, CHART)}
    assert len(titles) == len(alts)
    in_report = [chart["alt"] for chart in carried(topic.cells, CHART)]
    assert alts
    assert [alt for alt in alts if alt not in in_report] == []


def test_its_links_lead_into_the_pages(deck, topic):
    links = deck.page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
    assert f"../../{topic.name}.html" in links
    for link in links:
        file, _, name = link.partition("#")
        assert file.startswith("../../")
        page = (REPORTS / "classroom" / topic.name / file).resolve()
        assert page.is_file(), link
        if name:
            assert f'id="{unquote(name)}"' in page.read_text(encoding="utf-8"), link


def test_neither_code_nor_notes_are_on_the_slides(deck, topic):
    text = deck.page.locator("body").text_content()
    assert not deck.page.locator("pre, code").count()
    notes = [text_of(cell["source"]) for cell in topic.cells if is_note(cell)]
    assert len(notes) >= 6
    assert [note for note in notes if note[:40] in text] == []
    code = [text_of(cell["source"]) for cell in topic.cells if cell["cell_type"] == "code"]
    assert [source for source in code if source.splitlines()[0] in text] == []


def test_there_are_neither_too_few_slides_nor_too_many(markup):
    slides = markup.count('<section class="slide')
    assert 9 <= slides <= 16


def test_every_cell_has_a_type_and_notes_are_text(topic):
    kinds = [
        (cell["metadata"].get("slideshow", {}).get("slide_type"), cell) for cell in topic.cells
    ]
    assert [cell["id"] for kind, cell in kinds if kind is None] == []
    notes = [cell for kind, cell in kinds if kind == "notes"]
    assert [cell["id"] for cell in notes if cell["cell_type"] != "raw"] == []


def test_the_same_notebook_gives_the_same_bytes(topic, markup):
    assert slides_of(TopicNotebook(topic.name, topic.file)) == markup


# What a speaker says


def test_the_notes_belong_to_their_slides(topic, markup):
    notes = speakers_notes(topic)
    numbers = [note.number for note in notes]
    slides = re.findall(r"<section.*?</section>", markup, re.DOTALL)
    assert all(one < other for one, other in pairwise(numbers))
    assert all(note.heading in slides[note.number - 1] for note in notes)
    assert numbers[0] == 1
    assert numbers[-1] == len(slides)
    assert len(notes) == sum(map(is_note, topic.cells))


def test_no_page_shows_a_speakers_note(topic):
    page = page_of(topic, {}, [topic])
    notes = [text_of(cell["source"]) for cell in topic.cells if is_note(cell)]
    assert [note for note in notes if note[:40] in page] == []


def test_a_page_is_not_made_again_for_another_note(topic):
    others = [{**cell, "source": "Say more."} if is_note(cell) else cell for cell in topic.cells]
    assert fingerprint_of_cells(others) == fingerprint_of_cells(topic.cells)


# A deck from its cells

TITLE = "# What does it pay?\n\nBy the year."


def cell(source: str, kind: str | None = None, *outputs: dict[str, str]) -> nbformat.NotebookNode:
    """Give a cell: of code where it shows something, else of text."""
    metadata = {"slideshow": {"slide_type": kind}} if kind else {}
    if not outputs:
        return nbformat.v4.new_markdown_cell(source, metadata=metadata)
    stored = [nbformat.v4.new_output("display_data", data=data) for data in outputs]
    return nbformat.v4.new_code_cell(source, metadata=metadata, outputs=stored)


def topic_of(*cells: nbformat.NotebookNode) -> TopicNotebook:
    """Give a topic of some cells."""
    return notebook("00_pay", list(cells))


def sections(markup: str) -> list[str]:
    """Give the text of each slide, with its tags as spaces."""
    slides = re.findall(r"<section.*?</section>", markup, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", slide).split()) for slide in slides]


def test_a_deck_follows_the_types_of_its_cells():
    slides = sections(
        slides_of(
            topic_of(
                cell(TITLE, "slide"),
                cell("## In short", "slide"),
                cell("say(1)", "fragment", {"text/markdown": "**Half** earn less."}),
                cell("say(2)", None, {"text/markdown": "A tenth earn more."}),
                cell("say(3)", "subslide", {"text/markdown": "It rose."}),
                cell("say(4)", "skip", {"text/markdown": "Nobody sees it."}),
                cell("Ask why.", "notes"),
                cell("## Sources", "skip"),
            )
        )
    )
    assert slides == [
        "What does it pay? By the year. Medical billing and coding careers. In the report 1 / 4",
        "In short Half earn less. A tenth earn more. In the report 2 / 4",
        "In short It rose. In the report 3 / 4",
        "Take home Half earn less. In the report 4 / 4",
    ]


def test_a_note_that_ends_the_notebook_goes_with_what_to_take_home():
    limits = cell("## What these figures can and cannot say\n\n- **A rate is not a count.** So.")
    deck = topic_of(
        cell(TITLE, "slide"), cell("Say *this*.", "notes"), limits, cell("Go.", "notes")
    )
    assert speakers_notes(deck) == [
        (1, "What does it pay?", "<p>Say <em>this</em>.</p>\n"),
        (2, "Take home", "<p>Go.</p>\n"),
    ]
    assert "A rate is not a count." in sections(slides_of(deck))[-1]


def test_what_comes_from_data_is_text():
    sentence = {"text/markdown": "<script>alert(1)</script> and [go](javascript:alert(2))"}
    markup = slides_of(topic_of(cell(TITLE, "slide"), cell("say()", "slide", sentence)))
    assert "&lt;script&gt;alert(1)" in markup
    assert markup.count("<script") == 1, "the one that turns slides"
    assert 'href="javascript' not in markup


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("slid", r"notebooks/00_pay.ipynb, cell 2: 'slid' is no type of slide; expected slide, "),
        ("-", r"notebooks/00_pay.ipynb: no cell starts a slide"),
    ],
)
def test_a_notebook_that_makes_no_slides_is_refused(kind, sentence):
    with pytest.raises(UserError, match=sentence):
        slides_of(topic_of(cell(TITLE), cell("Text.", kind)))


# Each check can fail


@pytest.mark.parametrize(
    ("check", "old", "new", "complaint"),
    [
        (fits_every_screen, "font-size: 1.5rem", "font-size: 4rem", "overflows"),
        (fits_every_screen, "auto / 1fr 2fr", "auto / 1fr 12fr", "slide-"),
        (fits_every_screen, "height: 100dvh", "height: 90vh", "is not one screen high"),
        (fits_every_screen, "grid-area: caption", "grid-area: words", "lies over"),
        (fits_every_screen, "</main>", '<p style="width:400px">.</p></main>', "sideways"),
        (reads_from_the_back, "auto / 1fr 2fr", "auto / 9fr 5fr", "text of"),
        (gives_charts_the_room, "auto / 1fr 2fr", "auto / 1fr 1fr", "of its words"),
        (has_words_of_one_size, "</style>", ".words p + p { font-size: 2rem; }</style>", "sizes"),
        (has_inks_to_be_seen, "--muted: #a5b1bc", "--muted: #555555", "hard to read"),
        (moves_a_slide_a_key, "scroll-snap-type: y mandatory", "", "leads from slide 1 to"),
        (counts_its_slides, "<span>2 / ", "<span>3 / ", "numbers"),
        (prints_a_slide_a_page, "height: 7.2in", "height: 9in", "pages of"),
        (prints_a_slide_a_page, "size: landscape;", "", "upright"),
        (has_no_barriers, '<html lang="en">', "<html>", "html-has-lang"),
        (asks_for_nothing, "</main>", '<img src="https://example.org/a.png">', "Security Policy"),
        (asks_for_nothing, "</main>", "<script>1</script></main>", "has another script"),
        (asks_for_nothing, "ArrowRight: 1", "ArrowRight: 2", "has another script"),
        (moves_a_slide_a_key, "ArrowRight: 1", "ArrowRight: 2", "ArrowRight leads"),
    ],
)
def test_each_check_can_fail(window, tmp_path, check, old, new, complaint):
    plain = slides_of(TOPICS[0])
    assert old in plain
    path = tmp_path / "slides.html"
    path.write_text(plain.replace(old, new), encoding="utf-8")
    problems = list(check(window.show(path)))
    assert any(complaint in problem for problem in problems), problems
