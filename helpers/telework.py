"""How much work is done from home, in all occupations: a baseline, for coders alone is no count."""

import pandas as pd

from helpers.tables import load


def remote_postings() -> pd.DataFrame:
    """Give the share of Indeed's postings that mention remote or hybrid work, oldest month first.

    Returns
    -------
    pandas.DataFrame
        Columns ``month`` (as ``"2026-04"``), ``remote_percent`` (of all postings in the United
        States, in any occupation) and ``source``.

    >>> float(remote_postings()["remote_percent"].iloc[0])
    2.477
    """
    return load("postings_remote").sort_values("month").reset_index(drop=True)


def newest_telework() -> pd.DataFrame:
    """Give the newest shares of people who telework, one row a group.

    Returns
    -------
    pandas.DataFrame
        Rows of data/figures/telework.csv from the newest month of the household survey in which
        each group was counted, all people at work first.
    """
    rows = load("figures/telework").query("measure == 'share teleworking'")
    newest = rows.loc[rows.groupby("subject", sort=False)["as_of"].idxmax()]
    return newest.reset_index(drop=True)
