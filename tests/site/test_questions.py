"""The questions that people ask: each is answered, in one wording, and near to the front page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest

from helpers.data.cells import check
from helpers.errors import UserError
from helpers.paths import REPORTS
from helpers.site import dependencies, topic_plan
from helpers.site.questions import (
    Question,
    dead_ends,
    grouped_questions,
    heading_id,
    questions,
    with_one_answer,
)
from helpers.site.questions_page import questions_page_of
from helpers.site.topics import all_topics
from tests.support.reading import WORDS_A_MINUTE, Reading

ANSWERED = 54
MOST_ASKED = 12
LONGEST = 95  # words of an answer
_ANSWER = re.compile(
    r'<dt id="(?P<last>[^"]+)">[^<]*</dt>\s*<dd>\s*(?P<answer>.*?)</dd>', re.DOTALL
)
_ROW = {
    "id": "how-long", "group": "Time", "subject": "Time", "question": "How long does it take?",
    "asked": "forum", "topic": "09_training", "finding": "finding-09-13", "words": None,
    "who_would_know": None,
}  # fmt: skip


def most_asked(asked: Sequence[Question], number: int = MOST_ASKED) -> list[Question]:
    """Give the questions asked most, as far as the collection tells.

    It does not say how many people ask a question, but how many questions it holds of a subject.
    So the subjects with the most questions count as those asked most, of two with as many the one
    that stands first, and the first question of a subject stands for it.

    Parameters
    ----------
    asked : sequence of Question
        All of them.
    number : int
        How many to give.
    """
    sizes = Counter(question.subject for question in asked)
    first = {question.subject: question for question in reversed(asked)}
    return [first[subject] for subject, _ in sizes.most_common(number)]


def page(name: str) -> str:
    """Give a page as it stands."""
    return (REPORTS / f"{name}.html").read_text(encoding="utf-8")


def answers_shown(markup: str) -> dict[str, str]:
    """Give the first paragraph of each answer by the last of the questions above it, as text."""
    shown = {}
    for one in _ANSWER.finditer(markup):
        first = one["answer"].partition('<p class="from">')[0]
        shown[one["last"]] = Reading(f'<main><div id="it">{first}</div></main>').text("it")
    return shown


def wordings(markup: str, asked: list[Question]) -> list[str]:
    """Give the questions whose answer is not word for word what its topic's page says."""
    shown = answers_shown(markup)
    read = {one.topic: Reading(page(one.topic)) for one in asked if one.topic}
    return [
        same[-1].name
        for _, _, members in grouped_questions(asked)
        for same in with_one_answer(members)
        if same[-1].topic
        and shown.get(same[-1].name) != read[same[-1].topic].text(same[-1].finding)
    ]


def words_to(question: Question, front: Reading, listed: Reading) -> float:
    """Give how many words are read from the front page's top to the end of an answer.

    The way is one click long: down to the group's link, then from the group's heading down.
    """
    link = f"questions.html#{heading_id(question.group)}"
    same = next(s for s in with_one_answer(questions()) if question in s)
    answer = answers_shown(page("questions"))[same[-1].name]
    first = listed.ids[heading_id(question.group)]
    above = listed.ids[same[-1].name] + len(same[-1].text.split()) - first
    return front.links.get(link, float("inf")) + above + len(answer.split())


def test_no_question_is_a_dead_end() -> None:
    assert dead_ends(questions(), all_topics()) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"finding": "finding-99-99"}, "column finding: found 'finding-99-99'"),
        ({"topic": "98_gone"}, "a sentence of notebooks/98_gone.ipynb"),
        ({"who_would_know": ("nobody",)}, "column who_would_know: found 'nobody'"),
        ({"who_would_know": ("bls",)}, "a source of data/sources.csv with an address"),
    ],
)
def test_a_dead_end_is_named(change: dict, complaint: str) -> None:
    question = next(one for one in questions() if one.finding)
    (sentence,) = dead_ends([replace(question, **change)], all_topics())
    assert f"row {question.row}" in sentence
    assert complaint in sentence


def test_as_many_are_answered_as_promised() -> None:
    asked = questions()
    assert len(asked) == 60
    assert sum(bool(one.finding) for one in asked) >= ANSWERED
    assert all(one.finding or one.who_would_know for one in asked)


def test_no_question_stands_twice_and_no_group_in_two_places() -> None:
    asked = questions()
    assert max(Counter(one.text for one in asked).values()) == 1
    order = [one.group for one in asked]
    assert order == sorted(order, key=order.index)


def test_each_answer_is_the_sentence_of_its_page() -> None:
    assert wordings(page("questions"), questions()) == []


