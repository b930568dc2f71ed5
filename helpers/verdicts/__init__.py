"""The fact check: each figure of an article gets a verdict by a stated rule."""

from helpers.verdicts.agency_numbers import OCCUPATIONS
from helpers.verdicts.judging import judge, judge_all
from helpers.verdicts.shown import as_listed, as_told
from helpers.verdicts.verdict import VERDICTS, Verdict, matches

__all__ = [
    "OCCUPATIONS",
    "VERDICTS",
    "Verdict",
    "as_listed",
    "as_told",
    "judge",
    "judge_all",
    "matches",
]
