"""The front page, and README.md beside it, say what the topics’ notebooks found."""

from html import unescape

import pytest
from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook
from helpers.paths import REPORTS
from helpers.rendering.html import CHART
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
from helpers.site.topic_plan import front_page_dependencies
from helpers.site.topics import (
    all_topics,
    front_page_cells,
)
from tests.support.markup import Page, read


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
    figures = [e.text.rpartition(", ")[0] for e in page.all("dt")]
    assert [name for name in KEY_FIGURES if any(text.startswith(name) for text in figures)] == [
        *KEY_FIGURES
    ]
    assert len(figures) == len(page.all("dd")) == 5


def test_the_front_page_leads_to_changes_only_where_there_are_some(monkeypatch):
    for has_changes in (True, False):
        monkeypatch.setattr(
            "helpers.site.front_page.tells_of_changes", lambda answer=has_changes: answer
        )
        markup = front_page_of(all_topics(), {})
        assert ('href="changes.html"' in markup) is has_changes


@pytest.mark.parametrize("name", ["01_pay", "02_outlook", "04_certifications", "05_remote_work"])
def test_the_first_notebook_answers_in_the_words_of_the_topic(name: str) -> None:
    first, *others = all_topics()
    topic = next(topic for topic in others if topic.name == name)
    title = unescape(front_page_chart(topic).title)
    assert any(title in plain(answer) for answer in short_answers(first))


def test_the_readme_says_what_the_first_notebook_found() -> None:
    first = all_topics()[0]
    text = README.read_text(encoding="utf-8")
    assert readme_of(first) == text
    answers = short_answers(first)
    assert 3 <= len(answers) <= 5
    assert all(f"- {sentence}\n" in text for sentence in answers)
