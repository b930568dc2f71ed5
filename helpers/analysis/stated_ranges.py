"""Stated figures, rows of data/figures/, as rows for charts and tables with their wording."""

import pandas as pd

from helpers.facts.figures import NOBODY, as_stated, basis, figures, who_and_when
from helpers.facts.sources import article, with_article
from helpers.formatting import dollars, qualified
from helpers.show.charts.range_marks import WORDED
from helpers.show.html_tables import Linked


def labelled(rows: pd.DataFrame, label: pd.Series | str) -> pd.DataFrame:
    """Give stated figures as rows for a chart of ranges, each called as ``label`` says.

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
    """Give figures as :func:`labelled` does, by ``Subject``, called by who measured and when."""
    return labelled(rows, who_and_when(rows)).assign(Subject=rows["subject"])


def by_article(rows: pd.DataFrame) -> pd.DataFrame:
    """Give figures as :func:`labelled` does, by ``Subject``, called by article, and as means."""
    articles = rows["stated_in"].map(article).str.removeprefix("the ").str.capitalize()
    means = rows["statistic"].map({"mean": ", average"}).fillna("")
    return labelled(rows, articles + means).assign(Subject=rows["subject"])


def in_brief(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated figures as a short table: what, how much and on what it rests, and who says so.

    Returns
    -------
    pandas.DataFrame
        ``Of whom or what``, ``Stated`` with its basis in small print, where the document names
        one, ``Stated in``, and the sources.
    """
    table = as_stated(rows).drop(columns=["Statistic", "Period", "Measured by"])
    stated = zip(table["Stated"], basis(rows).replace(NOBODY, ""), strict=True)
    return table.assign(Stated=[Linked(text, note=note) for text, note in stated])


def ladders(assumed: dict[tuple[str, str], tuple[float, float]]) -> pd.DataFrame:
    """Give what each article says a stage of a career pays, with the years that stage takes.

    Parameters
    ----------
    assumed : dict of tuple to tuple
        For an article and a stage that it gives no years: after how many years of work that
        stage begins and ends.

    Returns
    -------
    pandas.DataFrame
        Rows of data/figures/experience.csv with ``low_year`` and ``high_year``, missing where
        nothing is said; ``years``, the two in words; and ``label``, the stage and its article.
    """
    stated = figures("experience")
    paid = stated[(stated["measure"] == "annual pay") & stated["low"].notna()]
    paid = paid[(paid["kind"] == "fact") & (paid["subject"] != "Coding managers and directors")]
    keys = ["stated_in", "subject"]
    lengths = stated.loc[stated["unit"] == "years", [*keys, "low", "high"]]
    added = pd.DataFrame([[*of, *years] for of, years in assumed.items()], columns=lengths.columns)
    stages = paid.merge(pd.concat([lengths, added]), on=keys, how="left", suffixes=("", "_year"))
    begin, end = stages["low_year"], stages["high_year"]
    until = (" to " + end.map("{:g}".format)).where(end.notna(), " or more")
    stages["years"] = (begin.map("{:g}".format) + until).where(begin.notna(), "not said")
    stages["label"] = with_article(stages["subject"], stages)
    return stages


def highest_end(rows: pd.DataFrame) -> str:
    """Give the highest upper end of some stated ranges of pay, open where one of them is so.

    >>> rows = pd.DataFrame({"high": [85e3, 85e3, 60e3], "qualifier": [None, "open above", None]})
    >>> highest_end(rows), highest_end(rows.tail(1))
    ('$85,000 or more', '$60,000')
    """
    at_top = rows[rows["high"] == rows["high"].max()]
    is_open = (at_top["qualifier"] == "open above").any()
    return qualified(dollars(rows["high"].max()), "open above" if is_open else None)
