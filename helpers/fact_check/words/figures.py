"""The articles' own figures, by the names that a claim gives."""

import pandas as pd

from helpers.figures import articles_figures


def stated(names: str) -> pd.DataFrame:
    """Give stated figures by their ids, in the order in which they are named.

    Parameters
    ----------
    names : str
        Ids of data/figures/, separated by spaces.

    Raises
    ------
    LookupError
        When there is no such figure.

    >>> stated("career-hub-bls-growth")["value"].tolist()
    [7.0]
    """
    rows = articles_figures().set_index("id", drop=False).rename_axis(None)
    wanted = names.split()
    unknown = [name for name in wanted if name not in rows.index]
    if unknown:
        raise LookupError(f"no figure of data/figures/ is called {', '.join(unknown)}")
    return rows.loc[wanted]


def middle(figure: pd.Series) -> float:
    """Give a figure as one number: its value, or the middle of its range."""
    if pd.notna(figure["value"]):
        return float(figure["value"])
    return float(figure[["low", "high"]].mean())
