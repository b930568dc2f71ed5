"""What people in an occupation do, are called and work with, as O*NET lists it.

O*NET has asked no medical records specialists: analysts wrote their tasks. The file rates no task
by importance or by how often it is done. Titles and software are kept of coders and billers alone.
Each function takes an occupation's SOC code of today, and raises LookupError where the tables do
not have it.
"""

import pandas as pd

from helpers.data.tables import load
from helpers.facts.official import RECORDS, of_release


def onet_credit() -> str:
    """Give the sentence in which a page names O*NET, as its licence asks.

    >>> onet_credit().split(" by ")[0]
    'This page includes information from the O*NET 30.1 Database'
    """
    release = load("official/onet_occupations")["period"].max()
    return (
        f"This page includes information from the O*NET {release} Database by the U.S. Department "
        "of Labor, Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 "
        "license. O*NET® is a trademark of USDOL/ETA. A part of it is shown, put into other tables."
    )


def tasks(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's tasks, in O*NET's order.

    Returns
    -------
    pandas.DataFrame
        ``task_id``, ``task``, ``type`` (Core or Supplemental) and ``respondents`` (people who were
        asked), both missing where analysts wrote the tasks, and ``stated_by``.
    """
    return _of("onet_tasks", occupation)


def titles(occupation: str = RECORDS) -> pd.DataFrame:
    """Give the job titles under which an occupation's people work, in alphabetical order.

    Returns
    -------
    pandas.DataFrame
        ``title``; ``short_title``, where there is one; and ``reported``: whether it is in O*NET's
        sample of reported titles, too.

    >>> "Medical Coder" in set(titles()["title"])
    True
    """
    listed = _of("onet_alternate_titles", occupation)
    reported = _of("onet_reported_titles", occupation)
    both = pd.concat([listed, reported[~reported["title"].isin(listed["title"])]])
    both["reported"] = both["title"].isin(reported["title"])
    columns = ["title", "short_title", "reported", "source"]
    return both.sort_values("title")[columns].reset_index(drop=True)


def software(occupation: str = RECORDS) -> pd.DataFrame:
    """Give the kinds of software that an occupation uses, those with most products first.

    Returns
    -------
    pandas.DataFrame
        ``commodity``, the kind; ``products``, how many O*NET lists; ``in_demand``, how many of
        them it marks In Demand; ``examples``, the products' names.
    """
    rows = _of("onet_technology", occupation)
    kinds = rows.groupby("commodity", as_index=False).agg(
        products=("example", "size"),
        in_demand=("in_demand", lambda marks: int((marks == "Y").sum())),
        examples=("example", lambda names: "; ".join(sorted(names))),
        source=("source", "first"),
    )
    return kinds.sort_values(["products", "commodity"], ascending=[False, True], ignore_index=True)


def _of(table: str, occupation: str) -> pd.DataFrame:
    """An occupation's rows of the newest release."""
    rows = of_release(load(f"official/{table}"))
    own = rows[rows["occupation"] == occupation]
    if own.empty:
        raise LookupError(f"no row of {occupation} in data/official/{table}.csv")
    return own.reset_index(drop=True)
