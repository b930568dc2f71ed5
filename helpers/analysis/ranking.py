"""Ranks that know how sure they are: a difference inside its error is a tie.

The wage survey prints a relative standard error for an area's or an industry's mean and for its
number of jobs, none for percentiles. For a median or a 25th percentile the error of the mean
stands in, which is too small rather than too large where few people work.
"""

import numpy as np
import pandas as pd

from helpers.analysis.wage_errors import SURE, are_tied, standard_errors
from helpers.formatting import percent, plural
from helpers.phrases import ends_in_words, listing, place
from helpers.show.html_tables import headed

ERROR_AXES = ("At least", "Estimate", "At most")
"""The columns of ``with_errors``, as a chart of ranges takes them."""


def rank_ranges(values: pd.Series, errors: pd.Series) -> pd.DataFrame:
    """Give the rank of each value, the highest first, and how high and how low it may be.

    Parameters
    ----------
    values, errors : pandas.Series
        What is ranked, and its standard errors.

    Returns
    -------
    pandas.DataFrame
        ``rank``; ``best``, one more than how many are surely higher; ``worst``, how many are not
        surely lower. Two rows whose ranges overlap may be a tie: ``are_tied`` says.

    >>> rank_ranges(pd.Series([70.0, 69.0, 50.0]), pd.Series([1.0, 1.0, 1.0])).values.tolist()
    [[1, 1, 2], [2, 1, 2], [3, 3, 3]]
    """
    ranks = values.rank(ascending=False, method="min").astype("Int64")
    others, error_of_others = values.to_numpy(float), errors.to_numpy(float)
    one, error = others[:, np.newaxis], error_of_others[:, np.newaxis]
    tied = are_tied(one, error, others, error_of_others)  # all pairs at once, a row for each
    best = (~tied & (others > one)).sum(axis=1) + 1
    worst = (tied | (others > one)).sum(axis=1)
    return pd.DataFrame({"rank": ranks, "best": best, "worst": worst}, index=values.index)


