"""Change between two amounts, at once and by the year."""

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
