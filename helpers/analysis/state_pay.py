"""Pay and jobs in one state, beside the nation's and among the states.

A state is given by its postal code; ``who`` is whose pay or jobs it is, as ``"coders"``.
"""

import pandas as pd

from helpers.analysis.ranking import ranked
from helpers.analysis.wage_errors import SURE, are_tied, standard_errors
from helpers.facts.official import state_wages
from helpers.facts.prices import in_purchasing_power, state_price_parities
from helpers.facts.states import state_names
from helpers.formatting import count, decimal, dollars, percent, plural
from helpers.phrases import when

_NOT_PUBLISHED = "not published"
RANGE = ("A tenth earn less", "Half earn less", "A tenth earn more")
"""The columns of ``beside_the_nation``, as a chart of ranges takes them."""
STANDING_FORMATS = {"As paid": dollars, "It buys": dollars}
"""The columns of dollars that ``standing`` gives, and their wording."""


def pay_of_states(occupation: str) -> pd.DataFrame:
    """Give an occupation's newest pay in every state, and what it buys at the nation's prices.

    Returns
    -------
    pandas.DataFrame
        By the state's postal code, the columns of ``in_purchasing_power`` and ``listed``, whether
        the agency has a row for the occupation there; what it does not publish is missing.
    """
    wages = state_wages(occupation=occupation)
    names = state_names().rename("name").reset_index()
    every = names.merge(wages, on="state", how="left")
    every = every.assign(area=every["name"], listed=every["state"].isin(wages["state"]))
    every = every.fillna({"period": wages["period"].max(), "source": wages["source"].iloc[0]})
    return in_purchasing_power(every, state_price_parities(), "state")


def beside_the_nation(pay: dict[str, tuple[pd.Series, pd.Series]]) -> pd.DataFrame:
    """Give pay in a state and in the nation as rows for a chart of ranges.

    Parameters
    ----------
    pay : dict of str to tuple of pandas.Series
        Whose pay it is; its row of the state and that of the nation.

    Returns
    -------
    pandas.DataFrame
        ``Whose``; ``Where``, with the error of the median; the columns of ``RANGE``; sources.
    """
    rows = [
        {**row, "Whose": who, "Where": f"{name}{_error_line(row)}"}
        for who, (here, nation) in pay.items()
        for name, row in ((here["area"], here), ("The nation", nation))
        if pd.notna(row["annual_median"])
    ]
    columns = dict(zip(("annual_p10", "annual_median", "annual_p90"), RANGE, strict=True))
    return pd.DataFrame(rows)[["Whose", "Where", *columns, "source"]].rename(columns=columns)


def middle_in_words(coder: pd.Series, biller: pd.Series) -> str:
    """Say what a state's medians are, by its rows of the wage table, as part of a sentence.

    >>> coder, biller = pd.Series({"annual_median": 50_000.0}), pd.Series({"annual_median": None})
    >>> middle_in_words(coder, biller)
    'half of coders earn less than **$50,000** a year and the median of billers is not published'
    """
    words = []
    for row, who in ((coder, "coders"), (biller, "billers")):
        if pd.isna(row["annual_median"]):
            words.append(f"the median of {who} is not published")
        else:
            amount = dollars(row["annual_median"])
            words.append(f"half of {who} earn less than **{amount}** a year")
    return " and ".join(words)


def side(row: pd.Series, others: pd.DataFrame, words: tuple[str, str, str]) -> pd.Series:
    """Say of some rows' medians on which side of a row's they are, by more than the errors.

    Parameters
    ----------
    row : pandas.Series
        A row of a wage table.
    others : pandas.DataFrame
        Rows of one.
    words : tuple of str
        The words for higher, for lower, and for a tie.

    >>> row = pd.Series({"annual_median": 50_000.0, "mean_rse": 1.0})
    >>> others = pd.DataFrame({"annual_median": [60_000.0, 50_500.0], "mean_rse": [1.0, 1.0]})
    >>> side(row, others, ("higher", "lower", "tied")).tolist()
    ['higher', 'tied']
    """
    higher, lower, tied = words
    error, errors = (standard_errors(one, "annual_median") for one in (row, others))
    is_tied = are_tied(row["annual_median"], error, others["annual_median"], errors)
    is_higher = others["annual_median"] > row["annual_median"]
    words_of_each = is_higher.map({True: higher, False: lower}).mask(is_tied, tied)
    known = others["annual_median"].notna() & pd.notna(row["annual_median"])
    return words_of_each.where(known, _NOT_PUBLISHED)


