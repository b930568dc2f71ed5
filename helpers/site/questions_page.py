"""Makes questions.html: the questions that people ask, each with its answer from a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.data.stored_rows import complete_sources
from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook
from helpers.rendering.links import ids_of_terms
from helpers.site.markdown import PageText
from helpers.site.pages import filled
from helpers.site.questions import (
    Question,
    answers_in,
    dead_ends,
    grouped_questions,
    questions_of,
    with_one_answer,
)
from helpers.site.strip import strip_of
from helpers.site.topics import has_lessons


@dataclass(frozen=True)
class Answer:
    """What answers one or more questions.

    Parameters
    ----------
    asked : list of Question
        Those it answers.
    text : Markup
        The finding's own text, or the words where there is no finding.
    topic : TopicNotebook or None
        Whose finding it is.
    sources : list of dict of str to str
        Who would know more, each a row of data/sources.csv.
    """

    asked: list[Question]
    text: Markup
    topic: TopicNotebook | None
    sources: list[dict[str, str]]


def questions_page_of(
    topics: Sequence[TopicNotebook], dependencies: Mapping[str, str | None]
) -> str:
    """Give questions.html.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        In reading order, their cells with outputs.
    dependencies : mapping of str to str
        The list of fingerprints that the page carries.

    Raises
    ------
    UserError
        One sentence per question whose answer is not there.
    """
    asked = questions_of(topics)
    faults = dead_ends(asked, topics)
    if faults:
        raise UserError(*faults)
    text, sentences, sources = PageText(ids_of_terms()), answers_in(topics), complete_sources()
    by_name = {topic.name: topic for topic in topics}

    def answer(same: list[Question]) -> Answer:
        one = same[0]
        markdown = sentences[one.topic, one.finding] if one.finding else one.words
        names = dict.fromkeys(name for question in same for name in question.who_would_know)
        html = Markup(text.html(markdown))
        return Answer(same, html, by_name.get(one.topic), [sources[name] for name in names])

    groups = [
        (name, heading, [*map(answer, with_one_answer(members))])
        for name, heading, members in grouped_questions(asked)
    ]
    resources = {
        "strip": strip_of("questions", topics),
        "groups": groups,
        "asked": len(asked),
        "by_finding": sum(bool(one.finding) for one in asked),
        "lessons": has_lessons(),
        "dependencies": dependencies,
    }
    return filled("questions.html.j2", resources, "report")
