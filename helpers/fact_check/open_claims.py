"""What is left when no rule decides: what comes nearest, and what would settle it."""

import pandas as pd

from helpers.evidence import evidence
from helpers.fact_check.agency_pay import BLS, nearest_readings
from helpers.fact_check.evidence_rows import stated_by, with_note
from helpers.fact_check.held import in_words
from helpers.fact_check.subjects import meanings
from helpers.fact_check.verdict import NOT_KNOWN, Verdict, agreement
from helpers.figures import publisher

_MISSING = {
    "stage": "Pay by years of work, from somebody who asked the same people again, or who says "
    "how many were asked",
    "specialty": "Pay by specialty: no agency publishes it, and an association that does would "
    "have to say how many were asked",
    "arrangement": "What remote and freelance work pays: BLS counts neither apart, and an "
    "association would have to publish its questions and answers",
    "program": "Prices and lengths of all programs, community colleges among them: the Department "
    "of Education’s IPEDS lists a part of them",
}
_ANYBODY = "Who measured it, of whom and when: the article names nobody"


def cannot_be_checked(figure: pd.Series, document: pd.DataFrame) -> Verdict:
    """Say what would settle a figure, and what comes nearest to it."""
    rows = evidence(figure["id"])
    readings = nearest_readings(figure)
    names_nobody = figure["source"] == figure["stated_in"]
    is_agencys = publisher(figure["source"]) == BLS
    missing = _needed(figure)
    if len(rows):
        nearest = rows.iloc[0]
        only_weak = (rows["comparable"] == "yes").any()
        reason = (
            "A source agrees that may have it from the article, or the article from it: that "
            "confirms nothing."
            if only_weak
            else f"What comes nearest: {with_note(nearest)}"
        )
        return Verdict(
            "cannot be checked", reason, stated_by(nearest), nearest["source"],
            nearest["grade"], f"data/evidence.csv: id {nearest['id']}", NOT_KNOWN, NOT_KNOWN,
            missing,
        )  # fmt: skip
    if readings and (is_agencys or names_nobody):
        newest = readings[-1]
        shown = in_words(readings[-1:])
        return Verdict(
            "cannot be checked",
            f"For its time this collection has no table. The newest has {shown}.",
            shown, newest.source, "official", newest.row, NOT_KNOWN,
            agreement(figure, newest.amount), missing,
        )  # fmt: skip
    if readings:
        shown = in_words(readings[-1:])
        return Verdict(
            "cannot be checked",
            f"BLS’s survey of employers, another measure, has {shown}.",
            shown, readings[-1].source, "official", readings[-1].row, NOT_KNOWN, NOT_KNOWN, missing,
        )  # fmt: skip
    reason = (
        "The article names nobody who measured it."
        if names_nobody
        else (
            f"It is a figure of {publisher(figure['source'])}, which this collection has from the "
            "article alone."
        )
    )
    return Verdict(
        "cannot be checked", reason, right_when_written=NOT_KNOWN, right_today=NOT_KNOWN,
        missing=missing,
    )  # fmt: skip


def _needed(figure: pd.Series) -> str:
    """What would settle a figure, in words that group those that lack the same."""
    name = publisher(figure["source"])
    if name == BLS:
        return "BLS’s table of that month for that place or industry"
    if figure["source"] != figure["stated_in"]:
        return f"The report of {name} itself, with how many answered and how they were asked"
    of = meanings(figure["subject"])
    kind = of["kind"].iloc[0] if len(of) else ""
    return _MISSING.get(kind, _ANYBODY)
