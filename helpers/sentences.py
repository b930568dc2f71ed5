"""Shows sentences with figures; code emits them, so a changed figure changes its sentence."""

import pandas as pd
from IPython.display import Markdown, display

from helpers.citations import names_sources, remember, sources_of
from helpers.escaping import escape_dollars
from helpers.tables import load
from helpers.words import unwrapped


def say(sentence: str, *evidence: pd.DataFrame | pd.Series) -> None:
    """Show a sentence as Markdown and remember the sources of the rows that prove it.

    The output's metadata keeps the sources and their periods, for reports/findings.csv.

    Parameters
    ----------
    sentence : str
        Markdown; a dollar sign is a dollar sign, never mathematics. Its lines may be wrapped
        anywhere: a line break is a space, unless the next line begins an item of a list.
    *evidence : pandas.DataFrame or pandas.Series
        The rows of data/ the sentence rests on; their sources are cited at the notebook's end.
    """
    for rows in evidence:
        remember(rows)
    known = periods_of(*evidence)
    finding = {"sources": list(known), "periods": list(known.values())}
    display(Markdown(escape_dollars(unwrapped(sentence))), metadata={"finding": finding})


def periods_of(*evidence: pd.DataFrame | pd.Series) -> dict[str, str]:
    """Give each source of some rows with its newest period.

    That is the period of data/sources.csv; a source that names none there, as an article, has
    the newest period of its rows, or an empty text.

    Parameters
    ----------
    *evidence : pandas.DataFrame or pandas.Series
        Rows of data/.
    """
    released = load("sources").set_index("source")["period"]
    newest: dict[str, str] = {}
    for rows in evidence:
        for name in sources_of(rows):
            told = released.get(name)
            period = told if pd.notna(told) else _newest_of(rows, name)
            newest[name] = max(newest.get(name, ""), period)
    return newest


def _newest_of(rows: pd.DataFrame | pd.Series, source: str) -> str:
    frame = rows.to_frame().T if isinstance(rows, pd.Series) else rows
    if "as_of" not in frame:
        return ""
    naming = frame[[column for column in frame if names_sources(column)]]
    return max(frame["as_of"][(naming == source).any(axis="columns")].dropna(), default="")
