"""What the tables of claims in words must look like."""

from helpers.columns import table, text

_IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SPOKEN = "small letters, digits and hyphens"

WORDS = {
    "claims": table(
        {
            "id": text(_IDENTIFIER, _SPOKEN),
            "stated_in": text(r"^article-", "an article of data/sources.csv"),
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
