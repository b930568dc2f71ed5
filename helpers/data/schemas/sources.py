"""The tables of where figures come from: publications, their series, fingerprints of releases."""

from helpers.data.schemas.columns import AS_OF, NAME, ONET_RELEASE, one_of, table, text, whole

KINDS = (
    "wages", "projections", "Handbook", "schooling", "household survey", "price parities",
    "consumer prices",
)  # fmt: skip
"""Official figures whose dates each page gives, in that order."""
_ADDRESS = text(r"^(https?://\S+)?$", "an address that begins https:// or http://", required=False)
_DATE = text(r"^((19|20)\d\d(-\d\d(-\d\d)?)?)?$", "a date", required=False)
SOURCES = {
    "sources": table(
        {
            "source": text(*NAME),
            "series": text(required=False),
            "official": one_of(("yes",), required=False),
            "short_name": text(required=False),
            "publisher": text(required=False),
            "title": text(required=False),
            "period": text(
                f"{AS_OF[0]}|{ONET_RELEASE[0]}",
                f"{AS_OF[1]}, or a release such as 30.1",
                required=False,
            ),
            "published": _DATE,
            "retrieved": text(r"^((19|20)\d\d-\d\d-\d\d)?$", "a date", required=False),
            "next_release": _DATE,
            "page": _ADDRESS,
            "licence": text(required=False),
            "file": text(required=False),
        },
        ["source"],
    ),
    "series": table(
        {
            "series": text(*NAME),
            "kind": one_of(KINDS, required=False),
            "official": one_of(("yes",), required=False),
            "publisher": text(),
            "title": text(required=False),
            "page": _ADDRESS,
            "cadence": text(
                r"^(January|May|August|December) after \d years$|^after \d+ months$",
                "a time such as “May after 2 years” or “after 2 months”",
                required=False,
            ),
            "licence": text(required=False),
        },
        ["series"],
    ),
    "checksums": table(
        {
            "table": text(
                r"^(official/[a-z_]+|postings)$", "an official table such as official/handbook"
            ),
            "release": text(*NAME),
            "rows": whole(1, 1_000_000),
            "checksum": text(r"^[0-9a-f]{16}$", "sixteen digits and letters a to f"),
        },
        ["table", "release"],
    ),
}
