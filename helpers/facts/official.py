"""The agencies' own tables, ready for a notebook: one call a question."""

import pandas as pd

from helpers.data.schemas.wages import are_parts
from helpers.data.tables import load

RECORDS = "29-2072"  # medical records specialists, the occupation that holds billers and coders
BILLERS = "43-3021"  # billing and posting clerks, in any business: not only in health care
EVERYONE = "00-0000"  # all occupations together
ROUGH = "2021-05"  # the first release of a new method; many of its medians are rough


def occupations() -> pd.DataFrame:
    """Give the occupations that are compared, one row each.

    Returns
    -------
    pandas.DataFrame
        Columns ``occupation`` (its code today), ``name`` and ``note``.
    """
    listed = load("occupations")
    today = listed[(listed["scope"] == "same") & (listed["compared"] == "yes")]
    today = today.drop_duplicates("occupation", keep="last")
    return today[["occupation", "name", "note"]].reset_index(drop=True)


def wages_by_occupation(period: str | None = None) -> pd.DataFrame:
    """Give the national wages of one release, a row an occupation that is compared."""
    return of_release(_compared(load("official/wages_national")), period)


def national_wages(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's national wages, one row a release, oldest first.

    Parameters
    ----------
    occupation : str
        SOC code; the code it was published under each year stands in ``published_code``.
    """
    return _of(occupation, "wages_national").sort_values("period").reset_index(drop=True)


def national_wage(period: str | None = None, occupation: str = RECORDS) -> pd.Series:
    """Give an occupation's national wages of one release; the newest unless a period is named."""
    wages = national_wages(occupation)
    return only(wages.tail(1) if period is None else wages[wages["period"] == period])


def comparable_wages(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's national wages as long as they stand under the newest one's code."""
    return under_newest_code(national_wages(occupation)).reset_index(drop=True)


def steady_wages(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's comparable national wages of all releases after ``ROUGH``.

    >>> str(steady_wages(BILLERS)["period"].iloc[0])
    '2022-05'
    """
    wages = comparable_wages(occupation)
    return wages[wages["period"] > ROUGH].reset_index(drop=True)


def nearest_releases(medians: pd.Series) -> pd.DataFrame:
    """Give for each amount the comparable national release whose median is nearest to it.

    Parameters
    ----------
    medians : pandas.Series
        Annual pay, as somebody quotes the official median without its year.

    Returns
    -------
    pandas.DataFrame
        Rows of ``comparable_wages``, with the index of the amounts.
    """
    releases = comparable_wages()
    nearest = [(releases["annual_median"] - amount).abs().idxmin() for amount in medians]
    return releases.loc[nearest].set_index(medians.index)


def state_wages(period: str | None = None, occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's wages in the states and the District of Columbia for one release.

    Parameters
    ----------
    period : str, optional
        The release; without it, the newest. Of May 2023 only the means are at hand.
    occupation : str
        SOC code: RECORDS, BILLERS or EVERYONE.
    """
    return of_release(_of(occupation, "wages_state"), period)


def metropolitan_wages(period: str | None = None, occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's wages by metropolitan area, as :func:`state_wages` does by state."""
    return of_release(_of(occupation, "wages_metropolitan"), period)


def nonmetropolitan_wages(period: str | None = None, occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's wages by nonmetropolitan area, as :func:`state_wages` does by state."""
    return of_release(_of(occupation, "wages_nonmetropolitan"), period)


def industry_wages(
    period: str | None = None,
    level: str = "sector",
    occupation: str = RECORDS,
    owner: str = "all",
) -> pd.DataFrame:
    """Give an occupation's wages by industry for one release, one row an industry.

    Parameters
    ----------
    period : str, optional
        The release; without it, the newest that has industries of the level.
    level : str
        ``"sector"``, ``"3-digit"``, ``"4-digit"`` or ``"6-digit"``, among which are some of five.
    occupation : str
        SOC code: RECORDS, BILLERS or EVERYONE.
    owner : str
        ``"all"`` for whole industries; ``"private"``, ``"state government"`` or ``"local
        government"`` for the part of some that is theirs.
    """
    rows = _of(occupation, "wages_industry")
    rows = of_release(rows[rows["level"] == level], period)
    parts = are_parts(rows)
    chosen = ~parts if owner == "all" else parts & (rows["owner"] == owner)
    return rows[chosen].reset_index(drop=True)


def all_industry_wages() -> pd.DataFrame:
    """Give the occupation's wages by industry of every release, the sectors of each first."""
    releases = [
        industry_wages(period, level)
        for period in periods_of("wages_industry")
        for level in ("sector", "3-digit")
    ]
    return pd.concat(releases, ignore_index=True)


def brief_industries(names: pd.Series) -> pd.Series:
    """Give industries' names without what the agency adds of exceptions and small print.

    >>> brief_industries(pd.Series(["Other Services (except Public Administration)"]))[0]
    'Other services'
    """
    additions = r",? (and Waste|\(except|excl).*"
    return names.str.replace(additions, "", regex=True).str.capitalize()


def projections(period: str | None = None) -> pd.DataFrame:
    """Give the projections of one round, a row an occupation that is compared; thousands of jobs.

    Parameters
    ----------
    period : str, optional
        The round, as ``"2024-34"``; without it, the newest that is whole, with levels and
        separations. :mod:`helpers.analysis.outlook` has the newest growth, and the earlier rounds.
    """
    return _compared(_round(period)).reset_index(drop=True)


def projection(period: str | None = None, occupation: str = RECORDS) -> pd.Series:
    """Give an occupation's employment projection of one round; thousands of jobs."""
    rows = _round(period)
    return only(rows[rows["occupation"] == occupation])


def handbook(item: str, industry: str | None = None) -> pd.Series:
    """Give the newest entry of its kind on the occupation's page of the Handbook.

    Parameters
    ----------
    item : str
        What is stated, with or without the particulars that the page adds in brackets.
    industry : str, optional
        The industry it is about; without one, all together.
    """
    entries = load("official/handbook")
    chosen = (entries["item"] == item) | entries["item"].str.startswith(f"{item} (")
    chosen &= entries["industry"].isna() if industry is None else entries["industry"] == industry
    return only(entries[chosen].tail(1))


def consumer_prices() -> pd.DataFrame:
    """Give the consumer price index by month, the evidence for dollars of another year."""
    return load("official/consumer_prices")


def periods_of(table: str) -> list[str]:
    """Give the releases that an official table holds, oldest first."""
    return sorted(load(f"official/{table}")["period"].unique())


def of_release(rows: pd.DataFrame, period: str | None = None) -> pd.DataFrame:
    """Give the rows of one release; of the newest among them unless a period is named."""
    newest = rows["period"].max() if period is None else period
    return rows[rows["period"] == newest].reset_index(drop=True)


def under_newest_code(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the rows of an occupation, oldest first, that stand under the last one's code."""
    return rows[rows["published_code"].isin(rows["published_code"].tail(1))]


def only(rows: pd.DataFrame) -> pd.Series:
    """Give the only one of some rows.

    Raises
    ------
    LookupError
        When there is none, as the figure asked for is not in data/, or there are several.

    >>> int(only(pd.DataFrame({"year": [2024]}))["year"])
    2024
    """
    if rows.empty:
        raise LookupError("no such row in data/; see data/README.md for what each table holds")
    if len(rows) > 1:
        raise LookupError(
            f"{len(rows)} rows of data/ where one was expected; name what tells them apart"
        )
    return rows.iloc[0]


def _compared(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the occupations that are compared; others are held for their history."""
    return rows[rows["occupation"].isin(occupations()["occupation"])]


def _round(period: str | None) -> pd.DataFrame:
    rows = load("official/projections")
    return of_release(rows[rows["separations"].notna()] if period is None else rows, period)


def _of(occupation: str, table: str) -> pd.DataFrame:
    rows = load(f"official/{table}")
    return rows[rows["occupation"] == occupation]
