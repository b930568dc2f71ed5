"""Compares a figure with what others state of the same thing: the rows of data/evidence.csv."""

import pandas as pd

from helpers.data.schemas.articles import GRADES
from helpers.fact_check.agency_figures import BLS
from helpers.fact_check.articles import Article
from helpers.fact_check.comparison import best
from helpers.fact_check.verdict import ABOUT, NO, VERDICT_OF, YES, Verdict, agreement, is_range
from helpers.facts.evidence import evidence
from helpers.formatting import printed
from helpers.phrases import when

_ONE_LINE = 45
"""How many letters of a note fit a line beside who says it."""


def evidence_decides(figure: pd.Series, article: Article) -> Verdict | None:
    """What a source at least as good as a dated report prints of the same thing.

    The best grade decides; a weak source decides nothing. A figure that names its year is held
    against rows of that year. A row of another year can confirm it, when it repeats the figure to
    the digit; it cannot contradict it. A figure that names no period is held against every row
    from its article's time on.
    """
    rows = evidence(figure["id"])
    rows = rows[(rows["comparable"] == "yes") & (rows["grade"] != "weak")]
    rows = rows.sort_values("period", na_position="first", kind="stable")
    if pd.isna(figure["as_of"]):
        is_of_time = rows["period"].str[:4] >= min(article.months, default="")[:4]
    else:
        is_of_time = rows["period"] == figure["as_of"]
    rows["answer"] = [agrees_with_row(figure, row) for _, row in rows.iterrows()]
    decisive = rows[rows["period"].isna() | is_of_time | (rows["answer"] == YES)]
    if decisive.empty:
        return None
    rank = decisive["grade"].map(GRADES.index)
    decisive = decisive[rank == rank.min()]
    written, today = best(list(decisive["answer"])), rows["answer"].iloc[-1]
    deciding = decisive[decisive["answer"] == written].iloc[-1]
    is_outdated = written != NO and today == NO and pd.isna(figure["as_of"])
    return Verdict(
        "was right, now out of date" if is_outdated else VERDICT_OF[written],
        with_note(deciding),
        stated_by(deciding),
        deciding["source"],
        deciding["grade"],
        f"data/evidence.csv: id {deciding['id']}",
        written,
        today,
        found=amount_of(deciding),
        found_as=brief_source_of(deciding),
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
    who = "BLS" if row["publisher"] == BLS else row["publisher"]
    return f"{who} has {amount_of(row)}{period}"


def amount_of(row: pd.Series) -> str:
    """Give the amount of a row of evidence with its unit."""
    return printed({**row, "wording": float("nan"), "qualifier": float("nan")})


def brief_source_of(row: pd.Series) -> str:
    """Say who states a row of evidence and of when, and what to know of it if that is short."""
    period = when(row["period"]) if pd.notna(row["period"]) else ""
    grade = "secondary" if row["grade"] == "secondary" else ""
    first = "" if pd.isna(row["note"]) else row["note"].partition(";")[0]
    note = f": {first}" if first and len(first) <= _ONE_LINE else ""
    return ", ".join(filter(None, [row["publisher"], period, grade])) + note


def with_note(row: pd.Series) -> str:
    """Give a row of evidence as a sentence, with what there is to know of it."""
    note = f": {row['note']}" if pd.notna(row["note"]) else ""
    return f"{stated_by(row)}{note}".rstrip(".") + "."
