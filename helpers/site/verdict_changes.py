"""Reads the verdicts of the fact check, to tell which of them new figures changed."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from helpers.csv_text import without_mark
from helpers.site.releases import Release
from helpers.site.text_diff import Compared

CLAIMS = "fact_check.csv"


@dataclass(frozen=True)
class Claim:
    """What an article states, and what the fact check says of it.

    Parameters
    ----------
    article : str
        Who states it.
    claim : str
        Of whom or what, which measure, how much.
    verdict, reason : str
        What it is, and why.
    """

    article: str
    claim: str
    verdict: str
    reason: str


def claims_in(text: str, sources: Mapping[str, Release]) -> dict[str, Claim]:
    """Give the claims that the text of fact_check.csv lists, by figure.

    Parameters
    ----------
    text : str
        As a notebook publishes it.
    sources : mapping of str to Release
        They name the articles.
    """
    rows = csv.DictReader(io.StringIO(without_mark(text)))
    return {row["figure"]: _claim(row, sources) for row in rows}


def _claim(row: dict[str, str], sources: Mapping[str, Release]) -> Claim:
    measured = f"{row['subject']}: {row['measure']}"
    stated = row.get("stated")
    return Claim(
        article=_name_of(sources[row["document"]]) if row["document"] in sources else "",
        claim=f"{measured}, {stated}" if stated else measured,
        verdict=row["verdict"],
        reason=row["reason"],
    )


def _name_of(article: Release) -> str:
    """The name that an article has here, which its title quotes before it says what it is."""
    name, quoted, _ = article.title.partition("”")
    return name.removeprefix("“") if quoted else article.title


def compare_verdicts(before: Mapping[str, Claim], after: Mapping[str, Claim]) -> Compared[Claim]:
    """Keep the claims whose verdicts differ between two sides, or that stand on one only.

    >>> old, new = (Claim("The blog", "Pay: $5", verdict, "") for verdict in ("rounded", "open"))
    >>> compare_verdicts({"a": old, "b": old}, {"a": old, "b": new}).names
    ['b']
    """

    def differing(side: Mapping[str, Claim], other: Mapping[str, Claim]) -> dict[str, Claim]:
        return {
            name: claim
            for name, claim in sorted(side.items())
            if name not in other or other[name].verdict != claim.verdict
        }

    return Compared(differing(before, after), differing(after, before))
