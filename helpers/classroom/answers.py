"""The answers to a lesson's exercises, as a teacher reads them."""

import re

from helpers.classroom.lessons import Lesson
from helpers.formatting import decimal

_LONGEST = 40  # letters of a mistake that a line tells
_LARGE = 20  # from here a whole number is hardly met by chance


def answer_in_words(answer: object, digits: int | None = None) -> str:
    """Give an expected answer as a teacher reads it.

    Parameters
    ----------
    answer : float, str or list of str
        A number, a name or several.
    digits : int, optional
        How many decimals are asked for, where that is known; a whole number has none.

    >>> answer_in_words(64070), answer_in_words(11.0), answer_in_words(["Ohio", "Texas"])
    ('64,070', '11.0', 'Ohio, Texas')
    >>> answer_in_words(1.11, 3), answer_in_words(-55780, 1)
    ('1.110', '−55,780')
    """
    if isinstance(answer, list):
        return ", ".join(answer)
    if isinstance(answer, str):
        return answer
    if isinstance(answer, int):
        return decimal(answer, 0)
    if digits is None:
        digits = len(f"{answer:.10g}".partition(".")[2] or "0")  # it has been rounded to some
    return decimal(answer, digits)


def mistakes_in_words(answer: dict, most: int) -> list[tuple[str, str]]:
    """Give the first mistakes that can be foreseen, but for long ones, and what is said to them.

    Parameters
    ----------
    answer : dict
        Of an exercise, with its ``mistakes``.
    most : int
        How many.
    """
    digits = answer.get("digits")
    worded = [(answer_in_words(value, digits), sentence) for value, sentence in answer["mistakes"]]
    return [(wrong, sentence) for wrong, sentence in worded if len(wrong) <= _LONGEST][:most]


def is_stated(answer: object, words: str) -> bool:
    """Say whether an answer that nobody meets by chance stands in a text.

    Small whole numbers, and names, which stand in the tables from which they are chosen, are met
    by chance.

    >>> is_stated(64070, "They earn $64,070."), is_stated(64070, "164,070")
    (True, False)
    >>> is_stated(3, "3 of them")
    False
    """
    if isinstance(answer, list):
        return len(answer) > 1 and answer_in_words(answer) in words
    if isinstance(answer, str) or (answer == int(answer) and abs(answer) < _LARGE):
        return False
    forms = {answer_in_words(answer).lstrip("−"), f"{abs(answer)}"}
    return any(re.search(rf"(?<![\d.,]){re.escape(form)}(?!\d|[.,]\d)", words) for form in forms)


def misleading(lesson: Lesson) -> list[tuple[str, str]]:
    """Give the exercises in which a wrong way comes to the right answer, and what it is."""
    return [
        (heading, sentence)
        for heading, answer in zip(lesson.exercises, lesson.answers.values(), strict=True)
        for sentence in answer["also_right"]
    ]
