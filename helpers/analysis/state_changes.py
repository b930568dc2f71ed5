"""What became of pay in one state between releases, told where it is more than chance."""

import pandas as pd

from helpers.analysis.wage_errors import SURE, chance_in_change
from helpers.facts.growth import change
from helpers.facts.official import ROUGH, periods_of, state_wages
from helpers.facts.prices import real_change
from helpers.formatting import dollars, percent
from helpers.phrases import went, when

VERY_SURE = 1.96
"""Standard errors on either side that hold the true value nineteen times in twenty."""


def earlier_rows(state: str, occupation: str) -> list[pd.Series]:
    """Give a state's rows of the last and of the first release before the newest one.

    Only releases count that print the state's median under the newest one's code.

    Parameters
    ----------
    state : str
        Its postal code.
    occupation : str
        SOC code.
    """
    releases = [state_wages(period, occupation) for period in periods_of("wages_state")]
    *_, newest = (release for release in releases if len(release))
    rows = pd.concat(releases).dropna(subset=["annual_median"])
    same = rows["published_code"].isin(newest["published_code"])
    earlier = rows["period"] < newest["period"].iloc[0]
    own = rows[same & earlier & (rows["state"] == state)]
    return [own.iloc[at] for at in dict.fromkeys((len(own) - 1, 0)) if len(own)]


def moved(old: pd.Series, new: pd.Series, who: str) -> str:
    """Say how far a state's median moved between two releases, where that is more than ``chance``.

    Parameters
    ----------
    old, new : pandas.Series
        Two rows of the state in the wage tables; the older one has a median.
    who : str
        Whose pay, as ``"coders"``.
    """
    doubt = ", the rough first release of a new method," if old["period"] == ROUGH else ""
    between = f"From {when(old['period'])}{doubt} to {when(new['period'])}"
    if pd.isna(new["annual_median"]) or pd.isna(new["mean_rse"]):
        return f"{between} no change of {who}’ median can be told: it or its error is missing."
    paid = change(new["annual_median"], old["annual_median"])
    real = real_change("annual_median", old, new)
    by_chance = chance(old, new)
    too_small = f"the change is too small to tell from none (chance: up to {percent(by_chance, 1)})"
    if abs(paid) > by_chance and abs(real) > by_chance:
        after = percent(abs(real), 1) if paid * real > 0 else went(real)
        words = f"it {went(paid)} as published and {after} after inflation"
    elif abs(paid) > by_chance:
        words = f"it {went(paid)} as published; after inflation {too_small}"
    elif abs(real) > by_chance:
        words = f"as published {too_small}; after inflation it {went(real)}"
    else:
        words = f"{too_small}, as published or after inflation"
    return (
        f"{between}, {who}’ median went from {dollars(old['annual_median'])} to "
        f"{dollars(new['annual_median'])}: {words}."
    )


def chance(old: pd.Series, new: pd.Series) -> float:
    """Give how far a median may move between two releases by chance, 19 times in 20; percent.

    Where the older release has no error, as its copy may have none, the newer one's stands in.

    >>> new = pd.Series({"mean_rse": 1.0})
    >>> round(chance(pd.Series({"mean_rse": None}), new), 1)
    2.8
    """
    known = old.fillna({"mean_rse": new["mean_rse"]})
    return chance_in_change(known, new) * VERY_SURE / SURE
