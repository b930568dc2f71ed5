"""Tries the rules in their order; the first that applies gives the verdict."""

from collections.abc import Callable

import pandas as pd

from helpers.figures import publisher
from helpers.verdicts.agency_numbers import (
    national,
    place,
    premium_over_the_mean,
    projection,
    range_round_an_official_middle,
    rounded_range,
    share,
)
from helpers.verdicts.own_numbers import own_averages, own_stages, same_number_for_two
from helpers.verdicts.verdict import VERDICTS, Verdict


def judge(figure: pd.Series, document: pd.DataFrame) -> Verdict:
    """Give the verdict on one figure of an article.

    Parameters
    ----------
    figure : pandas.Series
        A row of data/figures/.
    document : pandas.DataFrame
        All figures of the same article, this one among them.
    """
    return next(found for rule in RULES if (found := rule(figure, document)))


def judge_all(figures: pd.DataFrame) -> pd.DataFrame:
    """Give the articles' figures, each with its verdict, evidence and reason.

    Parameters
    ----------
    figures : pandas.DataFrame
        Rows of data/figures/: all figures of one article or of several.

    Returns
    -------
    pandas.DataFrame
        The same rows with ``verdict``, which sorts as ``VERDICTS`` does, ``evidence``,
        ``evidence_source`` and ``reason``.
    """
    articles = dict(iter(figures.groupby("stated_in")))
    found = [judge(figure, articles[figure["stated_in"]]) for _, figure in figures.iterrows()]
    judged = figures.join(pd.DataFrame(found, index=figures.index))
    judged["verdict"] = pd.Categorical(judged["verdict"], VERDICTS, ordered=True)
    return judged


def cannot_be_checked(figure: pd.Series, document: pd.DataFrame) -> Verdict:
    """What is left: say what would be needed."""
    if figure["source"] == figure["stated_in"]:
        if figure["unit"] in ("months", "years", "USD"):
            needed = "price lists and timetables of the schools and associations"
        elif figure["unit"] in ("codes", "times", "hours/week"):
            needed = "the rule or table itself, which is not in this collection"
        else:
            needed = "a named survey; the article gives no source"
    elif figure["source"].startswith("bls"):
        needed = "BLS’s table for that group; this collection does not have it, or BLS makes none"
    else:
        needed = f"the report of {publisher(figure['source'])} with its questions and answers"
    return Verdict("cannot be checked", "", "", f"Needed: {needed}.")


RULES: tuple[Callable[[pd.Series, pd.DataFrame], Verdict | None], ...] = (
    same_number_for_two,
    own_averages,
    own_stages,
    premium_over_the_mean,
    projection,
    place,
    national,
    rounded_range,
    share,
    range_round_an_official_middle,
    cannot_be_checked,
)
