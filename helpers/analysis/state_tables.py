"""The tables of the states' pages: states and areas beside each other, and what is not published.

Coders and billers are rows as ``state_pay.pay_of_states`` or ``areas.pay_in`` gives them.
"""

import pandas as pd

from helpers.analysis.pay_by_place import linked_names
from helpers.analysis.state_pay import side
from helpers.facts.prices import purchasing_power
from helpers.facts.states import neighbors_of
from helpers.facts.wage_tables import withheld_values
from helpers.formatting import count, decimal, dollars
from helpers.phrases import agree
from helpers.show.html_tables import Show, headed, with_sources

_REPORTS = "../../reports"  # from notebooks/places/
_Columns = dict[str, tuple[str, Show]]  # of coders and of billers: their heads, and their wording
_STATE_COLUMNS: _Columns = {
    "annual_median": ("median", dollars),
    "buys_median": ("buys", dollars),
    "employment": ("jobs", count),
    "jobs_per_1000": ("per 1,000 jobs", decimal),
}
_AREA_COLUMNS: _Columns = {
    "annual_median": ("median", dollars),
    "annual_p25": ("25th percentile", dollars),
    "buys_median": ("median buys", dollars),
    "employment": ("jobs", count),
    "location_quotient": ("location quotient", lambda number: decimal(number, 2)),
}
NEXT_DOOR_FORMATS = dict.fromkeys(
    ("Coders’ median", "Buys there", "Buys here", "Billers’ median"), dollars
)
"""The columns of dollars that ``next_door`` gives, and their wording."""
_LOOKED_AT = {
    "annual_median": "pay",
    "annual_p90": "pay of the best-paid tenth",
    "employment": "number of jobs",
}


def _formats(columns: _Columns) -> dict[str, Show]:
    """Each column of coders, then of billers, as it is headed, and how it is worded."""
    return {
        f"{who} {head}": show for who in ("Coders’", "Billers’") for head, show in columns.values()
    }


STATE_FORMATS = _formats(_STATE_COLUMNS)
"""The columns of numbers that ``all_states`` gives, and how each is worded."""
AREA_FORMATS = _formats(_AREA_COLUMNS)
"""The columns of numbers that ``areas_beside`` gives, and how each is worded."""


def all_states(coders: pd.DataFrame, billers: pd.DataFrame) -> pd.DataFrame:
    """Give every state with the pay of coders and of billers, in the order of the names.

    Returns
    -------
    pandas.DataFrame
        ``State``, with a link from notebooks/places/ to its page; the columns of
        ``STATE_FORMATS``; sources.
    """
    states = coders.assign(State=linked_names(coders, _REPORTS)).sort_values("area")
    return _beside(states, billers, "State", _STATE_COLUMNS)


def areas_beside(coders: pd.DataFrame, billers: pd.DataFrame) -> pd.DataFrame:
    """Give a state's areas with the pay of coders and of billers.

    Returns
    -------
    pandas.DataFrame
        ``Area``, the columns of ``AREA_FORMATS``, and sources.
    """
    return _beside(coders.assign(Area=coders["name"]), billers, "Area", _AREA_COLUMNS)


def _beside(
    coders: pd.DataFrame, billers: pd.DataFrame, label: str, columns: _Columns
) -> pd.DataFrame:
    both = coders.join(billers[[*columns, "source"]].add_suffix("_billers"))
    names = [*columns, *(f"{column}_billers" for column in columns)]
    return headed(both, {label: label, **dict(zip(names, _formats(columns), strict=True))})


