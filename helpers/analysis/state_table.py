"""All states beside each other as a table to show: pay, what it buys, and jobs."""

import pandas as pd

from helpers.analysis.pay_by_place import linked_names
from helpers.formatting import count, decimal, dollars
from helpers.show.html_tables import headed

_COLUMNS = {
    "annual_median": ("median", dollars),
    "buys_median": ("buys", dollars),
    "employment": ("jobs", count),
    "jobs_per_1000": ("per 1,000 jobs", decimal),
}
FORMATS = {
    f"{who} {name}": show for who in ("Coders’", "Billers’") for name, show in _COLUMNS.values()
}
"""The columns of numbers that ``all_states`` gives, and how each is worded."""


def all_states(coders: pd.DataFrame, billers: pd.DataFrame) -> pd.DataFrame:
    """Give every state with the pay of coders and of billers, in the order of the names.

    Parameters
    ----------
    coders, billers : pandas.DataFrame
        As ``state_pay.pay_of_states`` gives them.

    Returns
    -------
    pandas.DataFrame
        ``State``, with a link from notebooks/places/ to its page; the columns of ``FORMATS``.
    """
    both = coders.join(billers[[*_COLUMNS, "source"]], rsuffix="_billers").reset_index()
    both = both.assign(name=linked_names(both, "../../reports")).sort_values("area")
    columns = [*_COLUMNS, *(f"{column}_billers" for column in _COLUMNS)]
    return headed(both, {"name": "State", **dict(zip(columns, FORMATS, strict=True))})
