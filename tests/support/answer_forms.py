"""What pupils write for an answer, in some hundred forms, and what the lessons say to each.

``python -m tests.support.answer_forms`` prints how often the check on the laptop and the hidden
test agree, a line a form.
"""

import ast
import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.classroom.lessons import Lesson
from helpers.classroom.notebooks import key_of
from tests.support.classroom import LESSONS, check_of, pupils_notebook, run_cells, solved

RIGHT = "Right. "


ANYTHING = None  # what is said depends on the figures


class Form(NamedTuple):
    """One form of an answer.

    Parameters
    ----------
    name : str
        What the pupil did.
    answer : object
        What the answer's name holds then.
    says : str or None
        What the check's sentence holds: "Right. ", or words of this mistake alone. Where it is
        empty, another exercise's words may come first, but never the hint for all mistakes.
    """

    name: str
    answer: object
    says: str | None = ""


class Outcome(NamedTuple):
    """What came of one form of an answer to one exercise."""

    lesson: str
    exercise: str
    form: Form
    checked: bool
    earned: bool
    sentence: str


def numbers(exercise: dict, computed: float) -> Iterator[Form]:
    """Give the forms of a number: right ones, things that are none, and slips.

    Parameters
    ----------
    exercise : dict
        What is expected.
    computed : float
        The answer as the solution gives it, with all its decimals.
    """
    right = exercise["right"]
    yield Form("as computed", computed, RIGHT)
    yield Form("rounded as asked", right, RIGHT)
    yield Form("a numpy float", np.float64(right), RIGHT)
    yield Form("a numpy array of no dimension", np.array(right), RIGHT)
    yield Form("a Decimal", Decimal(str(right)), RIGHT)
    yield Form("a Fraction", Fraction(str(right)), RIGHT)
    yield Form("with the noise of adding", computed + 1e-11, RIGHT)
    for lowest_or_highest in exercise["taken"]:
        yield Form("the end of what is taken", lowest_or_highest, RIGHT)
    yield Form("in quotes", f"{right}", "Leave out the quotes: ")
    yield Form("with a dollar sign", f"${right}", "Leave out the quotes and the dollar sign: ")
    yield Form("with sign and comma", f"${right + 4321:,}", "the dollar sign and the comma: ")
    yield Form("with a percent sign", f"{right}%", "Leave out the quotes and the percent sign: ")
    yield Form("words", "about half", "You have the text “about half”")
    yield Form("no text in the quotes", "", "You have the text “”")
    yield Form("11,258", (11, 258), "You have 2 numbers, 11 and 258: to Python a comma ends")
    yield Form("1,011,258", (1, 11, 258), "You have 3 numbers, 1 and 11 and 258: to Python")
    yield Form("a comma behind", (right,), "a list with one number in it: leave out the brackets")
    yield Form("in brackets", [right], "a list with one number in it: leave out the brackets")
    yield Form("in braces", {right}, "a list with one number in it: leave out the brackets")
    yield Form("a column of one", pd.Series([right]), "a column with one number in it: take")
    yield Form("an array of one", np.array([right]), "a column with one number in it: take")
    yield Form("a column", pd.Series([right, 1, 2]), "You have 3 values (a Series), and one")
    yield Form("an array", np.array([right, 1]), "You have 2 values (a ndarray), and one number")
    yield Form("a list", [right, "b"], "You have 2 values (a list), and one number is asked for")
    yield Form("a table", pd.DataFrame({"a": [right, 2]}), "You have 2 values (a DataFrame)")
    yield Form("nothing in a list", [], "You have 0 values (a list)")
    yield Form("a dictionary", {"a": right}, "You have 1 values (a dict)")
    yield Form("the dots", ..., "Still blank")
    yield Form("the dots in a list", [...], "Still blank")
    yield Form("print( )", None, "print(…) shows a value and hands none on")
    yield Form("true", True, "You have True, which says whether something is so")
    yield Form("numpy's false", np.False_, "You have False, which says whether something is so")
    yield Form("a missing value", float("nan"), "You have nan, no number: a value is missing")
    yield Form("pandas' missing value", pd.NA, "You have nan, no number: a value is missing")
    yield Form("divided by nought", np.float64("inf"), "something was divided by nought")
    yield Form("less than all", float("-inf"), "something was divided by nought")
    yield Form("20,2 in quotes", "20,2", "Leave out the quotes and the comma: 20.2")
    yield Form("beyond all measure", 1e305, exercise["answers"]["hint"])
    yield Form("too large for a float", 10**400, "something was divided by nought")
    yield Form("a function", pd.Series([1]).sum, "a function that has not been called")
    yield Form("an imaginary number", 1j, "You have a thing of the kind complex")
    yield Form("a date", pd.Timestamp("2020-05-01"), "You have a thing of the kind Timestamp")
    yield Form("bytes", b"11", "You have 2 values (a bytes)")
    yield from slips(float(computed), exercise)


