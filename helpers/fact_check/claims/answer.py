"""The answer to a claim in words: its verdict, its figures, and estimates with their errors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.analysis.wage_errors import Estimate, are_tied
from helpers.facts.figures import articles_figures
from helpers.facts.growth import change
from helpers.facts.official import RECORDS, national_wages, periods_of
from helpers.facts.sources import sources_of
from helpers.formatting import dollars, signed_percent

CONFIRMED = "confirmed"
ABOUT_RIGHT = "about right"
CONTRADICTED = "contradicted"
CONTRADICTS_ITSELF = "contradicts itself"
CANNOT_BE_CHECKED = "cannot be checked"
ANSWERS = (CONFIRMED, ABOUT_RIGHT, CONTRADICTED, CONTRADICTS_ITSELF, CANNOT_BE_CHECKED)
HIGHER, LOWER, TIED = "higher", "lower", "tied"
"""How one estimate stands to another; nearer than their errors allow is a tie."""
BESIDE = {HIGHER: "is higher than", LOWER: "is lower than", TIED: "cannot be told apart from"}
"""The same in words, between the names of the two."""
_SUBSTITUTED = ("mean_rse", "employment", "employment_rse")


class NotPublishedError(LookupError):
    """A release has no table that bears on a claim."""


@dataclass(frozen=True)
class Answer:
    """What the tables say to a claim in words.

    Parameters
    ----------
    verdict : str
        One of ``ANSWERS``. *About right* holds in one fair reading and not in another, or only
        roughly; the reason says which.
    evidence : str
        The numbers, each with its period.
    sources : tuple of str
        The sources of the numbers as data/sources.csv names them.
    reason : str
        Why, in a sentence or two.
    """

    verdict: str
    evidence: str
    sources: tuple[str, ...]
    reason: str


def of_readings(verdicts: Sequence[str]) -> str:
    """Give the verdict on a claim that can be read in several fair ways, from that on each.

    What holds in every reading is confirmed. What holds in one and not in another is about right.
    What holds in none is contradicted, unless no reading can be decided.

    >>> of_readings(["confirmed", "confirmed"]), of_readings(["confirmed", "contradicted"])
    ('confirmed', 'about right')
    >>> of_readings(["cannot be checked", "contradicted"]), of_readings(["cannot be checked"])
    ('contradicted', 'cannot be checked')
    """
    distinct = set(verdicts)
    if distinct == {CONFIRMED}:
        return CONFIRMED
    if distinct & {CONFIRMED, ABOUT_RIGHT}:
        return ABOUT_RIGHT
    return CONTRADICTED if CONTRADICTED in distinct else CANNOT_BE_CHECKED


def cited(*rows) -> tuple[str, ...]:
    """Give the sources of some rows or tables, each once, in their order.

    >>> import pandas as pd
    >>> cited(pd.Series({"source": "bls"}), pd.DataFrame({"source": ["bea", "bls"]}))
    ('bls', 'bea')
    """
    return tuple(dict.fromkeys(name for one in rows for name in sources_of(one)))


def stated(names: str) -> pd.DataFrame:
    """Give stated figures by their ids, in the order in which they are named.

    Parameters
    ----------
    names : str
        Ids of data/figures/, separated by spaces.

    Raises
    ------
    LookupError
        When there is no such figure.

    >>> stated("career-hub-bls-growth")["value"].tolist()
    [7.0]
    """
    rows = articles_figures().set_index("id", drop=False).rename_axis(None)
    ids = names.split()
    unknown = [name for name in ids if name not in rows.index]
    if unknown:
        raise LookupError(f"no figure of data/figures/ is called {', '.join(unknown)}")
    return rows.loc[ids]


def middle(figure: pd.Series) -> float:
    """Give a figure as one number: its value, or the middle of its range."""
    if pd.notna(figure["value"]):
        return float(figure["value"])
    return float(figure[["low", "high"]].mean())


def estimate(row: pd.Series, column: str) -> Estimate:
    """Give a row's pay with its error; for a median, that of the mean stands in."""
    return Estimate(float(row[column]), float(row[column] * row["mean_rse"] / 100))


def jobs_of(row: pd.Series) -> Estimate:
    """Give a row's number of jobs with its error."""
    return Estimate(row["employment"], row["employment"] * row["employment_rse"] / 100)


