"""What is published of each kind of benefit that the articles name, of all jobs together.

Nobody publishes benefits of coders or of billers. What an hour costs employers is the Bureau of
Labor Statistics’ (Employer Costs for Employee Compensation); health plans are KFF’s.
"""

from typing import NamedTuple

import pandas as pd

from helpers.facts.figures import figures, surest_of_newest
from helpers.facts.sources import article
from helpers.formatting import printed
from helpers.phrases import listing, when

_DIVE, _GUIDE = "article-deep-dive", "article-earnings-guide"
_PRIVATE, _PLAN = "Private industry", "One person’s health plan"
UNPUBLISHED = "by nobody"


class Kind(NamedTuple):
    """A kind of benefit, and where its size is looked up.

    Parameters
    ----------
    name : str
        The kind in the field’s words.
    named_by : tuple of str
        The articles that name it.
    figures : tuple of tuple
        Subject, measure, and what the figure is in words: rows of data/figures/benefits.csv.
    """

    name: str
    named_by: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...] = ()


KINDS = (
    Kind("Health plan: medical, dental, vision", (_DIVE, _GUIDE), (
        (_PLAN, "premium", "a year for one person’s plan"),
        (_PLAN, "worker’s contribution", "of it paid by the worker"))),
    Kind("Retirement: an employer’s match, a pension", (_DIVE, _GUIDE), (
        (_PRIVATE, "retirement", "an hour"),)),
    Kind("Paid days off: vacation, illness, holidays", (_DIVE, _GUIDE), (
        (_PRIVATE, "paid leave", "an hour"),)),
    Kind("Life and disability insurance", (_DIVE,), (
        (_PRIVATE, "insurance", "an hour, health plans included"),)),
    Kind("Bonus", (_DIVE, _GUIDE), (
        (_PRIVATE, "supplemental pay", "an hour, with overtime and extra pay for shifts"),)),
    Kind("Profit sharing", (_DIVE,), (
        (_PRIVATE, "supplemental pay", "an hour, with all bonuses and overtime"),)),
    Kind("Training and fees for certification", (_DIVE, _GUIDE)),
    Kind("Flexible hours, work at home", (_GUIDE,)),
)  # fmt: skip
"""The kinds that the articles name, those with a published size first."""


def newest_benefit(subject: str, measure: str) -> pd.Series:
    """Give the newest figure of its kind in data/figures/benefits.csv.

    Parameters
    ----------
    subject, measure : str
        As the table names them: ``"Private industry"`` and ``"retirement"``.

    Returns
    -------
    pandas.Series
        A row of the table; of several of the newest period, that of the best grade.

    Raises
    ------
    LookupError
        When none is held.

    >>> printed(newest_benefit("Private industry", "retirement"))
    '$1.54'
    """
    return surest_of_newest(figures("benefits", subject=subject, measure=measure))


def kinds_of_benefits() -> pd.DataFrame:
    """Give the kinds of benefits as a table, with what is published of the size of each.

    Returns
    -------
    pandas.DataFrame
        ``Benefit``, ``Named by``, ``What is published, of all jobs``, ``Period``, ``Grade``, and
        the sources.
    """
    lines = []
    for kind in KINDS:
        newest = [newest_benefit(subject, measure) for subject, measure, _ in kind.figures]
        sizes = [
            f"{printed(figure)} {words}"
            for figure, (_, _, words) in zip(newest, kind.figures, strict=True)
        ]
        line = {
            "Benefit": kind.name,
            "Named by": listing(map(article, kind.named_by)),
            "What is published, of all jobs": listing(sizes) or UNPUBLISHED,
            "Period": when(newest[0]["as_of"]) if newest else "",
            "Grade": newest[0]["grade"] if newest else "",
            "source": newest[0]["source"] if newest else None,
        }
        lines.append(line | dict(zip(("stated_in", "source_second"), kind.named_by, strict=False)))
    return pd.DataFrame(lines)
