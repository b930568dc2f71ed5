"""Holds a figure against the other figures of the same article."""

from typing import NamedTuple

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.articles import Article, meanings, stages
from helpers.fact_check.evidence_rows import amount_of, evidence_decides, with_note
from helpers.fact_check.verdict import NO, YES, Verdict, agreement
from helpers.facts.evidence import evidence
from helpers.facts.growth import change
from helpers.formatting import dollars, percent, printed
from helpers.phrases import uncapitalized


def same_number_for_two(figure: pd.Series, article: Article) -> Verdict | None:
    """One number, one survey, two groups: it cannot be the figure of both.

    A stage of a career may be given the figure of an occupation; that is another question.
    """
    twins = article.alike(figure, ["value", "source", "measure"])
    twins = twins[twins["subject"] != figure["subject"]]
    names_nobody = figure["source"] == figure["stated_in"]
    if twins.empty or names_nobody or stages() & {figure["subject"], *twins["subject"]}:
        return None
    other = twins.iloc[0]
    return Verdict(
        "contradicts itself",
        f"The article gives the same number for {figure['subject']} and for {other['subject']}.",
        f"{printed(other)} for {other['subject']}",
        other["stated_in"],
        row=_row(other),
        found=printed(other),
        found_as=f"its own number for {other['subject']}, too",
    )


def reached_too_soon(figure: pd.Series, article: Article) -> Verdict | None:
    """Pay said to be reached in some years, above what the article gives for those years."""
    if figure["unit"] != "USD/year" or pd.isna(figure["low"]):
        return None
    lasts = article.figures[article.figures["unit"] == "years"]
    reached = lasts[(lasts["subject"] == figure["subject"]) & (lasts["qualifier"] == "at most")]
    if reached.empty:
        return None
    years = reached["high"].iloc[0]
    around = lasts[(lasts["measure"] == "experience") & (lasts["low"] <= years)]
    around = around[around["high"] >= years].sort_values("low")
    pay = article.figures[article.figures["measure"] == "annual pay"]
    pay = pay[pay["subject"].isin(around["subject"].tail(1))]
    if pay.empty or figure["low"] <= pay["high"].iloc[0]:
        return None
    stage = pay.iloc[0]
    return Verdict(
        "contradicts itself",
        f"For {years:g} years of experience the article itself gives {printed(stage)}.",
        f"{stage['subject']}: {printed(stage)}",
        stage["stated_in"],
        row=_row(stage),
        found=printed(stage),
        found_as=f"its own pay for {years:g} years: {uncapitalized(stage['subject'])}",
    )


def own_averages(figure: pd.Series, article: Article) -> Verdict | None:
    """A premium or a difference that the article's own averages of the same survey do not make."""
    of = meanings(figure["subject"])
    is_gap = figure["measure"] in ("pay premium", "pay difference")
    if not is_gap or list(of["kind"]) != ["comparison"]:
        return None
    gap = _other_gap(figure, of.iloc[0], article)
    if gap is None:
        return None
    return Verdict(
        "contradicts itself",
        f"The article’s own averages make {gap.text}, not {printed(figure)}.",
        gap.in_words,
        figure["stated_in"],
        row=_row(gap.upper),
        found=gap.text,
        found_as=f"its own averages: {gap.in_words}",
    )


def average_that_breaks_its_premium(figure: pd.Series, article: Article) -> Verdict | None:
    """An average that does not make the premium beside it, which a source confirms."""
    comparisons = load("subjects")
    comparisons = comparisons[comparisons["compares"] == figure["subject"]]
    for _, comparison in comparisons.iterrows():
        gaps = article.figures[article.figures["subject"] == comparison["subject"]]
        for _, stated in gaps[gaps["measure"] == "pay premium"].iterrows():
            gap = _other_gap(stated, comparison, article)
            if gap is None or gap.upper["id"] != figure["id"]:
                continue
            confirmed = evidence_decides(stated, article)
            if confirmed is None or confirmed.right_when_written != YES:
                continue
            other, has = "", ""
            for _, own in evidence(figure["id"]).head(1).iterrows():
                other, has = f" {with_note(own)}", f", which has {amount_of(own)}"
            return Verdict(
                "contradicts itself",
                f"With the article’s other average it makes {gap.text}; the article prints "
                f"{printed(stated)}, and so does the source.{other}",
                gap.in_words,
                confirmed.evidence_source,
                confirmed.grade,
                confirmed.row,
                found=gap.text,
                found_as=f"its gap to {gap.less}; it prints {printed(stated)}, as the source does"
                f"{has}",
            )
    return None


class _Gap(NamedTuple):
    """What two averages of an article make."""

    text: str
    in_words: str
    upper: pd.Series
    less: str


def _other_gap(figure: pd.Series, comparison: pd.Series, article: Article) -> _Gap | None:
    """What the article's averages of the same survey make, where that is not the gap it states."""
    means = article.figures[article.figures["statistic"] == "mean"].dropna(subset=["value"])
    means = means[(means["source"] == figure["source"]) & (means["measure"] == "annual pay")]
    upper = means[means["subject"] == comparison["compares"]]
    lower = means[means["subject"] == comparison["against"]]
    if upper.empty or lower.empty:
        return None
    more, less = upper["value"].iloc[0], lower["value"].iloc[0]
    is_relative = figure["measure"] == "pay premium"
    amount = change(more, less) if is_relative else more - less
    text = percent(amount, 1) if is_relative else dollars(amount)
    if pd.notna(figure["value"]):  # held to the digits that it prints: its article could reckon
        figure = figure.copy()
        figure["qualifier"] = float("nan")
    if agreement(figure, amount) != NO:
        return None
    in_words = f"{dollars(more)} against {dollars(less)}: {text}"
    return _Gap(text, in_words, upper.iloc[0], dollars(less))


def _row(figure: pd.Series) -> str:
    return f"data/figures: id {figure['id']}"
