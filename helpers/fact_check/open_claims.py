"""What is left when no rule decides: what comes nearest, and what would settle it."""

from dataclasses import replace

import pandas as pd

from helpers.evidence import evidence
from helpers.fact_check.agency_pay import BLS, nearest_readings
from helpers.fact_check.articles import Article
from helpers.fact_check.evidence_rows import stated_by, with_note
from helpers.fact_check.held import Reading, for_its_period, in_words
from helpers.fact_check.subjects import meanings
from helpers.fact_check.verdict import NOT_KNOWN, Verdict, agreement
from helpers.figures import publisher

_MISSING = {
    "stage": "Pay by years of work: nobody publishes what the same people earn over the years; "
    "associations ask their members once a year",
    "specialty": "Pay by specialty: no agency publishes it; an association would have to print how "
    "many answered",
    "arrangement": "What remote and freelance work asks and pays: no agency counts it apart; an "
    "association would have to print how many answered",
    "program": "Prices and lengths of all programs: the Department of Education’s IPEDS lists "
    "those of schools that charge by program",
}
_FEE = "The price list of the association, of that time"
_ANYBODY = "Who measured it, of whom and when: the article names nobody"


def cannot_be_checked(figure: pd.Series, article: Article) -> Verdict:
    """Say what would settle a figure, and what comes nearest to it."""
    rows = evidence(figure["id"])
    readings = nearest_readings(figure)
    if len(rows):
        nearest = _nearest_evidence(figure, rows)
    elif readings:
        nearest = _nearest_table(figure, readings[-1])
    elif figure["source"] == figure["stated_in"]:
        nearest = Verdict("cannot be checked", "The article names nobody who measured it.")
    else:
        name = publisher(figure["source"])
        nearest = Verdict(
            "cannot be checked", f"A figure of {name}, which this collection has from the article."
        )
    return replace(
        nearest,
        right_when_written=NOT_KNOWN,
        right_today=nearest.right_today or NOT_KNOWN,
        missing=_needed(figure),
    )


def _nearest_evidence(figure: pd.Series, rows: pd.DataFrame) -> Verdict:
    """The row of evidence of who measured the figure, else of anybody, that is nearest in time."""
    if pd.notna(figure["as_of"]):
        years = rows["period"].str[:4].astype(float) - float(figure["as_of"][:4])
        rows = rows.loc[years.abs().sort_values(kind="stable").index]
    same = rows["publisher"] == publisher(figure["source"])
    nearest = rows[same].iloc[0] if same.any() else rows.iloc[0]
    if nearest["comparable"] == "no":
        reason = f"What comes nearest: {with_note(nearest)}"
    elif nearest["grade"] == "weak":
        reason = f"{with_note(nearest)} Too weak a source to confirm anything alone."
    else:
        reason = f"{with_note(nearest)} Another year can confirm a figure, not contradict it."
    row = f"data/evidence.csv: id {nearest['id']}"
    return Verdict(
        "cannot be checked", reason, stated_by(nearest), nearest["source"], nearest["grade"], row
    )


def _nearest_table(figure: pd.Series, newest: Reading) -> Verdict:
    shown = in_words([newest])
    if publisher(figure["source"]) == BLS:
        reason = f"For its time there is no table here; BLS has {for_its_period(newest)}."
        today = agreement(figure, newest.amount)
    else:
        reason = f"BLS’s survey of employers, another measure, has {for_its_period(newest)}."
        today = ""
    return Verdict(
        "cannot be checked", reason, shown, newest.source, "official", newest.row, "", today
    )


def _needed(figure: pd.Series) -> str:
    """What would settle a figure and who has it, in words that group those that lack the same."""
    name = publisher(figure["source"])
    if name == BLS:
        return "BLS’s tables of that month by metropolitan area and by industry, at bls.gov/oes"
    if figure["source"] != figure["stated_in"]:
        return f"A report of {name}, with how many answered and how they were asked"
    if figure["measure"].endswith("fee"):
        return _FEE
    of = meanings(figure["subject"])
    kind = of["kind"].iloc[0] if len(of) else ""
    return _MISSING.get(kind, _ANYBODY)
