"""Holds a figure against data/evidence.csv: what others publish of the same thing."""

import pandas as pd

from helpers.evidence import evidence
from helpers.fact_check.held import best
from helpers.fact_check.times import article_months
from helpers.fact_check.verdict import ABOUT, NO, YES, Verdict, agreement, is_range
from helpers.formatting import printed
from helpers.schemas_of_claims import GRADES
from helpers.words import when


def evidence_decides(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """What a source at least as good as a dated report prints of the same thing.

    The best grade decides. A figure that names no period is held against every row from its
    article's time on; a weak source decides nothing.
    """
    rows = evidence(figure["id"])
    rows = rows[(rows["comparable"] == "yes") & (rows["grade"] != "weak")]
    names_nobody = pd.isna(figure["as_of"]) and figure["source"] == figure["stated_in"]
    if names_nobody and len(rows):
        since = min(article_months(document), default="")[:4]
        rows = rows[rows["period"].isna() | (rows["period"].str[:4] >= since)]
    if rows.empty:
        return None
    rank = rows["grade"].map(GRADES.index)
    decisive = rows[rank == rank.min()].sort_values("period", na_position="first", kind="stable")
    answers = [agrees_with_row(figure, row) for _, row in decisive.iterrows()]
    written = best(answers)
    latest = rows.sort_values("period", na_position="first", kind="stable").iloc[-1]
    today = agrees_with_row(figure, latest)
    deciding = decisive.iloc[len(answers) - 1 - answers[::-1].index(written)]
    if written in (YES, ABOUT) and today == NO and pd.isna(figure["as_of"]):
        verdict = "was right, now out of date"
    else:
        verdict = {YES: "confirmed", ABOUT: "about right", NO: "contradicted"}[written]
    return Verdict(
        verdict,
        with_note(deciding),
        stated_by(deciding),
        deciding["source"],
        deciding["grade"],
        f"data/evidence.csv: id {deciding['id']}",
        written,
        today,
    )


def agrees_with_row(figure: pd.Series, row: pd.Series) -> str:
    """Say whether a figure agrees with a row of evidence, which may be a range itself."""
    if not is_range(row):
        return agreement(figure, row["value"])
    if is_range(figure):
        if (figure["low"], figure["high"]) == (row["low"], row["high"]):
            return YES
        return ABOUT if figure["low"] <= row["low"] and row["high"] <= figure["high"] else NO
    return ABOUT if row["low"] <= figure["value"] <= row["high"] else NO


def stated_by(row: pd.Series) -> str:
    """Give a row of evidence in words: what it says, of when, and who says so."""
    period = f" for {when(row['period'])}" if pd.notna(row["period"]) else ""
    wording = pd.Series({"wording": float("nan"), "qualifier": float("nan")})
    return f"{row['publisher']} has {printed(pd.concat([row, wording]))}{period}"


def with_note(row: pd.Series) -> str:
    """Give a row of evidence as a sentence, with what there is to know of it."""
    note = f": {row['note']}" if pd.notna(row["note"]) else ""
    return f"{stated_by(row)}{note}".rstrip(".") + "."
