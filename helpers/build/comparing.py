"""Compares what pages showed before with what they show now, by the names of what they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import escape

from helpers.build.values import FIGURE_OR_NAME, values_in

FLIPPED, MOVED, REWORDED, NEW, GONE = "flipped", "moved", "reworded", "new", "gone"

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
_PIECE = re.compile(rf"(?:{FIGURE_OR_NAME}|(?i:{_DIRECTION})|[\w’'-]+|\S)\s*")


@dataclass
class Compared:
    """What a page shows otherwise than before: texts by their names, on each side.

    Parameters
    ----------
    before, after : dict of str to str
        Without what is the same on both sides.
    """

    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names on either side, in the order of the page, what is gone at the end."""
        return [*self.after, *(name for name in self.before if name not in self.after)]


def compare(before: dict[str, str], after: dict[str, str]) -> Compared:
    """Keep what differs between two sides.

    >>> compare({"a": "one", "b": "two"}, {"a": "one", "b": "three", "c": "four"})
    Compared(before={'b': 'two'}, after={'b': 'three', 'c': 'four'})
    """
    return Compared(
        {name: text for name, text in before.items() if after.get(name) != text},
        {name: text for name, text in after.items() if before.get(name) != text},
    )


def undo(after: dict[str, str], compared: Compared) -> dict[str, str]:
    """Give what was shown before, from what was shown afterwards and what differed.

    >>> undo({"a": "one", "b": "three", "c": "four"}, Compared({"b": "two"}, {"b": "", "c": ""}))
    {'a': 'one', 'b': 'two'}
    """
    same = {name: text for name, text in after.items() if name not in compared.after}
    return {**same, **compared.before}


def kind_of_change(before: str | None, after: str | None) -> str:
    """Say what became of a sentence.

    >>> kind_of_change("Pay rose by 3%.", "Pay fell by 2%.")
    'flipped'
    >>> kind_of_change("The median is $48,780.", "The median is $50,250.")
    'moved'
    >>> kind_of_change("5 do, Ohio first.", "5 do, Utah first.")
    'reworded'
    """
    if before is None or after is None:
        return NEW if before is None else GONE
    if any(_directions(was) != _directions(now) for was, now in _replaced(before, after)):
        return FLIPPED
    was, now = ([value[:2] for value in values_in(text)] for text in (before, after))
    return REWORDED if was == now else MOVED


def moves(before: str, after: str) -> list[tuple[str, str]]:
    """Give the values that changed, old and new; none where the two sentences cannot be paired.

    >>> moves("From 5 to $48,780.", "From 5 to $50,250.")
    [('$48,780', '$50,250')]
    """
    was, now = values_in(before), values_in(after)
    if [value.unit for value in was] != [value.unit for value in now]:
        return []
    return [
        (old.shown, new.shown)
        for old, new in zip(was, now, strict=True)
        if old.number != new.number
    ]


def marked(before: str, after: str) -> tuple[str, str]:
    """Give two sentences as HTML with what differs marked, out of the one and into the other.

    >>> marked("It rose by 3%.", "It fell by 3%.")
    ('It <del>rose</del> by 3%.', 'It <ins>fell</ins> by 3%.')
    """
    told: tuple[list[str], list[str]] = ([], [])
    for same, was, now in _aligned(before, after):
        for side, mark, text in zip(told, ("del", "ins"), (was, now), strict=True):
            side.append(escape(text) if same or not text else _within(mark, text))
    return "".join(told[0]).strip(), "".join(told[1]).strip()


def _within(mark: str, text: str) -> str:
    inside = text.rstrip()
    return f"<{mark}>{escape(inside)}</{mark}>{text[len(inside) :]}"


def _replaced(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Each stretch of a sentence that stands in the place of another one."""
    for same, was, now in _aligned(before, after):
        if was and now and not same:
            yield was, now


def _aligned(before: str, after: str) -> Iterator[tuple[bool, str, str]]:
    """Two sentences in stretches, each the same on both sides or not."""
    was, now = ([found[0] for found in _PIECE.finditer(text)] for text in (before, after))
    bare = ([piece.rstrip() for piece in side] for side in (was, now))
    for kind, i, j, k, m in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        yield kind == "equal", "".join(was[i:j]), "".join(now[k:m])


def _directions(text: str) -> list[str]:
    return sorted(word.lower() for word in _IS_DIRECTION.findall(text))
