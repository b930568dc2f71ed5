"""The same figure of several occupations side by side, and which of them are near."""

from collections.abc import Callable

import pandas as pd

from helpers.analysis.household_survey import schooling
from helpers.analysis.programs import program_quartiles
from helpers.analysis.tasks import tasks
from helpers.facts.official import (
    BILLERS,
    EVERYONE,
    RECORDS,
    industry_wages,
    national_wage,
    occupations,
    only,
    projections,
    wages_by_occupation,
)
from helpers.facts.wage_tables import wages_and_projections
from helpers.formatting import (
    count,
    dollars,
    fine_percent,
    signed_percent,
    thousands,
    whole_percent,
)
from helpers.phrases import when

_MISSING = "not published"
_HEALTH_CARE = "62"  # the sector of health care and social assistance
_BOTH = [RECORDS, BILLERS]


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
    texts = {name: _MISSING if pd.isna(amount) else show(amount) for name, amount in amounts}
    first = rows.iloc[0]
    return {"What": what, **texts, "Period": when(first["period"]), "source": first["source"]}


def schooling_levels(*codes: str) -> pd.DataFrame:
    """Give the two ends of workers' schooling: a degree, or nothing after high school.

    Returns
    -------
    pandas.DataFrame
        A row an occupation of ``household_survey.schooling``, with ``degree``, an associate's
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


def coding_beside_billing() -> pd.DataFrame:
    """Give what is published of coders and of billers, a line a figure.

    Returns
    -------
    pandas.DataFrame
        ``What``, the two occupations' names, ``Period`` and the sources. What schools charge is
        of those that charge by program, mostly career schools.

    >>> coding_beside_billing()["What"].iloc[0]
    'Half earn less than'
    """
    pay = _of_both(wages_by_occupation())
    ahead = _of_both(projections())
    degrees, listed = schooling_levels(*_BOTH), _tasks()
    lines = [
        key_figure("Half earn less than", pay, "annual_median", dollars),
        key_figure("A tenth earn less than", pay, "annual_p10", dollars),
        key_figure("A tenth earn more than", pay, "annual_p90", dollars),
        key_figure("Employees", pay, "employment", count),
        key_figure("Jobs expected in ten years, change", ahead, "change_percent", signed_percent),
        key_figure("Openings expected a year", ahead, "openings", thousands),
        key_figure("Leave the occupation each year", ahead, "separation_rate", fine_percent),
        key_figure("Schooling that BLS calls typical", ahead, "entry_education", _curly),
        key_figure("Training on the job", ahead, "training", _curly),
        key_figure("Have an associate’s degree or more", degrees, "degree", whole_percent)
        | {"Period": f"asked in {degrees['surveyed'].iloc[0]}"},
        key_figure("Work in health care", shares_in_health_care(*_BOTH), "share", whole_percent),
        key_figure("A program’s tuition, median", _programs("tuition"), "median", dollars),
        key_figure("A program’s months, median", _programs("months"), "median", count),
        key_figure("Tasks that O*NET lists", listed, "tasks", count)
        | {"Period": f"O*NET {listed['period'].iloc[0]}"},
    ]  # fmt: skip
    return pd.DataFrame(lines)


def _of_both(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.set_index("occupation", drop=False).loc[_BOTH].reset_index(drop=True)


def _curly(words: str) -> str:
    return words.replace("'", "’")


def _programs(measure: str) -> pd.DataFrame:
    rows = program_quartiles().query("measure == @measure")
    ends = rows["source"].str.extract(r"(\d{4}-\d\d)$")[0]
    return rows.assign(occupation=_BOTH, period=ends)


def _tasks() -> pd.DataFrame:
    listed = pd.concat([tasks(code) for code in _BOTH])
    by_occupation = listed.groupby("occupation", as_index=False, sort=False)
    return by_occupation.agg(
        tasks=("task", "size"), period=("period", "first"), source=("source", "first")
    )


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
        Rows of ``wage_tables.wages_and_projections`` with the most openings (thousands a year)
        first, without the occupation itself and all occupations together. An occupation of which
        the projections have no schooling is left out, too.

    >>> feeder_occupations()["name"].tolist()[:1]
    ['Medical assistants']
    """
    rows = wages_and_projections()
    target = rows.loc[occupation]
    requires_no_more = rows["schooling_step"] <= target["schooling_step"]
    requires_no_more &= rows["work_experience"] == "None"
    others = rows[requires_no_more].drop([occupation, EVERYONE], errors="ignore")
    return others.sort_values("openings", ascending=False)
