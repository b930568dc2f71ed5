"""Pay of places, and what it buys there."""

import pandas as pd

from helpers.formatting import count, dollars, fine_percent
from helpers.show.html_tables import headed

PAY_FORMATS = {
    "Jobs": count,
    "A tenth earn less than": dollars,
    "A quarter earn less than": dollars,
    "Half earn less than": dollars,
    "A tenth earn more than": dollars,
    "The median buys": dollars,
    "Error": fine_percent,
}
"""The columns of numbers that ``pay_by_place`` gives, and how each is worded."""


def pay_by_place(rows: pd.DataFrame) -> pd.DataFrame:
    """Give places' pay from the lowest to the highest published as a table to show.

    Parameters
    ----------
    rows : pandas.DataFrame
        Wages ``in_purchasing_power``.

    Returns
    -------
    pandas.DataFrame
        ``State`` and the columns of ``PAY_FORMATS``.
    """
    pays = ["annual_p10", "annual_p25", "annual_median", "annual_p90", "buys_median"]
    columns = ["employment", *pays, "mean_rse"]
    return headed(rows, {"area": "State", **dict(zip(columns, PAY_FORMATS, strict=True))})
