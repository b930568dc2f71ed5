"""Ranks that know how sure they are: a difference inside its error is a tie.

The wage survey prints a relative standard error for an area's or an industry's mean and for its
number of jobs, none for percentiles. For a median or a 25th percentile the error of the mean
stands in, which is too small rather than too large where few people work.
"""

import pandas as pd

SURE = 1.645  # standard errors on either side that hold the true value nine times in ten


def standard_errors(rows: pd.DataFrame, column: str = "annual_mean") -> pd.Series:
    """Give the standard error of each row's pay, in its own unit; missing where none is printed.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a wage table, with ``mean_rse`` in percent.
    column : str
        A column of pay, or of what pay buys.
    """
    return rows[column] * rows["mean_rse"] / 100


def are_tied(value: float, error: float, values: pd.Series, errors: pd.Series) -> pd.Series:
    """Say of each of some values whether it differs from one by less than their errors allow.

    Parameters
    ----------
    value, error : float
        The one, and its standard error.
    values, errors : pandas.Series
        The others, and theirs. Without an error nothing can be told apart, and it is a tie.

    References
    ----------
    The difference of two independent estimates has the standard error
    ``sqrt(error ** 2 + errors ** 2)``; U.S. Bureau of Labor Statistics, "Survey Methods and
    Reliability Statement" of the wage survey, uses the same to compare estimates.

    >>> others, errors = pd.Series([100.0, 90.0]), pd.Series([3.0, 3.0])
    >>> are_tied(96.0, 3.0, others, errors).tolist()
    [True, True]
    >>> are_tied(100.0, 1.0, others, errors).tolist()
    [True, False]
    """
    apart = (values - value).abs() / (errors**2 + error**2) ** 0.5
    return ~(apart > SURE)


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
    best, worst = [], []
    for value, error in zip(values, errors, strict=True):
        tied = are_tied(value, error, values, errors)
        best.append(int((~tied & (values > value)).sum()) + 1)
        worst.append(int((tied | (values > value)).sum()))
    return pd.DataFrame({"rank": ranks, "best": best, "worst": worst}, index=values.index)


def tied_with_first(rows: pd.DataFrame, value: str, error: str) -> pd.DataFrame:
    """Give the rows that cannot be told apart from the one with the highest value, highest first.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is ranked.
    value, error : str
        The columns of the values and of their standard errors.
    """
    first = rows.loc[rows[value].idxmax()]
    tied = are_tied(first[value], first[error], rows[value], rows[error])
    return rows[tied & rows[value].notna()].sort_values(value, ascending=False)
