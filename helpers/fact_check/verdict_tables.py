"""Judged figures and claims as other pages show them, and as files list them."""

import pandas as pd

from helpers.analysis.stated_ranges import in_brief
from helpers.fact_check.articles import articles_of
from helpers.fact_check.judge import judge, judge_claims
from helpers.fact_check.verdict import VERDICTS
from helpers.facts.figures import articles_figures, publisher
from helpers.facts.sources import article, is_article
from helpers.formatting import plural, printed
from helpers.show.html_tables import Linked

SIGNS = dict(zip(VERDICTS, ("✓", "≈", "↺", "✗", "⇄", "⊘", "–", "?"), strict=True))
"""A sign for each verdict, so that colour is not needed to tell them apart."""
WORST_FIRST = (
    "contradicted", "contradicts itself", "not what the named source publishes",
    "was right, now out of date", "about right", "confirmed", "cannot be checked",
    "not a checkable fact",
)  # fmt: skip
"""The verdicts as a reader wants them: what does not hold first."""


def headline(verdict: str, number: int, what: str) -> str:
    """Give the caption of a table of one verdict.

    >>> headline("contradicted", 16, "figure")
    '✗ Contradicted: 16 figures'
    """
    return f"{SIGNS[verdict]} {verdict[0].upper()}{verdict[1:]}: {plural(number, what)}"


def as_listed(judged: pd.DataFrame) -> pd.DataFrame:
    """Give judged figures as fact_check.csv lists them.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.

    Returns
    -------
    pandas.DataFrame
        What is stated, as printed and as two ends that are equal where one amount is; the
        evidence, where it stands and where it can be read; the verdict.
    """
    listed = judged.rename(columns={"stated_in": "document", "id": "figure"}).assign(
        measured_by=judged["source"].map(_measured_by),
        stated=[printed(figure) for _, figure in judged.iterrows()],
        stated_low=_end(judged, "low"),
        stated_high=_end(judged, "high"),
    )
    return listed[
        [
            "document", "figure", "subject", "measure", "measured_by", "stated", "stated_low",
            "stated_high", "evidence", "evidence_source", "verdict", "reason", "grade",
            "right_when_written", "right_today", "address", "row", "missing",
        ]
    ]  # fmt: skip


def _measured_by(source: str) -> str:
    """Who measured a figure; nothing where its article names nobody."""
    return "" if is_article(source) else publisher(source)


def _end(judged: pd.DataFrame, end: str) -> pd.Series:
    """One end of what is stated, as text without digits that nobody printed."""
    stated = judged["value"].fillna(judged[end])
    return stated.map("{:.10g}".format, na_action="ignore")


def words_listed(judged: pd.DataFrame) -> pd.DataFrame:
    """Give judged claims in words as claims_in_words.csv lists them.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_claims`` gives them.
    """
    columns = {"stated_in": "document", "id": "claim", "claim": "wording"}
    columns_kept = [
        "evidence", "evidence_source", "verdict", "reason", "grade", "right_when_written",
        "right_today", "address",
    ]  # fmt: skip
    return judged[[*columns, *columns_kept]].rename(columns=columns)


def with_verdicts(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated figures as a table to show, each article's with its verdict beside it.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/.

    Returns
    -------
    pandas.DataFrame
        As ``helpers.analysis.stated_ranges.in_brief`` gives them, with ``Fact check``, which leads
        to the verdict; a figure that no article states has none.
    """
    articles = articles_of(articles_figures())
    verdicts = [
        led_to(figure["id"], judge(figure, articles[figure["stated_in"]]).verdict)
        if is_article(figure["stated_in"])
        else ""
        for _, figure in rows.iterrows()
    ]
    return in_brief(rows).assign(**{"Fact check": verdicts})


def led_to(name: str, verdict: str) -> Linked:
    """Give a verdict with its sign, as a cell that leads to its row in the fact check.

    What cannot be checked leads nowhere: the verdict says all that its row does.

    >>> led_to("blog-lucrative", "confirmed").text
    '✓ confirmed'
    >>> led_to("blog-entry-level", "cannot be checked").address
    ''
    """
    address = f"12_fact_check.ipynb#{name}" if verdict != "cannot be checked" else ""
    return Linked(f"{SIGNS[verdict]} {verdict}", address)


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
