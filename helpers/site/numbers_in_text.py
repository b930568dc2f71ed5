"""Reads text as a person would: without Markdown's marks, its first sentence, its numbers."""

import re
from decimal import Decimal
from typing import NamedTuple

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_LINE_START = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d+[.)]|#{1,6})[ \t]+)+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\s)\*+|\*+(?!\s)|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|~~|`")
_APART = 0xE000  # an escaped sign waits there, where no mark is looked for
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SENTENCE = re.compile(r".*?(?<![A-Z])[.!?](?=\s+[A-Z\d]|\s*$)|.*", re.DOTALL)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# What bears digits but states no figure, in the order in which it is tried.
_NAMES = (
    rf"\d{{1,2}} {_MONTH} \d{{4}}\b|\b{_MONTH} \d{{1,2}}, \d{{4}}\b",  # a day
    r"[^\W\d_]\w*(?:-?\d[\w.]*\w|-?\d)(?:-\w+)*",  # ICD-10-CM, P10, W-2
    r"\b\d+(?:st|nd|rd|th|s|[^\W\d_]\w*|\([^\W\d_]\))",  # 10th, 1990s, 401k, 401(k)
    r"\b\d{2}-\d{4}\b|\b\d+(?:-\d+){2,}|\b\d+(?:\.\d+){2,}",  # an occupation's code, a version
    r"(?<![\w$.,−+])(?:1[89]|20)\d\d(?:[-–/](?:\d{4}|\d\d))?"  # a year, a span of years
    r"(?![\w%]|[.,]\d|[ \u00a0](?:percent|dollars|thousand|million|billion))",
)
_VALUE = (
    r"(?:(?<![\w%).,])(?P<sign>[−+-]))?"
    rf"(?P<dollar>\$)?(?P<digits>{_NUMBER})"
    r"(?:[ \u00a0](?P<scale>thousand|million|billion)\b)?"
    r"(?:[ \u00a0]?(?P<percent>%|(?<=[ \u00a0])percent\w*)|[ \u00a0](?P<dollars>dollars?)\b)?"
)
_SCALES = {None: 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
FIGURE_OR_NAME = "|".join((*_NAMES, _VALUE))
_PATTERN = re.compile(FIGURE_OR_NAME)


class Value(NamedTuple):
    """A number that a sentence states.

    Parameters
    ----------
    number : Decimal
        With as many decimals as are shown; a percentage as 64.8.
    unit : str
        ``USD``, ``percent`` or ``number``.
    shown : str
        As it stands in the sentence.
    """

    number: Decimal
    unit: str
    shown: str


def plain(markdown: str) -> str:
    r"""Give a sentence's text on one line, without Markdown's marks.

    >>> plain(r"An offer of **\$45,000**, [as stated](01_pay.ipynb#In-short).")
    'An offer of $45,000, as stated.'
    """
    text = _ESCAPE.sub(lambda sign: chr(_APART + ord(sign[1])), markdown)
    for mark, instead in ((_LINE_START, ""), (_LINK, r"\1"), (_EMPHASIS, "")):
        text = mark.sub(instead, text)
    text = re.sub(r"[\ue000-\ue07f]", lambda sign: chr(ord(sign[0]) - _APART), text)
    return " ".join(text.split())


def first_sentence(text: str) -> str:
    """Give the first sentence of a text; the point of an abbreviation such as U.S. ends none.

    >>> first_sentence("Pay in the U.S. in May. Half earn less.")
    'Pay in the U.S. in May.'
    """
    return _SENTENCE.match(text)[0]


def values_in(sentence: str) -> list[Value]:
    """Give the numbers that a plain sentence states, in its order.

    Years, days, percentiles and names such as ICD-10 are no values. A year has four digits
    and no comma; a count of that size has one.

    >>> [value.shown for value in values_in("In May 2024 the 10th of 7 had −$1,200, or +3.5%.")]
    ['7', '−$1,200', '+3.5%']
    """
    return [value for value in map(value_of, _PATTERN.finditer(sentence)) if value]


def value_of(match: re.Match[str]) -> Value | None:
    """Give the number that a match of ``FIGURE_OR_NAME`` states; None for a name."""
    if not match["digits"]:
        return None
    number = Decimal(match["digits"].replace(",", "")) * _SCALES[match["scale"]]
    in_dollars = match["dollar"] or match["dollars"]
    unit = "USD" if in_dollars else "percent" if match["percent"] else "number"
    negative = match["sign"] and match["sign"] != "+"
    return Value(-number if negative else number, unit, match[0])
