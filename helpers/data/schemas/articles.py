"""The tables of what articles state and people ask, and of what sources say of it."""

import pandas as pd
import pandera.pandas as pa

from helpers.data.schemas.columns import (
    AS_OF,
    NAME,
    NAMES,
    NOTEBOOK,
    WITHOUT_DIGITS,
    at_most,
    number,
    one_of,
    table,
    text,
)

UNITS = (
    "USD/year", "USD/hour", "USD", "percent", "jobs", "jobs/year", "months", "years",
    "hours/week", "times", "codes", "people", "hours", "hours/day", "days", "questions", "points",
    "credits", "judgments",
)  # fmt: skip
_MOST_PAY = {"USD/year": 250_000, "USD/hour": 120}
"""A little above the highest pay that the wage survey prints, of any occupation."""
_QUALIFIERS = ("about", "more than", "at least", "less than", "at most", "open above")
"""How a document words a figure; "open above" is a range with a plus sign after it."""
_INFERRED = ("period", "source", "period and source")
"""What of a row the document does not say at that place, taken from its other figures."""
_KINDS = ("fact", "example", "promise", "advice", "division")
"""What a figure is: a division is how a document cuts a career into stages of so many years."""
_SUBJECTS = (
    "occupation", "industry", "stage", "comparison", "specialty", "arrangement", "program",
)  # fmt: skip
"""What a figure may be of; states and metropolitan areas are known by their names."""
GRADES = ("official", "primary", "secondary", "weak")
"""How sure a source is: an agency; who did it or asked; a dated report of that; anything else."""
_STATISTICS = (
    "mean", "median", "p10", "p90", "range", "share", "count", "rate", "unspecified",
)  # fmt: skip
_ASKED = ("forum", "question page", "title")
"""Where a question stands: somebody's own sentence, a page of questions, a page's title."""
_VALUE_OR_RANGE = {column: number(0, 10_000_000) for column in ("value", "low", "high")}


def _has_range(rows: pd.DataFrame) -> pd.Series:
    """Whether a figure has an end or two of a range."""
    return rows["low"].notna() | rows["high"].notna()


def _value_range_or_words(rows: pd.DataFrame) -> pd.Series:
    stated = [rows["value"].notna(), _has_range(rows), rows["wording"].notna()]
    return sum(part.astype(int) for part in stated) == 1


def _qualifier_fits(rows: pd.DataFrame) -> pd.Series:
    low, high = rows["low"].notna(), rows["high"].notna()
    qualifier = rows["qualifier"].fillna("")
    return (
        qualifier.isin(["more than", "at least"]).where(low & ~high, True)
        & qualifier.isin(["less than", "at most"]).where(high & ~low, True)
        & qualifier.isin(["", "about", "open above"]).where(low & high, True)
        & qualifier.isin(["", "about"]).where(~low & ~high, True)
    )


def _inferred_is_given(rows: pd.DataFrame) -> pd.Series:
    inferred = rows["inferred"].fillna("")
    no_period = inferred.str.contains("period") & rows["as_of"].isna()
    no_source = inferred.str.contains("source") & (rows["source"] == rows["stated_in"])
    return ~(no_period | no_source)


def _finding_or_words(rows: pd.DataFrame) -> pd.Series:
    by_finding = rows["topic"].notna() & rows["finding"].notna() & rows["words"].isna()
    in_words = rows["words"].notna() & rows["who_would_know"].notna()
    return by_finding | (in_words & rows["topic"].isna() & rows["finding"].isna())


_NO_DIGIT_TOO_MANY = [
    pa.Check(
        lambda rows, unit=unit, column=column, most=most: (
            ~((rows["unit"] == unit) & (rows[column] > most))
        ),
        error=f"{column} at most {most:,} where the unit is {unit}",
    )
    for unit, most in _MOST_PAY.items()
    for column in _VALUE_OR_RANGE
]
"""Stated pay is not ten times what anybody is paid."""
ARTICLES = {
    "figures": table(
        {
            "id": text(*NAME),
            "subject": text(),
            "measure": text(),
            "statistic": one_of(_STATISTICS),
            **_VALUE_OR_RANGE,
            "wording": text(*WITHOUT_DIGITS, required=False),
            "qualifier": one_of(_QUALIFIERS, required=False),
            "unit": one_of(UNITS),
            "as_of": text(*AS_OF, required=False),
            "source": text(),
            "inferred": one_of(_INFERRED, required=False),
            "kind": one_of(_KINDS),
            "grade": one_of(GRADES, required=False),
            "stated_in": text(),
            "note": text(required=False),
        },
        ["id"],
        [
            pa.Check(
                _value_range_or_words, error="a value, or else a low or high end, or else a wording"
            ),
            pa.Check(
                _qualifier_fits,
                error="a qualifier that fits: “more than” or “at least” with a low end alone, "
                "“less than” or “at most” with a high end alone, “open above” with both, “about” "
                "with a value or both",
            ),
            pa.Check(
                _inferred_is_given,
                error="an as_of where inferred names the period, a source that is not stated_in "
                "where it names the source",
            ),
            at_most("low", "high"),
            *_NO_DIGIT_TOO_MANY,
        ],
    ),
    "subjects": table(
        {
            "subject": text(),
            "kind": one_of(_SUBJECTS),
            "code": text(r"^(\d\d-\d{4}|\d{6})$", "a code such as 622000", required=False),
            "sector": text(r"^\d\d$", "two digits", required=False),
            "handbook": text(required=False),
            "compares": text(required=False),
            "against": text(required=False),
            "note": text(required=False),
        },
        ["subject", "code"],
    ),
    "evidence": table(
        {
            "id": text(*NAME),
            "figure": text(*NAME),
            **_VALUE_OR_RANGE,
            "unit": one_of(UNITS),
            "period": text(*AS_OF, required=False),
            "source": text(),
            "retrieved": text(
                r"^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", "a day such as 2026-11-25"
            ),
            "grade": one_of(GRADES),
            "comparable": one_of(("yes", "no")),
            "note": text(required=False),
        },
        ["id"],
        [
            pa.Check(
                lambda rows: rows["value"].notna() ^ _has_range(rows),
                error="a value, or else a low or high end",
            ),
            pa.Check(
                lambda rows: (rows["comparable"] != "no") | rows["note"].notna(),
                error="a note that says why where comparable is no",
            ),
            at_most("low", "high"),
            *_NO_DIGIT_TOO_MANY,
        ],
    ),
    "claims": table(
        {
            "id": text(*NAME),
            "stated_in": text(),
            "topic": text(*NOTEBOOK),
            "claim": text(*WITHOUT_DIGITS),
            "figures": text(NAMES, "ids of figures with spaces between", required=False),
            "about": text(required=False),
            "computation": text(r"^[a-z_]+$", "the name of a computation"),
            "note": text(required=False),
        },
        ["id"],
    ),
    "questions": table(
        {
            "id": text(*NAME),
            "group": text(*WITHOUT_DIGITS),
            "subject": text(*WITHOUT_DIGITS),
            "question": text(r"^\D+\?$", "a question without figures"),
            "asked": one_of(_ASKED),
            "topic": text(*NOTEBOOK, required=False),
            "finding": text(
                r"^finding-[0-9a-z-]+(\.\d)?$", "a sentence such as finding-01-06", required=False
            ),
            "words": text(*WITHOUT_DIGITS, required=False),
            "who_would_know": text(NAMES, "sources with a space between two", required=False),
        },
        ["id"],
        [pa.Check(_finding_or_words, error="topic and finding, or else words and who_would_know")],
    ),
}
