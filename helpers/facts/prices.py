"""Dollars of another year (consumer prices) and of another place (regional price parities)."""

import pandas as pd

from helpers.data.tables import load
from helpers.facts.growth import Amount, change
from helpers.phrases import place, when

_TABLE = "data/official/consumer_prices.csv"
CPI = "bls-cpi-u"  # their source, as rows in dollars of another year cite it
_NEVER_PUBLISHED = {(2025, 10)}  # the government was shut down, and no prices were collected


def real_dollars(amount: Amount, of: str | pd.Series, into: str) -> Amount:
    """Give what an amount of one period, or a column of them, would be in dollars of another.

    Consumer prices are the CPI-U, U.S. city average, all items, not seasonally adjusted.

    Parameters
    ----------
    amount : float or pandas.Series
        Dollars.
    of : str or pandas.Series
        The period, or one for each amount: a month such as ``"2024-05"`` takes that month's
        index, a year such as ``"1997"`` the average of its months.
    into : str
        The period of the dollars wanted.

    Raises
    ------
    LookupError
        When a period has no consumer prices in data/, or a year not yet all of them.

    References
    ----------
    U.S. Bureau of Labor Statistics, "How to use the Consumer Price Index for escalation".

    >>> real_dollars(100, of="2023", into="2023")
    100.0
    """
    index = of.map(consumer_price) if isinstance(of, pd.Series) else consumer_price(of)
    return amount * (consumer_price(into) / index)


def real_change(column: str, old: pd.Series, new: pd.Series) -> float:
    """Give the change of pay between two releases in percent, both in the newer one's dollars.

    Parameters
    ----------
    column : str
        Whose change is asked, such as ``"annual_median"``.
    old, new : pandas.Series
        Two rows of a wage table.

    >>> old = pd.Series({"period": "2023", "annual_mean": 100})
    >>> new = pd.Series({"period": "2023", "annual_mean": 120})
    >>> round(real_change("annual_mean", old, new), 1)
    20.0
    """
    return change(new[column], real_dollars(old[column], of=old["period"], into=new["period"]))


def consumer_price(period: str) -> float:
    """Give the consumer price index of a month, or the average over the months of a year.

    October 2025 was never published; the average of 2025 is that of the other eleven months.

    Parameters
    ----------
    period : str
        ``"2024-05"`` or ``"2024"``.

    Returns
    -------
    float
        Index, 1982–84 = 100.

    Raises
    ------
    LookupError
        When data/official/consumer_prices.csv does not hold the month, or every month of the year.
    """
    prices = load("official/consumer_prices")
    year, _, month = period.partition("-")
    of_year = prices[prices["year"] == int(year)]
    if not month:
        return _average(of_year, int(year))
    matches = of_year.loc[of_year["month"] == int(month), "index"]
    if matches.empty:
        never = ", which was never published" if (int(year), int(month)) in _NEVER_PUBLISHED else ""
        raise LookupError(f"no consumer price for {when(period)} in {_TABLE}{never}")
    return float(matches.iloc[0])


def priced(period: str) -> str:
    """Give the period whose consumer prices stand for one: itself, or the newest month there is.

    A year that is not over has no average yet, so a survey of this year takes the newest month.

    Parameters
    ----------
    period : str
        ``"2024-05"`` or ``"2024"``.

    >>> priced("2023"), priced("2024-05"), priced("2999") == today()
    ('2023', '2024-05', True)
    """
    try:
        consumer_price(period)
    except LookupError:
        return today()
    return period


def _average(of_year: pd.DataFrame, year: int) -> float:
    """The average of a year's months, once all that were published are there."""
    published = {month for month in range(1, 13) if (year, month) not in _NEVER_PUBLISHED}
    missing = sorted(published - set(of_year["month"]))
    if missing:
        raise LookupError(
            f"the year {year} is not complete in {_TABLE}, which has {len(of_year)} of its months; "
            "name a month, or a year that has all of them"
        )
    return float(of_year["index"].mean())


def today() -> str:
    """Give the newest month that has a consumer price: the month of "today's dollars"."""
    newest = load("official/consumer_prices").sort_values(["year", "month"]).iloc[-1]
    return f"{newest['year']}-{newest['month']:02d}"


def purchasing_power(amount: float, parity: float) -> float:
    """Give what an amount earned in one place would buy at the nation's average prices.

    Parameters
    ----------
    amount : float
        Dollars, as paid there.
    parity : float
        Regional price parity, the nation's average = 100.

    References
    ----------
    U.S. Bureau of Economic Analysis, "Real Personal Income and Regional Price Parities".

    >>> purchasing_power(50000, 80)
    62500.0
    """
    return amount / (parity / 100)


def in_purchasing_power(wages: pd.DataFrame, parities: pd.DataFrame, on: str) -> pd.DataFrame:
    """Give places' wages with what their pay buys at the nation's average prices.

    Parameters
    ----------
    wages : pandas.DataFrame
        Rows of a wage table.
    parities : pandas.DataFrame
        Price parities, a row a place.
    on : str
        The column that both have and that tells the place; it becomes the index, unless several
        areas share it: then their codes do.

    Returns
    -------
    pandas.DataFrame
        The wages, with ``all_items`` (the nation's average = 100), ``buys_mean``,
        ``buys_median`` and ``buys_p25`` (dollars), and ``place``, its name inside a sentence.
        What has no price parity buys what is not known.
    """
    rows = wages.merge(parities, on=on, how="left", suffixes=("", "_prices"))
    rows.index = pd.Index(rows[on if rows[on].is_unique else "area_code"].tolist())
    rows["area"] = rows["area"].str.removesuffix(" nonmetropolitan area")
    rows["place"] = rows["area"].map(place)
    for pay in ("mean", "median", "p25"):
        rows[f"buys_{pay}"] = purchasing_power(rows[f"annual_{pay}"], rows["all_items"])
    return rows


def state_price_parities(until: int | None = None) -> pd.DataFrame:
    """Give the states' newest price parities, the nation's average = 100.

    Parameters
    ----------
    until : int, optional
        The last year that counts; none has rows where all there are is younger.
    """
    parities = _of_newest_year("official/price_parities_state", until)
    return parities[parities["state"].notna()].reset_index(drop=True)


def metropolitan_price_parities() -> pd.DataFrame:
    """Give the metropolitan areas' newest price parities, the nation's average = 100."""
    return _of_newest_year("official/price_parities_metropolitan")


def portion_price_parities(portion: str) -> pd.DataFrame:
    """Give the newest price parities of a portion of each state, the nation's average = 100.

    Parameters
    ----------
    portion : str
        ``"metropolitan"``, all metropolitan areas of a state together, or ``"nonmetropolitan"``,
        the rest of it, which some states do not have.
    """
    parities = _of_newest_year("official/price_parities_portion")
    return parities[parities["portion"] == portion].reset_index(drop=True)


def _of_newest_year(table: str, until: int | None = None) -> pd.DataFrame:
    rows = load(table)
    if until is not None:
        rows = rows[rows["year"] <= until]
    return rows[rows["year"] == rows["year"].max()].reset_index(drop=True)
