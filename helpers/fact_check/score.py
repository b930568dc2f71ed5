"""How many figures got which verdict."""

import pandas as pd

from helpers.fact_check.verdict import HOLD, NOT_SETTLED
from helpers.facts.sources import article

GROUPS = ("✓ Hold", "↺ Were right, now out of date", "✗ Do not hold", "? Not settled")
"""Verdicts gathered for a score, each group with its sign."""


def group_of(verdict: str) -> str:
    """Give the group of a verdict, one of ``GROUPS``.

    >>> group_of("about right"), group_of("not a checkable fact")
    ('✓ Hold', '? Not settled')
    """
    if verdict in HOLD:
        return GROUPS[0]
    if verdict in NOT_SETTLED:
        return GROUPS[3]
    return GROUPS[1] if "out of date" in verdict else GROUPS[2]


def without_repeats(judged: pd.DataFrame) -> pd.DataFrame:
    """Give judged figures without those that their article states a second time.

    A range that repeats two figures beside it, or one amount under two names, is one statement.
    The first stays.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.
    """
    point = judged["value"].notna()
    key = ["stated_in", "measure", "statistic", "unit", "value", "low", "high"]
    by_source = judged[[*key, "source"]].duplicated() & point
    by_subject = judged[[*key, "subject"]].duplicated()
    return judged[~(by_source | by_subject | _sums_up_percentiles(judged))]


def _sums_up_percentiles(judged: pd.DataFrame) -> pd.Series:
    """Whether a range rounds two percentiles that its article states beside it."""
    key = ["stated_in", "subject", "source"]
    stated = judged[judged["statistic"].isin(["p10", "p90"])]
    both = stated.groupby(key)["statistic"].nunique() == 2
    keys = pd.MultiIndex.from_frame(judged[key])
    is_range = judged["low"].notna() & judged["high"].notna()
    return is_range & keys.isin(both[both].index)


def score(judged: pd.DataFrame) -> pd.DataFrame:
    """Count each article's statements by group of verdicts, repeated ones once.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.

    Returns
    -------
    pandas.DataFrame
        ``Article``, a column for each of ``GROUPS``, and ``source``; most statements first.
    """
    once = without_repeats(judged)
    groups = once["verdict"].astype(str).map(group_of)
    counts = pd.crosstab(once["stated_in"], groups).reindex(columns=GROUPS, fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    counts = counts.loc[order].rename_axis(columns=None).reset_index(names="source")
    counts.insert(0, "Article", counts["source"].map(article).str.capitalize())
    return counts
