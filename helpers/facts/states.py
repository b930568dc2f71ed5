"""The states: their names, and which of them are neighbors."""

import pandas as pd

from helpers.data.tables import load
from helpers.errors import UserError
from helpers.phrases import listing


def state_names() -> pd.Series:
    """Give the names of the fifty states and the District of Columbia by their postal codes."""
    states = load("states")
    return states[states["kind"] == "state"].set_index("state")["name"]


def state_name(state: str) -> str:
    """Give the name of a state.

    Parameters
    ----------
    state : str
        Its postal code.

    Raises
    ------
    UserError
        Where it is none of the fifty states and not the District of Columbia.

    >>> state_name("OH")
    'Ohio'
    """
    names = state_names()
    if state not in names:
        raise UserError(
            f"state: found {state!r}; expected the postal code of a state, or DC, in two capital "
            f"letters, one of {listing(names.index)}."
        )
    return str(names[state])


def neighbors_of(state: str) -> pd.DataFrame:
    """Give the states whose outlines share a line with that of one state, in order of the names.

    Parameters
    ----------
    state : str
        Its postal code.

    Returns
    -------
    pandas.DataFrame
        ``state``, the neighbor’s postal code, and ``source``; no row for Alaska and Hawaii.

    >>> neighbors_of("ME")["state"].tolist(), len(neighbors_of("HI"))
    (['NH'], 0)
    """
    borders = load("state_borders")
    turned = borders.rename(columns={"state": "neighbor", "neighbor": "state"})
    both = pd.concat([borders, turned], ignore_index=True)
    own = both.loc[both["neighbor"] == state, ["state", "source"]]
    return own.sort_values("state", key=lambda codes: codes.map(state_names()), ignore_index=True)
