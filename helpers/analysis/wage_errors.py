"""Standard errors of wages and shares, and which differences are larger than they are."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

Numbers = float | pd.Series | np.ndarray
SURE = 1.645  # standard errors on either side that hold the true value nine times in ten


@dataclass(frozen=True)
class Estimate:
    """A value and its standard error, in the same unit; missing where none is published."""

    value: float
    error: float


def standard_errors(rows: pd.DataFrame | pd.Series, column: str) -> pd.Series | float:
    """Give the standard error of each row's pay, in its own unit; missing where none is printed.

    Parameters
    ----------
    rows : pandas.DataFrame or pandas.Series
        Rows of a wage table, or one, with ``mean_rse`` in percent.
    column : str
        A column of pay, or of what pay buys.
    """
    return rows[column] * rows["mean_rse"] / 100


def are_tied(value: Numbers, error: Numbers, values: Numbers, errors: Numbers) -> Numbers:
    """Say of each of some values whether it differs from one by less than their errors allow.

    Parameters
    ----------
    value, error : float, pandas.Series or numpy.ndarray
        The one, and its standard error; or a partner for each of the others.
    values, errors : pandas.Series or numpy.ndarray
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
    chance = SURE * (errors**2 + error**2) ** 0.5
    return ~(abs(values - value) > chance)


def chance_in_change(old: pd.Series, new: pd.Series, error: str = "mean_rse") -> float:
    """Give how large a change between two releases may be by chance, nine times in ten; percent.

    Parameters
    ----------
    old, new : pandas.Series
        Two rows of a wage table.
    error : str
        The column of relative standard errors: of pay, or ``"employment_rse"``; percent.

    >>> old, new = pd.Series({"mean_rse": 0.3}), pd.Series({"mean_rse": 0.4})
    >>> round(chance_in_change(old, new), 2)
    0.82
    """
    return SURE * float(old[error] ** 2 + new[error] ** 2) ** 0.5


def share_range(share: float, workers: float, each: float) -> tuple[float, float]:
    """Give the ends between which a share lies nine times in ten; percent.

    Parameters
    ----------
    share : float
        In percent.
    workers : float
        Whom it is a share of; thousands of workers.
    each : float
        Thousands of workers behind one answer, as ``sampling_error.thousands_per_answer`` gives it.

    >>> [round(end, 1) for end in share_range(50, workers=100, each=1)]
    [41.8, 58.2]
    >>> [round(end) for end in share_range(98, workers=100, each=1)]
    [96, 100]
    """
    error = SURE * (share * (100 - share) * each / workers) ** 0.5
    return max(share - error, 0.0), min(share + error, 100.0)


def pooled(rows: pd.DataFrame, column: str = "annual_mean") -> Estimate:
    """Give the mean pay of several places together, weighted by their jobs.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a wage table; what has no pay or whose number of jobs is withheld is left out.
    column : str
        A column of mean pay, or of what it buys.

    >>> pay = {"annual_mean": [40.0, 60.0], "employment": [3.0, 1.0], "mean_rse": [1.0, 1.0]}
    >>> pooled(pd.DataFrame(pay)).value
    45.0
    """
    published = rows.dropna(subset=[column, "employment"])
    weights = published["employment"] / published["employment"].sum()
    errors = weights * standard_errors(published, column)
    total = (weights * published[column]).sum(min_count=1)
    return Estimate(float(total), float((errors**2).sum(skipna=False) ** 0.5))
