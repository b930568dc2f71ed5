"""Formats numbers for a reader: amounts, counts, percentages and ranges, with their units."""

import math
from collections.abc import Callable, Mapping

MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"


def dollars(amount: float) -> str:
    """Give an amount in whole dollars.

    >>> dollars(50250), dollars(-1200.4)
    ('$50,250', '−$1,200')
    """
    return f"{MINUS if round(amount) < 0 else ''}${abs(round(amount)):,}"


def cents(amount: float) -> str:
    """Give an amount in dollars and cents, as hourly pay is stated.

    >>> cents(24.16)
    '$24.16'
    """
    return f"{MINUS if round(amount, 2) < 0 else ''}${abs(amount):,.2f}"


def count(number: float) -> str:
    """Give a number of things without decimals.

    >>> count(194800)
    '194,800'
    """
    return f"{number:z,.0f}".replace("-", MINUS)  # z: what rounds to nothing has no sign


def thousands(number: float) -> str:
    """Give a number that is counted in thousands, as the projections are, as a full number.

    >>> thousands(194.8)
    '194,800'
    """
    return hundreds(number * 1_000)


def hundreds(number: float) -> str:
    """Give a number of people or jobs to the nearest hundred, as the projections print theirs.

    >>> hundreds(187910)
    '187,900'
    """
    return count(round(number, -2))


def in_thousands(number: float) -> str:
    """Give a number in thousands, for where there is little room.

    >>> in_thousands(55970)
    '56'
    """
    return count(number / 1_000)


def decimal(number: float, places: int = 1) -> str:
    """Give a number with a fixed number of decimals.

    >>> decimal(1.376)
    '1.4'
    """
    return f"{number:z,.{places}f}".replace("-", MINUS)


def percent(share: float, places: int | None = None) -> str:
    """Give a percentage; without ``places``, one decimal unless it is whole.

    Parameters
    ----------
    share : float
        In percent: 64.8, not 0.648.
    places : int, optional
        How many decimals to show.

    >>> percent(64.8), percent(7.0), percent(-2.345, 1)
    ('64.8%', '7%', '−2.3%')
    """
    if places is None:
        places = 0 if abs(share - round(share)) < 0.05 else 1
    return f"{decimal(share, places)}%"


def signed(text: str) -> str:
    """Give a shown amount with its sign, so that a gain reads as one; nothing has none.

    >>> signed(percent(3.2)), signed(dollars(-500)), signed(percent(-0.01, 1))
    ('+3.2%', '−$500', '0.0%')
    """
    is_nothing = not any(sign in text for sign in "123456789")
    return text if is_nothing or text.startswith(MINUS) else f"+{text}"


def signed_percent(share: float) -> str:
    """Give a change in percent with its sign and one decimal.

    >>> signed_percent(3.24), signed_percent(-2), signed_percent(0.01)
    ('+3.2%', '−2.0%', '0.0%')
    """
    return signed(percent(share, 1))


def signed_dollars(amount: float) -> str:
    """Give a gain or a loss in whole dollars with its sign.

    >>> signed_dollars(4910), signed_dollars(-4593)
    ('+$4,910', '−$4,593')
    """
    return signed(dollars(amount))


def whole_percent(share: float) -> str:
    """Give a percentage without decimals.

    >>> whole_percent(64.8)
    '65%'
    """
    return percent(share, 0)


def fine_percent(share: float) -> str:
    """Give a percentage with one decimal, even where that is a zero.

    >>> fine_percent(7)
    '7.0%'
    """
    return percent(share, 1)


def _is_missing(cell: object) -> bool:
    return cell is None or cell != cell  # pandas says the same, and builds begin without it


def span(low: float, high: float, show=dollars) -> str:
    """Give a range; an end that is missing, because it is withheld, leaves it open.

    >>> span(35000, 45000)
    '$35,000 to $45,000'
    >>> span(92410, float("nan"))
    'more than $92,410'
    """
    if _is_missing(high):
        return f"more than {show(low)}"
    if _is_missing(low):
        return f"less than {show(high)}"
    return f"{show(low)} to {show(high)}"


def printed(figure: Mapping[str, object]) -> str:
    """Give a figure of data/figures/ with its unit, as its document words it.

    Parameters
    ----------
    figure : mapping of str to object
        A row with ``value``, or ``low`` and ``high``, or ``wording``; ``qualifier`` and ``unit``.

    >>> words = {"value": float("nan"), "wording": float("nan"), "unit": "USD/year"}
    >>> printed({**words, "low": 80_000, "high": 110_000, "qualifier": "open above"})
    '$80,000 to $110,000 or more'
    >>> printed({**words, "low": 81_090, "high": float("nan"), "qualifier": "more than"})
    'more than $81,090'
    """
    if not _is_missing(figure["wording"]):
        return str(figure["wording"])
    unit, low, high = figure["unit"], figure["low"], figure["high"]
    if not _is_missing(figure["value"]):
        amount = in_unit(figure["value"], unit)
    elif _is_missing(high) or _is_missing(low):
        amount = in_unit(low if _is_missing(high) else high, unit)
    elif unit in ("months", "years"):
        amount = f"{low:g} to {in_unit(high, unit)}"
    else:
        amount = span(low, high, _FORMATTERS[unit])
    return qualified(amount, figure["qualifier"])


def in_unit(number: float, unit: str) -> str:
    """Give a number with its unit, one of ``helpers.data.schemas.articles.UNITS``.

    >>> in_unit(24.16, "USD/hour"), in_unit(2, "years")
    ('$24.16', '2 years')
    """
    return _FORMATTERS[unit](number)


def qualified(amount: str, qualifier: object) -> str:
    """Give an amount in words with its qualifier of data/figures/, which may be missing.

    >>> qualified("$48,000", "about"), qualified("$80,000 to $110,000", "open above")
    ('about $48,000', '$80,000 to $110,000 or more')
    """
    if _is_missing(qualifier):
        return amount
    return f"{amount} or more" if qualifier == "open above" else f"{qualifier} {amount}"


def or_never(number: float, noun: str = "") -> str:
    """Give a number of months, years or the like that may be infinite, with its noun if any.

    >>> or_never(39), or_never(39, "month"), or_never(float("inf"), "month")
    ('39', '39 months', 'never')
    """
    if not math.isfinite(number):
        return "never"
    return plural(number, noun) if noun else count(number)


def plural(number: float, noun: str) -> str:
    """Give a count with its noun.

    >>> plural(1, "state"), plural(12, "month")
    ('1 state', '12 months')
    """
    return f"{count(number)} {noun}{'' if round(number) == 1 else 's'}"


def _each(noun: str) -> Callable[[float], str]:
    """What shows a number of things, halves too: 1.5 hours, 107 questions."""
    return lambda number: f"{number:,g} {noun}{'' if number == 1 else 's'}"


_FORMATTERS = {
    "USD/year": dollars,
    "USD": dollars,
    "USD/hour": cents,
    "percent": percent,
    "jobs": count,
    "jobs/year": count,
    "months": lambda number: plural(number, "month"),
    "years": _each("year"),
    "hours/week": "{:g}".format,
    "times": "{:g} times".format,
    "codes": count,
    "people": count,
    "hours": _each("hour"),
    "hours/day": lambda number: f"{_each('hour')(number)} a day",
    "days": _each("day"),
    "questions": _each("question"),
    "points": _each("point"),
    "credits": _each("credit"),
    "judgments": _each("judgment"),
}
