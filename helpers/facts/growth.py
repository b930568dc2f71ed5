"""Change between two amounts, at once and by the year."""

import math
from typing import TypeVar

import pandas as pd

Amount = TypeVar("Amount", float, pd.Series)


def change(new: Amount, old: Amount) -> Amount:
    """Give the change from old to new in percent.

    >>> round(change(66979, 55721), 1)
    20.2
    """
    return (new / old - 1) * 100


def yearly_growth(new: Amount, old: Amount, years: Amount) -> Amount:
    """Give the growth from old to new in percent a year, each year on top of the one before.

    Parameters
    ----------
    new, old : float or pandas.Series
        Amounts, or columns of them.
    years : float or pandas.Series
        The time between the two.

    >>> round(yearly_growth(121, 100, years=2), 1)
    10.0
    """
    return ((new / old) ** (1 / years) - 1) * 100


def stepwise_growth(rows: pd.DataFrame, group: str, amount: str, year: str) -> pd.Series:
    """Give the growth in percent a year from each row to the next one of its group.

    Parameters
    ----------
    rows : pandas.DataFrame
        In each group from the earliest row to the latest.
    group, amount, year : str
        The columns of what belongs together, of what grows, and of when.

    Returns
    -------
    pandas.Series
        Growth up to each row; missing for the first of a group, which has none before it.

    >>> steps = pd.DataFrame({"of": ["a", "a"], "pay": [100, 121], "year": [1, 3]})
    >>> stepwise_growth(steps, "of", "pay", "year").round(1).tolist()
    [nan, 10.0]
    """
    before = rows.groupby(group)[[amount, year]].shift()
    return yearly_growth(rows[amount], before[amount], rows[year] - before[year])


def months_until_even(outlay: float, gain: float, away: int = 0) -> float:
    """Give the months until a monthly gain has paid back an outlay; infinite without a gain.

    Parameters
    ----------
    outlay : float
        Dollars, all that was spent and given up.
    gain : float
        Dollars a month.
    away : int
        Months before the first gain comes.

    >>> months_until_even(1_000, 300, away=6), months_until_even(1_000, 0)
    (10, inf)
    """
    return away + math.ceil(outlay / gain) if gain > 0 else math.inf