def against(row: pd.Series, nation: pd.Series, who: str) -> str:
    """Say how a state's median compares with the nation's, as part of a sentence.

    >>> row = pd.Series({"annual_median": 50_000.0, "mean_rse": 1.0})
    >>> against(row, pd.Series({"annual_median": 60_000.0, "mean_rse": 0.3}), "coders")
    'coders’ median is below the nation’s $60,000 by more than the error'
    """
    amount = f"the nation’s {dollars(nation['annual_median'])}"
    beyond = "by more than the error"
    words = f"below {amount} {beyond}", f"above {amount} {beyond}", f"tied with {amount}"
    beside = side(row, nation.to_frame().T.infer_objects(), words).iloc[0]
    if beside == _NOT_PUBLISHED:
        return f"{who}’ median is not published beside {amount}"
    return f"{who}’ median is {beside}"


def title_of(row: pd.Series, nation: pd.Series) -> str:
    """Give the title of a chart of ``beside_the_nation``, by coders' rows of the two.

    >>> row = pd.Series({"annual_median": 50_000.0, "place": "Ohio"})
    >>> title_of(row, pd.Series({"annual_median": 60_000.0}))
    'Coders’ median in Ohio is $50,000, in the nation $60,000'
    """
    of_nation = dollars(nation["annual_median"])
    if pd.isna(row["annual_median"]):
        return f"The nation’s median for coders is {of_nation}; {row['place']} has none published"
    return (
        f"Coders’ median in {row['place']} is {dollars(row['annual_median'])}, "
        f"in the nation {of_nation}"
    )


def standing(pay: dict[str, pd.DataFrame], state: str) -> pd.DataFrame:
    """Give where a state stands among all by median and 25th percentile as a table to show.

    Parameters
    ----------
    pay : dict of str to pandas.DataFrame
        Whose pay it is, and it as :func:`pay_of_states` gives it.

    Returns
    -------
    pandas.DataFrame
        ``Pay``; ``As paid`` and ``It buys`` (dollars), behind each the places that the error
        allows; sources.
    """
    lines = []
    for who, rows in pay.items():
        row = rows.loc[state]
        for name, column in (("median", "median"), ("25th percentile", "p25")):
            by_pay, by_prices = ranked(rows, f"annual_{column}"), ranked(rows, f"buys_{column}")
            line = {
                "Pay": f"{who}’ {name}",
                "As paid": row[f"annual_{column}"],
                "Place by pay": by_pay["places"].get(state, _NOT_PUBLISHED),
                "It buys": row[f"buys_{column}"],
                "Place by what it buys": by_prices["places"].get(state, _NOT_PUBLISHED),
                "source": row["source"],
                "source_prices": row["source_prices"],
            }
            lines.append(line)
    return pd.DataFrame(lines)


def place_in_words(rows: pd.DataFrame, state: str) -> str:
    """Say at which places a state may be by what the median buys, and how many are tied with it.

    The rows are those of :func:`pay_of_states`.
    """
    order = ranked(rows, "buys_median")
    if state not in order.index:
        return "at no place, for want of a median,"
    row = order.loc[state]
    tied = row["worst"] - row["best"]
    others = plural(tied, "other") if tied else "no other"
    return f"at place {row['places']} of {len(order)} (tied with {others})"


def jobs_in_words(row: pd.Series, who: str) -> str:
    """Say how many jobs an occupation has in a state, by its row of :func:`pay_of_states`.

    >>> row = {"place": "Ohio", "period": "2025-05", "jobs_per_1000": 1.204}
    >>> row |= {"employment": 270.0, "employment_rse": 10.0, "location_quotient": 0.99}
    >>> print(jobs_in_words(pd.Series(row), "coders"))
    Of 1,000 jobs in Ohio in May 2025, 1.2 are coders’: 270 in all, give or take 16%. \
That is 0.99 times the nation’s share, a tie.
    """
    where = f"in {row['place']} in {when(row['period'])}"
    if pd.isna(row["employment"]):
        return f"How many jobs {who} hold {where} is not published."
    error, quotient = SURE * row["employment_rse"], row["location_quotient"]
    tie = ", a tie" if abs(quotient - 1) * 100 <= error * quotient else ""
    return (
        f"Of 1,000 jobs {where}, {decimal(row['jobs_per_1000'])} are {who}’: "
        f"{count(row['employment'])} in all, give or take {percent(error, 0)}. That is "
        f"{decimal(quotient, 2)} times the nation’s share{tie}."
    )


def _error_line(row: pd.Series) -> str:
    """The error of a row's median as a second line of its name, where one is published."""
    error = SURE * standard_errors(row, "annual_median")
    return "" if pd.isna(error) else f"\nmedian ± {dollars(error)}"
