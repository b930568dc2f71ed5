"""What is not published of a state's pay, and whether its areas make the whole state."""

import pandas as pd

from helpers.facts.wage_tables import withheld_values
from helpers.show.html_tables import headed, with_sources

_LOOKED_AT = {
    "annual_median": "pay",
    "annual_p90": "pay of the best-paid tenth",
    "employment": "number of jobs",
}


def gaps(*pay: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give what is not published of some places' pay, with the reason, as a table to show.

    Parameters
    ----------
    *pay : dict of str to pandas.DataFrame
        Whose pay, and rows as ``state_pay.pay_of_states`` or ``areas.pay_in`` gives them.

    Returns
    -------
    pandas.DataFrame
        ``Of``, ``In``, ``Missing`` and ``Why``; no row where nothing is missing.
    """
    heads = {"who": "Of", "place": "In", "Missing": "Missing", "Reason": "Why"}
    found = []
    for who, rows in (one for places in pay for one in places.items()):
        listed = rows[rows["listed"]]
        paid = listed[listed["annual_median"].notna()]  # where the median lacks, all pay does
        for column, name in _LOOKED_AT.items():
            looked_at = paid if column == "annual_p90" else listed
            found.append(withheld_values(looked_at, {column: name}).assign(who=who))
        absent = rows[~rows["listed"]].assign(
            Missing="every figure", Reason="no row in BLS’s table"
        )
        unpriced = paid[paid["all_items"].isna()].assign(
            Missing="what it buys", Reason="no price parity is published"
        )
        found += [absent.assign(who=who), unpriced.assign(who=who)]
    return headed(pd.concat(found), heads)


def jobs_by_area(pay: dict[str, pd.DataFrame], totals: dict[str, float], here: str) -> pd.DataFrame:
    """Give the jobs in a state's areas, and in the state as published, as a table to show.

    Parameters
    ----------
    pay : dict of str to pandas.DataFrame
        Whose pay, and it as ``pay_in`` gives it.
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
