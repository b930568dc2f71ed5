"""Shows sentences with figures; code emits them, so a changed figure changes its sentence."""

import pandas as pd
from IPython.display import Markdown, display

from helpers.citations import remember


def say(sentence: str, *evidence: pd.DataFrame | pd.Series) -> None:
    """Show a sentence as Markdown and remember the sources of the rows that prove it.

    Parameters
    ----------
    sentence : str
        Markdown; a dollar sign is a dollar sign, never mathematics.
    *evidence : pandas.DataFrame or pandas.Series
        The rows of data/ the sentence rests on; their sources are cited at the notebook's end.
    """
    for rows in evidence:
        remember(rows)
    display(Markdown(sentence.replace("$", r"\$")))
