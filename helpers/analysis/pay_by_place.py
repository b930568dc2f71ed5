"""Pay of states, areas and regions, and what it buys there.

States are rows of the wages by state ``in_purchasing_power``.
"""

import pandas as pd

from helpers.analysis.ranking import ranked
from helpers.analysis.wage_errors import SURE, pooled
from helpers.formatting import count, dollars, fine_percent
from helpers.show.html_tables import Linked, headed, with_sources

PAY_FORMATS = {
    "Jobs": count,
    "A tenth earn less than": dollars,
    "A quarter earn less than": dollars,
    "Half earn less than": dollars,
    "A tenth earn more than": dollars,
    "The median buys": dollars,
    "Error": fine_percent,
}
"""The columns of numbers that ``pay_by_place`` gives, and how each is worded."""
PLACE_FORMATS = {"Jobs": count, "As paid": dollars, "Buys": dollars, "Give or take": dollars}
"""The columns of numbers that ``leading_places`` and ``three_ways`` give, and their wording."""
REGIONS = {
    "Northeast": ("CT", "ME", "MA", "NH", "NJ", "NY", "PA", "RI", "VT"),
    "Midwest": ("IL", "IN", "IA", "KS", "MI", "MN", "MO", "NE", "ND", "OH", "SD", "WI"),
    "South": (
        "AL", "AR", "DE", "DC", "FL", "GA", "KY", "LA", "MD", "MS", "NC", "OK", "SC", "TN", "TX",
        "VA", "WV",
    ),
    "West": ("AK", "AZ", "CA", "CO", "HI", "ID", "MT", "NV", "NM", "OR", "UT", "WA", "WY"),
}  # fmt: skip
"""The four regions of the U.S. Census Bureau."""
_TO_VIRGINIA = (
    "AK", "CA", "HI", "OR", "WA",
    "CT", "DE", "DC", "ME", "MD", "MA", "NH", "NJ", "NY", "RI", "VA",
)  # fmt: skip
_FURTHER_SOUTH = ("AL", "FL", "GA", "LA", "MS", "NC", "SC", "TX")
COASTS = {
    "on the Pacific and the Atlantic down to Virginia": _TO_VIRGINIA,
    "on any ocean or gulf coast": _TO_VIRGINIA + _FURTHER_SOUTH,
}
"""Two fair readings of "coastal states"; the District of Columbia counts with its neighbors."""


def linked_names(rows: pd.DataFrame, reports: str = "../reports") -> list[Linked]:
    """Give the names of states, each with a link to the state's page.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a wage table by state.
    reports : str
        The way from the notebook to reports/.
    """
    pairs = zip(rows["area"], rows["state"], strict=True)
    return [Linked(name, f"{reports}/places/{state}.html") for name, state in pairs]


def pay_by_place(states: pd.DataFrame) -> pd.DataFrame:
    """Give states' pay as a table to show: ``State`` and the columns of ``PAY_FORMATS``."""
    pays = ["annual_p10", "annual_p25", "annual_median", "annual_p90", "buys_median"]
    columns = ["employment", *pays, "mean_rse"]
    named = states.assign(area=linked_names(states))
    return headed(named, {"area": "State", **dict(zip(columns, PAY_FORMATS, strict=True))})


def leading_places(order: pd.DataFrame, column: str, number: int) -> pd.DataFrame:
    """Give the first places of a ranking by purchasing power as a table to show.

    Parameters
    ----------
    order : pandas.DataFrame
        As ``ranked`` gives it.
    column : str
        What it was ranked by, such as ``"buys_median"``.
    number : int
        How many to show.

    Returns
    -------
    pandas.DataFrame
        The columns of ``PLACE_FORMATS``, with ``Area`` before and ``Place`` behind them.
    """
    first = order.head(number).assign(within=SURE * order["error"])
    heads = {
        "area": "Area",
        "employment": "Jobs",
        column.replace("buys", "annual"): "As paid",
        column: "Buys",
        "within": "Give or take",
        "places": "Place",
    }
    return headed(first, heads)


def three_ways(states: pd.DataFrame, state: str) -> pd.DataFrame:
    """Give where a state, by its postal code, stands by mean, median and 25th percentile.

    Returns
    -------
    pandas.DataFrame
        A row for each of the three that is published, with the columns of the state and ``by``,
        ``paid``, ``paid_places``, ``buys`` and ``within``, the error of that. ``rank``,
        ``places`` and ``worst`` are by what it buys.
    """
    lines = []
    for by, pay in (("Mean", "mean"), ("Median", "median"), ("25th percentile", "p25")):
        if pd.isna(states.at[state, f"buys_{pay}"]):
            continue
        paid = ranked(states, f"annual_{pay}").loc[state]
        real = ranked(states, f"buys_{pay}").loc[state]
        line = {
            **real,
            "by": by,
            "paid": paid[f"annual_{pay}"],
            "paid_places": paid["places"],
            "buys": real[f"buys_{pay}"],
            "within": SURE * real["error"],
        }
        lines.append(line)
    return pd.DataFrame(lines)


def first_three_ways(ways: pd.DataFrame) -> pd.DataFrame:
    """Give what ``three_ways`` gives as a table to show; PLACE_FORMATS words its dollars."""
    heads = {
        "by": "By",
        "paid": "As paid",
        "paid_places": "Place as paid",
        "buys": "Buys",
        "within": "Give or take",
        "places": "Place",
    }
    return headed(ways, heads)


def pay_by_part(states: pd.DataFrame) -> pd.DataFrame:
    """Give the mean pay of parts of the country, each of its states weighted by its jobs.

    Returns
    -------
    pandas.DataFrame
        ``States`` together, ``As paid`` and ``What it buys`` at the nation's average prices, in
        dollars, and the sources. A state may be in several parts: a region, and a coast.
    """
    parts = REGIONS | {f"States {name}": codes for name, codes in COASTS.items()}
    coastal = {state for codes in COASTS.values() for state in codes}
    parts["States on no coast"] = tuple(set(states["state"]) - coastal)
    lines = []
    for name, codes in parts.items():
        own = states[states["state"].isin(codes)]
        line = {
            "States": name,
            "As paid": pooled(own, "annual_mean").value,
            "What it buys": pooled(own, "buys_mean").value,
        }
        lines.append(line)
    return with_sources(pd.DataFrame(lines), states.iloc[0])
