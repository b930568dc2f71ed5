"""Figures that no rule decides: not checkable facts, and what would settle the others."""

from dataclasses import replace

import pandas as pd

from helpers.fact_check.agency_figures import BLS, nearest_readings, pay
from helpers.fact_check.articles import Article, meanings, stages
from helpers.fact_check.comparison import Reading, for_its_period, in_words
from helpers.fact_check.evidence_rows import stated_by, with_note
from helpers.fact_check.verdict import UNKNOWN, Verdict, agreement
from helpers.facts.evidence import evidence
from helpers.facts.figures import publisher
from helpers.phrases import uncapitalized

_NOT_CHECKABLE = {
    "example": "An amount chosen for an example or told of one person: it claims nothing about "
    "others.",
    "promise": "A promise of what a step will bring to one person: a survey can show a gap between "
    "groups, never that.",
    "advice": "Advice on when to do something: good or bad, not true or false.",
    "division": "How the article cuts a career into stages: another cut would be as right.",
}
_NO_STAGES = (
    "BLS publishes pay by occupation, place and industry. It does not ask how long somebody has "
    "worked or which rung they stand on."
)
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
_REPORT = (
    "The report of the survey that is named: it would say how many answered and how they were asked"
)
_FEE = "The price list of the association, of that time"
_ANYBODY = "Who measured it, of whom and when: the article names nobody"


def not_a_checkable_fact(figure: pd.Series, article: Article) -> Verdict | None:
    """Examples, promises, advice, and the lengths of stages."""
    if figure["kind"] == "fact":
        return None
    return Verdict("not a checkable fact", _NOT_CHECKABLE[figure["kind"]])


def not_published_by_its_source(figure: pd.Series, article: Article) -> Verdict | None:
    """Pay by stage of a career in BLS's name: it asks employers, not for how long.

    Where the article has the amount from an occupation that BLS does publish, the reason names
    it.
    """
    is_pay = figure["unit"] in ("USD/year", "USD/hour")
    is_agencys = publisher(figure["source"]) == BLS
    if not (is_pay and is_agencys and figure["subject"] in stages()):
        return None
    twins = article.alike(figure, ["value", "statistic", "source", "measure"])
    twins = twins[~twins["subject"].isin(stages())]
    verdict = pay(twins.iloc[0], article) if len(twins) else None
    if verdict is None:
        no_stage = "no pay by stage of a career"
        return Verdict("not what the named source publishes", _NO_STAGES, found_as=no_stage)
    group = uncapitalized(twins["subject"].iloc[0])
    return replace(
        verdict,
        verdict="not what the named source publishes",
        reason=f"{_NO_STAGES} The amount is that of all {group}. {verdict.reason}",
        found_as=f"of all {group}, {verdict.found_as}",
    )


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
        reason = f"A figure of {name}, which this collection has from the article."
        nearest = Verdict("cannot be checked", reason)
    return replace(
        nearest,
        right_when_written=UNKNOWN,
        right_today=nearest.right_today or UNKNOWN,
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
    text = in_words([newest])
    if publisher(figure["source"]) == BLS:
        reason = f"For its time there is no table here; BLS has {for_its_period(newest)}."
        today = agreement(figure, newest.amount)
    else:
        reason = f"BLS’s survey of employers, another measure, has {for_its_period(newest)}."
        today = ""
    return Verdict(
        "cannot be checked", reason, text, newest.source, "official", newest.row, "", today
    )


def _needed(figure: pd.Series) -> str:
    """What would settle a figure and who has it, in words that group those that lack the same."""
    if publisher(figure["source"]) == BLS:
        return (
            "BLS’s tables of that month by metropolitan area and by industry: they stand at "
            "bls.gov/oes and are not in this collection"
        )
    if figure["source"] != figure["stated_in"]:
        return _REPORT
    if figure["measure"].endswith("fee"):
        return _FEE
    of = meanings(figure["subject"])
    kind = of["kind"].iloc[0] if len(of) else ""
    return _MISSING.get(kind, _ANYBODY)
