"""Gives verdicts: on each figure by the first rule that applies, and on claims in words."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.agency_figures import pay, projection, rounded_percentiles, share
from helpers.fact_check.articles import Article, articles_of
from helpers.fact_check.claims import answer, nearest_answer
from helpers.fact_check.comparison import best
from helpers.fact_check.evidence_rows import evidence_decides
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
from helpers.fact_check.verdict import NO, NOT_SETTLED, UNKNOWN, VERDICT_OF, Verdict, judged_rows
from helpers.facts.figures import articles_figures
from helpers.facts.official import periods_of

_AGREEMENTS = {verdict: agreement for agreement, verdict in VERDICT_OF.items()}


def claim_in_words(figure: pd.Series, article: Article) -> Verdict | None:
    """The verdict on the claim in words that a figure serves."""
    rows = load("claims")
    serves = rows["figures"].fillna("").str.split().map(lambda names: figure["id"] in names)
    if not serves.any():
        return None
    verdict = judge_claim(rows[serves].iloc[0], article)
    return replace(verdict, found="the tables", found_as=verdict.reason)


def judge_claim(claim: pd.Series, article: Article) -> Verdict:
    """Give the verdict on one claim in words.

    Where the collection has no table of the article's time, the nearest release answers, and
    whether the claim was right when it was written is not known.

    Parameters
    ----------
    claim : pandas.Series
        A row of data/claims.csv.
    article : Article
        The article that makes it.
    """
    answers = [answer(claim, month) for month in article.months]
    at_time = [answered for answered in answers if answered]
    today = nearest_answer(claim, periods_of("wages_national")[-1])
    if today is None:
        reason = "No release in this collection has a table that bears on it."
        return Verdict("cannot be checked", reason, missing=reason)
    written = best([_AGREEMENTS.get(answered.verdict, "") for answered in at_time])
    right_today = _AGREEMENTS.get(today.verdict, UNKNOWN)
    deciding = next(
        (one for one in reversed(at_time) if _AGREEMENTS.get(one.verdict) == written),
        at_time[-1] if at_time else nearest_answer(claim, article.months[-1]),
    )
    if written not in (NO, UNKNOWN) and right_today == NO:
        verdict, deciding = "was right, now out of date", today
    else:
        verdict = deciding.verdict
    source = _agencys(deciding.sources)
    return Verdict(
        verdict,
        deciding.reason,
        deciding.evidence,
        source,
        "official" if source else "",
        f"data/claims.csv: id {claim['id']}",
        written,
        right_today,
        deciding.reason if verdict in NOT_SETTLED else "",
    )


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


def judge_claims(topic: str | None = None) -> pd.DataFrame:
    """Give the claims in words, each with its verdict and what it rests on.

    Parameters
    ----------
    topic : str, optional
        The notebook whose claims are asked for, as ``"05_remote_work"``; without it, all.

    Returns
    -------
    pandas.DataFrame
        Rows of data/claims.csv with the fields of :class:`Verdict` as columns, ``address``, and
        ``verdict`` sorting as ``VERDICTS`` does.

    Raises
    ------
    LookupError
        When no claim belongs to the topic.

    >>> judge_claims("12_fact_check")["verdict"].tolist()
    ['contradicted']
    """
    articles = articles_of(articles_figures())
    rows = load("claims")
    if topic is not None:
        rows = rows[rows["topic"] == topic].reset_index(drop=True)
    if rows.empty:
        raise LookupError(f"no claim in data/claims.csv has the topic {topic!r}")
    verdicts = [judge_claim(row, articles[row["stated_in"]]) for _, row in rows.iterrows()]
    return judged_rows(rows, verdicts)


def _agencys(names: tuple[str, ...]) -> str:
    """The first of some sources that is an agency's; nothing where an article's numbers decide."""
    licences = load("sources").set_index("source")["licence"]
    return next((name for name in names if licences[name].startswith("Public domain")), "")