def test_another_wording_is_found() -> None:
    one = next(one for one in questions() if one.name == "how-long")
    answer = Reading(page(one.topic)).text(one.finding)
    assert wordings(page("questions").replace(answer, f"{answer} Perhaps."), questions()) == [
        one.name
    ]


def test_an_answer_in_words_has_one_wording_and_somebody_who_would_know() -> None:
    shown = answers_shown(page("questions"))
    in_words = {one.subject: one.words for one in questions() if one.words}
    assert len(set(in_words.values())) == len(in_words)
    assert not any(re.search(r"\d", words) for words in in_words.values())
    assert set(in_words.values()) <= set(shown.values())


def test_an_answer_is_short() -> None:
    shown = answers_shown(page("questions"))
    assert {
        name: len(answer.split()) for name, answer in shown.items() if len(answer.split()) > LONGEST
    } == {}


def test_those_asked_most_are_a_minute_from_the_front_page() -> None:
    front, listed = Reading(page("index")), Reading(page("questions"))
    ways = {one.name: words_to(one, front, listed) for one in most_asked(questions())}
    assert len(ways) == MOST_ASKED
    assert {name: words for name, words in ways.items() if words > WORDS_A_MINUTE} == {}


@pytest.mark.parametrize("lost", ["index", "questions"])
def test_a_longer_way_is_found(lost: str) -> None:
    pages = {name: page(name) for name in ("index", "questions")}
    more = f"<p>{'more ' * WORDS_A_MINUTE}</p>"
    above = {"index": "<h1>", "questions": '<dl class="asked">'}
    pages[lost] = pages[lost].replace(above[lost], more + above[lost])
    first = most_asked(questions())[0]
    assert words_to(first, Reading(pages["index"]), Reading(pages["questions"])) > WORDS_A_MINUTE


def test_those_asked_most_are_the_first_of_the_largest_subjects() -> None:
    asked = [question("a", "Pay"), question("b", "AI"), question("c", "AI"), question("d", "Exam")]
    assert [one.name for one in most_asked(asked, 2)] == ["b", "a"]


def test_a_collection_without_a_notebook_leaves_out_what_that_answers() -> None:
    some = [topic for topic in all_topics() if topic.name != "09_training"]
    made = questions_page_of(some, {})
    assert 'id="right-age"' in made
    assert "09_training" not in made
    assert 'id="how-long"' not in made


def question(name: str, subject: str) -> Question:
    """Give a question of a subject."""
    return Question(2, name, subject, subject, f"{name}?", "", "", "", ())


def test_the_front_page_leads_there_at_its_top() -> None:
    front = Reading(page("index"))
    first_group = min(place for name, place in front.ids.items() if re.match(r"\d\d_", name))
    assert front.links["questions.html"] < first_group
    for _, heading, _ in grouped_questions(questions()):
        assert front.links[f"questions.html#{heading}"] < first_group


def test_the_page_is_what_the_notebooks_make() -> None:
    listed = dependencies.recorded_in(topic_plan.QUESTIONS)
    assert questions_page_of(all_topics(), listed) == page("questions")
    assert not topic_plan.is_shared_outdated(topic_plan.QUESTIONS, all_topics())


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("questions", "How long does it take?", "How many months does it take?"),
        ("questions", "finding-09-13", "finding-09-14"),
        ("sources", "https://askjan.org", "https://askjan.org/a"),
    ],
)
def test_the_page_is_old_when_a_question_changes(copy_of_data, table, old, new) -> None:
    path = copy_of_data / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert topic_plan.is_shared_outdated(topic_plan.QUESTIONS, all_topics())


def test_a_question_without_its_answer_makes_no_page(copy_of_data) -> None:
    path = copy_of_data / "questions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("finding-09-13", "finding-09-99"))
    with pytest.raises(UserError, match="finding-09-99"):
        questions_page_of(all_topics(), {})


@pytest.mark.parametrize(
    "change",
    [
        {"words": "Soon.", "who_would_know": "bls"},
        {"topic": None},
        {"topic": None, "finding": None, "words": "Soon."},
        {"question": "How long does it take"},
        {"question": "Is it 9 months?"},
        {"topic": None, "finding": None, "words": "In 9 months.", "who_would_know": "bls"},
    ],
)
def test_a_row_has_a_finding_or_words_with_who_would_know(change: dict) -> None:
    check("questions", pd.DataFrame([_ROW], index=[2]), "questions.csv")
    with pytest.raises(UserError):
        check("questions", pd.DataFrame([{**_ROW, **change}], index=[2]), "questions.csv")
