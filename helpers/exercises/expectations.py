"""States the answers to exercises: what is taken as right, and what is said to the others."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from numbers import Integral, Real
from typing import NamedTuple

from IPython.display import display

from helpers.errors import UserError
from helpers.exercises.answer_check import ANSWERS, digest_of, names_text, place_of
from helpers.exercises.rows import HANDED_OUT
from helpers.rendering.html import ANSWER

Answer = float | str | Sequence[str]
_OFF_BY = 0.001  # of an answer that has to be rounded: what rounding on the way makes of it
_EXACT = 6  # decimals, to which whole numbers are compared
_OR = "Or:"
_TOO = "By these figures a wrong way comes to the same. Make sure that it is not yours:"
_NOISE = 1e-9  # of an amount, by which the same sum differs from one way of adding to another


class Band(NamedTuple):
    """The numbers that are taken for one, lowest and highest, in steps of the last digit."""

    digits: int
    lowest: int
    highest: int

    @property
    def ends(self) -> list[float]:
        """The lowest and the highest number."""
        return [steps / 10**self.digits for steps in (self.lowest, self.highest)]


def expect(
    name: str,
    right: Answer,
    hint: str,
    mistakes: Mapping[str, Answer],
    well: str,
    digits: int = 0,
) -> None:
    """State the right answer to an exercise, and what to say to wrong ones.

    Parameters
    ----------
    name : str
        The exercise, by the name that its answer has in the notebook.
    right : float, str or sequence of str
        Computed from the rows that were handed out; `band` says what is taken for a number.
        Names are those of a column that was handed out.
    hint : str
        What to say to a wrong answer that nobody foresaw.
    mistakes : mapping of str to answer
        What to say to a wrong answer, and that answer. Where two are alike by the figures of the
        day, both sentences are said. One that comes to the right answer is told as a warning.
    well : str
        What to say to the right answer, after the word "Right".
    digits : int
        How many decimals of a number are asked for.
    """
    is_number = isinstance(right, Real)
    if is_number:
        asked = {"whole": isinstance(right, Integral)}
    else:
        asked = _choice(right, mistakes.values())
    ANSWERS[name] = {**asked, "known": [], "hint": hint}
    _know(name, well, right, digits)
    foreseen, also_right = _foresee(name, mistakes, digits)
    for slip, taken in _slips(right, digits) if is_number else ():
        if None in [place_of(name, end) for end in taken.ends]:
            _know_band(name, slip, taken)
    exercise = {
        "name": name,
        "right": _storable(right, digits),
        "digits": digits,
        "taken": band(right, digits).ends if is_number else None,
        "mistakes": foreseen,
        "also_right": also_right,
        "answers": ANSWERS[name],
    }
    lines = [(name, exercise["right"]), *foreseen]
    text = "\n".join(f"{label}: {content}" for label, content in lines)
    display({"text/plain": text, ANSWER: exercise}, raw=True)


def band(number: float, digits: int, off_by: float = _OFF_BY, least: float = 0.5) -> Band:
    """Give which numbers are taken for this one.

    A whole number that was counted or read, an int, is taken as it is. An amount, a float, is
    taken once it is rounded to the digits, a half up or down. One that has to be rounded may
    also be off by a thousandth: so much comes of rounding on the way, on paper.

    Parameters
    ----------
    number : float
        The right answer, or a mistake.
    digits : int
        How many decimals are asked for.
    off_by : float
        How far off an amount may be that has to be rounded, as a share of it.
    least : float
        How far off it may be in any case, in steps of the last digit.

    >>> band(11258, 0)
    Band(digits=6, lowest=11258000000, highest=11258000000)
    >>> band(20.19, 1), band(10431.33, 0)
    (Band(digits=1, lowest=202, highest=202), Band(digits=0, lowest=10421, highest=10441))
    """
    if isinstance(number, Integral):
        return Band(_EXACT, int(number) * 10**_EXACT, int(number) * 10**_EXACT)
    steps = float(number) * 10**digits
    if _comes_out_even(number, digits):
        return Band(digits, round(steps), round(steps))
    around = max(abs(steps) * off_by, least) + _NOISE
    return Band(digits, math.ceil(steps - around), math.floor(steps + around))


def _comes_out_even(number: float, digits: int) -> bool:
    """Whether a number needs no rounding to the digits, but for the noise of adding up."""
    return math.isclose(number, round(number, digits), rel_tol=_NOISE, abs_tol=_NOISE)


def _foresee(
    name: str, mistakes: Mapping[str, Answer], digits: int
) -> tuple[list[list[object]], list[str]]:
    """Keep what to say to mistakes; give them, and those that come to the right answer, too."""
    foreseen, also_right = [], []
    for sentence, answer in mistakes.items():
        stored = _storable(answer, digits)
        place = place_of(name, answer)
        place = place_of(name, stored) if place is None else place
        if place is None:
            _know(name, sentence, answer, digits)
        else:
            ANSWERS[name]["known"][place][0] += f" {_OR if place else _TOO} {sentence}"
        if place == 0:
            also_right.append(sentence)
        else:
            foreseen.append([stored, sentence])
    return foreseen, also_right


def _know(name: str, sentence: str, answer: Answer, digits: int) -> None:
    """Keep what to say to an answer, and the digest by which it is known."""
    if isinstance(answer, Real):
        _know_band(name, sentence, band(answer, digits))
    else:
        ANSWERS[name]["known"].append([sentence, digest_of(name, names_text(answer))])


def _know_band(name: str, sentence: str, taken: Band) -> None:
    width = taken.highest - taken.lowest + 1
    first = taken.lowest % width
    digest = digest_of(name, (taken.lowest - first) // width)
    ANSWERS[name]["known"].append([sentence, taken.digits, first, width, digest])


def _choice(right: Answer, mistakes: Iterable[Answer]) -> dict[str, object]:
    """Whether several names are asked for, and the names to choose from: a column handed out."""
    answers = [[names] if isinstance(names, str) else names for names in (right, *mistakes)]
    named = {name for names in answers for name in names}
    for rows in reversed(HANDED_OUT):
        for column in rows:
            if named <= set(rows[column]):
                return {"several": not isinstance(right, str), "names": sorted(set(rows[column]))}
    raise UserError(
        f"An exercise asks for names that no column handed out holds together: {sorted(named)}. "
        "Ask for names as the table spells them."
    )


def _slips(right: float, digits: int) -> Iterator[tuple[str, Band]]:
    """What may happen to any right number: the slip, and the numbers that tell of it."""
    number = float(right)
    for decimals in range(digits - 1, -len(f"{abs(number):.0f}"), -1):
        rounded = round(number, decimals)
        if rounded and (decimals >= 0 or abs(rounded) >= 10 ** (1 - decimals)):
            yield "rounded too far", band(rounded, _EXACT)
    if not isinstance(right, Integral):
        yield "cut off", band(math.trunc(number * 10**digits) / 10**digits, _EXACT)
        yield "cut off", band(float(math.trunc(number)), _EXACT)
        yield "nearly", band(number, digits, 5 * _OFF_BY, 1.5)
        yield "hundredth", band(number / 100, digits + 2)
        yield "hundredth", band(round(number / 100, 2), _EXACT)
        yield "hundredfold", band(number * 100, digits)
    yield "sign", band(-number, digits)
    if abs(number) >= 1000:
        yield "thousandth", band(number / 1000, digits + 3)


def _storable(answer: Answer, digits: int) -> str | float | list[str]:
    """An answer as it can be kept: a number to its decimals, a name, a list of names."""
    if isinstance(answer, Real):
        whole = isinstance(answer, Integral) or not digits
        return round(float(answer)) if whole else round(float(answer), digits)
    return answer if isinstance(answer, str) else sorted(map(str, answer))
