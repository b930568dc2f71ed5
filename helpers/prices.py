"""Dollars of another year (consumer prices) and dollars of another place (price parities)."""

from helpers.tables import load


def real_dollars(amount: float, of: str, into: str) -> float:
    """Give what an amount of one period would be in the dollars of another.

    Consumer prices are the CPI-U, U.S. city average, all items, not seasonally adjusted.

    Parameters
    ----------
    amount : float
        Dollars of the period ``of``.
    of, into : str
        Periods: a month such as ``"2024-05"`` takes that month's index, a year such as
        ``"1997"`` the average of its months.

    Returns
    -------
    float
        Dollars of the period ``into``.

    Raises
    ------
    KeyError
        When a period has no consumer prices in data/.

    References
    ----------
    U.S. Bureau of Labor Statistics, "How to use the Consumer Price Index for escalation".

    >>> real_dollars(100, of="2023", into="2023")
    100.0
    """
    return amount * (consumer_price(into) / consumer_price(of))


def consumer_price(period: str) -> float:
    """Give the consumer price index of a month, or the average over the months of a year.

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
    KeyError
        When data/official/consumer_prices.csv does not hold the period.
    """
    prices = load("official/consumer_prices")
    year, _, month = period.partition("-")
    wanted = prices["year"] == int(year)
    if month:
        wanted &= prices["month"] == int(month)
    if not wanted.any():
        raise KeyError(f"no consumer price for {period} in data/official/consumer_prices.csv")
    return float(prices.loc[wanted, "index"].mean())


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

    Returns
    -------
    float
        Dollars at average prices.

    References
    ----------
    U.S. Bureau of Economic Analysis, "Real Personal Income and Regional Price Parities".

    >>> purchasing_power(50000, 80)
    62500.0
    """
    return amount / (parity / 100)
