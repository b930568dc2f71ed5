"""What became of pay in one state between releases, told where it is more than chance."""

import pandas as pd

from helpers.facts.growth import change
from helpers.facts.official import ROUGH, periods_of, state_wages
from helpers.facts.prices import real_change
from helpers.formatting import dollars, percent
from helpers.phrases import went, when

VERY_SURE = 1.96
"""Standard errors on either side that hold the true value nineteen times in twenty."""
_TOO_SMALL = "the change is too small to tell from none"


def earlier_rows(state: str, occupation: str) -> list[pd.Series]:
    """Give a state's rows of the first and of the last release before the newest one.

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
    return [own.iloc[at] for at in sorted({0, len(own) - 1}) if len(own)]


def moved(old: pd.Series, new: pd.Series, who: str) -> str:
    """Say how far a state's median moved between two releases, where that is more than ``chance``.

    Parameters
    ----------
    old, new : pandas.Series
        Two rows of the state in the wage tables; the older one has a median.
    who : str
        Whose pay, as ``"coders"``.
    """
    between = f"From {when(old['period'])} to {when(new['period'])}"
    if pd.isna(new["annual_median"]) or pd.isna(new["mean_rse"]):
        return f"{between} no change of {who}’ median can be told: it or its error is missing."
    paid = change(new["annual_median"], old["annual_median"])
    real = real_change("annual_median", old, new)
    paid_beyond, real_beyond = abs(paid) > chance(new), abs(real) > chance(new)
    if paid_beyond and real_beyond:
        after = percent(abs(real), 1) if paid * real > 0 else went(real)
        words = f"it {went(paid)} as published and {after} after inflation"
    elif paid_beyond:
        words = f"it {went(paid)} as published; after inflation {_TOO_SMALL}"
    elif real_beyond:
        words = f"as published {_TOO_SMALL}; after inflation it {went(real)}"
    else:
        words = f"{_TOO_SMALL}, as published or after inflation"
    rough = f" {when(ROUGH)} began a new method, and its medians are rough."
    return (
        f"{between}, {who}’ median went from {dollars(old['annual_median'])} to "
        f"{dollars(new['annual_median'])}: {words}.{rough if old['period'] == ROUGH else ''}"
    )


def chance(new: pd.Series) -> float:
    """Give how far a median may move between two releases by chance, 19 times in 20; percent.

    The standard error of the older release is not at hand, so that of the newer one stands in.

    >>> round(chance(pd.Series({"mean_rse": 1.0})), 1)
    2.8
    """
    return float(VERY_SURE * 2**0.5 * new["mean_rse"])
