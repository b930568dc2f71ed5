"""Judges answers: one verdict, for the check on a laptop and for the points.

The classroom package copies this file into the pupils' notebooks, which have nothing but Python
(3.8 or newer), pandas and matplotlib. Right answers are kept there as digests alone.
"""

import ast
import math
import re
import sys
import unicodedata
from difflib import get_close_matches
from hashlib import sha256
from typing import NamedTuple

ANSWERS = {}
SLIPS = {
    "rounded too far": "You have rounded too far. Give as many digits as are asked for, and round "
    "at the end alone.",
    "cut off": "You have cut digits off. Round instead: from 5 on, up.",
    "nearly": "Nearly: the last digit is off. Keep all digits until the end, and round there.",
    "hundredth": "You have a hundredth of the answer. A share becomes a percentage when you "
    "multiply it by 100.",
    "hundredfold": "You have a hundred times the answer. Look where 100 comes in.",
    "thousandth": "You have a thousandth of the answer. Write a thousand as 1000, without a point.",
    "sign": "Only the sign is wrong. Which of the two is taken from the other?",
}


class NotYet(AssertionError):
    """An answer that is not right yet; it shows its sentence and nothing else."""

    def _render_traceback_(self):
        return [str(self)]


class Verdict(NamedTuple):
    """Whether an answer is right, and what is said to it."""

    right: bool
    sentence: str


def check(name: str) -> None:
    """Say that the answer of this name is right, or stop with a sentence that helps."""
    notebook = sys._getframe(1).f_globals
    problem = _not_given(name, notebook)
    verdict = Verdict(False, problem) if problem else judge(name, notebook[name])
    if not verdict.right:
        raise NotYet(verdict.sentence)
    print("Right. " + verdict.sentence)


def judge(name: str, answer: object) -> Verdict:
    """Give the verdict on an answer, whatever it is."""
    expected = ANSWERS[name]
    problem_of = _no_names if "names" in expected else _no_number
    problem = _blank(answer) or problem_of(answer, expected)
    if problem:
        return Verdict(False, problem)
    place = place_of(name, answer)
    if place is not None:
        sentence = expected["known"][place][0]
        return Verdict(place == 0, SLIPS.get(sentence, sentence))
    if expected.get("whole") and float(answer) % 1:
        return Verdict(
            False,
            f"You have {float(answer):.10g}, and a whole number is asked for. Round it as the "
            "question needs it, up or down, in your code.",
        )
    return Verdict(False, expected["hint"])


def place_of(name: str, answer: object) -> "int | None":
    """Give the place of an answer among those that are known, the right one first, or None."""
    for place, (_, *sieve, digest) in enumerate(ANSWERS[name]["known"]):
        text = sieved(float(answer), *sieve) if sieve else names_text(answer)
        if digest == digest_of(name, text):
            return place
    return None


def digest_of(name: str, text: object) -> str:
    """Give twelve digits that tell an answer from others without telling the answer."""
    return sha256(f"{name}: {text}".encode()).hexdigest()[:12]


def sieved(number: float, digits: int, first: int, width: int) -> float:
    """Give in which of many intervals a number lies, once rounded to the digits.

    Each is so many steps of the last digit wide, and one begins at the first step.

    >>> sieved(10421.4, 0, 5, 21), sieved(10441, 0, 5, 21), sieved(10442, 0, 5, 21)
    (496, 496, 497)
    """
    steps = number * 10**digits
    return steps if math.isinf(steps) else (round(steps) - first) // width


def names_text(names: object) -> str:
    """Give names as they are compared: without their order, case, spaces, hyphens and quotes.

    >>> names_text(["Ohio ", "new-york", "OHIO"])
    'new york; ohio'
    """
    names = [names] if isinstance(names, str) else names
    return "; ".join(sorted({_plain(name) for name in names}))


def _plain(name):
    text = unicodedata.normalize("NFKC", str(name)).casefold()
    return " ".join(re.sub(r"[-‐‑–—_'’‘\"“”]", " ", text).split())


def _not_given(name, notebook):
    """Say why there is no answer yet, by what was last run in the cell that gives it."""
    runs = notebook.get("In")
    runs = [run for run in runs if isinstance(run, str)] if isinstance(runs, list) else []
    gives = re.compile(rf"^[ \t]*{name}[ \t]*=(?!=)[ \t]*(.*)$", re.MULTILINE)
    last = next((run for run in reversed(runs) if gives.search(run)), "")
    try:
        ast.parse(last)
    except (SyntaxError, ValueError) as slip:
        line = getattr(slip, "lineno", None) or 1
        return (f"Python cannot read the cell above: look at its line {line} for a slip of "
                "writing, mend it, and run both cells again.")  # fmt: skip
    if name in notebook and notebook[name] is not ...:
        return ""
    if any(given.partition("#")[0].strip() != "..." for given in gives.findall(last)):
        return ("The cell above stopped with an error before it gave an answer. Its last line "
                "in red says why: mend it, and run both cells again.")  # fmt: skip
    return "" if name in notebook else "The cell above has not been run. Run it, and then this one."