def slips(computed: float, exercise: dict) -> Iterator[Form]:
    """Give what happens to right numbers, where it makes another number."""
    digits, is_whole = exercise["digits"], exercise["answers"]["whole"]
    far_off = round(computed * 7) + 12345
    yield Form("far off", far_off, exercise["answers"]["hint"])
    if computed:
        yield Form("lost sign", -computed)
    if abs(computed) >= 1000:
        yield Form("a point for the comma", computed / 1000)
    if is_whole:
        yield Form("with decimals", computed + 0.4, "and a whole number is asked for")
        yield Form("with many decimals", computed - 0.37125, "and a whole number is asked for")
    else:
        yield Form("share for percentage", computed / 100)
        yield Form("percentage for share", computed * 100)
        yield Form("cut off", math.trunc(computed * 10**digits) / 10**digits)
    too_far = round(computed, digits - 1)
    if too_far and too_far != computed and (digits or abs(too_far) >= 100):
        yield Form("rounded too far", too_far)
    if not math.isclose(computed, exercise["right"]):
        yield Form("the last digit is off", exercise["right"] + 1 / 10**digits)
        yield Form("off by two in a thousand", round(computed * 1.002, digits))


def names(exercise: dict) -> Iterator[Form]:
    """Give the forms of several names, or of one."""
    right, choice = exercise["right"], exercise["answers"]["names"]
    several = exercise["answers"]["several"]
    listed = right if several else [right]
    yield Form("as the table has them", right, RIGHT)
    yield Form("a tuple", tuple(listed), RIGHT)
    yield Form("a set", set(listed), RIGHT)
    yield Form("a column", pd.Series(listed, dtype=object), RIGHT)
    yield Form("an index", pd.Index(listed, dtype=object), RIGHT)
    yield Form("an array", np.array(listed, dtype=object), RIGHT)
    yield Form("capitals", [name.upper() for name in listed], RIGHT)
    yield Form("small letters", [name.lower() for name in listed], RIGHT)
    yield Form("spaces about", [f"  {name} " for name in listed], RIGHT)
    yield Form("two spaces", [name.replace(" ", "  ") for name in listed], RIGHT)
    yield Form("hyphens", [name.replace(" ", "-") for name in listed], RIGHT)
    yield Form("a numpy text", [np.str_(name) for name in listed], RIGHT)
    if several:
        yield Form("another order", list(reversed(listed)), RIGHT)
        yield Form("a name twice", [*listed, listed[0]], RIGHT)
        yield Form("one text", ", ".join(listed), "You have one text")
        yield Form("one name alone", listed[0], "You have one text")
        yield Form("nothing in the list", [], ANYTHING)
        yield Form("all names", choice, ANYTHING)
        yield Form("true and false", pd.Series([True, False]), "You have true and false for each")
        yield Form("row numbers", [0, 3], "You have 0 among the names")
        yield Form("lists in a list", [listed], "among the names. Write names as the table")
        yield Form("a name missing", [*listed, None], "You have None among the names")
        yield Form("names to be made", map(str, listed), "put list( ) around it")
        misspelt = [*listed[1:], f"{listed[0]}x"]
        yield Form("a letter too many", misspelt, f"There is no “{listed[0]}x” in the table.")
        yield Form("one list in quotes", [", ".join([*listed, "z"])], "in the table.")
        yield Form("a number", 3, "You have 3. Asked for: names in a list")
    else:
        yield Form("two names", [right, right], "You have 2 values, and one name is asked for")
        yield Form("a letter too many", f"{right}x", f"There is no “{right}x” in the table. Do you")
        yield Form("a number", 3, "You have 3. Asked for: a name, in quotes.")
        yield Form("nothing in the list", [], "You have 0 values, and one name is asked for")
    yield Form("no such name", ["Zzyzx"], "There is no “Zzyzx” in the table. Look how it spells")
    yield Form("the dots", ..., "Still blank")
    yield Form("the dots in a list", [...], "Still blank")
    yield Form("print( )", None, "print(…) shows a value and hands none on")
    yield Form("a function", listed.copy, "a function that has not been called")
    yield Form("a table", pd.DataFrame({"a": listed}), "You have a whole table or single value")
    yield Form("a dictionary", dict.fromkeys(listed), "You have a whole table or single value")
    yield Form("true", True, "You have True. Asked for: ")


