"""The fact check: each figure of an article gets a verdict by a stated rule."""

from helpers.verdicts.agency_numbers import OCCUPATIONS
from helpers.verdicts.judging import judge
from helpers.verdicts.verdict import VERDICTS, Verdict, matches

__all__ = ["OCCUPATIONS", "VERDICTS", "Verdict", "judge", "matches"]
