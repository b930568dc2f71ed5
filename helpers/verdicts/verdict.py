"""What a verdict is, and how a stated figure is held against another."""

from dataclasses import dataclass

import pandas as pd

VERDICTS = (
    "confirmed",
    "rounded",
    "out of date",
    "contradicted",
    "contradicts itself",
    "cannot be checked",
)


@dataclass(frozen=True)
class Verdict:
    """A verdict on a figure, with what it rests on.

    Parameters
    ----------
    verdict : str
        One of ``VERDICTS``.
    evidence : str
        The agency's figure, or the article's own numbers recomputed; empty where there is none.
    evidence_source : str
        The source of the evidence as data/sources.csv names it.
    reason : str
        Why, in a sentence.
    """

    verdict: str
    evidence: str
    evidence_source: str
    reason: str


def matches(figure: pd.Series, official: float) -> str:
    """Tell how a stated figure stands to an official one, as far as it is printed.

    Parameters
    ----------
    figure : pandas.Series
        A point, or an open end such as "more than 80,950", which is compared as a point.
    official : float
        The agency's figure in the same unit.

    Returns
    -------
    str
        ``"confirmed"`` when equal, ``"rounded"`` when equal once rounded to the digits that the
        figure is printed with, else ``"contradicted"``.

    >>> matches(pd.Series({"value": 7.0, "low": None, "high": None}), 7.1)
    'rounded'
    """
    stated = next(end for end in figure[["value", "low", "high"]] if pd.notna(end))
    if abs(stated - official) < 1e-9:
        return "confirmed"
    return "rounded" if abs(stated - official) <= precision(stated) / 2 else "contradicted"


def precision(number: float) -> float:
    """The worth of the last digit that is not a zero at the end: 1,000 for 48,000; 0.1 for 20.7."""
    if number != round(number):
        return 10.0 ** -len(f"{number:g}".split(".")[1])
    digits = f"{number:.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def is_range(figure: pd.Series) -> bool:
    """Tell whether a figure has both a low and a high end."""
    return pd.notna(figure["low"]) and pd.notna(figure["high"])


def holds(figure: pd.Series, own: float) -> bool:
    """Whether a number fits a figure, which may be a point, a range or open at one end."""
    if pd.notna(figure["value"]):
        return abs(figure["value"] - own) <= precision(figure["value"]) / 2
    low = figure["low"] if pd.notna(figure["low"]) else float("-inf")
    high = figure["high"] if pd.notna(figure["high"]) else float("inf")
    return low <= own <= high
