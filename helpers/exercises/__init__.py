"""What a lesson's notebook is written with: rows to hand out, answers to expect and to check."""

from helpers.exercises.answer_check import check
from helpers.exercises.drawings import begin
from helpers.exercises.expectations import expect
from helpers.exercises.rows import hand_out

__all__ = ["begin", "check", "expect", "hand_out"]
