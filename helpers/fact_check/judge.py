"""Tries the rules in their order; the first that applies gives the verdict."""

from collections.abc import Callable

import pandas as pd

from helpers.fact_check.agency_counts import projection, share
from helpers.fact_check.agency_pay import pay, rounded_percentiles
from helpers.fact_check.articles import Article, articles_of
from helpers.fact_check.claims_in_words import claim_in_words
from helpers.fact_check.evidence_match import evidence_decides
from helpers.fact_check.own_numbers import (
    average_that_breaks_its_premium,
    own_averages,
    reached_too_soon,
    same_number_for_two,
)
from helpers.fact_check.unsettled import (
    cannot_be_checked,
    not_a_checkable_fact,
    not_published_by_its_source,
)
from helpers.fact_check.verdict import Verdict, judged_rows

Rule = Callable[[pd.Series, Article], Verdict | None]
RULES: tuple[Rule, ...] = (
    same_number_for_two,
    reached_too_soon,
    claim_in_words,
    not_a_checkable_fact,
    not_published_by_its_source,
    average_that_breaks_its_premium,
    evidence_decides,
    own_averages,
    projection,
    share,
    rounded_percentiles,
    pay,
    cannot_be_checked,
)


def judge(figure: pd.Series, article: Article) -> Verdict:
    """Give the verdict on one figure of an article.

    Parameters
    ----------
    figure : pandas.Series
        A row of data/figures/.
    article : Article
        The article that states it.
    """
    return next(verdict for rule in RULES if (verdict := rule(figure, article)))


def judge_all(figures: pd.DataFrame) -> pd.DataFrame:
    """Give the articles' figures, each with its verdict and what it rests on.

    Parameters
    ----------
    figures : pandas.DataFrame
        Rows of data/figures/: all figures of one article or of several.

    Returns
    -------
    pandas.DataFrame
        The same rows with the fields of :class:`Verdict` as columns, ``verdict`` sorting as
        ``VERDICTS`` does, and ``address``, where the evidence can be read.
    """
    articles = articles_of(figures)
    verdicts = [judge(figure, articles[figure["stated_in"]]) for _, figure in figures.iterrows()]
    figures = figures.drop(columns="grade")  # that of the row itself, which articles do not have
    return judged_rows(figures, verdicts)
