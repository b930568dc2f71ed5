"""The distribution of pay within an occupation: percentiles, and where an amount falls.

A wage is a row of a wage table, wages are rows of one; ``whose`` is whose pay it is, in words.
"""

import pandas as pd

from helpers.facts.official import occupations
from helpers.formatting import dollars, span
from helpers.phrases import when
from helpers.show.html_tables import headed

_PERCENTILES = {
    "annual_p10": "10th percentile",
    "annual_p25": "25th percentile",
    "annual_median": "Median",
    "annual_p75": "75th percentile",
    "annual_p90": "90th percentile",
}
PLACES = {
    "p10": "10th percentile: a tenth earn less",
    "p25": "25th percentile: a quarter earn less",
    "median": "Median: half earn less",
    "p75": "75th percentile: three quarters earn less",
    "p90": "90th percentile: nine tenths earn less",
    "mean": "Mean: all pay shared out evenly",
}
"""What the wage survey prints of pay, and how a reader is told."""


def percentiles(wage: pd.Series) -> pd.DataFrame:
    """Give a wage's five published places in the line of earners, lowest pay first.

    Returns
    -------
    pandas.DataFrame
        Columns ``Place in line``, ``Annual pay`` (dollars) and ``source``.
    """
    line = [(place, wage[column]) for column, place in _PERCENTILES.items()]
    return pd.DataFrame(line, columns=["Place in line", "Annual pay"]).assign(source=wage["source"])


def pay_ranges(wage: pd.Series, whose: str) -> pd.DataFrame:
    """Give a wage as two rows for a chart of ranges: nearly all, and the middle half.

    Returns
    -------
    pandas.DataFrame
        Columns as ``helpers.analysis.stated_ranges.labelled`` gives them: ``Figure``, ``From``,
        ``Stated`` (the median), ``To`` (dollars), and the sources.
    """
    return pd.DataFrame(
        {
            "Figure": [f"{whose}, 10th to 90th percentile", f"{whose}, middle half"],
            "From": [wage["annual_p10"], wage["annual_p25"]],
            "Stated": [float("nan"), wage["annual_median"]],
            "To": [wage["annual_p90"], wage["annual_p75"]],
            "source": wage["source"],
            "stated_in": None,
        }
    )


def quartiles(wages: pd.DataFrame, label: str) -> pd.DataFrame:
    """Give wages as rows for a chart of ranges, named by one of their columns: each middle half.

    Returns
    -------
    pandas.DataFrame
        The label, ``25th percentile``, ``Median``, ``75th percentile`` (dollars), and ``source``.
    """
    columns = [label, "annual_p25", "annual_median", "annual_p75", "source"]
    return wages[columns].rename(columns=_PERCENTILES).reset_index(drop=True)


def percentile_band(wage: pd.Series, amount: float) -> str:
    """Say between which published percentiles an annual pay falls.

    Parameters
    ----------
    wage : pandas.Series
        A percentile that was withheld is passed over.
    amount : float
        Dollars a year.

    >>> pays = {"annual_p10": 37, "annual_p25": 43, "annual_median": 51, "annual_p90": 81}
    >>> percentile_band(pd.Series(pays), 40)
    'between the 10th and the 25th percentile'
    >>> percentile_band(pd.Series(pays), 51), percentile_band(pd.Series(pays), 90)
    ('at the median', 'above the 90th percentile')
    """
    pays = {f"the {place.lower()}": wage.get(column) for column, place in _PERCENTILES.items()}
    published = {name: pay for name, pay in pays.items() if pd.notna(pay)}
    lower = [name for name, pay in published.items() if pay < amount]
    higher = [name for name, pay in published.items() if pay > amount]
    if reached := [name for name, pay in published.items() if pay == amount]:
        return f"at {reached[0]}"
    if lower and higher:
        below, above = lower[-1], higher[0]
        if above.endswith("percentile"):
            below = below.removesuffix(" percentile")
        return f"between {below} and {above}"
    if higher:
        return f"below {higher[0]}"
    return f"above {lower[-1]}" if lower else "where no percentile is published"


def middle_half(wage: pd.Series, whose: str) -> pd.DataFrame:
    """Give the second row of :func:`pay_ranges`, the middle half, with its period."""
    row = pay_ranges(wage, whose).tail(1)
    return row.assign(Figure=f"{whose}, official middle half, {when(wage['period'])}")


def official_band(wage: pd.Series, whose: str) -> tuple[str, float, float, float]:
    """Give the middle half of a wage, as of "Coders’", as the band of a chart of ranges.

    Returns
    -------
    tuple
        What it is, with its period; the 25th percentile, the median and the 75th (dollars a year).
    """
    label = f"{whose} official middle half, {when(wage['period'])}"
    return label, wage["annual_p25"], wage["annual_median"], wage["annual_p75"]


def middle_halves(*wages: pd.Series) -> pd.DataFrame:
    """Give national wages of occupations as rows for a chart of ranges: each one's middle half.

    Returns
    -------
    pandas.DataFrame
        Columns ``Occupation`` (its name), ``From``, ``Median``, ``To`` (dollars), ``source``.
    """
    with_names = pd.DataFrame(wages).merge(occupations(), on="occupation")
    heads = {"name": "Occupation", "annual_p25": "From", "annual_median": "Median"}
    return headed(with_names, {**heads, "annual_p75": "To"})


def middle_half_in_words(wages: pd.DataFrame) -> pd.Series:
    """Give the middle half of each wage, from the 25th to the 75th percentile, as a text."""
    halves = list(map(span, wages["annual_p25"], wages["annual_p75"]))
    return pd.Series(halves, index=wages.index)


def low_to_high(wages: dict[str, pd.Series]) -> pd.DataFrame:
    """Give wages as rows for a chart of ranges: from the 10th to the 90th percentile.

    Parameters
    ----------
    wages : dict of str to pandas.Series
        Whose pay it is, in the chart's order, and the wage.

    Returns
    -------
    pandas.DataFrame
        ``Who``, the median in its second line; ``10th percentile``, ``Median``, ``90th percentile``
        (dollars a year), ``source``.
    """
    columns = ["annual_p10", "annual_median", "annual_p90", "source"]
    rows = pd.DataFrame(wages).T[columns].rename(columns=_PERCENTILES)
    who = [f"{who}\nhalf earn less than {dollars(pay)}" for who, pay in rows["Median"].items()]
    return rows.reset_index(drop=True).infer_objects().assign(Who=who)


def side_by_side(wages: dict[str, pd.Series]) -> pd.DataFrame:
    """Give percentiles and means of several wages as a table, by the year and by the hour.

    Parameters
    ----------
    wages : dict of str to pandas.Series
        Whose pay it is, and the wage.

    Returns
    -------
    pandas.DataFrame
        ``Pay``, a row for each of ``PLACES``; for each of them ``… a year`` and ``… an hour``.
    """
    table = pd.DataFrame({"Pay": list(PLACES.values())})
    for per, unit in (("a year", "annual"), ("an hour", "hourly")):
        for place, (who, wage) in enumerate(wages.items()):
            table[f"{who} {per}"] = [wage[f"{unit}_{name}"] for name in PLACES]
            table[f"source_{place}"] = wage["source"]
    return table


def most_alike(amounts: pd.Series) -> int:
    """Give how many of some amounts are the same to the nearest thousand, at the most.

    >>> most_alike(pd.Series([46_640, 47_340, 48_350, float("nan")]))
    2
    """
    return int(amounts.dropna().round(-3).value_counts().max())
