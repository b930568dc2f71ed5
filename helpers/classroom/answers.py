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
        How many decimals are asked for, where that is known.

    >>> answer_in_words(64070), answer_in_words(11.0), answer_in_words(["Ohio", "Texas"])
    ('64,070', '11.0', 'Ohio, Texas')
    >>> answer_in_words(1.11, 3)
    '1.110'
    """
    if isinstance(answer, list):
        return ", ".join(answer)
    if isinstance(answer, str):
        return answer
    if digits is None:
        decimals = f"{answer:.10g}".partition(".")[2] or "0"  # a float has been rounded to some
        digits = 0 if isinstance(answer, int) else len(decimals)
    return decimal(answer, digits)


def mistakes_told(answer: dict, most: int) -> list[tuple[str, str]]:
    """Give the first mistakes that can be foreseen, but for long ones, and what is said to them.

    Parameters
    ----------
    answer : dict
        Of an exercise, with its ``mistakes``.
    most : int
        How many.
    """
    worded = [(answer_in_words(value), sentence) for value, sentence in answer["mistakes"]]
    return [(wrong, sentence) for wrong, sentence in worded if len(wrong) <= _LONGEST][:most]


def is_told(answer: object, words: str) -> bool:
    """Say whether an answer that nobody meets by chance stands in a text.

    Small whole numbers, and names, which stand in the tables from which they are chosen, are met
    by chance.

    >>> is_told(64070, "They earn $64,070."), is_told(64070, "164,070"), is_told(3, "3 of them")
    (True, False, False)
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
