"""The tables of wages and prices, and of the occupations and places that these are of."""

from itertools import pairwise

import pandas as pd
import pandera.pandas as pa

from helpers.data.schemas.columns import (
    AS_OF,
    OCCUPATION,
    STATE,
    WITHHELD_IS_EMPTY,
    at_most,
    by_occupation,
    number,
    one_of,
    table,
    text,
    whole,
)

PERCENTILES = ("p10", "p25", "median", "p75", "p90")
_BASES = ("hourly", "annual")
WAGES = tuple(f"{basis}_{statistic}" for basis in _BASES for statistic in ("mean", *PERCENTILES))
LEVELS = ("cross-industry", "sector", "3-digit", "4-digit", "5-digit", "6-digit")
"""How finely industries are told, in the agency's words, from all to the finest."""
PARTS = {
    "1": "federal government",
    "2": "state government",
    "3": "local government",
    "5": "private",
}
OWNERS = {**dict.fromkeys(("1235", "123", "235", "35", "57", "58", "59"), "all"), **PARTS}
"""The agency's OWN_CODE in words; one of several owners names all that are in the industry."""
INDUSTRY = ["period", "level", "industry_code", "occupation"]
"""Columns by which an industry's rows are known, whoever owns it."""


def are_parts(rows: pd.DataFrame) -> pd.Series:
    """Say of each row whether it counts only one owner's part of its industry.

    Of many industries all of it is private. So a part is known by standing beside a row of all
    owners, or beside other parts, not by its owner alone.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of the table of wages by industry.

    Returns
    -------
    pandas.Series
        True or False, by the rows' index.

    Examples
    --------
    >>> rows = pd.DataFrame({"industry_code": ["62", "62", "42"], "owner": "private"})
    >>> rows.loc[0, "owner"] = "all"
    >>> are_parts(rows.assign(period="2025-05", level="sector", occupation="29-2072")).tolist()
    [False, True, False]
    """
    return rows["owner"].isin(PARTS.values()) & rows.duplicated(INDUSTRY, keep=False)


_OWNER_WORDS = tuple(dict.fromkeys(OWNERS.values()))
_PERIOD = (r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$", "a year or year-month such as 2024-05")
_TWO_DIGITS = text(r"^\d\d$", "two digits")
_FIVE_DIGITS = text(r"^\d{5}$", "five digits")
_SEVEN_DIGITS = text(r"^\d{7}$", "seven digits")
_EMPLOYMENT = {"employment": number(0, 300_000_000), "employment_rse": number(0, 100)}
_PAY = {"hourly": number(2, 250), "annual": number(4_000, 500_000)}
_WAGES = {
    **{column: _PAY[column.split("_")[0]] for column in WAGES},
    "mean_rse": number(0, 100),
    "withheld": text(required=False),
}
_RULES_OF_WAGES = [
    *(
        at_most(f"{basis}_{lower}", f"{basis}_{upper}")
        for basis in _BASES
        for lower, upper in pairwise(PERCENTILES)
    ),
    WITHHELD_IS_EMPTY,
]
_PARITIES = {
    "year": whole(1990, 2100),
    "area_code": _FIVE_DIGITS,
    "area": text(),
    "all_items": number(40, 250, required=True),
    "goods": number(40, 250),
    "housing": number(10, 500),
    "utilities": number(10, 500),
    "other_services": number(40, 250),
    "source": text(),
}


def _wages_by_area(area_code: pa.Column) -> pa.DataFrameSchema:
    return table(
        {
            "period": text(*_PERIOD),
            "area_code": area_code,
            "area": text(),
            "state": text(*STATE),
            "occupation": text(*OCCUPATION),
            "published_code": text(),
            **_EMPLOYMENT,
            "jobs_per_1000": number(0, 1_000),
            "location_quotient": number(0, 200),
            **_WAGES,
            "source": text(),
        },
        ["period", "area_code", "occupation"],
        _RULES_OF_WAGES,
    )


def _value_or_words(rows: pd.DataFrame) -> pd.Series:
    """Whether the Handbook states a figure with its unit, or words without one."""
    value, unit, wording = (rows[column].notna() for column in ("value", "unit", "wording"))
    return (value & unit & ~wording) | (~value & ~unit & wording)


WAGES_AND_PRICES = {
    "occupations": table(
        {
            "occupation": text(*OCCUPATION),
            "name": text(),
            "published_code": text(),
            "first_year": whole(1990, 2100),
            "last_year": number(1990, 2100),
            "scope": one_of(("same", "predecessor", "wider")),
            "compared": one_of(("yes", "no")),
            "note": text(required=False),
        },
        ["occupation", "published_code", "first_year"],
        [at_most("first_year", "last_year")],
    ),
    "states": table(
        {
            "state": text(*STATE),
            "name": text(),
            "area_code": _TWO_DIGITS,
            "kind": one_of(("state", "territory")),
        },
        ["state"],
    ),
    "state_borders": table(
        {"state": text(*STATE), "neighbor": text(*STATE), "source": text()}, ["state", "neighbor"]
    ),
    "state_tiles": table(
        {"state": text(*STATE), "row": whole(0, 20), "col": whole(0, 20)}, ["state"]
    ),
    "official/wages_national": by_occupation(
        _PERIOD,
        {"published_code": text(), "published_title": text(), **_EMPLOYMENT, **_WAGES},
        checks=_RULES_OF_WAGES,
    ),
    "official/wages_state": _wages_by_area(_TWO_DIGITS),
    "official/wages_metropolitan": _wages_by_area(_FIVE_DIGITS),
    "official/wages_nonmetropolitan": _wages_by_area(_SEVEN_DIGITS),
    "official/wages_industry": table(
        {
            "period": text(*_PERIOD),
            "industry_code": text(
                r"^(\d{4}[0-9A-Z]{2}|\d\d(-\d\d)?)$", "a code such as 622000, 4240A1, 62 or 31-33"
            ),
            "industry": text(),
            "level": one_of(LEVELS),
            "owner": one_of(_OWNER_WORDS, required=False),
            "occupation": text(*OCCUPATION),
            "published_code": text(),
            **_EMPLOYMENT,
            "percent_of_industry": number(0, 100),
            **_WAGES,
            "source": text(),
        },
        ["period", "industry_code", "level", "owner", "occupation"],
        _RULES_OF_WAGES,
    ),
    "official/handbook": table(
        {
            "item": text(),
            "industry": text(required=False),
            "value": number(-10_000_000, 10_000_000),
            "wording": text(required=False),
            "unit": text(required=False),
            "period": text(AS_OF[0], "a year, a month or a span such as 2024-34"),
            "source": text(),
        },
        ["source", "item", "industry", "unit", "period"],
        [pa.Check(_value_or_words, error="a value with its unit, or else a wording")],
    ),
    "official/price_parities_state": table(
        {**_PARITIES, "state": text(*STATE, required=False)}, ["year", "area_code"]
    ),
    "official/price_parities_metropolitan": table(_PARITIES, ["year", "area_code"]),
    "official/price_parities_portion": table(
        {
            **_PARITIES,
            "portion": one_of(("metropolitan", "nonmetropolitan")),
            "state": text(*STATE),
        },
        ["year", "area_code"],
    ),
    "official/consumer_prices": table(
        {
            "year": whole(1900, 2100),
            "month": whole(1, 12),
            "index": number(1, 5_000, required=True),
            "source": text(),
        },
        ["year", "month"],
    ),
}
