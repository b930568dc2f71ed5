"""Chooses and joins the words of a sentence: periods, places, directions, lists."""

import calendar
import re
from collections.abc import Iterable

from helpers.formatting import percent

WENT = ("rose", "fell", "stayed the same")
GROW = ("grow", "shrink", "stay the same")
_WRAPPED = re.compile(r"\s*\n(?!\s*(?:-|\n|$))\s*")


def listing(names: Iterable[str]) -> str:
    """Join names as a sentence does.

    >>> listing(["Texas", "Ohio", "Maine"])
    'Texas, Ohio and Maine'
    """
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def ends_in_words(low: str, high: str) -> str:
    """Give a range of two texts, or the one where they are alike.

    >>> ends_in_words("1", "2"), ends_in_words("7%", "7%")
    ('1 to 2', '7%')
    """
    return low if low == high else f"{low} to {high}"


def place(area: str) -> str:
    """Give a state's name as it stands inside a sentence.

    >>> place("Ohio"), place("District of Columbia")
    ('Ohio', 'the District of Columbia')
    """
    return f"the {area}" if area.startswith("District") else area


def first_city(area: str) -> str:
    """Give what stays of a metropolitan area's name when it is renamed: its first city and state.

    >>> first_city("Sacramento-Roseville-Arden-Arcade, CA")
    'Sacramento, CA'
    >>> first_city("Washington-Arlington-Alexandria, DC-VA-MD-WV")
    'Washington, DC'
    """
    cities, _, states = area.partition(", ")
    return f"{cities.split('-')[0]}, {states.split('-')[0]}"


def when(period: str) -> str:
    """Give a period in words: a month, a year, or a span of years.

    >>> when("2024-05"), when("1997"), when("2024-34")
    ('May 2024', '1997', '2024 to 2034')
    """
    year, _, rest = period.partition("-")
    if not rest:
        return year
    if int(rest) > 12:
        return f"{year} to {year[:2]}{rest}"
    return f"{calendar.month_name[int(rest)]} {year}"


def agree(number: float, singular: str, plural: str) -> str:
    """Choose the word that agrees with a number of things.

    >>> agree(1, "differs", "differ"), agree(3, "differs", "differ")
    ('differs', 'differ')
    """
    return singular if number == 1 else plural


def unwrapped(text: str) -> str:
    """Give text without the line breaks inside its paragraphs.

    >>> unwrapped("Half earn less,\\n    half more:\\n- this\\n- that")
    'Half earn less, half more:\\n- this\\n- that'
    """
    return _WRAPPED.sub(" ", text.strip())


def compared(value: float, base: float, words: tuple[str, str, str], within: float = 1.0) -> str:
    """Choose the word for more, for less, or for about the same.

    Parameters
    ----------
    value, base : float
        What is compared, and with what.
    words : tuple of str
        The words for above, below, and about equal.
    within : float
        Percent of the base inside which the two count as about equal.

    >>> compared(105, 100, ("rose", "fell", "held"))
    'rose'
    >>> compared(100.4, 100, ("more than", "less than", "about as much as"))
    'about as much as'
    """
    return direction((value / base - 1) * 100, words, within)


def direction(change: float, words: tuple[str, str, str], within: float = 1.0) -> str:
    """Choose the word for up, for down, or for about no change.

    Parameters
    ----------
    change : float
        In percent, or in percentage points where two rates are compared.
    words : tuple of str
        The words for up, down, and about no change.
    within : float
        The largest change, either way, that counts as none.

    >>> direction(-7.7, ("rose", "fell", "hardly moved"))
    'fell'
    """
    up, down, none = words
    if abs(change) <= within:
        return none
    return up if change > 0 else down


def capitalized(text: str) -> str:
    """Give a text as the beginning of a sentence.

    >>> capitalized("the Midwest pays less")
    'The Midwest pays less'
    """
    return text[:1].upper() + text[1:]


def uncapitalized(name: str) -> str:
    """Give a name as it stands inside a sentence, its abbreviations kept.

    >>> uncapitalized("Health information (HIM) manager")
    'health information (HIM) manager'
    """
    return name[:1].lower() + name[1:]


def went(change: float, words: tuple[str, str, str] = WENT) -> str:
    """Give a change in percent as a sentence tells it, with one decimal.

    Parameters
    ----------
    change : float
        In percent.
    words : tuple of str
        The words for up, for down, and for no change; for what is expected, ``GROW``.

    >>> went(6.09), went(-7.7), went(0.04)
    ('rose 6.1%', 'fell 7.7%', 'stayed the same')
    >>> went(-0.4, GROW)
    'shrink 0.4%'
    """
    up, down, none = words
    size = percent(abs(change), 1)
    if size == percent(0, 1):
        return none
    return f"{up if change > 0 else down} {size}"
