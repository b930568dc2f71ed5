"""In which year a course is earned back, and assumptions that tell ways of counting apart."""

from collections.abc import Callable

LONGEST = 40  # years; a table of factors that a lesson hands out has no more
_RATES = range(5, 10)  # percent a year
_STEP = 200  # dollars: shares of such pay over whole months are whole dollars


def worth_today(year: int, rate: float) -> float:
    """Give what a dollar at the end of a year is worth today, as a table prints it.

    Parameters
    ----------
    year : int
        From today.
    rate : float
        The discount rate, in percent a year.

    Returns
    -------
    float
        Dollars, to four decimals.

    >>> worth_today(1, 5), worth_today(2, 5)
    (0.9524, 0.907)
    """
    return round((1 + rate / 100) ** -year, 4)


def year_earned_back(cost: float, gain: float, rate: float = 0) -> int:
    """Give the year at whose end the gains so far first make up for a cost.

    Parameters
    ----------
    cost, gain : float
        Dollars at the beginning, and dollars at the end of each year.
    rate : float
        The discount rate, in percent a year.

    Returns
    -------
    int
        The year, from 1; the one after ``LONGEST`` where none is enough.

    >>> year_earned_back(10_000, 3_000), year_earned_back(10_000, 3_000, rate=9)
    (4, 5)
    """
    left = cost
    for year in range(1, LONGEST + 1):
        left -= gain * worth_today(year, rate)
        if left <= 0:
            return year
    return LONGEST + 1


def telling_assumptions(
    after: float, costs: Callable[[float], tuple[float, float]]
) -> tuple[int, int]:
    """Give a pay now and a discount rate by which a right way of counting shows from a wrong one.

    The years of both costs are then not those of ordinary rounding, a discount moves both, and
    the gain of the fifth year is the same dollar by the printed factor and by the exact one.

    Parameters
    ----------
    after : float
        Pay after the course, dollars a year.
    costs : callable
        Gives for a pay now what is spent and given up in a lesson's example and in its exercise.

    Returns
    -------
    tuple of int
        The pay now, dollars a year, near nine tenths of the pay after; and the rate, percent a
        year. If no pair tells the ways apart, the first that was tried.

    >>> telling_assumptions(32_600, lambda now: (8_647 + 0.075 * now, 8_647 + 0.5 * now))
    (29400, 7)
    """
    pays = range(0, int(after), _STEP)
    near = sorted(pays, key=lambda now: abs(now - 0.9 * after))[: len(pays) // 6]
    pairs = [(now, rate) for now in near for rate in _RATES]
    telling = (pair for pair in pairs if _tell_apart(after - pair[0], pair[1], costs(pair[0])))
    return next(telling, pairs[0])


def _tell_apart(gain: float, rate: float, costs: tuple[float, float]) -> bool:
    example, exercise = costs
    plain = [year_earned_back(cost, gain) for cost in costs]
    rounded = [round(cost / gain) for cost in costs]
    fifth = round(gain * worth_today(5, rate)) == round(gain / (1 + rate / 100) ** 5)
    return (
        fifth
        and not set(plain) & set(rounded)
        and year_earned_back(example, gain, rate) > plain[0]
        and plain[1] + 1 < year_earned_back(exercise, gain, rate) < LONGEST
    )
