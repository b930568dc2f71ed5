"""Tells whose figures some rows hold: official, a survey's or an article's, or a worked example."""

import pandas as pd

from helpers.data.tables import source_row
from helpers.facts.sources import names_sources
from helpers.rendering.html import LEGEND

PROVENANCES = OFFICIAL, STATED, EXAMPLE = tuple(LEGEND)
PROVENANCE = "provenance"
"""The column that says it where the sources of a row do not; it is not shown."""


def worked_example(rows: pd.DataFrame) -> pd.DataFrame:
    """Give rows marked as computed by the collection from inputs that it chose.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows as a chart or a table takes them.

    >>> provenance_of(worked_example(pd.DataFrame({"month": [1], "source": ["bls-cpi-u"]})))
    ['worked example']
    """
    return rows.assign(**{PROVENANCE: EXAMPLE})


def provenance_of(rows: pd.DataFrame) -> list[str]:
    """Give for each row one of ``PROVENANCES``.

    A figure that an article states is the article's, whoever it names as its source. A row that
    rests on several sources is official only where all of them are; one without a source is an
    example.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows that name their sources, or say what they are in the column ``PROVENANCE``.

    >>> stated = pd.DataFrame({"source": ["bls", "bls-cpi-u"], "stated_in": ["article-blog", None]})
    >>> provenance_of(stated)
    ['survey or article', 'official']
    """
    if PROVENANCE in rows:
        return rows[PROVENANCE].tolist()
    citing = rows[[column for column in rows if names_sources(column)]]
    return [_provenance(row.dropna()) for _, row in citing.iterrows()]


def _provenance(sources: pd.Series) -> str:
    if sources.empty:
        return EXAMPLE
    are_official = all(source_row(name)["official"] == "yes" for name in sources)
    return OFFICIAL if are_official else STATED
