"""The fact check: each figure of an article gets a verdict by a stated rule."""

from helpers.fact_check.articles import Article
from helpers.fact_check.claims_in_words import judge_claims
from helpers.fact_check.judging import judge, judge_all
from helpers.fact_check.verdict import HOLD, NOT_SETTLED, VERDICTS, Verdict, agreement

__all__ = [
    "HOLD",
    "NOT_SETTLED",
    "VERDICTS",
    "Article",
    "Verdict",
    "agreement",
    "judge",
    "judge_all",
    "judge_claims",
]
