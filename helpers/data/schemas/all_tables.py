"""What each table of data/ must look like: columns, units, ranges, keys, order of percentiles."""

from itertools import pairwise

import pandera.pandas as pa

from helpers.data.industry_levels import LEVELS, OWNERS
from helpers.data.schemas.articles import AS_OF as _AS_OF
from helpers.data.schemas.articles import CLAIMS, WORDS
from helpers.data.schemas.columns import at_most as _at_most
from helpers.data.schemas.columns import figure_or_words
from helpers.data.schemas.columns import number as _number
from helpers.data.schemas.columns import one_of as _one_of
from helpers.data.schemas.columns import table as _table
from helpers.data.schemas.columns import text as _text
from helpers.data.schemas.columns import whole as _whole
from helpers.data.schemas.columns import withheld_is_empty as _withheld_is_empty
from helpers.data.schemas.questions import QUESTIONS
from helpers.data.schemas.sources import SOURCES
from helpers.data.schemas.work import CREDENTIALS, DUTIES, ONET, SCHOOLS
from helpers.data.schemas.workers import EXPOSURE, WORK
from helpers.data.schemas.workers import OCCUPATION as _OCCUPATION

PERCENTILES = ("p10", "p25", "median", "p75", "p90")
WAGES = tuple(
    f"{basis}_{statistic}" for basis in ("hourly", "annual") for statistic in ("mean", *PERCENTILES)
)
_PERIOD = r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$"
_OWNER = f"^({'|'.join(dict.fromkeys(OWNERS.values()))})$"


def _order_of_wages() -> list[pa.Check]:
    return [
        _at_most(f"{basis}_{lower}", f"{basis}_{upper}")
        for basis in ("hourly", "annual")
        for lower, upper in pairwise(PERCENTILES)
    ]


def _wage_columns() -> dict[str, pa.Column]:
    pay = {"hourly": _number(2, 250), "annual": _number(4_000, 500_000)}
    return {column: pay[column.split("_")[0]] for column in WAGES}


_EMPLOYMENT = {"employment": _number(0, 300_000_000), "employment_rse": _number(0, 100)}
_AREA = {
    "period": _text(_PERIOD, "a year or year-month such as 2024-05"),
    "area_code": _text(r"^\d+$", "digits"),
    "area": _text(),
    "state": _text(r"^[A-Z]{2}$", "two capital letters"),
    "occupation": _text(_OCCUPATION, "a code such as 29-2072"),
    "published_code": _text(),
    **_EMPLOYMENT,
    "jobs_per_1000": _number(0, 1_000),
    "location_quotient": _number(0, 200),
    **_wage_columns(),
    "mean_rse": _number(0, 100),
    "withheld": _text(required=False),
    "source": _text(),
}
_AREA_SCHEMA = _table(
    _AREA, ["period", "area_code", "occupation"], [*_order_of_wages(), _withheld_is_empty()]
)
_PARITIES = {
    "year": _whole(1990, 2100),
    "area_code": _text(r"^\d+$", "digits"),
    "area": _text(),
    "all_items": _number(40, 250, required=True),
    "goods": _number(40, 250),
    "housing": _number(10, 500),
    "utilities": _number(10, 500),
    "other_services": _number(40, 250),
    "source": _text(),
}
SCHEMAS = {
    **SOURCES,
    "glossary": _table(
        {
            "term": _text(),
            "also": _text(required=False),
            "meaning": _text(r"^(\D|ICD-10)*$", "words without figures"),
        },
        ["term"],
    ),
    "occupations": _table(
        {
            "occupation": _text(_OCCUPATION, "a code such as 29-2072"),
            "name": _text(),
            "published_code": _text(),
            "first_year": _whole(1990, 2100),
            "last_year": _number(1990, 2100),
            "scope": _one_of(("same", "predecessor", "wider")),
            "compared": _one_of(("yes", "no")),
            "note": _text(required=False),
        },
        ["occupation", "published_code", "first_year"],
        [_at_most("first_year", "last_year")],
    ),
    "states": _table(
        {
            "state": _text(r"^[A-Z]{2}$", "two capital letters"),
            "name": _text(),
            "area_code": _text(r"^\d\d$", "two digits"),
            "kind": _one_of(("state", "territory")),
        },
        ["state"],
    ),
    "state_borders": _table(
        {
            "state": _text(r"^[A-Z]{2}$", "two capital letters"),
            "neighbor": _text(r"^[A-Z]{2}$", "two capital letters"),
            "source": _text(),
        },
        ["state", "neighbor"],
    ),
    "state_tiles": _table(
        {
            "state": _text(r"^[A-Z]{2}$", "two capital letters"),
            "row": _whole(0, 20),
            "col": _whole(0, 20),
        },
        ["state"],
    ),
    "official/wages_national": _table(
        {
            "period": _text(_PERIOD, "a year or year-month such as 2024-05"),
            "occupation": _text(_OCCUPATION, "a code such as 29-2072"),
            "published_code": _text(),
            "published_title": _text(),
            **_EMPLOYMENT,
            **_wage_columns(),
            "mean_rse": _number(0, 100),
            "withheld": _text(required=False),
            "source": _text(),
        },
        ["period", "occupation"],
        [*_order_of_wages(), _withheld_is_empty()],
    ),
    "official/wages_state": _AREA_SCHEMA,
    "official/wages_metropolitan": _AREA_SCHEMA,
    "official/wages_nonmetropolitan": _AREA_SCHEMA,
    "official/wages_industry": _table(
        {
            "period": _text(_PERIOD, "a year or year-month such as 2024-05"),
            "industry_code": _text(),
            "industry": _text(),
            "level": _one_of(LEVELS),
            "owner": _text(_OWNER, f"one of {_OWNER[2:-2].replace('|', ', ')}", required=False),
            "occupation": _text(_OCCUPATION, "a code such as 29-2072"),
            "published_code": _text(),
            **_EMPLOYMENT,
            "percent_of_industry": _number(0, 100),
            **_wage_columns(),
            "mean_rse": _number(0, 100),
            "withheld": _text(required=False),
            "source": _text(),
        },
        ["period", "industry_code", "level", "owner", "occupation"],
        [*_order_of_wages(), _withheld_is_empty()],
    ),
    "official/handbook": _table(
        {
            "item": _text(),
            "industry": _text(required=False),
            "value": _number(-10_000_000, 10_000_000),
            "wording": _text(required=False),
            "unit": _text(required=False),
            "period": _text(_AS_OF, "a year, a month or a span such as 2024-34"),
            "source": _text(),
        },
        ["source", "item", "industry", "unit", "period"],
        [figure_or_words()],
    ),
    "official/price_parities_state": _table(
        {**_PARITIES, "state": _text(r"^[A-Z]{2}$", "two capital letters", required=False)},
        ["year", "area_code"],
    ),
    "official/price_parities_metropolitan": _table(_PARITIES, ["year", "area_code"]),
    "official/price_parities_portion": _table(
        {
            **_PARITIES,
            "portion": _one_of(("metropolitan", "nonmetropolitan")),
            "state": _text(r"^[A-Z]{2}$", "two capital letters"),
        },
        ["year", "area_code"],
    ),
    "official/consumer_prices": _table(
        {
            "year": _whole(1900, 2100),
            "month": _whole(1, 12),
            "index": _number(1, 5_000, required=True),
            "source": _text(),
        },
        ["year", "month"],
    ),
    **CLAIMS,
    **WORDS,
    **WORK,
    **ONET,
    **SCHOOLS,
    **CREDENTIALS,
    **EXPOSURE,
    **DUTIES,
    **QUESTIONS,
}
