"""What surveys, sites and articles state: the figures of data/figures/, one file a topic."""

import pandas as pd

from helpers.data.schemas.articles import GRADES
from helpers.data.tables import load, source_row
from helpers.facts.sources import article, is_article, with_article
from helpers.formatting import printed
from helpers.paths import data_folder
from helpers.phrases import when

_NOBODY = "no source given"
_STATISTICS = {"p10": "10th percentile", "p90": "90th percentile", "unspecified": "not said"}


def figures(topic: str, **conditions: str) -> pd.DataFrame:
    """Give the stated figures of a topic, all or those that match.

    Parameters
    ----------
    topic : str
        File name in data/figures/ without its ending, such as ``"pay"``.
    **conditions : str
        Columns and the values they must have, such as ``measure="annual pay"``.

    Returns
    -------
    pandas.DataFrame
        One row a figure, as printed in the document that states it.

    Raises
    ------
    LookupError
        When no figure matches.
    """
    rows = load(f"figures/{topic}")
    for column, value in conditions.items():
        rows = rows[rows[column] == value]
    if rows.empty:
        raise LookupError(f"no figure in data/figures/{topic}.csv has {conditions}")
    return rows.reset_index(drop=True)


def articles_figures() -> pd.DataFrame:
    """Give every figure that the articles state, of all topics, with its ``topic``."""
    topics = sorted(path.stem for path in (data_folder() / "figures").glob("*.csv"))
    rows = pd.concat([load(f"figures/{topic}").assign(topic=topic) for topic in topics])
    return rows[rows["stated_in"].map(is_article)].reset_index(drop=True)


def figure(topic: str, name: str) -> pd.Series:
    """Give one stated figure by its ``id``.

    Raises
    ------
    LookupError
        When the topic has no such figure.
    """
    return figures(topic, id=name).iloc[0]


def newest_figure(topic: str, publisher: str, **conditions: str) -> pd.Series:
    """Give the newest figure of its kind: by who measured it, of whom, and what.

    A later survey that is added to the table is followed without a change elsewhere, as a name of
    a row (:func:`figure`) would not be.

    Parameters
    ----------
    topic : str
        File name in data/figures/ without its ending.
    publisher : str
        Who measured it, as data/sources.csv names the publisher of all its editions: ``"AAPC"``.
    **conditions : str
        Of whom and what: ``subject``, ``measure``, and ``statistic`` or ``unit`` where a survey
        states several.

    Returns
    -------
    pandas.Series
        A row of data/figures/. Where several documents state the same edition, the one that the
        publisher states itself, or else the first in the file.

    Raises
    ------
    LookupError
        When no figure matches, none says of when it is, or the newest are of different kinds.
    """
    sources = load("sources")
    editions = sources.loc[sources["publisher"] == publisher, "source"]
    rows = figures(topic, **conditions)
    rows = rows[rows["source"].isin(editions) & rows["as_of"].notna()]
    if rows.empty:
        raise LookupError(
            f"no figure of {publisher} with a period in data/figures/{topic}.csv has {conditions}"
        )
    newest = rows[rows["as_of"] == rows["as_of"].max()]
    kinds = newest[["subject", "measure", "statistic", "unit"]].drop_duplicates()
    if len(kinds) > 1:
        kinds_in_words = "; ".join(", ".join(kind) for kind in kinds.itertuples(index=False))
        raise LookupError(f"{topic}: several kinds of figures have {conditions}: {kinds_in_words}")
    own = newest[~newest["stated_in"].map(is_article)]
    return (newest if own.empty else own).iloc[0]


def surest_of_newest(rows: pd.DataFrame) -> pd.Series:
    """Give the row of the newest period; of several, that of the best grade.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/ that no article states, at least one; one without a period counts
        as the oldest.
    """
    periods = rows["as_of"].fillna("")
    newest = rows[periods == periods.max()]
    return newest.loc[newest["grade"].map(GRADES.index).idxmin()]


def verdict_link(stated: pd.Series) -> str:
    """Give a Markdown link to a stated figure's verdict in the fact check."""
    return f"[fact check](12_fact_check.ipynb#{stated['id']})"


def publisher(source: str) -> str:
    """Give who measured a figure; an article that names nobody stands for itself."""
    if is_article(source):
        return _NOBODY
    return str(source_row(source)["publisher"])


def who_and_when(rows: pd.DataFrame) -> pd.Series:
    """Give each stated figure a label: who measured it, when, as what, and what is inferred."""
    labels = []
    for _, row in rows.iterrows():
        period = f", {when(row['as_of'])}" if pd.notna(row["as_of"]) else ""
        statistic = "" if row["statistic"] == "unspecified" else row["statistic"]
        inferred = "" if pd.isna(row["inferred"]) else f"{row['inferred']} inferred"
        added = "; ".join(filter(None, [statistic, inferred]))
        who = publisher(row["source"])
        if who == _NOBODY:
            who = f"{article(row['stated_in'])}, {_NOBODY}"
        labels.append(f"{who[0].upper()}{who[1:]}{period}" + (f" ({added})" if added else ""))
    return pd.Series(labels, index=rows.index)


def as_stated(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated figures as a table to show: what, how much, when, who measured, who says so.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/.

    Returns
    -------
    pandas.DataFrame
        Texts headed in words, and the sources. "(inferred)" follows a period or a source that the
        document does not name at that place.
    """
    return pd.DataFrame(
        {
            "Of whom or what": rows["subject"],
            "Stated": [printed(row) for _, row in rows.iterrows()],
            "Statistic": rows["statistic"].replace(_STATISTICS),
            "Period": stated_periods(rows),
            "Measured by": rows["source"].map(publisher) + _mark_inferred(rows, "source"),
            "Stated in": rows["stated_in"].map(article),
            "source": rows["source"],
            "stated_in": rows["stated_in"],
        }
    )


def stated_periods(rows: pd.DataFrame) -> pd.Series:
    """Give the period of each stated figure in words, with "(inferred)" where it is not said there.

    >>> rows = pd.DataFrame({"as_of": ["2023-05", None], "inferred": ["period", None]})
    >>> stated_periods(rows).tolist()
    ['May 2023 (inferred)', 'not said']
    """
    periods = [when(period) if pd.notna(period) else "not said" for period in rows["as_of"]]
    return periods + _mark_inferred(rows, "period")


def _mark_inferred(rows: pd.DataFrame, part: str) -> pd.Series:
    """What follows a period or a source that is inferred; nothing after one that is stated."""
    is_inferred = rows["inferred"].fillna("").str.contains(part)
    return is_inferred.map({True: " (inferred)", False: ""})


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
    stages["label"] = with_article(stages["subject"], stages, "mean")
    return stages


def in_months(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated lengths of time with ``shortest`` and ``longest``, their ends in months.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/ in months or years; where one length is stated, it is both ends.
    """
    months = rows["unit"].map({"months": 1, "years": 12})
    shortest, longest = (rows["value"].fillna(rows[end]) * months for end in ("low", "high"))
    return rows.assign(shortest=shortest, longest=longest)