def side(one: Estimate, other: Estimate) -> str:
    """Say whether an estimate is higher than another, lower, or nearer than their errors allow.

    >>> side(Estimate(60, 1), Estimate(50, 1)), side(Estimate(50, 1), Estimate(60, 1))
    ('higher', 'lower')
    >>> side(Estimate(51, 1), Estimate(50, 1)), side(Estimate(60, float("nan")), Estimate(50, 1))
    ('tied', 'tied')
    """
    tied = are_tied(one.value, one.error, pd.Series([other.value]), pd.Series([other.error]))
    if tied.iloc[0]:
        return TIED
    return HIGHER if one.value > other.value else LOWER


def first_of(rows: pd.DataFrame) -> pd.Series:
    """Give the first of some rows, or raise NotPublishedError where there is none."""
    if rows.empty:
        raise NotPublishedError
    return rows.iloc[0]


def wages_of(occupation: str, period: str) -> pd.Series:
    """Give an occupation's national wages of a release, or raise NotPublishedError.

    A neighbor that was published only together with others has no wages of its own; the
    occupation itself is followed under its earlier and wider codes, as everywhere.
    """
    rows = national_wages(occupation)
    rows = rows[rows["period"] == period]
    if occupation != RECORDS:
        rows = rows[rows["published_code"] == occupation]
    return first_of(rows)


def order_of(one: pd.Series, other: pd.Series, column: str = "annual_median") -> str:
    """Say whether a row's pay is higher than another's, lower, or tied with it."""
    return side(estimate(one, column), estimate(other, column))


def against(one: pd.Series, other: pd.Series, column: str = "annual_median") -> str:
    """Give the pay of two rows in words, and by how much the first differs from the second.

    >>> one, other = pd.Series({"annual_mean": 55_000}), pd.Series({"annual_mean": 50_000})
    >>> against(one, other, "annual_mean")
    '$55,000 against $50,000 (+10.0%)'
    """
    gap = signed_percent(change(one[column], other[column]))
    return f"{dollars(one[column])} against {dollars(other[column])} ({gap})"


def verdict_on_order(order: str, claimed: str) -> str:
    """Give the verdict on a claimed order of two estimates; a tie decides nothing.

    >>> [verdict_on_order(order, "higher") for order in ("higher", "lower", "tied")]
    ['confirmed', 'contradicted', 'cannot be checked']
    """
    if order == TIED:
        return CANNOT_BE_CHECKED
    return CONFIRMED if order == claimed else CONTRADICTED


def with_substitutes(
    rows_of: Callable[[str], pd.DataFrame], table: str, period: str, key: str
) -> pd.DataFrame:
    """Give the rows of a release, with the errors and jobs that its copy lacks from another.

    A whole column that is missing is taken from the nearest release that has it, since both move
    little from year to year; a single cell that is missing is withheld, and stays so.

    Parameters
    ----------
    rows_of : callable
        Takes a period and gives its rows.
    table : str
        The official table that they are from, for its releases.
    period : str
        The release.
    key : str
        The column by which a row is known in every release.

    Returns
    -------
    pandas.DataFrame
        What stands in has its period and its source in columns of their own, as ``mean_rse_of``
        and ``source_mean_rse``.
    """
    rows = rows_of(period).copy()
    if rows.empty:
        return rows
    releases = sorted(periods_of(table), key=lambda one: months_apart(one, period))
    for column in _SUBSTITUTED:
        having = (one for one in releases if rows_of(one)[column].notna().any())
        nearest = next(having, period)
        if nearest != period:
            others = rows_of(nearest)
            rows[column] = rows[key].map(others.set_index(key)[column])
            rows[f"{column}_of"] = nearest
            rows[f"source_{column}"] = others["source"].iloc[0]
    return rows


def months_apart(one: str, other: str) -> int:
    """Give how far two releases lie apart; a year counts as its May, when the survey is.

    >>> months_apart("2023-05", "2021-05"), months_apart("2002", "2003-05")
    (24, 12)
    """
    parts = (period.partition("-") for period in (one, other))
    first, second = (int(year) * 12 + int(month or 5) for year, _, month in parts)
    return abs(first - second)
