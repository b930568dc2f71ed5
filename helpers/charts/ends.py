"""The ends of what a chart shows, in words, for its alt text."""

import pandas as pd

from helpers.rows import Show


def ends(rows: pd.DataFrame, label: str, value: str, show: Show) -> str:
    """Give the highest and the lowest value with their names.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is drawn.
    label, value : str
        The columns of names and of amounts.
    show : callable
        The function of helpers.formatting that words an amount.
    """
    high, low = rows.loc[rows[value].idxmax()], rows.loc[rows[value].idxmin()]
    if len(rows) == 1:
        return f"{value}: {high[label]} {show(high[value])}."
    return (
        f"{value}, {len(rows)} rows: highest {high[label]} with {show(high[value])}, "
        f"lowest {low[label]} with {show(low[value])}."
    )
