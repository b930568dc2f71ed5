"""How old the people in an occupation are: the household survey's groups of age, read finely."""

import numpy as np
import pandas as pd

from helpers.analysis.household_survey import by_age
from helpers.analysis.sampling_error import share_range

_STARTS = (16, 20, 25, 35, 45, 55, 65)  # at which age each group of the survey begins
FIRST, LAST = _STARTS[0], _STARTS[-1]
"""Between which ages the groups say how many are older; the last group has no end."""
# A sign stands before each number of the chart; the survey's seven groups in four.
_GROUPS = {
    "△ Under 35": ("16 to 19", "20 to 24", "25 to 34"),
    "◇ 35 to 44": ("35 to 44",),
    "○ 45 to 54": ("45 to 54",),
    "□ 55 and over": ("55 to 64", "65 and over"),
}
AGE_GROUPS = list(_GROUPS)
"""The columns of ``in_groups``, as a chart of stacked bars takes them."""


def in_groups(people_by_name: dict[str, pd.Series]) -> pd.DataFrame:
    """Give the shares of four groups of age, a row an occupation; percent.

    Parameters
    ----------
    people_by_name : dict of str to pandas.Series
        What each occupation is called, and its row of ``household_survey.household_ages``.

    Returns
    -------
    pandas.DataFrame
        ``Workers``, the columns of ``AGE_GROUPS`` and ``source``.
    """
    rows = []
    for name, people in people_by_name.items():
        ages = by_age(people).set_index("Age")["Workers"]
        shares = {group: ages[list(of)].sum() / ages.sum() * 100 for group, of in _GROUPS.items()}
        rows.append({"Workers": name, **shares, "source": people["source"]})
    return pd.DataFrame(rows)


def share_older(people: pd.Series, age: float) -> float:
    """Give how many in an occupation are older than some age; percent.

    Parameters
    ----------
    people : pandas.Series
        A row of ``household_survey.household_ages``.
    age : float
        Years, from ``FIRST`` to ``LAST``.

    Raises
    ------
    ValueError
        For an age that the survey's groups do not tell apart.
    """
    if not FIRST <= age <= LAST:
        raise ValueError(f"the survey tells apart ages from {FIRST} to {LAST}, not {age}")
    return float(100 - np.interp(age, _STARTS, _younger(people)))


def age_reached(people: pd.Series, share: float) -> float:
    """Give the age than which some share of an occupation is younger; years.

    Parameters
    ----------
    people : pandas.Series
        A row of ``household_survey.household_ages``.
    share : float
        In percent: at 50 it is the median. Who is in the last group counts as its youngest.
    """
    return float(np.interp(share, _younger(people), _STARTS))


def median_age_range(people: pd.Series, each: float) -> tuple[float, float]:
    """Give the ends between which an occupation's median age lies nine times in ten; years.

    Parameters
    ----------
    people : pandas.Series
        A row of ``household_survey.household_ages``.
    each : float
        Thousands of workers behind one answer, as ``helpers.analysis.sampling_error`` estimates it.

    References
    ----------
    The ends of the range of a share of half, read off the distribution: R. S. Woodruff, "Confidence
    Intervals for Medians and Other Position Measures", Journal of the American Statistical
    Association 47 (1952).
    """
    low, high = share_range(50, people["workers"], each)
    return age_reached(people, low), age_reached(people, high)


def _younger(people: pd.Series) -> np.ndarray:
    """The share of an occupation that is younger than each of ``_STARTS``; percent."""
    workers = by_age(people)["Workers"].to_numpy(dtype=float)
    return np.concatenate([[0], workers.cumsum()[:-1]]) / workers.sum() * 100
