"""The fact check: each figure of an article gets a verdict by a stated rule."""

from helpers.fact_check.claims_in_words import judge_claims
from helpers.fact_check.judge import judge_all
from helpers.fact_check.of_topic import claims_of
from helpers.fact_check.score import GROUPS, group_of, score, without_repeats
from helpers.fact_check.verdict import HOLD, VERDICTS, agreement
from helpers.fact_check.verdict_tables import with_verdicts

__all__ = [
    "GROUPS",
    "HOLD",
    "VERDICTS",
    "agreement",
    "claims_of",
    "group_of",
    "judge_all",
    "judge_claims",
    "score",
    "with_verdicts",
    "without_repeats",
]
