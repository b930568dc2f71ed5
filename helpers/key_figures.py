"""Key figures: the same figure of several occupations side by side, and what some are made of."""

from collections.abc import Callable

import pandas as pd

from helpers.official import industry_wages, national_wage, occupations, only
from helpers.people import household_ages, schooling
from helpers.words import when

_MISSING = "not published"
_HEALTH_CARE = "62"  # the sector of health care and social assistance


def key_figure(
    what: str, rows: pd.DataFrame, column: str, show: Callable[[float], str]
) -> dict[str, str]:
    """Give a line of a table of key figures: what it is, each occupation's figure, and of when.

    Parameters
    ----------
    what : str
        What a reader calls the figure.
    rows : pandas.DataFrame
        A row an occupation, in the table's order, with ``occupation``, ``period`` and ``source``.
    column : str
        The figure's column; a missing one was not published.
    show : callable
        The function of helpers.formatting that words it.

    Returns
    -------
    dict of str to str
        ``What``, the occupations' names, ``Period`` and ``source``.

    >>> rows = pd.DataFrame({"occupation": ["29-2072"], "period": ["2025-05"], "source": ["bls"]})
    >>> key_figure("Jobs", rows.assign(jobs=[194.7]), "jobs", str)["Medical records specialists"]
    '194.7'
    """
    names = occupations().set_index("occupation")["name"]
    amounts = zip(rows["occupation"].map(names), rows[column], strict=True)
    shown = {name: _MISSING if pd.isna(amount) else show(amount) for name, amount in amounts}
    first = rows.iloc[0]
    return {"What": what, **shown, "Period": when(first["period"]), "source": first["source"]}


def schooling_levels(*codes: str) -> pd.DataFrame:
    """Give the two ends of workers' schooling: a degree, or nothing after high school.

    Parameters
    ----------
    *codes : str
        SOC codes.

    Returns
    -------
    pandas.DataFrame
        A row an occupation of ``helpers.people.schooling``, with ``degree``, an associate's
        degree or more, and ``no_more``, a high school diploma or less, in whole percent.

    >>> schooling_levels("29-2072")[["degree", "no_more"]].values.tolist()
    [[46.0, 22.0]]
    """
    rows = schooling().set_index("occupation", drop=False).loc[list(codes)]
    no_more = rows["less_than_high_school"] + rows["high_school"]
    degrees = rows.loc[:, "associates":"doctoral_or_professional"].sum(axis="columns")
    levels = rows.assign(degree=degrees.round(), no_more=no_more.round())
    return levels.reset_index(drop=True)


def shares_in_health_care(*codes: str) -> pd.DataFrame:
    """Give what part of some occupations' employees works in health care and social assistance.

    Parameters
    ----------
    *codes : str
        SOC codes.

    Returns
    -------
    pandas.DataFrame
        A row an occupation, of the wages by industry: the sector's, with ``share`` (whole
        percent of all the occupation's employees in the same release).
    """
    rows = []
    for code in codes:
        sectors = industry_wages(occupation=code)
        health = only(sectors[sectors["industry_code"] == _HEALTH_CARE])
        whole = national_wage(health["period"], code)
        share = health["employment"] / whole["employment"] * 100
        rows.append({**health, "share": round(share)})
    return pd.DataFrame(rows)


def industry(code: str, level: str) -> pd.Series:
    """Give the wages of medical records specialists in one industry, of the newest release.

    Parameters
    ----------
    code : str
        The industry's, as ``"622000"`` for hospitals.
    level : str
        How finely it is told, as ``helpers.official.industry_wages`` takes it.
    """
    rows = industry_wages(level=level)
    return only(rows[rows["industry_code"] == code])


def median_age(occupation: str) -> pd.Series:
    """Give the newest median age of those employed in an occupation.

    Parameters
    ----------
    occupation : str
        SOC code.

    Returns
    -------
    pandas.Series
        A row of data/official/household_ages.csv, with ``median_age`` in years.

    >>> float(median_age("29-2072")["median_age"]) > 18
    True
    """
    return household_ages().set_index("occupation").loc[occupation]
