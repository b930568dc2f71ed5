"""Who does the work: the household survey’s ages, earnings, shares and schooling.

A period is a year, as ``"2025"``; without it, the newest. People are an occupation's row of
:func:`household_ages`.
"""

import numpy as np
import pandas as pd

from helpers.analysis.wage_errors import share_range
from helpers.data.tables import load
from helpers.facts.official import of_release

_AGES = {
    "age_16_19": "16 to 19",
    "age_20_24": "20 to 24",
    "age_25_34": "25 to 34",
    "age_35_44": "35 to 44",
    "age_45_54": "45 to 54",
    "age_55_64": "55 to 64",
    "age_65_and_over": "65 and over",
}
_SCHOOLING = {
    "less_than_high_school": "Less than a high school diploma",
    "high_school": "High school diploma or equivalent",
    "some_college": "Some college, no degree",
    "associates": "Associate's degree",
    "bachelors": "Bachelor's degree",
    "masters": "Master's degree",
    "doctoral_or_professional": "Doctoral or professional degree",
}
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


def household_ages(period: str | None = None) -> pd.DataFrame:
    """Give employed people by age, a row an occupation; thousands, and the median age in years."""
    return of_release(load("official/household_ages"), period)


def weekly_earnings(period: str | None = None) -> pd.DataFrame:
    """Give the usual weekly earnings of full-time employees, a row an occupation; dollars.

    Returns
    -------
    pandas.DataFrame
        ``workers``, ``men_workers`` and ``women_workers`` are in thousands. A median of fewer
        than 50,000 workers is withheld: missing, with its mark in ``withheld``.
    """
    return of_release(load("official/household_weekly_earnings"), period)


def sex_and_race(period: str | None = None) -> pd.DataFrame:
    """Give the shares of women and of races among employed people, a row an occupation; percent."""
    return of_release(load("official/household_sex_and_race"), period)


def schooling() -> pd.DataFrame:
    """Give the schooling of workers aged 25 and more, a row an occupation; percent.

    It comes with a round of projections, the newest; ``surveyed`` names the years in which people
    were asked.
    """
    return of_release(load("official/education_attainment"))


def by_age(people: pd.Series) -> pd.DataFrame:
    """Give an occupation's people by ``Age``, youngest first; ``Workers`` in thousands."""
    return _tall(people, _AGES, "Age")


def by_schooling(people: pd.Series) -> pd.DataFrame:
    """Give a row of :func:`schooling` by what workers have finished, least schooling first.

    Returns
    -------
    pandas.DataFrame
        Columns ``Schooling``, ``Workers`` (percent) and ``source``.
    """
    return _tall(people, _SCHOOLING, "Schooling")


def _tall(people: pd.Series, heads: dict[str, str], what: str) -> pd.DataFrame:
    lines = [(head, people[column]) for column, head in heads.items()]
    return pd.DataFrame(lines, columns=[what, "Workers"]).assign(source=people["source"])


def in_groups(people_by_name: dict[str, pd.Series]) -> pd.DataFrame:
    """Give the shares of four groups of age, a row an occupation; percent.

    Parameters
    ----------
    people_by_name : dict of str to pandas.Series
        What each occupation is called, and its row.

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
    share : float
        In percent: at 50 it is the median. Who is in the last group counts as its youngest.
    """
    return float(np.interp(share, _younger(people), _STARTS))


def median_age_range(people: pd.Series, each: float) -> tuple[float, float]:
    """Give the ends between which an occupation's median age lies nine times in ten; years.

    Parameters
    ----------
    people : pandas.Series
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
