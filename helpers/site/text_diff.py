"""Compares two texts: what differs, and whether a sentence moved, flipped or was rewritten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from html import escape
from typing import Generic, TypeVar

from helpers.site.numbers_in_text import FIGURE_OR_NAME, values_in

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
T = TypeVar("T")


@dataclass
class Compared(Generic[T]):
    """What differs between two sides, such as a page's texts before and after, by name.

    Parameters
    ----------
    before, after : dict of str to T
        Without what is the same on both sides.
    """

    before: dict[str, T] = field(default_factory=dict)
    after: dict[str, T] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names on either side, in the order of the page, what is gone at the end."""
        return [*self.after, *(name for name in self.before if name not in self.after)]


def compare(before: dict[str, str], after: dict[str, str]) -> Compared[str]:
    """Keep what differs between two sides: after in its order, before by name.

    So it is the same however often it was undone and compared again.

    >>> compare({"a": "one", "b": "two"}, {"a": "one", "b": "three", "c": "four"})
    Compared(before={'b': 'two'}, after={'b': 'three', 'c': 'four'})
    """
    return Compared(
        {name: before[name] for name in sorted(before) if after.get(name) != before[name]},
        {name: text for name, text in after.items() if before.get(name) != text},
    )


def undo(after: dict[str, T], compared: Compared[T]) -> dict[str, T]:
    """Give what was shown before, from what was shown afterwards and what differed.

    >>> undo({"a": "one", "b": "three", "c": "four"}, Compared({"b": "two"}, {"b": "", "c": ""}))
    {'a': 'one', 'b': 'two'}
    """
    same = {name: text for name, text in after.items() if name not in compared.after}
    return {**same, **compared.before}


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
    if any(_directions(old) != _directions(new) for old, new in _replaced(before, after)):
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


def _replaced(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Each stretch of a sentence that stands in the place of another one."""
    for same, old, new in _aligned(before, after):
        if old and new and not same:
            yield old, new


def _aligned(before: str, after: str) -> Iterator[tuple[bool, str, str]]:
    """Two sentences in stretches, each the same on both sides or not."""
    old, new = ([match[0] for match in _PIECE.finditer(text)] for text in (before, after))
    bare = ([piece.rstrip() for piece in side] for side in (old, new))
    for kind, i, j, k, m in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        yield kind == "equal", "".join(old[i:j]), "".join(new[k:m])


def _plain_words(text: str) -> list[str]:
    """A sentence without its figures and its words of direction."""
    pieces = (match[0].rstrip() for match in _PIECE.finditer(text))
    return [
        piece
        for piece in pieces
        if not _IS_FIGURE_OR_NAME.fullmatch(piece) and not _IS_DIRECTION.fullmatch(piece)
    ]


def _directions(text: str) -> list[str]:
    return sorted(word.lower() for word in _IS_DIRECTION.findall(text))
