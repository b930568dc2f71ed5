"""Judged figures as others see them: in a table of a page, and in a file."""

import pandas as pd

from helpers.citations import article
from helpers.formatting import printed


def as_told(judged: pd.DataFrame) -> pd.DataFrame:
    """Give judged figures as a table to show: what is stated, the verdict, and why.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.
    """
    return pd.DataFrame(
        {
            "Of whom or what": judged["subject"],
            "Measure": judged["measure"],
            "Stated": [printed(figure) for _, figure in judged.iterrows()],
            "Verdict": judged["verdict"].astype(str),
            "Why": judged["reason"],
            "Stated in": judged["stated_in"].map(article),
            "id": judged["id"],
        }
    )


def as_listed(judged: pd.DataFrame) -> pd.DataFrame:
    """Give judged figures as fact_check.csv lists them.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.

    Returns
    -------
    pandas.DataFrame
        What is stated, as printed and as two ends that are equal where one amount is, and what
        was found.
    """
    return pd.DataFrame(
        {
            "document": judged["stated_in"],
            "figure": judged["id"],
            "subject": judged["subject"],
            "measure": judged["measure"],
            "stated": [printed(figure) for _, figure in judged.iterrows()],
            "stated_low": _end(judged, "low"),
            "stated_high": _end(judged, "high"),
            "evidence": judged["evidence"],
            "evidence_source": judged["evidence_source"],
            "verdict": judged["verdict"],
            "reason": judged["reason"],
        }
    )


def _end(judged: pd.DataFrame, end: str) -> pd.Series:
    """One end of what is stated, as text without digits that nobody printed."""
    stated = judged["value"].fillna(judged[end])
    return stated.map("{:.10g}".format, na_action="ignore")
