"""Stated figures as rows for a chart of ranges, which keep how the documents word them."""

import pandas as pd

from helpers.facts.figures import who_and_when
from helpers.facts.sources import article
from helpers.formatting import dollars, qualified
from helpers.show.charts.range_marks import WORDED
from helpers.show.html_tables import Show


def labelled(rows: pd.DataFrame, label: pd.Series | str) -> pd.DataFrame:
    """Give stated figures as rows for a chart of ranges, each called as ``label`` says.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/.
    label : pandas.Series or str
        What each row is called in the chart.

    Returns
    -------
    pandas.DataFrame
        Columns ``Figure``, ``From``, ``Stated``, ``To``, ``WORDED`` of the charts of ranges (the
        qualifier of each figure), and the sources.
    """
    return pd.DataFrame(
        {
            "Figure": label,
            "From": rows["low"],
            "Stated": rows["value"],
            "To": rows["high"],
            WORDED: rows["qualifier"],
            "source": rows["source"],
            "stated_in": rows["stated_in"],
        }
    )


def by_source(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated figures as rows for a chart of ranges by subject, each called by its source.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/.

    Returns
    -------
    pandas.DataFrame
        As ``labelled`` gives them, called by who measured a figure and when; and ``Subject``.
    """
    return labelled(rows, who_and_when(rows)).assign(Subject=rows["subject"])


def by_article(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated figures as rows for a chart of ranges by subject, each called by its article.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/.

    Returns
    -------
    pandas.DataFrame
        As ``labelled`` gives them, called by article, with "average" where the figure is a mean;
        and ``Subject``.
    """
    articles = rows["stated_in"].map(article).str.removeprefix("the ").str.capitalize()
    means = rows["statistic"].map({"mean": ", average"}).fillna("")
    return labelled(rows, articles + means).assign(Subject=rows["subject"])


def highest_end(rows: pd.DataFrame, show: Show = dollars) -> str:
    """Give the highest upper end of some stated ranges, open where one of them is open there.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/, with ``high`` and ``qualifier``.
    show : callable
        The function of helpers.formatting that words an amount.

    >>> rows = pd.DataFrame({"high": [85e3, 85e3, 60e3], "qualifier": [None, "open above", None]})
    >>> highest_end(rows), highest_end(rows.tail(1))
    ('$85,000 or more', '$60,000')
    """
    at_top = rows[rows["high"] == rows["high"].max()]
    is_open = (at_top["qualifier"] == "open above").any()
    return qualified(show(rows["high"].max()), "open above" if is_open else None)
