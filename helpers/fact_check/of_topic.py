"""The claims in words of one topic, as its own page shows them."""

import pandas as pd

from helpers.fact_check.claims_in_words import judge_claims
from helpers.fact_check.shown import in_words_side_by_side, led_to


def claims_of(topic: str) -> pd.DataFrame:
    """Give what the articles say in words of a topic as a table, each claim with its verdict.

    Parameters
    ----------
    topic : str
        The notebook, as ``"05_remote_work"``.

    Returns
    -------
    pandas.DataFrame
        ``The article says``, ``The tables say``, ``Why`` and ``Fact check``, which leads to the
        verdict; and the sources.

    Raises
    ------
    LookupError
        When no claim belongs to the topic.

    >>> claims_of("09_training")["Fact check"].iloc[0].address
    '12_fact_check.ipynb#deep-dive-certificate-is-the-usual-path'
    """
    judged = judge_claims(topic)
    rows = in_words_side_by_side(judged).drop(columns="id")
    rows["Fact check"] = [*map(led_to, judged["id"], judged["verdict"])]
    rows["source"] = judged["evidence_source"].replace("", pd.NA)
    return rows.assign(stated_in=judged["stated_in"])