def forms(exercise: dict, computed: object) -> Iterator[Form]:
    """Give the forms in which pupils may write an answer, and the mistakes that are foreseen."""
    yield from numbers(exercise, computed) if exercise["taken"] else names(exercise)
    for answer, sentence in exercise["mistakes"]:
        yield Form("a mistake that is foreseen", answer, sentence)


def outcomes(lesson: Lesson) -> Iterator[Outcome]:
    """Run the check that pupils have, and the hidden test alone, on each form of each answer."""
    known: dict[str, object] = {}
    run_cells(solved(lesson), known)
    key, copy_of_pupils = key_of(lesson), pupils_notebook(lesson)
    for name, exercise in lesson.answers.items():
        check, marked = check_of(copy_of_pupils, name), check_of(key, name)
        _, _, hidden = marked.cells[0].source.partition("### BEGIN HIDDEN TESTS")
        for form in forms(exercise, known[name]):
            namespace = {**known, name: form.answer}
            printed, sentence = run_cells(check, namespace)
            yield Outcome(
                lesson.name,
                name,
                form,
                checked=printed.startswith(RIGHT),
                earned=_passes(hidden, namespace),
                sentence=printed + sentence,
            )


def typed(lesson: Lesson) -> dict[str, Outcome]:
    """Give a form that can be typed for each exercise, in turn a right one and a wrong one."""
    chosen: dict[str, Outcome] = {}
    tried = [outcome for outcome in outcomes(lesson) if _can_be_typed(outcome.form.answer)]
    for place, name in enumerate(lesson.answers):
        is_right = place % 2 == 0
        those = [one for one in tried if one.exercise == name and one.checked == is_right]
        chosen[name] = those[(11 * LESSONS.index(lesson) + 3 * place) % len(those)]
    return chosen


def _can_be_typed(answer: object) -> bool:
    try:
        ast.literal_eval(repr(answer))
    except (ValueError, SyntaxError):
        return False
    return True


def _passes(code: str, namespace: dict[str, object]) -> bool:
    try:
        exec(code, namespace)
    except Exception:  # nbgrader gives no point, whatever it is
        return False
    return True


def table() -> str:
    """Give how check and hidden test agree, a line a form, as Markdown."""
    lines = ["| form | answers | check: right | test: point | agree |"]
    lines.append("| --- | ---: | ---: | ---: | ---: |")
    tried = [outcome for lesson in LESSONS for outcome in outcomes(lesson)]
    by_form = {name: [] for name in dict.fromkeys(one.form.name for one in tried)}
    for one in tried:
        by_form[one.form.name].append(one)
    for name, those in [*by_form.items(), ("**all**", tried)]:
        right, earned = sum(one.checked for one in those), sum(one.earned for one in those)
        agreed = sum(one.checked == one.earned for one in those) / len(those)
        lines.append(f"| {name} | {len(those)} | {right} | {earned} | {agreed:.1%} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
