"""Compares two sentences: what became of the old one, what differs, which values changed."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from html import escape
from typing import NamedTuple

from helpers.site.numbers_in_text import FIGURE_OR_NAME, Value, value_of, values_in

FLIPPED, MOVED, REWORDED, REWRITTEN = "flipped", "moved", "reworded", "rewritten"
NEW, GONE = "new", "gone"
_LONG = 6  # words
_SAME_SENTENCE = 0.6  # of its words, figures and directions left out: else its author wrote another
# The words of direction, in pairs; "not" before one of them makes another word of it.
OPPOSITES = (
    ("rose", "fell"),
    ("risen", "fallen"),
    ("grow", "shrink"),
    ("grows", "shrinks"),
    ("grown", "shrunk"),
    ("gained", "lost"),
    ("more", "less"),
    ("more", "fewer"),
    ("higher", "lower"),
    ("above", "below"),
    ("faster", "slower"),
    ("larger", "smaller"),
    ("longer", "shorter"),
    ("closer", "further"),
    ("inside", "outside"),
    ("holds", "does not hold"),
    ("hold", "do not hold"),
    ("agree", "do not agree"),
    ("overlap", "do not overlap"),
    ("explains", "does not explain"),
    ("yes", "hardly"),
)
_WORDS = "|".join(sorted({word for pair in OPPOSITES for word in pair}, reverse=True))
_DIRECTION = rf"\b(?:(?:(?:does|do|did) )?(?:not|no|never|hardly) )?(?:{_WORDS})\b"
_IS_DIRECTION = re.compile(_DIRECTION, re.IGNORECASE)
_IS_FIGURE_OR_NAME = re.compile(FIGURE_OR_NAME)
_PIECE = re.compile(rf"(?:{FIGURE_OR_NAME}|(?i:{_DIRECTION})|[\w’'-]+|\S)\s*")
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


@cache
def kind_of_change(before: str | None, after: str | None) -> str:
    """Say what became of a sentence.

    >>> kind_of_change("Pay rose by 3%.", "Pay fell by 2%.")
    'flipped'
    >>> kind_of_change("The median is $48,780.", "The median is $50,250.")
    'moved'
    >>> kind_of_change("5 do, Ohio first.", "5 do, Utah first.")
    'reworded'
    >>> kind_of_change("Pay rose by 3% in the year before last.", "Half of all coders earn less.")
    'rewritten'
    """
    if before is None or after is None:
        return NEW if before is None else GONE
    words = [_plain_words(text) for text in (before, after)]
    long = min(map(len, words)) >= _LONG  # of a few words, one more or less proves nothing
    if long and SequenceMatcher(None, *words).ratio() < _SAME_SENTENCE:
        return REWRITTEN
    stretches = [(old, new) for _, old, new in _aligned(before, after) if old and new]
    if any(_directions(old) != _directions(new) for old, new in stretches):
        return FLIPPED
    old, new = ([value[:2] for value in values_in(text)] for text in (before, after))
    return REWORDED if old == new else MOVED


@cache
def marked(before: str, after: str) -> tuple[str, str]:
    """Give two sentences as HTML with what differs marked, out of the one and into the other.

    >>> marked("It rose by 3%.", "It fell by 3%.")
    ('It <del>rose</del> by 3%.', 'It <ins>fell</ins> by 3%.')
    """
    sides: tuple[list[str], list[str]] = ([], [])
    for same, old, new in _aligned(before, after):
        for side, mark, text in zip(sides, ("del", "ins"), (old, new), strict=True):
            side.append(escape(text) if same or not text else _within(mark, text))
    return "".join(sides[0]).strip(), "".join(sides[1]).strip()


def _within(mark: str, text: str) -> str:
    inside = text.rstrip()
    return f"<{mark}>{escape(inside)}</{mark}>{text[len(inside) :]}"


def _aligned(before: str, after: str) -> Iterator[tuple[bool, str, str]]:
    """Two sentences in stretches, each the same on both sides or not."""
    old, new = _pieces(before), _pieces(after)
    bare = ([piece.rstrip() for piece in side] for side in (old, new))
    for kind, i, j, k, m in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        yield kind == "equal", "".join(old[i:j]), "".join(new[k:m])


def _plain_words(text: str) -> list[str]:
    """A sentence without its figures and its words of direction."""
    return [
        piece
        for piece in map(str.rstrip, _pieces(text))
        if not _IS_FIGURE_OR_NAME.fullmatch(piece) and not _IS_DIRECTION.fullmatch(piece)
    ]


def _pieces(text: str) -> list[str]:
    """Its figures, words of direction, other words and marks, each with the space behind it."""
    return [match[0] for match in _PIECE.finditer(text)]


def _directions(text: str) -> list[str]:
    return sorted(word.lower() for word in _IS_DIRECTION.findall(text))


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
