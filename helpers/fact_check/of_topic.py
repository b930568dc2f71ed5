"""The claims in words of one topic, as its own page shows them."""

import pandas as pd

from helpers.fact_check.claims_in_words import judge_claims
from helpers.fact_check.verdict_tables import led_to
from helpers.facts.sources import article
from helpers.show.html_tables import Linked


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
    rows = [
        {
            "The article says": Linked(claim["claim"], note=article(claim["stated_in"])),
            "The tables say": Linked(claim["evidence"] or "–", claim["address"]),
            "Why": claim["reason"],
            "Fact check": led_to(claim["id"], claim["verdict"]),
            "source": claim["evidence_source"] or None,
            "stated_in": claim["stated_in"],
        }
        for _, claim in judged.iterrows()
    ]
    return pd.DataFrame(rows)
