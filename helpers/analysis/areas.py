"""The areas of a state: what each pays coders and billers, and what that buys there.

A state is given by its postal code, an occupation by its SOC code.
"""

import pandas as pd

from helpers.analysis.ranking import jobs_behind, ranked, ties_in_words
from helpers.analysis.wage_errors import SURE
from helpers.facts.official import EVERYONE, RECORDS, metropolitan_wages, nonmetropolitan_wages
from helpers.facts.prices import (
    metropolitan_price_parities,
    portion_price_parities,
    purchasing_power,
)
from helpers.facts.states import neighbors_of
from helpers.formatting import dollars, fine_percent, percent, plural
from helpers.phrases import agree, ends_in_words, listing

_FEW, _MOST = 3, 5  # areas; with fewer, a lesson has nothing to compare
_LARGE = 10.0  # percent: an error above which an area is named


def areas_of(state: str) -> pd.DataFrame:
    """Give a state's metropolitan areas, then its nonmetropolitan ones, each in order of names.

    Returns
    -------
    pandas.DataFrame
        By the area's code: ``name``, with the states of an area that lies in several; ``states``,
        in how many it lies; ``metropolitan``; ``all_items``, its price parity (the nation's
        average = 100), where one is published; ``year`` and ``source_prices``, of that.
    """
    metro = _places(metropolitan_wages(occupation=EVERYONE))
    codes = metro["area"].str.rpartition(", ")[2].str.split("-")
    own = [state in of_area for of_area in codes]
    metro = metro[own].assign(states=codes[own].map(len), metropolitan=True)
    metro["name"] = list(map(_name, metro["area"], codes[own]))
    rest = _places(nonmetropolitan_wages(occupation=EVERYONE))
    rest = rest[rest["state"] == state].assign(states=1, metropolitan=False)
    rest["name"] = rest["area"].str.replace(r" nonmetropolitan area.*", "", regex=True)
    rest["name"] += " (nonmetropolitan)"
    metro = _priced(metro, metropolitan_price_parities(), "area_code")
    rest = _priced(rest, portion_price_parities("nonmetropolitan"), "state")
    return pd.concat([metro, rest]).set_index("area_code")


def pay_in(areas: pd.DataFrame, occupation: str) -> pd.DataFrame:
    """Give an occupation's pay in areas of :func:`areas_of`; missing where none is published.

    Returns
    -------
    pandas.DataFrame
        The areas with the columns of the wage tables, ``place``, ``buys_median`` and ``buys_p25``
        (dollars); ``listed``, whether the agency has a row for the occupation there.
    """
    tables = metropolitan_wages, nonmetropolitan_wages
    wages = pd.concat(table(occupation=occupation) for table in tables)
    wages = wages.set_index("area_code").drop(columns=["area", "state"])
    rows = areas.join(wages).assign(listed=areas.index.isin(wages.index), place=areas["name"])
    for pay in ("median", "p25"):
        rows[f"buys_{pay}"] = purchasing_power(rows[f"annual_{pay}"], rows["all_items"])
    return rows


def largest_areas(state: str) -> pd.DataFrame:
    """Give the five areas of a state with the most coders, of those with pay and prices.

    Where the state has fewer than three, the areas of its neighbors stand in, too. They come as
    :func:`pay_in` gives them, the largest first.
    """
    rows = _complete_areas(state)
    if len(rows) < _FEW:
        around = [_complete_areas(neighbor) for neighbor in neighbors_of(state)["state"]]
        rows = pd.concat([rows, *around])
        rows = rows[~rows.index.duplicated()]
    return rows.nlargest(_MOST, "employment")


def _complete_areas(state: str) -> pd.DataFrame:
    """The areas of a state of which coders' pay, their number and the prices are published."""
    pay = pay_in(areas_of(state), RECORDS)
    return pay.dropna(subset=["annual_median", "all_items", "employment"])


def counted(areas: pd.DataFrame, here: str) -> str:
    """Say how many areas a state has, and how many reach into other states; begins in small.

    Parameters
    ----------
    areas : pandas.DataFrame
        As :func:`areas_of` gives them.
    here : str
        The state's name inside a sentence.
    """
    metro, shared = int(areas["metropolitan"].sum()), int((areas["states"] > 1).sum())
    rest = len(areas) - metro
    outside = f"{rest or 'no'} nonmetropolitan {agree(rest or 1, 'one', 'ones')}"
    text = (
        f"there {agree(metro, 'is', 'are')} {plural(metro, 'metropolitan area')} and {outside} "
        f"in {here}."
    )
    if not shared:
        return text
    which = "It" if len(areas) == 1 else f"{shared} of them"
    reach, whose = agree(shared, "reaches", "reach"), agree(shared, "its", "their")
    return f"{text} {which} {reach} into other states; {whose} figures are of the whole area."


def errors_in_words(coders: pd.DataFrame, billers: pd.DataFrame) -> str:
    """Say how large the errors of the medians of :func:`pay_in` are, and where above a tenth."""
    told = []
    for rows, who in ((coders, "coders"), (billers, "billers")):
        errors = (SURE * rows.set_index("place")["mean_rse"]).dropna().round(1)
        if errors.empty:
            continue
        large = errors.index[errors > _LARGE]
        where = listing(large) if len(large) <= 3 else f"{len(large)} areas"
        above = f", above ±{percent(_LARGE)} in {where}" if len(large) else ""
        ends = [f"±{fine_percent(error)}" for error in (errors.min(), errors.max())]
        told.append(f"{who}, {ends_in_words(*ends)}{above}")
    return f"Errors of the medians: {'; '.join(told)}." if told else ""


def lead_among(pay: pd.DataFrame, who: str, months: str, year: int) -> str:
    """Say in which area an occupation's median buys most, and which areas are tied with it.

    Parameters
    ----------
    pay : pandas.DataFrame
        As :func:`pay_in` gives it.
    who : str
        Whose pay, as ``"Coders"``.
    months : str
        Of when it is, in words.
    year : int
        Of when the prices are.

    Returns
    -------
    str
        A sentence or two; empty where fewer than two areas have pay and prices.
    """
    if pay["buys_median"].count() < 2:
        return ""
    order = ranked(pay, "buys_median")
    first = order.iloc[0]
    return (
        f"{who}’ median of {months} buys most, at prices of {year}, in "
        f"{first['place']}: {dollars(first['buys_median'])}, on {jobs_behind(first)}. "
        f"{ties_in_words(order)}"
    )


def _places(rows: pd.DataFrame) -> pd.DataFrame:
    """The areas of a wage table, without their wages."""
    return rows[["area_code", "area", "state"]].drop_duplicates("area_code")


def _name(area: str, codes: list[str]) -> str:
    """A metropolitan area's name without its state, or with all of its states where it has several.

    >>> _name("Akron, OH", ["OH"]), _name("Cincinnati, OH-KY-IN", ["OH", "KY", "IN"])
    ('Akron', 'Cincinnati (in OH, KY and IN)')
    """
    cities = area.rpartition(", ")[0]
    return cities if len(codes) == 1 else f"{cities} (in {listing(codes)})"


def _priced(areas: pd.DataFrame, parities: pd.DataFrame, on: str) -> pd.DataFrame:
    """Areas with their price parities."""
    prices = parities[[on, "all_items", "year", "source"]]
    prices = prices.rename(columns={"source": "source_prices"})
    return areas.merge(prices, on=on, how="left").sort_values("name", ignore_index=True)