def next_door(state: str, coders: pd.DataFrame, billers: pd.DataFrame) -> pd.DataFrame:
    """Give the pay of a state, by its postal code, and of its neighbors.

    Returns
    -------
    pandas.DataFrame
        ``State``, with a link from notebooks/places/ to its page; the columns of
        ``NEXT_DOOR_FORMATS``, where ``Buys there`` is at the neighbor's prices and ``Buys here`` at
        the state's own; behind each median, whether it is higher or lower than the state's by more
        than the error; sources.
        The state is the first row; it is the only one where no state borders on it.
    """
    borders = neighbors_of(state)
    codes = [state, *borders["state"]]
    rows, others = coders.loc[codes], billers.loc[codes]
    words = ("higher", "lower", "tied")
    table = pd.DataFrame(
        {
            "State": linked_names(rows, _REPORTS),
            "Coders’ median": rows["annual_median"],
            "Coders, against here": side(coders.loc[state], rows, words),
            "Buys there": rows["buys_median"],
            "Buys here": purchasing_power(rows["annual_median"], rows.at[state, "all_items"]),
            "Billers’ median": others["annual_median"],
            "Billers, against here": side(billers.loc[state], others, words),
            "source": rows["source"],
            "source_prices": rows["source_prices"],
            "source_borders": borders.set_index("state")["source"],
        },
        index=codes,
    )
    table.loc[state, ["Coders, against here", "Billers, against here"]] = "–"
    return table


def neighbors_in_words(table: pd.DataFrame, who: str) -> str:
    """Say how many neighbors pay an occupation more than here, and how many less.

    Parameters
    ----------
    table : pandas.DataFrame
        As ``next_door`` gives it.
    who : str
        Whose pay, as ``"coders"``.

    >>> table = pd.DataFrame({"Coders, against here": ["–", "lower", "lower", "tied"]})
    >>> neighbors_in_words(table, "coders")
    'none pays coders more and 2 pay less'
    """
    sides = table[f"{who.capitalize()}, against here"].tolist()
    more, less = sides.count("higher"), sides.count("lower")
    paying_more, paying_less = (agree(number or 1, "pays", "pay") for number in (more, less))
    return f"{more or 'none'} {paying_more} {who} more and {less or 'none'} {paying_less} less"


def gaps(*pay: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give what is not published of some places' pay, with the reason.

    Parameters
    ----------
    *pay : dict of str to pandas.DataFrame
        Whose pay, and the rows.

    Returns
    -------
    pandas.DataFrame
        ``Of``, ``In``, ``Missing`` and ``Why``; no row where nothing is missing.
    """
    parts = []
    for who, rows in (one for places in pay for one in places.items()):
        listed = rows[rows["listed"]]
        paid = listed[listed["annual_median"].notna()]  # where the median lacks, all pay does
        for column, name in _LOOKED_AT.items():
            looked_at = paid if column == "annual_p90" else listed
            parts.append(withheld_values(looked_at, {column: name}).assign(who=who))
        absent = rows[~rows["listed"]]
        unpriced = paid[paid["all_items"].isna()]
        parts += [
            absent.assign(who=who, Missing="every figure", Reason="no row in BLS’s table"),
            unpriced.assign(who=who, Missing="what it buys", Reason="no price parity is published"),
        ]
    heads = {"who": "Of", "place": "In", "Missing": "Missing", "Reason": "Why"}
    return headed(pd.concat(parts), heads)


def jobs_by_area(pay: dict[str, pd.DataFrame], totals: dict[str, float], here: str) -> pd.DataFrame:
    """Give the jobs in a state's areas, and in the state as published.

    Parameters
    ----------
    pay : dict of str to pandas.DataFrame
        Whose pay, and it as ``areas.pay_in`` gives it.
    totals : dict of str to float
        Whose jobs, and how many there are in the state, as published.
    here : str
        The state's name inside a sentence.

    Returns
    -------
    pandas.DataFrame
        ``Jobs in``, a row for each kind of area that the state has, one for the state; a column
        for each occupation. An area whose number is withheld is left out of its sum.
    """
    states = next(iter(pay.values()))["states"]
    kinds = {
        "the areas that lie here alone": states == 1,
        "the areas that reach into other states, as a whole": states > 1,
    }
    lines = {name: rows for name, rows in kinds.items() if rows.any()}
    table = pd.DataFrame({"Jobs in": [*lines, f"all of {here}, as published"]})
    for who, rows in pay.items():
        sums = [rows.loc[chosen, "employment"].sum(min_count=1) for chosen in lines.values()]
        table[who] = [*sums, totals[who]]
    return with_sources(table, pd.concat(pay.values())[["source"]])
