"""What the neighbors of a state pay, for who would move there or commute."""

import pandas as pd

from helpers.analysis.pay_by_place import linked_names
from helpers.analysis.state_pay import side
from helpers.facts.prices import purchasing_power
from helpers.facts.states import neighbors_of
from helpers.formatting import dollars
from helpers.phrases import agree
from helpers.show.html_tables import headed

NEXT_DOOR_FORMATS = {
    "Coders’ median": dollars,
    "Buys there": dollars,
    "Buys here": dollars,
    "Billers’ median": dollars,
}
"""The columns of dollars that ``next_door`` gives, and their wording."""


def next_door(state: str, coders: pd.DataFrame, billers: pd.DataFrame) -> pd.DataFrame:
    """Give the pay of a state and of its neighbors as a table to show.

    Parameters
    ----------
    state : str
        Its postal code.
    coders, billers : pandas.DataFrame
        As ``pay_of_states`` gives them.

    Returns
    -------
    pandas.DataFrame
        ``State``, with a link from notebooks/places/ to its page; the columns of ``NEXT_DOOR_FORMATS``, where ``Buys there`` is at the neighbor's
        prices and ``Buys here`` at the state's own; behind each median, whether it is higher or
        lower than the state's by more than the error; sources.
        The state is the first row; it is the only one where no state borders on it.
    """
    borders = neighbors_of(state)
    codes = [state, *borders["state"]]
    rows, others = coders.loc[codes], billers.loc[codes]
    here = purchasing_power(rows["annual_median"], rows.at[state, "all_items"])
    words = ("higher", "lower", "tied")
    table = rows.assign(
        area=linked_names(rows.reset_index(), "../../reports"),
        buys_here=here,
        against=side(coders.loc[state], rows, words).mask(rows.index == state, "–"),
        billers=others["annual_median"],
        billers_against=side(billers.loc[state], others, words).mask(rows.index == state, "–"),
        source_borders=borders.set_index("state")["source"].reindex(codes),
    )
    columns = ["annual_median", "against", "buys_median", "buys_here", "billers", "billers_against"]
    heads = ["Coders’ median", "Coders, against here", "Buys there", "Buys here", "Billers’ median",
             "Billers, against here"]  # fmt: skip
    return headed(table, {"area": "State", **dict(zip(columns, heads, strict=True))})


def in_words(table: pd.DataFrame, who: str) -> str:
    """Say how many neighbors pay an occupation more than here, and how many less.

    Parameters
    ----------
    table : pandas.DataFrame
        As ``next_door`` gives it.
    who : str
        Whose pay, as ``"coders"``.

    >>> table = pd.DataFrame({"Coders, against here": ["–", "lower", "lower", "tied"]})
    >>> in_words(table, "coders")
    'none pays coders more and 2 pay less'
    """
    sides = table[f"{who.capitalize()}, against here"].tolist()
    more, less = sides.count("higher"), sides.count("lower")
    paying_more, paying_less = (agree(number or 1, "pays", "pay") for number in (more, less))
    return f"{more or 'none'} {paying_more} {who} more and {less or 'none'} {paying_less} less"
