"""Coding and billing side by side: pay, jobs, prospects, schooling and tasks of both."""

import pandas as pd

from helpers.formatting import (
    count,
    dollars,
    fine_percent,
    signed_percent,
    thousands,
    whole_percent,
)
from helpers.key_figures import key_figure, schooling_levels, shares_in_health_care
from helpers.official import BILLERS, RECORDS, projections, wages_by_occupation
from helpers.outlook import newest_projection
from helpers.programs import program_quartiles
from helpers.the_work import sorted_tasks

BOTH = [RECORDS, BILLERS]


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
    newest = pd.DataFrame([newest_projection(code) for code in BOTH])
    degrees, listed = schooling_levels(*BOTH), _tasks()
    lines = [
        key_figure("Half earn less than", pay, "annual_median", dollars),
        key_figure("A tenth earn less than", pay, "annual_p10", dollars),
        key_figure("A tenth earn more than", pay, "annual_p90", dollars),
        key_figure("Employees", pay, "employment", count),
        key_figure("Jobs expected in ten years, change", newest, "change_percent", signed_percent),
        key_figure("Openings expected a year", newest, "openings", thousands),
        key_figure("Leave the occupation each year", ahead, "separation_rate", fine_percent),
        key_figure("Schooling that BLS calls typical", ahead, "entry_education", _curly),
        key_figure("Training on the job", ahead, "training", _curly),
        key_figure("Have an associate’s degree or more", degrees, "degree", whole_percent)
        | {"Period": f"asked in {degrees['surveyed'].iloc[0]}"},
        key_figure("Work in health care", shares_in_health_care(*BOTH), "share", whole_percent),
        key_figure("A program’s tuition, median", _programs("tuition"), "median", dollars),
        key_figure("A program’s months, median", _programs("months"), "median", count),
        key_figure("Tasks that O*NET lists", listed, "tasks", count)
        | {"Period": f"O*NET {listed['period'].iloc[0]}"},
    ]  # fmt: skip
    return pd.DataFrame(lines)


def _of_both(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.set_index("occupation", drop=False).loc[BOTH].reset_index(drop=True)


def _curly(words: str) -> str:
    return words.replace("'", "’")


def _programs(measure: str) -> pd.DataFrame:
    rows = program_quartiles().query("measure == @measure")
    ends = rows["source"].str.extract(r"(\d{4}-\d\d)$")[0]
    return rows.assign(occupation=BOTH, period=ends)


def _tasks() -> pd.DataFrame:
    listed = [sorted_tasks(code) for code in BOTH]
    first = [rows.iloc[0] for rows in listed]
    return pd.DataFrame(
        {
            "occupation": BOTH,
            "tasks": [len(rows) for rows in listed],
            "period": [row["period"] for row in first],
            "source": [row["source"] for row in first],
        }
    )
