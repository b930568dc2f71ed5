"""What surveys, sites and articles state: the figures of data/figures/, one file a topic."""

import pandas as pd

from helpers.data.schemas.articles import GRADES
from helpers.data.tables import load, source_row
from helpers.facts.sources import article, is_article
from helpers.formatting import printed
from helpers.own_files import table_files
from helpers.phrases import when

NOBODY = "no source given"
"""Who measured a figure that a document states as its own."""
PUBLISHED = {
    "mean": "mean", "median": "median", "p10": "10th percentile", "p90": "90th percentile",
}  # fmt: skip
"""The statistics that an agency publishes of pay, in words."""
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
    rows = having(load(f"figures/{topic}"), **conditions)
    if rows.empty:
        raise LookupError(f"no figure in data/figures/{topic}.csv has {conditions}")
    return rows.reset_index(drop=True)


def having(rows: pd.DataFrame, **conditions: str) -> pd.DataFrame:
    """Give the rows whose columns have the values named."""
    for column, value in conditions.items():
        rows = rows[rows[column] == value]
    return rows


def all_figures() -> pd.DataFrame:
    """Give every stated figure with its ``topic``, which is the name of its file."""
    tables = [name for name in table_files() if name.startswith("figures/")]
    parts = [load(name).assign(topic=name.removeprefix("figures/")) for name in tables]
    return pd.concat(parts, ignore_index=True)


def articles_figures() -> pd.DataFrame:
    """Give every figure that the articles state, of all topics, with its ``topic``."""
    rows = all_figures()
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

    A later survey that is added to the table is followed without a change elsewhere.

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
    rows = of_publisher(figures(topic, **conditions), publisher).dropna(subset=["as_of"])
    if rows.empty:
        raise LookupError(
            f"no figure of {publisher} with a period in data/figures/{topic}.csv has {conditions}"
        )
    newest = rows[rows["as_of"] == rows["as_of"].max()]
    kinds = newest[["subject", "measure", "statistic", "unit"]].drop_duplicates()
    if len(kinds) > 1:
        kinds_in_words = "; ".join(", ".join(kind) for kind in kinds.itertuples(index=False))
        raise LookupError(f"{topic}: several kinds of figures have {conditions}: {kinds_in_words}")
    return own_words_first(newest).iloc[0]


def of_publisher(rows: pd.DataFrame, publisher: str) -> pd.DataFrame:
    """Give the stated figures that a publisher measured, in any of its editions."""
    sources = load("sources")
    editions = sources.loc[sources["publisher"] == publisher, "source"]
    return rows[rows["source"].isin(editions)]


def own_words_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated figures, those that their publishers state before those of the articles."""
    return rows.sort_values("stated_in", key=lambda names: names.map(is_article), kind="stable")


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
        return NOBODY
    return str(source_row(source)["publisher"])


def basis(rows: pd.DataFrame) -> pd.Series:
    """Give on what each stated figure rests: who measured it, when, and as what.

    What the document does not say is left out, and what is inferred is named.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of data/figures/.

    >>> basis(figures("certifications", id="career-hub-aapc-certified-mean")).tolist()
    ['AAPC, 2025 (mean)']
    """
    texts = []
    for _, row in rows.iterrows():
        who = publisher(row["source"])
        period = f", {when(row['as_of'])}" if pd.notna(row["as_of"]) else ""
        kind = PUBLISHED.get(row["statistic"], "")
        inferred = f"{row['inferred']} inferred" if pd.notna(row["inferred"]) else ""
        added = "; ".join(filter(None, [kind, inferred]))
        texts.append(f"{who}{period} ({added})" if added else f"{who}{period}")
    return pd.Series(texts, index=rows.index)


def who_and_when(rows: pd.DataFrame) -> pd.Series:
    """Give each stated figure a label: on what it rests, and where that is nothing, its article."""
    labels = [
        f"{article(stated_in)}, {text}" if text.startswith(NOBODY) else text
        for stated_in, text in zip(rows["stated_in"], basis(rows), strict=True)
    ]
    return pd.Series([f"{label[0].upper()}{label[1:]}" for label in labels], index=rows.index)


def as_stated(rows: pd.DataFrame) -> pd.DataFrame:
    """Give stated figures as a table, with a column for each thing that one should come with.

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
