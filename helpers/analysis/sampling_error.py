"""How far the household survey's shares may be off where it asks few people: a stated estimate.

The survey's tables print no errors. Here an error is estimated from the tables themselves: a share
that is asked anew each year moves by chance, the more the fewer people are asked. From how far the
shares of women moved follows how many workers stand behind one answer. What really changed between
two years counts as chance here, which makes the error too large; that half of the households
are asked in both years makes it too small.

``each`` is how many thousands of workers stand behind one answer; ``names`` are what occupations
are called, by their codes.
"""

import pandas as pd

from helpers.analysis.household_survey import sex_and_race
from helpers.analysis.wage_errors import share_range
from helpers.data.tables import load
from helpers.facts.official import EVERYONE, only
from helpers.formatting import whole_percent
from helpers.phrases import ends_in_words

_SHARES = "official/household_sex_and_race"
_GROUPS = {
    "women_percent": "Women",
    "white_percent": "White people",
    "black_percent": "Black people",
    "asian_percent": "Asian people",
    "hispanic_percent": "Hispanic people, of any race",
}


def thousands_per_answer() -> float:
    """Give how many thousands of workers stand behind one answer, by the movement of shares.

    All shares of women that the household survey prints for an occupation in two years running go
    in, each movement as one estimate.

    Returns
    -------
    float
        Thousands of workers. If everybody in the occupation were asked it would be near zero.

    Raises
    ------
    LookupError
        When no occupation has a share in two years running.

    Notes
    -----
    If ``n`` people chosen at random answer, a share ``p`` has the variance ``p (1 - p) / n``, and
    the difference of two years' shares the sum of two such. With one answer for ``k`` of ``w``
    workers, ``n`` is ``w / k``; each movement gives one ``k``, and their mean is taken.
    """
    rows = load(_SHARES)
    rows = rows[rows["women_percent"].notna() & (rows["occupation"] != EVERYONE)]
    rows = rows.assign(year=rows["period"].astype(int))
    before = rows.assign(year=rows["year"] + 1)
    both = rows.merge(before, on=["occupation", "year"], suffixes=("", "_before"))
    if both.empty:
        raise LookupError("no share of women in two years running in data/official/")
    workers = both["workers"] + both["workers_before"]
    women = both["women_percent"] * both["workers"]
    women += both["women_percent_before"] * both["workers_before"]
    share = women / workers / 100
    movement = (both["women_percent"] - both["women_percent_before"]) / 100
    expected = share * (1 - share) * (1 / both["workers"] + 1 / both["workers_before"])
    return float((movement**2 / expected).mean())


def with_ranges(rows: pd.DataFrame, column: str, each: float) -> pd.DataFrame:
    """Give rows of shares with the ends of each one's range, ``low`` and ``high``; percent.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a table of the household survey, with ``workers`` in thousands.
    column : str
        A column of shares; where one is missing, its ends are, too.
    each : float
    """
    shares = zip(rows[column], rows["workers"], strict=True)
    ends = [share_range(share, workers, each) for share, workers in shares]
    low, high = zip(*ends, strict=True)
    return rows.assign(low=low, high=high)


def women_by_year(names: dict[str, str], each: float) -> pd.DataFrame:
    """Give the share of women in some occupations year by year, with its range.

    Returns
    -------
    pandas.DataFrame
        Rows of the household survey, occupation by occupation, oldest year first, with ``name``
        (what it is called, and the year) and the columns of :func:`with_ranges`.
    """
    rows = load(_SHARES).dropna(subset=["women_percent"]).sort_values("period")
    rows = pd.concat([rows[rows["occupation"] == code] for code in names], ignore_index=True)
    labels = rows["occupation"].map(names) + ", " + rows["period"]
    return with_ranges(rows.assign(name=labels), "women_percent", each)


def composition(names: dict[str, str], each: float) -> pd.DataFrame:
    """Give the shares of women and of races in some occupations as a table of ranges to show.

    Returns
    -------
    pandas.DataFrame
        ``Share of``, a column of texts for each occupation, as "83% to 93%", and ``source``, of
        the newest year.
    """
    newest = sex_and_race()
    table = pd.DataFrame({"Share of": _GROUPS.values(), "source": newest["source"].iloc[0]})
    for code, name in names.items():
        row = only(newest[newest["occupation"] == code])
        ends = [share_range(row[column], row["workers"], each) for column in _GROUPS]
        table[name] = [_range_in_words(low, high) for low, high in ends]
    return table


def _range_in_words(low: float, high: float) -> str:
    """A range of whole percent; one number where both ends round to it."""
    if pd.isna(low):
        return "not published"
    return ends_in_words(whole_percent(low), whole_percent(high))
