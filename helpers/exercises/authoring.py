"""What a lesson is written with: rows to hand out, and answers to expect.

A lesson in notebooks/lessons runs with these; what it hands out needs none of them.
"""

import io
from collections.abc import Mapping, Sequence

import pandas as pd
from IPython.display import display

from helpers.exercises.answer_check import ANSWERS, digest_of
from helpers.facts.sources import names_sources
from helpers.formatting import MINUS
from helpers.rendering.html import ANSWER, ROWS, TABLE, table_in_notebook
from helpers.show.html_tables import table_data
from helpers.show.sentences import record_sources

Answer = float | str | Sequence[str]


def hand_out(name: str, rows: pd.DataFrame, caption: str) -> pd.DataFrame:
    """Show rows that the pupils get inside their notebook, and give them as pupils read them.

    Parameters
    ----------
    name : str
        What the rows are called in the lesson.
    rows : pandas.DataFrame
        Columns headed in words; those that name sources are cited, not handed out.
    caption : str
        What the rows are, with their unit and year.
    """
    record_sources(rows)
    columns = rows[[column for column in rows if not names_sources(column)]]
    whole = [n for n in columns.select_dtypes("float") if (columns[n].dropna() % 1 == 0).all()]
    csv = columns.astype(dict.fromkeys(whole, "Int64")).to_csv(index=False, lineterminator="\n")
    pupils_rows = pd.read_csv(io.StringIO(csv))
    show = {
        column: "{:g}".format if "year" in column.lower() else _number
        for column in pupils_rows.select_dtypes("number")
    }
    table = table_data(pupils_rows, caption, show)
    data = {"text/html": table_in_notebook(table), "text/plain": caption, TABLE: table}
    display({**data, ROWS: {"name": name, "caption": caption, "csv": csv}}, raw=True)
    return pupils_rows


def _number(value: float) -> str:
    """A number with all its decimals.

    >>> _number(50250), _number(-2.25)
    ('50,250', '−2.25')
    """
    return f"{value:,.10g}".replace("-", MINUS)


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
        Computed from the rows that were handed out.
    hint : str
        What to say to a wrong answer that nobody foresaw.
    mistakes : mapping of str to answer
        What to say to a wrong answer, and that answer. One that is right by the figures of
        the day is left out; of two that are the same answer, the first is kept.
    well : str
        What to say to the right answer, after the word "Right".
    digits : int
        To how many decimals a number is compared.
    """
    compared = digits if isinstance(right, float | int) or hasattr(right, "dtype") else None
    right_digest = digest_of(name, right, compared)
    kept: dict[str, tuple[str, Answer]] = {}  # the sentence and the answer, by digest
    for sentence, answer in mistakes.items():
        kept.setdefault(digest_of(name, answer, compared), (sentence, answer))
    kept.pop(right_digest, None)
    ANSWERS[name] = {
        "digits": compared,
        "several": compared is None and not isinstance(right, str),
        "right": right_digest,
        "mistakes": {digest: sentence for digest, (sentence, _) in kept.items()},
        "hint": hint,
        "well": well,
    }
    exercise = {
        "name": name,
        "right": _storable(right, compared),
        "mistakes": [[_storable(answer, compared), sentence] for sentence, answer in kept.values()],
        "answers": ANSWERS[name],
    }
    lines = [(name, exercise["right"]), *exercise["mistakes"]]
    text = "\n".join(f"{label}: {content}" for label, content in lines)
    display({"text/plain": text, ANSWER: exercise}, raw=True)


def _storable(answer: Answer, digits: int | None) -> str | float | list[str]:
    """An answer as it can be kept: a number to its decimals, a name, a list of names."""
    if digits is not None:
        return round(float(answer), digits) if digits else round(float(answer))
    return answer if isinstance(answer, str) else sorted(map(str, answer))
