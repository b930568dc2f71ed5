"""The fact check: each figure of an article gets a verdict by a stated rule."""

from helpers.fact_check.judge import judge_all, judge_claims
from helpers.fact_check.verdict import (
    GROUPS,
    HOLD,
    VERDICTS,
    agreement,
    group_of,
    score,
    without_repeats,
)
from helpers.fact_check.verdict_tables import claims_of, with_verdicts

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
