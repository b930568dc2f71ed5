"""Pairs what two sentences state at the same place: figures, and names such as those of a rank."""

import re
from functools import cache
from typing import NamedTuple

from helpers.build.values import FIGURE_OR_NAME, Value, value_of

_LONGEST = 6  # words of a name; what is longer has been worded otherwise
# What stands between the names of a list; the comma before a state's postal code is in a name.
_BETWEEN = r",(?! [A-Z]{2}\b)|[;:()]|[.!?](?=\s|$)|\s(?:and|or)\s|\s[–—]\s"
_STEP = re.compile(rf"(?:{FIGURE_OR_NAME})|(?P<between>{_BETWEEN})")
_BEFORE_A_NAME = re.compile("a|an|at|by|for|from|in|it|of|on|that|the|these|this|to|with")
# The year differs in every sentence of a new release, and stands with the releases.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGREEING = re.compile(  # words that follow from others
    "a|an|are|bears?|do|does|has|have|is|it|that|the|these|they|this|was|were"
)


class _Step(NamedTuple):
    """A stretch of a sentence: a figure, what divides, or the words between these."""

    kind: str
    text: str
    value: Value | None = None


@cache
def moves(before: str, after: str) -> list[tuple[str, str]]:
    """Give the figures and names that changed, old and new, in their order.

    They are paired by their places. Where the two sentences are not built alike, only figures
    of the same units are; and nothing where these cannot be paired either.

    >>> moves("From 5 to $48,780.", "From 5 to $50,250.")
    [('$48,780', '$50,250')]
    >>> moves("Ohio ($5) and Utah lead.", "Utah ($7) and Iowa lead.")
    [('Ohio', 'Utah'), ('$5', '$7'), ('Utah', 'Iowa')]
    """
    was, now = _steps(before), _steps(after)
    if [step.kind for step in was] != [step.kind for step in now]:
        was, now = ([step for step in side if step.value] for side in (was, now))
        if [step.kind for step in was] != [step.kind for step in now]:
            return []
    pairs = (_move(old, new) for old, new in zip(was, now, strict=True))
    return [pair for pair in pairs if pair]


def _steps(sentence: str) -> list[_Step]:
    steps, words = [], ""
    place = 0
    for found in _STEP.finditer(sentence):
        words += sentence[place : found.start()]
        place = found.end()
        value = value_of(found)
        if value or found["between"]:
            kind = value.unit if value else found["between"].strip()
            steps += [_Step("words", words), _Step(kind, found[0], value)]
            words = ""
        else:  # a name that bears digits
            words += found[0]
    return [*steps, _Step("words", words + sentence[place:])]


def _move(old: _Step, new: _Step) -> tuple[str, str] | None:
    if old.value and new.value:
        return (old.text, new.text) if old.value.number != new.value.number else None
    return _renamed(old.text.split(), new.text.split()) if old.kind == "words" else None


def _renamed(was: list[str], now: list[str]) -> tuple[str, str] | None:
    """The names in which two stretches of words differ, without the words around them."""
    while was and now and was[-1] == now[-1] and not was[-1][0].isupper():
        was, now = was[:-1], now[:-1]
    while was and now and was[0] == now[0] and not (_begins_a_name(was) or _begins_a_name(now)):
        was, now = was[1:], now[1:]
    bare = [_bare(words) for words in (was, now)]
    if bare[0] == bare[1] or not all(map(_is_name, bare)):
        return None
    return " ".join(was), " ".join(now)


def _begins_a_name(words: list[str]) -> bool:
    """Whether the first word belongs to a name of several words, which is not to be cut."""
    return all(word[0].isupper() for word in words[:2]) and not _BEFORE_A_NAME.fullmatch(
        words[0].lower()
    )


def _bare(words: list[str]) -> list[str]:
    """The words without those that only agree with others, and without years."""
    kept = (word for word in words if not _AGREEING.fullmatch(word.lower()))
    return [_YEAR.sub("", word).rstrip("s") for word in kept]


def _is_name(words: list[str]) -> bool:
    return 0 < len(words) <= _LONGEST and any(map(str.isalpha, "".join(words)))
