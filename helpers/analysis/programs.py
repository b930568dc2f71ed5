"""What schools that charge by program ask for one in coding or in billing (IPEDS).

Most are career schools. Community colleges, which charge by the year, and the associations' own
courses are not among them.
"""

import pandas as pd

from helpers.data.schemas.work import PROGRAMS
from helpers.data.tables import load
from helpers.facts.official import of_release

CODING = "51.0713"
BILLING = "51.0714"
_QUARTILES = {"quarter_below": 0.25, "median": 0.5, "quarter_above": 0.75}


def program_costs(cip: str = CODING, period: str | None = None) -> pd.DataFrame:
    """Give what each program costs and how long it takes.

    Parameters
    ----------
    cip : str
        CODING or BILLING.
    period : str, optional
        The school year, as ``"2023-24"``; without it, the newest.

    Returns
    -------
    pandas.DataFrame
        One row a program: ``tuition`` with fees and ``supplies`` (books too), in dollars for the
        whole program; ``length`` in ``length_unit``; ``months`` that it takes on average. Missing
        where the school gave none.

    Raises
    ------
    LookupError
        When the table has no such program in that year.
    """
    rows = of_release(load("official/program_costs"), period)
    own = rows[rows["cip"] == cip]
    if own.empty:
        year = period or "the newest year"
        raise LookupError(f"no program {cip} of {year} in data/official/program_costs.csv")
    return own.reset_index(drop=True)


def program_quartiles(period: str | None = None) -> pd.DataFrame:
    """Give the quartiles of costs and months of coding and of billing programs.

    Parameters
    ----------
    period : str, optional
        The school year, as ``"2023-24"``; without it, the newest.

    Returns
    -------
    pandas.DataFrame
        For each kind of ``program`` and each ``measure`` (tuition, supplies, months): how many
        ``programs`` state it, of how many ``schools``, and ``quarter_below``, ``median`` and
        ``quarter_above``: a quarter of them are at most the first, a quarter at least the last.
        Supplies are stated by far fewer than tuition, so the two medians are no sum.

    >>> rows = program_quartiles().set_index(["program", "measure"])
    >>> float(rows.loc[("Medical coding", "tuition"), "median"])
    18450.0
    """
    lines = []
    for cip, program in PROGRAMS.items():
        costs = program_costs(cip, period)
        for measure in ("tuition", "supplies", "months"):
            stated = costs.dropna(subset=[measure])
            line = {
                "program": program,
                "measure": measure,
                "programs": len(stated),
                "schools": stated["unit_id"].nunique(),
                **{name: stated[measure].quantile(part) for name, part in _QUARTILES.items()},
                "source": costs["source"].iloc[0],
            }
            lines.append(line)
    return pd.DataFrame(lines)
