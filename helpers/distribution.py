"""The distribution of pay within an occupation: percentiles, and where an amount falls."""

import pandas as pd

from helpers.formatting import span
from helpers.official import occupations
from helpers.words import when


def percentiles(wage: pd.Series) -> pd.DataFrame:
    """Give the five published places in the queue of earners, lowest pay first.

    Parameters
    ----------
    wage : pandas.Series
        A row of a wage table.

    Returns
    -------
    pandas.DataFrame
        Columns ``Place in the queue``, ``Annual pay`` (dollars) and ``source``.
    """
    places = {
        "10th percentile": wage["annual_p10"],
        "25th percentile": wage["annual_p25"],
        "Median": wage["annual_median"],
        "75th percentile": wage["annual_p75"],
        "90th percentile": wage["annual_p90"],
    }
    queue = pd.DataFrame(places.items(), columns=["Place in the queue", "Annual pay"])
    return queue.assign(source=wage["source"])


def pay_ranges(wage: pd.Series, whose: str = "All") -> pd.DataFrame:
    """Give an official wage as two rows for a chart of ranges: nearly all, and the middle half.

    Parameters
    ----------
    wage : pandas.Series
        A row of a wage table.
    whose : str
        Whose pay it is, for the rows' labels.

    Returns
    -------
    pandas.DataFrame
        Columns as ``helpers.figures.stated_ranges`` gives them: ``Figure``, ``From``,
        ``Stated`` (the median), ``To`` (dollars), and the sources.
    """
    return pd.DataFrame(
        {
            "Figure": [
                f"{whose}, official 10th to 90th percentile",
                f"{whose}, official middle half",
            ],
            "From": [wage["annual_p10"], wage["annual_p25"]],
            "Stated": [float("nan"), wage["annual_median"]],
            "To": [wage["annual_p90"], wage["annual_p75"]],
            "source": wage["source"],
            "stated_in": None,
        }
    )


def quartiles(wages: pd.DataFrame, label: str) -> pd.DataFrame:
    """Give wages as rows for a chart of ranges: the middle half and the median of each.

    Parameters
    ----------
    wages : pandas.DataFrame
        Rows of a wage table.
    label : str
        The column of what each row is called in the chart.

    Returns
    -------
    pandas.DataFrame
        The label, ``25th percentile``, ``Median``, ``75th percentile`` (dollars a year) and
        ``source``.
    """
    names = {
        "annual_p25": "25th percentile",
        "annual_median": "Median",
        "annual_p75": "75th percentile",
    }
    return wages[[label, *names, "source"]].rename(columns=names).reset_index(drop=True)


def part_of_queue(wage: pd.Series, amount: float) -> str:
    """Say in which part of the queue of earners an annual pay stands.

    Parameters
    ----------
    wage : pandas.Series
        A row of a wage table.
    amount : float
        Dollars a year.
    """
    parts = (
        "in the lowest-paid tenth",
        "above the 10th percentile",
        "above the 25th percentile",
        "above the median",
        "above the 75th percentile",
        "in the highest-paid tenth",
    )
    return parts[(percentiles(wage)["Annual pay"] <= amount).sum()]


def percentiles_around(wage: pd.Series, amount: float) -> str:
    """Say between which published percentiles an annual pay stands.

    Parameters
    ----------
    wage : pandas.Series
        A row of a wage table; a percentile that the agency withheld is passed over.
    amount : float
        Dollars a year.
    """
    queue = percentiles(wage).dropna(subset=["Annual pay"])
    names = ("the " + queue["Place in the queue"].str.lower()).tolist()
    passed = (queue["Annual pay"] <= amount).sum()
    if passed == 0:
        return f"below {names[0]}"
    reached = f"at or above {names[passed - 1]}"
    return reached if passed == len(names) else f"{reached} and below {names[passed]}"


def middle_half(wage: pd.Series, whose: str = "All") -> pd.DataFrame:
    """Give the middle half of an official wage as one row for a chart of ranges, with its period.

    Parameters
    ----------
    wage : pandas.Series
        A row of a wage table.
    whose : str
        Whose pay it is, for the row's label.
    """
    row = pay_ranges(wage, whose).tail(1)
    return row.assign(Figure=f"{row['Figure'].iloc[0]}, {when(wage['period'])}")


def middle_halves(*wages: pd.Series) -> pd.DataFrame:
    """Give official wages of occupations as rows for a chart of ranges: each one's middle half.

    Parameters
    ----------
    *wages : pandas.Series
        Rows of the national wage table, in the chart's order.

    Returns
    -------
    pandas.DataFrame
        Columns ``Occupation`` (its name), ``From``, ``Median``, ``To`` (dollars), ``source``.
    """
    named = pd.DataFrame(wages).merge(occupations(), on="occupation")
    return pd.DataFrame(
        {
            "Occupation": named["name"],
            "From": named["annual_p25"],
            "Median": named["annual_median"],
            "To": named["annual_p75"],
            "source": named["source"],
        }
    )


def middle_half_in_words(wages: pd.DataFrame) -> pd.Series:
    """Give the middle half of each row of a wage table, from the 25th to the 75th percentile."""
    ends = zip(wages["annual_p25"], wages["annual_p75"], strict=True)
    return pd.Series([span(low, high) for low, high in ends], index=wages.index)


def place_in_queue(wage: pd.Series, amount: float) -> str:
    """Give the stretch of the queue of earners in which an annual pay falls.

    Parameters
    ----------
    wage : pandas.Series
        A row of a wage table.
    amount : float
        Dollars a year.
    """
    stretches = (
        "lowest tenth",
        "10th to 25th percentile",
        "25th percentile to median",
        "median to 75th percentile",
        "75th to 90th percentile",
        "highest tenth",
    )
    return stretches[(percentiles(wage)["Annual pay"] <= amount).sum()]
