"""Who does the work: the household survey's ages, earnings, shares and schooling."""

import pandas as pd

from helpers.data.tables import load

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


def household_ages(period: str | None = None) -> pd.DataFrame:
    """Give employed people by age, a row an occupation; thousands, and the median age in years.

    Parameters
    ----------
    period : str, optional
        The year, as ``"2025"``; without it, the newest.
    """
    return _of_year("official/household_ages", period)


def weekly_earnings(period: str | None = None) -> pd.DataFrame:
    """Give the usual weekly earnings of full-time employees, a row an occupation; dollars.

    Parameters
    ----------
    period : str, optional
        The year, as ``"2025"``; without it, the newest.

    Returns
    -------
    pandas.DataFrame
        ``workers``, ``men_workers`` and ``women_workers`` are in thousands. A median of fewer
        than 50,000 workers is withheld: missing, with its mark in ``withheld``.
    """
    return _of_year("official/household_weekly_earnings", period)


def sex_and_race(period: str | None = None) -> pd.DataFrame:
    """Give the shares of women and of races among employed people, a row an occupation; percent.

    Parameters
    ----------
    period : str, optional
        The year, as ``"2022"``; without it, the newest.
    """
    return _of_year("official/household_sex_and_race", period)


def schooling(period: str | None = None) -> pd.DataFrame:
    """Give the schooling of workers aged 25 and more, a row an occupation; percent.

    Parameters
    ----------
    period : str, optional
        The round of projections it came with, as ``"2022-32"``; without it, the newest.
        ``surveyed`` names the years in which people were asked.
    """
    return _of_year("official/education_attainment", period)


def by_age(people: pd.Series) -> pd.DataFrame:
    """Give an occupation's employed people by age, youngest first.

    Parameters
    ----------
    people : pandas.Series
        A row of :func:`household_ages`.

    Returns
    -------
    pandas.DataFrame
        Columns ``Age``, ``Workers`` (thousands) and ``source``.
    """
    return _tall(people, _AGES, "Age", "Workers")


def by_schooling(people: pd.Series) -> pd.DataFrame:
    """Give an occupation's workers by what they have finished, least schooling first.

    Parameters
    ----------
    people : pandas.Series
        A row of :func:`schooling`.

    Returns
    -------
    pandas.DataFrame
        Columns ``Schooling``, ``Workers`` (percent) and ``source``.
    """
    return _tall(people, _SCHOOLING, "Schooling", "Workers")


def _tall(row: pd.Series, columns: dict[str, str], what: str, number: str) -> pd.DataFrame:
    lines = [(heading, row[column]) for column, heading in columns.items()]
    return pd.DataFrame(lines, columns=[what, number]).assign(source=row["source"])


def _of_year(table: str, period: str | None) -> pd.DataFrame:
    rows = load(table)
    newest = rows["period"].max() if period is None else period
    return rows[rows["period"] == newest].reset_index(drop=True)
