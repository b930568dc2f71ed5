"""Regional price parities: of states, metropolitan areas and the rest of states."""

import pandas as pd

from helpers.data.tables import load
from helpers.facts.prices import purchasing_power
from helpers.phrases import place


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


def state_price_parities(year: int | None = None) -> pd.DataFrame:
    """Give the states' price parities of one year, the nation's average = 100."""
    parities = load("official/price_parities_state")
    year = parities["year"].max() if year is None else year
    return parities[(parities["year"] == year) & parities["state"].notna()].reset_index(drop=True)


def metropolitan_price_parities(year: int | None = None) -> pd.DataFrame:
    """Give the metropolitan areas' price parities of one year, the nation's average = 100."""
    parities = load("official/price_parities_metropolitan")
    year = parities["year"].max() if year is None else year
    return parities[parities["year"] == year].reset_index(drop=True)


def portion_price_parities(portion: str) -> pd.DataFrame:
    """Give the newest price parities of a portion of each state, the nation's average = 100.

    Parameters
    ----------
    portion : str
        ``"metropolitan"``, all metropolitan areas of a state together, or ``"nonmetropolitan"``,
        the rest of it, which some states do not have.
    """
    parities = load("official/price_parities_portion")
    return parities[parities["portion"] == portion].reset_index(drop=True)
