"""Pairs the figures and names of two sentences, old and new."""

import re
from functools import cache
from typing import NamedTuple

from helpers.site.numbers_in_text import FIGURE_OR_NAME, Value, value_of

_LONGEST_NAME = 6  # words; what is longer has been worded otherwise
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
def changed_values(before: str, after: str) -> list[tuple[str, str]]:
    """Give the figures and names that changed, old and new, in their order.

    They are paired by their places. Where the two sentences are not built alike, only figures
    of the same units are; and nothing where these cannot be paired either.

    >>> changed_values("From 5 to $48,780.", "From 5 to $50,250.")
    [('$48,780', '$50,250')]
    >>> changed_values("Ohio ($5) and Utah lead.", "Utah ($7) and Iowa lead.")
    [('Ohio', 'Utah'), ('$5', '$7'), ('Utah', 'Iowa')]
    """
    old, new = _steps(before), _steps(after)
    if [step.kind for step in old] != [step.kind for step in new]:
        old, new = ([step for step in side if step.value] for side in (old, new))
        if [step.kind for step in old] != [step.kind for step in new]:
            return []
    pairs = (_change(*steps) for steps in zip(old, new, strict=True))
    return [pair for pair in pairs if pair]


def _steps(sentence: str) -> list[_Step]:
    steps, words = [], ""
    place = 0
    for match in _STEP.finditer(sentence):
        words += sentence[place : match.start()]
        place = match.end()
        value = value_of(match)
        if value or match["between"]:
            kind = value.unit if value else match["between"].strip()
            steps += [_Step("words", words), _Step(kind, match[0], value)]
            words = ""
        else:  # a name that bears digits
            words += match[0]
    return [*steps, _Step("words", words + sentence[place:])]


def _change(old: _Step, new: _Step) -> tuple[str, str] | None:
    if old.value and new.value:
        return (old.text, new.text) if old.value.number != new.value.number else None
    return _renamed(old.text.split(), new.text.split()) if old.kind == "words" else None


def _renamed(old: list[str], new: list[str]) -> tuple[str, str] | None:
    """The names in which two stretches of words differ, without the words around them."""
    while old and new and old[-1] == new[-1] and not old[-1][0].isupper():
        old, new = old[:-1], new[:-1]
    while old and new and old[0] == new[0] and not (_begins_a_name(old) or _begins_a_name(new)):
        old, new = old[1:], new[1:]
    bare = [_bare(words) for words in (old, new)]
    if bare[0] == bare[1] or not all(map(_is_name, bare)):
        return None
    return " ".join(old), " ".join(new)


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
    return 0 < len(words) <= _LONGEST_NAME and any(map(str.isalpha, "".join(words)))
