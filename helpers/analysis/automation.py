"""What the agency says of software and of growth, and what became of trades that had it before.

Exposure is not loss of jobs, and a projection is not a measurement. Researchers' measures are in
:mod:`helpers.analysis.ai_exposure`.
"""

import re

import pandas as pd

from helpers.analysis.outlook import ai_exposure, projection_rounds
from helpers.analysis.projection_record import AS_EXPECTED, FEWER, MORE, completed, track_record
from helpers.analysis.wage_errors import chance_in_change
from helpers.data.schemas.workers import EXPOSURES
from helpers.data.tables import load
from helpers.facts.growth import change, yearly_growth
from helpers.facts.official import (
    BILLERS,
    RECORDS,
    comparable_wages,
    national_wages,
    only,
    steady_wages,
)
from helpers.facts.prices import real_dollars

TRANSCRIPTIONISTS = "31-9094"
KEYERS = "43-9021"
TRADES = {
    "Coders": RECORDS,
    "Billers": BILLERS,
    "Transcriptionists": TRANSCRIPTIONISTS,
    "Keyers": KEYERS,
}
"""The trades by what they are called here, with their codes; the last two for their history."""
_MAKING_WORK = {
    r"demand for health care": "more health care is asked for",
    r"complexity of medical coding": "coding gets harder",
}
_SAVING_WORK = {
    r"artificial intelligence|\bAI\b": "tools of artificial intelligence do part of it",
    r"automated billing": "software lets fewer people do the same billing",
    r"third-party|outsourc": "work goes to outside firms",
}


def exposed_neighbors() -> pd.DataFrame:
    """Give the agency's category of exposure beside the growth that it projects, by occupation.

    Returns
    -------
    pandas.DataFrame
        ``occupation``, ``title``, ``exposure``, ``step`` (its place from the least exposed), and
        of the same round ``change_percent`` and ``openings`` (thousands a year); the most exposed
        first, then those that grow most. Growth is projected with AI taken into account.

    >>> exposed_neighbors().set_index("occupation").loc["29-2072", "exposure"]
    'Very high'
    """
    ahead = load("official/projections")[["period", "occupation", "change_percent", "openings"]]
    rows = ai_exposure().merge(ahead, on=["period", "occupation"], validate="one_to_one")
    rows["step"] = rows["exposure"].map(EXPOSURES.index)
    return rows.sort_values(["step", "change_percent"], ascending=False, ignore_index=True)


def newest_note(occupation: str = RECORDS) -> pd.Series:
    """Give an occupation's newest projection with a note on its reasons, in ``factors``.

    Raises
    ------
    LookupError
        When no round at hand has a note.
    """
    return only(projection_rounds(occupation, "factors").tail(1))


def reasons(factors: str) -> tuple[list[str], list[str]]:
    """Give what the agency names as making work and as saving it, in this collection's words.

    Parameters
    ----------
    factors : str
        The note to an occupation's projection.

    Returns
    -------
    tuple of list of str
        What makes work, and what saves it or takes it elsewhere; of other reasons, nothing.

    >>> reasons("demand for health care services grows, offset by AI-based tools")
    (['more health care is asked for'], ['tools of artificial intelligence do part of it'])
    """
    making = [words for pattern, words in _MAKING_WORK.items() if re.search(pattern, factors)]
    saving = [words for pattern, words in _SAVING_WORK.items() if re.search(pattern, factors)]
    return making, saving


def outcomes(trades: dict[str, str] = TRADES) -> pd.DataFrame:
    """Count how the rounds of projections turned out, a row a trade, named and coded as ``TRADES``.

    Returns
    -------
    pandas.DataFrame
        ``Occupation``, ``Rounds`` (with a later count), and how many had ``More jobs``,
        ``Fewer jobs`` or came ``As projected``, within the survey's error; and the sources of the
        rounds and counts. Rounds overlap, so they are no independent trials.

    >>> outcomes({"Keyers": KEYERS})[["Rounds", "Fewer jobs"]].to_numpy().tolist()
    [[7, 5]]
    """
    heads = {"More jobs": MORE, "Fewer jobs": FEWER, "As projected": AS_EXPECTED}
    lines = []
    for name, code in trades.items():
        rounds = completed(track_record(code))
        counts = {head: (rounds["outcome"] == outcome).sum() for head, outcome in heads.items()}
        sources = rounds.iloc[-1][["source", "source_since"]]
        lines.append({"Occupation": name, "Rounds": len(rounds), **counts, **sources})
    return pd.DataFrame(lines)


def jobs_over_time(trades: dict[str, str] = TRADES) -> pd.DataFrame:
    """Give jobs by trade and year, with the code under which each was counted.

    Returns
    -------
    pandas.DataFrame
        ``Occupation``, ``Year``, ``Jobs`` and ``Code``, over whose change no line is drawn. Years
        in which a trade was published only together with others are left out.
    """
    listed = load("occupations")
    wider = set(listed.loc[listed["scope"] == "wider", "published_code"])
    parts = []
    for name, code in trades.items():
        rows = national_wages(code)
        rows = rows[~rows["published_code"].isin(wider)]
        columns = {
            "Occupation": name,
            "Year": rows["period"].str[:4].astype(int),
            "Jobs": rows["employment"],
            "Code": name + " " + rows["published_code"],
            "source": rows["source"],
        }
        parts.append(pd.DataFrame(columns))
    return pd.concat(parts, ignore_index=True)


def first_and_last(code: str) -> pd.Series:
    """Give a trade's jobs and pay at both ends of its newest SOC code, pay in the newest dollars.

    Returns
    -------
    pandas.Series
        ``period_before`` and ``period``; ``jobs_before`` and ``jobs``, their change in percent,
        ``jobs_change``, and that by the year, ``jobs_yearly``; ``pay_before``, the median after
        inflation, ``pay`` and ``pay_change``; and the sources.

    >>> row = first_and_last(TRANSCRIPTIONISTS)
    >>> row["period_before"], int(row["jobs_before"]), f"{row['pay_change']:.1f}"
    ('1999', 97260, '-13.7')
    """
    counts = comparable_wages(code)
    first, last = counts.iloc[0], counts.iloc[-1]
    years = int(last["period"][:4]) - int(first["period"][:4])
    first_pay = real_dollars(first["annual_median"], of=first["period"], into=last["period"])
    return pd.Series(
        {
            "period_before": first["period"],
            "period": last["period"],
            "jobs_before": first["employment"],
            "jobs": last["employment"],
            "jobs_change": change(last["employment"], first["employment"]),
            "jobs_yearly": yearly_growth(last["employment"], first["employment"], years),
            "pay_before": first_pay,
            "pay": last["annual_median"],
            "pay_change": change(last["annual_median"], first_pay),
            "source": last["source"],
            "source_before": first["source"],
        }
    )


def lately() -> pd.DataFrame:
    """Give how far jobs have changed since the survey's method settled, a row a trade.

    Returns
    -------
    pandas.DataFrame
        By the name in ``TRADES``: ``period_before``, ``period``, ``change`` and ``error`` (percent,
        nine times in ten), and the sources.
    """
    rows = {}
    for name, code in TRADES.items():
        counts = steady_wages(code)
        first, last = counts.iloc[0], counts.iloc[-1]
        rows[name] = {
            "period_before": first["period"],
            "period": last["period"],
            "change": change(last["employment"], first["employment"]),
            "error": chance_in_change(first, last, "employment_rse"),
            "source": last["source"],
            "source_before": first["source"],
        }
    return pd.DataFrame.from_dict(rows, orient="index")
