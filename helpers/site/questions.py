"""Reads the questions that people ask, and finds what answers each of them.

Standard library only and quick, since each build asks whether their page is as it should be.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from helpers.data.stored_rows import complete_sources, stored_rows
from helpers.execution.notebooks import TopicNotebook
from helpers.site.dependencies import fingerprint
from helpers.site.outputs import is_finding, named_outputs, sentence_in


@dataclass(frozen=True)
class Question:
    """A question with what answers it: a finding of a notebook, or else words.

    Parameters
    ----------
    row : int
        Its row in data/questions.csv, as a spreadsheet counts.
    name : str
        Its id.
    group, subject : str
        Under which heading it stands, and what it was collected as.
    text : str
        As people ask it.
    topic, finding : str
        The notebook and the sentence that answer it; empty where words do.
    words : str
        The answer where no page has one.
    who_would_know : tuple of str
        Sources, as data/sources.csv names them.
    """

    row: int
    name: str
    group: str
    subject: str
    text: str
    topic: str
    finding: str
    words: str
    who_would_know: tuple[str, ...]


def questions() -> list[Question]:
    """Give the questions in the order of their page; none where there is no such table."""
    columns = ("id", "group", "subject", "question", "topic", "finding", "words")
    return [
        Question(number, *map(row.get, columns), tuple(row["who_would_know"].split()))
        for number, row in enumerate(stored_rows("questions"), start=2)
    ]


def questions_of(topics: Iterable[TopicNotebook]) -> list[Question]:
    """Give the questions that a collection answers: in words, or in a notebook that it has.

    Parameters
    ----------
    topics : iterable of TopicNotebook
        Its notebooks.
    """
    names = {topic.name for topic in topics}
    return [one for one in questions() if not one.topic or one.topic in names]


def grouped_questions(asked: Iterable[Question]) -> list[tuple[str, str, list[Question]]]:
    """Give the groups in their order: the name, the id of the heading, the questions."""
    groups: dict[str, list[Question]] = {}
    for question in asked:
        groups.setdefault(question.group, []).append(question)
    return [(name, heading_id(name), members) for name, members in groups.items()]


def heading_id(group: str) -> str:
    """Give the id of a group's heading, to which links lead.

    >>> heading_id("My state")
    'questions-my-state'
    """
    words = "".join(mark if mark.isalnum() else " " for mark in group.lower())
    return "-".join(["questions", *words.split()])


def with_one_answer(asked: Iterable[Question]) -> list[list[Question]]:
    """Give questions that follow each other and have the same answer together."""
    same = groupby(asked, key=lambda one: (one.topic, one.finding, one.words))
    return [list(members) for _, members in same]


def answers_in(topics: Iterable[TopicNotebook]) -> dict[tuple[str, str], str]:
    """Give every sentence that notebooks computed, as Markdown, by the notebook and its id."""
    return {
        (topic.name, name): sentence_in(output)
        for topic in topics
        for name, output in named_outputs(topic.cells)
        if is_finding(name)
    }


def dead_ends(asked: Iterable[Question], topics: Iterable[TopicNotebook]) -> list[str]:
    """Give a sentence for each question whose answer, or whose source, is not there.

    Parameters
    ----------
    asked : iterable of Question
        The questions.
    topics : iterable of TopicNotebook
        The notebooks with their outputs.
    """
    answers, sources = answers_in(topics), complete_sources()
    sentences = []
    for one in asked:
        if one.finding and (one.topic, one.finding) not in answers:
            wanted = f"a sentence of notebooks/{one.topic}.ipynb"
            sentences.append(_fault(one, "finding", one.finding, wanted))
        for name in one.who_would_know:
            if name not in sources or not sources[name]["page"]:
                wanted = "a source of data/sources.csv with an address"
                sentences.append(_fault(one, "who_would_know", name, wanted))
    return sentences


def _fault(one: Question, column: str, cell: str, expected: str) -> str:
    return (
        f"data/questions.csv, row {one.row}, column {column}: found {cell!r}; expected {expected}."
    )


def fingerprint_of_answers(topics: Sequence[TopicNotebook]) -> str:
    """Give the fingerprint of the questions, of what answers them and of where that leads."""
    asked, answers, sources = questions_of(topics), answers_in(topics), complete_sources()
    titles = {topic.name: topic.title for topic in topics}
    contents = [
        [
            *vars(one).values(),
            answers.get((one.topic, one.finding)),
            titles.get(one.topic),
            [
                [sources[name][column] for column in ("publisher", "title", "page")]
                for name in one.who_would_know
                if name in sources
            ],
        ]
        for one in asked
    ]
    return fingerprint(json.dumps(contents))


def fingerprint_of_groups(topics: Iterable[TopicNotebook]) -> str:
    """Give the fingerprint of the groups, as the front page lists them."""
    return fingerprint(json.dumps([name for name, *_ in grouped_questions(questions_of(topics))]))
