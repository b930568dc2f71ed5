"""What the tables about exposure to artificial intelligence must look like."""

import pandera.pandas as pa

from helpers.columns import at_most, number, one_of, table, text, whole
from helpers.schemas_of_workers import OCCUPATION

LABELS = ("E0", "E1", "E2")

_MEASURE = text(r"^[a-z]+(-[a-z]+)*$", "small letters and hyphens")


def _ranked_whole() -> pa.Check:
    """A rank is one among a number of occupations; a measure without them has none of the two."""
    return pa.Check(
        lambda rows: rows["rank"].notna() == rows["occupations"].notna(),
        error="a rank with the number of occupations, or neither",
        name="rank=occupations",
    )


EXPOSURE = {
    "exposure_measures": table(
        {
            "measure": _MEASURE,
            "authors": text(),
            "name": text(),
            "year": whole(2010, 2100),
            "asks": text(r"^\D+$", "words without digits"),
            "question": text(r"^\D{,36}$", "at most 36 letters", required=False),
            "grade": one_of(("official", "primary", "secondary", "weak")),
            "source": text(),
            "note": text(required=False),
        },
        ["measure"],
    ),
    "exposure": table(
        {
            "measure": _MEASURE,
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            "published_code": text(),
            "value": number(-5, 5, required=True),
            "rank": number(1, 1_000),
            "tied": number(1, 1_000),
            "occupations": number(1, 1_500),
            "note": text(required=False),
        },
        ["measure", "occupation"],
        [at_most("rank", "occupations"), at_most("tied", "occupations"), _ranked_whole()],
    ),
    "task_exposure": table(
        {
            "task_id": whole(1, 1_000_000),
            "by_people": one_of(LABELS),
            "by_model": one_of(LABELS),
            "by_model_reworded": one_of(LABELS),
            "source": text(),
        },
        ["task_id"],
    ),
}
