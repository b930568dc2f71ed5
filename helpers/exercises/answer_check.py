"""Says whether an answer is right, in a sentence; the right answer is kept as a digest alone.

The classroom package copies this file into the pupils' notebooks, which have nothing but Python.
"""

from hashlib import sha256

ANSWERS = {}


class NotYet(AssertionError):
    """An answer that is not right yet; it shows its sentence and nothing else."""

    def _render_traceback_(self):
        return [str(self)]


def check(name, answer):
    """Say that an answer is right, or stop with a sentence that helps."""
    expected = ANSWERS[name]
    problem = _wrong_kind(answer, expected)
    if problem:
        raise NotYet(problem)
    digest = digest_of(name, answer, expected["digits"])
    if digest != expected["right"]:
        raise NotYet(expected["mistakes"].get(digest, expected["hint"]))
    print("Right. " + expected["well"])


def digest_of(name, answer, digits):
    """Give twelve digits that tell an answer from others without telling the answer."""
    if digits is not None:
        text = f"{round(float(answer), digits) + 0.0:.{digits}f}"
    elif isinstance(answer, str):
        text = " ".join(answer.lower().split())
    else:
        text = "; ".join(sorted(" ".join(str(item).lower().split()) for item in answer))
    return sha256(f"{name}: {text}".encode()).hexdigest()[:12]


def _wrong_kind(answer, expected):
    """Say what kind of answer is asked for, where this one is of another kind."""
    if answer is ...:
        return "Still blank: put your own code in place of the dots in the cell above."
    if callable(answer):
        return "You have a function that has not been called: add () behind its name."
    many = hasattr(answer, "__len__") and not isinstance(answer, str)
    if expected["digits"] is None:
        if expected["several"]:
            return "" if many else "The question asks for several names: put them in a list, [ ]."
        return "" if isinstance(answer, str) else 'The question asks for a name, in quotes: "…".'
    if many:
        return "You have a column or a table; the question asks for one number in it."
    try:
        number = float(answer)
    except (TypeError, ValueError):
        return f"You have {answer!r}; the question asks for a number."
    if number != number:
        return "You have nan, no number: a value is missing somewhere on the way."
    return ""
