"""Holds a figure against the other figures of the same article."""

import pandas as pd

from helpers.fact_check.subjects import meanings, stages
from helpers.fact_check.verdict import NO, Verdict, agreement
from helpers.formatting import dollars, percent, printed
from helpers.growth import change


def same_number_for_two(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """One number, one survey, two groups: it cannot be the figure of both.

    A stage of a career may be given the figure of an occupation; that is another question.
    """
    same = ["value", "source", "measure"]
    twins = document[(document[same] == figure[same]).all(axis=1)]
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
    )


def reached_too_soon(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """Pay said to be reached in some years, above what the article gives for those years."""
    if figure["unit"] != "USD/year" or pd.isna(figure["low"]):
        return None
    lasts = document[document["unit"] == "years"]
    reached = lasts[(lasts["subject"] == figure["subject"]) & (lasts["qualifier"] == "at most")]
    if reached.empty:
        return None
    years = reached["high"].iloc[0]
    around = lasts[(lasts["measure"] == "experience") & (lasts["low"] <= years)]
    around = around[around["high"] >= years].sort_values("low")
    stages = document[
        document["subject"].isin(around["subject"].tail(1)) & (document["measure"] == "annual pay")
    ]
    if stages.empty or figure["low"] <= stages["high"].iloc[0]:
        return None
    stage = stages.iloc[0]
    return Verdict(
        "contradicts itself",
        f"For {years:g} years of experience the article itself gives {printed(stage)}.",
        f"{stage['subject']}: {printed(stage)}",
        stage["stated_in"],
        row=_row(stage),
    )


def own_averages(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """A premium or a difference that the article's own averages of the same survey make."""
    of = meanings(figure["subject"])
    is_gap = figure["measure"] in ("pay premium", "pay difference")
    if not is_gap or list(of["kind"]) != ["comparison"]:
        return None
    means = document[(document["statistic"] == "mean") & document["value"].notna()]
    means = means[(means["source"] == figure["source"]) & (means["measure"] == "annual pay")]
    upper = means[means["subject"] == of["compares"].iloc[0]]
    lower = means[means["subject"] == of["against"].iloc[0]]
    if upper.empty or lower.empty:
        return None
    more, less = upper["value"].iloc[0], lower["value"].iloc[0]
    is_relative = figure["measure"] == "pay premium"
    own = change(more, less) if is_relative else more - less
    shown = percent(own, 1) if is_relative else dollars(own)
    exact = figure.copy()
    exact["qualifier"] = float("nan") if pd.notna(figure["value"]) else figure["qualifier"]
    if agreement(exact, own) != NO:
        return None
    return Verdict(
        "contradicts itself",
        f"The article’s own averages make {shown}, not {printed(figure)}.",
        f"{dollars(more)} against {dollars(less)}: {shown}",
        figure["stated_in"],
        row=_row(upper.iloc[0]),
    )


def _row(figure: pd.Series) -> str:
    return f"data/figures: id {figure['id']}"
