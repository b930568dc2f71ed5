"""Ways into the work: the occupations next to it that a beginner can apply for, too."""

import pandas as pd

from helpers.official import EVERYONE, RECORDS, wages_and_projections


def feeder_occupations(occupation: str = RECORDS) -> pd.DataFrame:
    """Give the compared occupations that ask no more of a beginner than another one does.

    Those for which the agency lists no more schooling, and no work before. That people go from
    one to the other is not known: no table counts it.

    Parameters
    ----------
    occupation : str
        SOC code of the occupation that somebody wants to reach.

    Returns
    -------
    pandas.DataFrame
        Rows of :func:`helpers.official.wages_and_projections` with the most openings (thousands a
        year) first, the occupation itself and all occupations together left out. An occupation of
        which the projections have no schooling is left out, too.

    >>> feeder_occupations()["name"].tolist()[:1]
    ['Medical assistants']
    """
    rows = wages_and_projections()
    wanted = rows.loc[occupation]
    asks_no_more = rows["schooling_step"] <= wanted["schooling_step"]
    asks_no_more &= rows["work_experience"] == "None"
    others = rows[asks_no_more].drop([occupation, EVERYONE], errors="ignore")
    return others.sort_values("openings", ascending=False)
