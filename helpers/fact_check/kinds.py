"""Figures of which it can be said by their kind that no source settles them."""

from dataclasses import replace

import pandas as pd

from helpers.fact_check.agency_pay import BLS, pay
from helpers.fact_check.articles import Article
from helpers.fact_check.subjects import stages
from helpers.fact_check.verdict import Verdict
from helpers.figures import publisher
from helpers.words import uncapitalized

_NOT_CHECKABLE = {
    "example": "An amount chosen for an example or told of one person: it claims nothing about "
    "others.",
    "promise": "It promises what a step will bring to one person. A survey can show a gap between "
    "groups, never that.",
    "advice": "Advice on when to do something: good or bad, not true or false.",
    "division": "How the article cuts a career into stages. Another cut would be as right.",
}

_NO_STAGES = (
    "BLS publishes pay by occupation, place and industry. It does not ask how long somebody has "
    "worked or which rung they stand on."
)


def not_a_checkable_fact(figure: pd.Series, article: Article) -> Verdict | None:
    """Examples, promises, advice, and the lengths of stages."""
    if figure["kind"] == "fact":
        return None
    return Verdict("not a checkable fact", _NOT_CHECKABLE[figure["kind"]])


def not_published_by_its_source(figure: pd.Series, article: Article) -> Verdict | None:
    """Pay by stage of a career in the agency's name: it asks employers, not for how long.

    Where the article has the amount from an occupation that the agency does publish, the reason
    names it.
    """
    is_pay = figure["unit"] in ("USD/year", "USD/hour")
    is_agencys = publisher(figure["source"]) == BLS
    if not (is_pay and is_agencys and figure["subject"] in stages()):
        return None
    same = ["value", "statistic", "source", "measure"]
    twins = article.figures[(article.figures[same] == figure[same]).all(axis=1)]
    twins = twins[~twins["subject"].isin(stages())]
    verdict = pay(twins.iloc[0], article) if len(twins) else None
    if verdict is None:
        return Verdict("not what the named source publishes", _NO_STAGES)
    group = uncapitalized(twins["subject"].iloc[0])
    return replace(
        verdict,
        verdict="not what the named source publishes",
        reason=f"{_NO_STAGES} The amount is that of all {group}. {verdict.reason}",
    )