def ranked(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Give rows in the order of their pay, the highest first, and how sure the order is.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a wage table, perhaps ``in_purchasing_power``.
    column : str
        What they are ranked by.

    Returns
    -------
    pandas.DataFrame
        The rows that have the value, with its standard ``error``; ``low`` and ``high``, which
        hold the true value nine times in ten; ``rank``, ``best`` and ``worst`` as ``rank_ranges``
        gives them, and the latter two in words as ``places``; and ``tied``, whether a row cannot
        be told apart from the first.

    >>> rows = pd.DataFrame({"annual_mean": [50.0, 70.0, 69.0], "mean_rse": [1.0, 1.0, 1.0]})
    >>> ranked(rows, "annual_mean")[["rank", "places", "tied"]].values.tolist()
    [[1, '1 to 2', True], [2, '1 to 2', True], [3, '3', False]]
    """
    order = rows[rows[column].notna()].sort_values(column, ascending=False, kind="stable")
    order = order.assign(error=standard_errors(order, column))
    margin = SURE * order["error"].fillna(0)
    order = order.assign(low=order[column] - margin, high=order[column] + margin)
    order = order.join(rank_ranges(order[column], order["error"]))
    order["places"] = places_in_words(order)
    first = order.iloc[0]
    order["tied"] = are_tied(first[column], first["error"], order[column], order["error"])
    return order


def places_in_words(ranks: pd.DataFrame) -> pd.Series:
    """Give the places that each row's error allows in words, of ranks as ``rank_ranges`` has them.

    >>> places_in_words(pd.DataFrame({"best": [1, 3], "worst": [2, 3]})).tolist()
    ['1 to 2', '3']
    """
    best, worst = ranks["best"].astype(str), ranks["worst"].astype(str)
    return pd.Series(list(map(ends_in_words, best, worst)), index=ranks.index)


def surest(order: pd.DataFrame) -> pd.Series:
    """Give the place that the fewest others may be ahead of, of those that ``ranked`` gives."""
    return order.sort_values("worst", kind="stable").iloc[0]


def ties_in_words(order: pd.DataFrame) -> str:
    """Say which places of ``ranked`` cannot be told apart from the first, in a second sentence.

    >>> order = pd.DataFrame({"place": ["Ohio", "Iowa", "Utah"], "tied": [True, True, False]})
    >>> ties_in_words(order)
    'It and Iowa cannot be told apart.'
    """
    others = order.loc[order["tied"], "place"].tolist()[1:]
    if not others:
        return "By the error of the mean, no other is tied with it."
    names = others if len(others) <= 3 else [f"{len(others)} others"]
    return f"{listing(['It', *names])} cannot be told apart."


def jobs_behind(row: pd.Series) -> str:
    """Give the number of jobs on which a place's pay rests, in words.

    >>> jobs_behind(pd.Series({"employment": 270.0}))
    '270 jobs'
    """
    if pd.isna(row["employment"]):
        return "a number of jobs that is not published"
    return plural(row["employment"], "job")


def lead_in_words(order: pd.DataFrame) -> str:
    """Give who leads a ranking and with how many it is tied, as the end of a chart's title.

    >>> order = pd.DataFrame({"place": ["Ohio", "Iowa", "Utah"], "tied": [True, True, False]})
    >>> lead_in_words(order), lead_in_words(order.tail(2).assign(tied=[True, False]))
    ('Ohio is first, tied with 1 other', 'Iowa leads by more than the error')
    """
    first, others = order["place"].iloc[0], int(order["tied"].sum()) - 1
    if others == 0:
        return f"{first} leads by more than the error"
    return f"{first} is first, tied with {plural(others, 'other')}"


def ten_by_ten(pay: pd.Series) -> float:
    """Give how many times the ten lowest amounts the ten highest are, on average."""
    return pay.nlargest(10).mean() / pay.nsmallest(10).mean()


def share_of_four(rows: pd.DataFrame) -> str:
    """Give the share of jobs that the four areas with the most of them hold, and their names.

    Areas whose number is withheld are left out.

    >>> rows = pd.DataFrame({"area": [*"ABCDE"], "employment": [40.0, 20.0, 10.0, 10.0, 20.0]})
    >>> share_of_four(rows)
    '90% (A, B, E and C)'
    """
    most = rows.nlargest(4, "employment")
    share = most["employment"].sum() / rows["employment"].sum() * 100
    return f"{percent(share, 0)} ({listing(most['area'].map(place))})"


def surely_higher(rows: pd.DataFrame, others: pd.DataFrame, column: str) -> tuple[int, int]:
    """Count the places whose pay is higher than that of other rows by more than the errors.

    Parameters
    ----------
    rows, others : pandas.DataFrame
        Rows of a wage table of two occupations, with the same index of places.
    column : str
        What is compared.

    Returns
    -------
    tuple of int
        How many, and in how many places both are published.

    >>> pay = pd.DataFrame({"annual_mean": [50.0, 70.0], "mean_rse": [1.0, 1.0]})
    >>> surely_higher(pay, pay.assign(annual_mean=[40.0, 69.5]), "annual_mean")
    (1, 2)
    """
    errors = [standard_errors(one, column) for one in (rows, others)]
    tied = are_tied(rows[column], errors[0], others[column], errors[1])
    gap = rows[column] - others[column]
    return int((~tied & (gap > 0)).sum()), int(gap.count())


def with_errors(order: pd.DataFrame, column: str, number: int) -> pd.DataFrame:
    """Give the first places of a ranking as rows for a chart of ranges: the error around each.

    Parameters
    ----------
    order : pandas.DataFrame
        As ``ranked`` gives it.
    column : str
        What it was ranked by.
    number : int
        How many to show.

    Returns
    -------
    pandas.DataFrame
        ``Place`` with its number of jobs, ``At least``, ``Estimate``, ``At most``, the sources.
    """
    first = order.head(number)
    labels = [f"{row['area']}, {jobs_behind(row)}" for _, row in first.iterrows()]
    heads = {"area": "Place", "low": "At least", column: "Estimate", "high": "At most"}
    return headed(first.assign(area=labels), heads)
