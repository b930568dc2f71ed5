"""Completes data/sources.csv with what data/series.csv holds once for all editions of a series."""

import pandas as pd

from helpers.data.cells import shown

ARTICLE = "article"
"""The series of the articles that this collection examines."""
_SHARED = ("official", "publisher", "title", "page", "licence")
"""Columns that a source takes from its series where its own cell is empty."""
_REQUIRED = ("publisher", "title", "licence")
CITING = frozenset(("source", "stated_in"))
"""Columns that name sources."""


def with_series(sources: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Give the sources with their empty cells filled from their series, and its ``kind``.

    Examples
    --------
    >>> sources = pd.DataFrame({"source": ["a-1", "b"], "series": ["a", None],
    ...     "official": None, "publisher": None, "title": [None, "B"], "page": None,
    ...     "licence": "free"})
    >>> series = pd.DataFrame({"series": ["a"], "kind": "wages",
    ...     "official": "yes", "publisher": "A", "title": "As", "page": None, "licence": None})
    >>> with_series(sources, series)["title"].tolist()
    ['As', 'B']
    """
    shared = series.set_index("series")
    filled = {
        column: sources[column].fillna(sources["series"].map(shared[column])) for column in _SHARED
    }
    return sources.assign(**filled, kind=sources["series"].map(shared["kind"]))


def source_errors(sources: pd.DataFrame, series: pd.DataFrame) -> list[str]:
    """Give a sentence for each source of an unknown series or without a title and the like.

    Parameters
    ----------
    sources, series : pandas.DataFrame
        The two tables as their files hold them.
    """
    unknown = sources["series"].notna() & ~sources["series"].isin(series["series"])
    expected = "a series that has a row in data/series.csv"
    errors = [
        _error("sources", row, "series", name, expected)
        for row, name in sources.loc[unknown, "series"].items()
    ]
    complete = with_series(sources, series)[~unknown]
    expected = "a value here or in the row of its series in data/series.csv"
    return errors + [
        _error("sources", row, column, None, expected)
        for column in _REQUIRED
        for row in complete.index[complete[column].isna()]
    ]


def citation_errors(name: str, table: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """Give a sentence for each cell that cites an unknown source, or a wrong kind of source.

    Parameters
    ----------
    name : str
        The table, such as ``"figures/pay"``.
    table : pandas.DataFrame
        Its rows.
    sources : pandas.DataFrame
        The rows of data/sources.csv.
    """
    expected = "a source that has a row in data/sources.csv"
    errors = [
        _error(name, row, column, cited, expected)
        for column in sorted(CITING)
        if column in table
        for row, cited in table.loc[~table[column].isin(sources["source"]), column].items()
    ]
    if "stated_in" not in table or errors:
        return errors
    articles = sources.loc[sources["series"] == ARTICLE, "source"]
    stated_by_article = table["stated_in"].isin(articles)
    if name == "claims":
        for row, cited in table.loc[~stated_by_article, "stated_in"].items():
            errors.append(_error(name, row, "stated_in", cited, "an article of data/sources.csv"))
    if "grade" in table:
        for row, statement in table[stated_by_article == table["grade"].notna()].iterrows():
            cells = f"{shown(statement['grade'])}, {statement['stated_in']!r}"
            errors.append(
                f"data/{name}.csv, row {row + 2}, columns grade, stated_in: found {cells}; "
                "expected a grade where stated_in is no article, none where it is one."
            )
    return errors


def _error(name: str, row: int, column: str, value: object, expected: str) -> str:
    where = f"data/{name}.csv, row {row + 2}, column {column}"
    return f"{where}: found {shown(value)}; expected {expected}."
