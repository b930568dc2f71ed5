"""The tables of what articles state, and of what sources say of it."""

from helpers.data.schemas.columns import (
    at_most,
    inferred_is_given,
    number,
    one_of,
    pay_without_a_digit_too_many,
    point_range_or_words,
    qualifier_fits,
    says_why_it_decides_nothing,
    table,
    text,
    value_or_range,
)

AS_OF = r"^((19|20)\d\d(-\d\d)?)?$"
AS_OF_EXPECTED = "a year such as 2024, a month such as 2024-05 or a span such as 2024-34"
IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_NAME_EXPECTED = "small letters, digits and hyphens"
_DAY = r"^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
UNITS = (
    "USD/year", "USD/hour", "USD", "percent", "jobs", "jobs/year", "months", "years",
    "hours/week", "times", "codes", "people", "hours", "hours/day", "days", "questions", "points",
    "credits", "judgments",
)  # fmt: skip
_MOST_PAY = {"USD/year": 250_000, "USD/hour": 120}
"""A little above the highest pay that the wage survey prints, of any occupation."""
QUALIFIERS = ("about", "more than", "at least", "less than", "at most", "open above")
"""How a document words a figure; "open above" is a range with a plus sign after it."""
INFERRED = ("period", "source", "period and source")
"""What of a row the document does not say at that place, taken from its other figures."""
KINDS = ("fact", "example", "promise", "advice", "division")
"""What a figure is: a division is how a document cuts a career into stages of so many years."""
SUBJECTS = (
    "occupation", "industry", "stage", "comparison", "specialty", "arrangement", "program",
)  # fmt: skip
"""What a figure may be of; states and metropolitan areas are known by their names."""
GRADES = ("official", "primary", "secondary", "weak")
"""How sure a source is: an agency; who did it or asked; a dated report of that; anything else."""
STATISTICS = ("mean", "median", "p10", "p90", "range", "share", "count", "rate", "unspecified")
CLAIMS = {
    "figures": table(
        {
            "id": text(IDENTIFIER, _NAME_EXPECTED),
            "subject": text(),
            "measure": text(),
            "statistic": one_of(STATISTICS),
            "value": number(0, 10_000_000),
            "low": number(0, 10_000_000),
            "high": number(0, 10_000_000),
            "wording": text(r"^\D+$", "words without digits", required=False),
            "qualifier": one_of(QUALIFIERS, required=False),
            "unit": one_of(UNITS),
            "as_of": text(AS_OF, AS_OF_EXPECTED, required=False),
            "source": text(),
            "inferred": one_of(INFERRED, required=False),
            "kind": one_of(KINDS),
            "grade": one_of(GRADES, required=False),
            "stated_in": text(),
            "note": text(required=False),
        },
        ["id"],
        [
            point_range_or_words(),
            qualifier_fits(),
            inferred_is_given(),
            at_most("low", "high"),
            *pay_without_a_digit_too_many(_MOST_PAY),
        ],
    ),
    "subjects": table(
        {
            "subject": text(),
            "kind": one_of(SUBJECTS),
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
            "id": text(IDENTIFIER, _NAME_EXPECTED),
            "figure": text(IDENTIFIER, _NAME_EXPECTED),
            "value": number(0, 10_000_000),
            "low": number(0, 10_000_000),
            "high": number(0, 10_000_000),
            "unit": one_of(UNITS),
            "period": text(AS_OF, AS_OF_EXPECTED, required=False),
            "source": text(),
            "retrieved": text(_DAY, "a day such as 2026-11-25"),
            "grade": one_of(GRADES),
            "comparable": one_of(("yes", "no")),
            "note": text(required=False),
        },
        ["id"],
        [
            value_or_range(),
            says_why_it_decides_nothing(),
            at_most("low", "high"),
            *pay_without_a_digit_too_many(_MOST_PAY),
        ],
    ),
}
WORDS = {
    "claims": table(
        {
            "id": text(IDENTIFIER, _NAME_EXPECTED),
            "stated_in": text(),
            "topic": text(r"^\d\d_[a-z_]+$", "a notebook such as 07_work_settings"),
            "claim": text(r"^\D+$", "words without digits"),
            "figures": text(
                r"^[a-z0-9-]+( [a-z0-9-]+)*$", "ids of figures with spaces between", required=False
            ),
            "about": text(required=False),
            "computation": text(r"^[a-z_]+$", "the name of a computation"),
            "note": text(required=False),
        },
        ["id"],
    ),
    "diagnosis_codes": table(
        {
            "code": text(r"^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$", "a code such as J45.909"),
            "title": text(),
            "source": text(),
        },
        ["code"],
    ),
}