def _blank(answer):
    """Say that there is no answer in it yet, or none that Python could have meant."""
    if answer is ... or (isinstance(answer, (list, tuple)) and any(one is ... for one in answer)):
        return "Still blank: put your own code in place of the dots in the cell above, and run it."
    if answer is None:
        return ("You have None, which is nothing: print(…) shows a value and hands none on. Put "
                "behind the = sign what you would print.")  # fmt: skip
    if callable(answer):
        return "You have a function that has not been called: add () behind its name."
    return ""


def _no_number(answer, expected):
    """Say what keeps an answer from being a number, in the words of that mistake."""
    kind = type(answer).__name__
    if isinstance(answer, str):
        return _number_in_quotes(answer)
    if kind in ("bool", "bool_"):
        return f"You have {answer}, which says whether something is so. A number is asked for."
    if hasattr(answer, "__len__") and getattr(answer, "ndim", 1) > 0:
        return _several_numbers(answer)
    try:
        number = float(answer)
    except OverflowError:
        number = math.inf
    except (TypeError, ValueError, ArithmeticError):
        if kind in ("NAType", "NaTType"):
            number = math.nan
        else:
            return f"You have a thing of the kind {kind}, and a number is asked for."
    if math.isnan(number):
        return "You have nan, no number: a value is missing somewhere on the way."
    if math.isinf(number):
        return "You have inf, a number without end: something was divided by nought."
    return ""


def _number_in_quotes(text):
    signs = {"$": "the dollar sign", ",": "the comma", "%": "the percent sign"}
    bare = re.sub(r"[$%\s]|,(?=\d{3}\b)", "", re.sub("[−–]", "-", text)).replace(",", ".")
    try:
        float(bare)
    except ValueError:
        return f"You have the text “{text}”, and a number is asked for: digits, without quotes."
    found = ["the quotes", *(words for sign, words in signs.items() if sign in text)]
    words = " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))
    return f"You have text, since there are quotes around it. Leave out {words}: {bare}"


def _several_numbers(answer):
    kind, many = type(answer).__name__, len(answer)
    if isinstance(answer, tuple) and many > 1 and all(isinstance(n, (int, float)) for n in answer):
        return (f"You have {many} numbers, {' and '.join(map(str, answer))}: to Python a comma "
                "ends a number. Write a thousand as 1000, and a half as 0.5.")  # fmt: skip
    if many == 1 and kind in ("list", "tuple", "set"):
        return "You have a list with one number in it: leave out the brackets, or a comma behind."
    if many == 1 and getattr(answer, "ndim", 0) == 1:
        return "You have a column with one number in it: take the number out with .item()."
    return f"You have {many} values (a {kind}), and one number is asked for."


def _no_names(answer, expected):
    """Say what keeps an answer from being the names, or the name, that are asked for."""
    several = expected["several"]
    example = "names in a list, [ ], each in quotes" if several else "a name, in quotes"
    if isinstance(answer, str):
        if several:
            return f"You have one text. Several may be asked for: write {example}."
        return _unknown_name([answer], expected)
    if getattr(answer, "ndim", 1) != 1 or isinstance(answer, dict):
        return f"You have a whole table or single value. Asked for: {example}."
    if not hasattr(answer, "__len__"):
        if hasattr(answer, "__iter__"):
            return "You have what would make names when asked to: put list( ) around it."
        return f"You have {answer!r}. Asked for: {example}."
    if not several and len(answer) != 1:
        return f"You have {len(answer)} values, and one name is asked for."
    return _unknown_name(list(answer), expected)


def _unknown_name(names, expected):
    """Say which of the names does not stand in the table, and which is near to it."""
    known = {_plain(name): name for name in expected["names"]}
    for name in names:
        if type(name).__name__ in ("bool", "bool_"):
            return ("You have true and false for each row. Put that in square brackets behind "
                    "the column of names: the names remain for which it is true.")  # fmt: skip
        if not isinstance(name, str):
            return f"You have {name!r} among the names. Write names as the table spells them."
        if _plain(name) not in known:
            near = get_close_matches(_plain(name), known, n=1)
            hint = f" Do you mean “{known[near[0]]}”?" if near else " Look how it spells its names."
            return f"There is no “{name}” in the table.{hint}"
    return ""
