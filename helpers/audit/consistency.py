"""Holds the figures of a row against one another: a year's pay and an hour's, parts and wholes.

What an agency prints twice it rounds twice; each rule says how much room that leaves.
"""

from collections.abc import Iterator

import pandas as pd

from helpers.data.schemas.wages import PERCENTILES
from helpers.data.tables import load
from helpers.facts.official import EVERYONE

NATION = "official/wages_national"
HOURS = 2080  # in a year's full-time work
TENS = 5  # what rounding to tens hides
CENTS = 0.005
_TENTHS = 0.05
_HUNDREDTHS = 0.005
_OWN_ARITHMETIC = 0.001  # the agency reckons with digits that it does not print
_RATES = 0.3  # percentage points: a rate rests on the years between the first and the last, too
_MONTH = 0.03  # more than consumer prices moved in any month since 1997
_AREAS = ("state", "metropolitan", "nonmetropolitan")
Rule = tuple[list[str], pd.Series, str]
"""The columns it is about, for each row whether it is broken, and what was expected."""


def disagreements(name: str) -> list[str]:
    """Give a sentence for each row of a table whose figures cannot all be right.

    Parameters
    ----------
    name : str
        An official table, such as ``official/projections``.
    """
    table = load(name)
    return [
        f"data/{name}.csv, row {row + 2}, columns {', '.join(columns)}: found "
        f"{', '.join(f'{table.at[row, column]:.12g}' for column in columns)}; expected {expected}."
        for columns, broken, expected in _rules(name, table)
        for row in table.index[broken.fillna(False).astype(bool)]
    ]


def _rules(name: str, table: pd.DataFrame) -> Iterator[Rule]:
    kind = name.removeprefix("official/")
    if kind.startswith("wages_"):
        yield from _pay(table)
    if kind.removeprefix("wages_") in _AREAS:
        yield _concentration(table)
        yield _share(table, "jobs_per_1000", 1000, ["period", "area_code"])
    if kind == "wages_industry":
        by = ["period", "level", "industry_code", "owner"]
        yield _share(table, "percent_of_industry", 100, by)
    if kind == "projections":
        yield from _projected(table)
    if kind.startswith("price_parities_"):
        yield _price_levels(table)
    if kind == "consumer_prices":
        yield _months(table)


def _pay(table: pd.DataFrame) -> Iterator[Rule]:
    """A year's pay is 2,080 hours' pay."""
    for statistic in ("mean", *PERCENTILES):
        year, hour = f"annual_{statistic}", f"hourly_{statistic}"
        room = CENTS * HOURS + TENS + _OWN_ARITHMETIC * table[year]
        broken = (table[year] - table[hour] * HOURS).abs() > room
        yield [hour, year], broken, f"{HOURS:,} hours' pay in a year"


def _concentration(table: pd.DataFrame) -> Rule:
    """A location quotient is the area's share of jobs over the nation's."""
    nation = load(NATION).set_index(["period", "occupation"])["employment"]
    here = pd.MultiIndex.from_frame(table[["period", "occupation"]])
    everyone = pd.MultiIndex.from_arrays([table["period"], [EVERYONE] * len(table)])
    share = 1000 * nation.reindex(here).to_numpy() / nation.reindex(everyone).to_numpy()
    expected = table["jobs_per_1000"] / share
    room = 2 * _HUNDREDTHS + 10 * _OWN_ARITHMETIC * expected
    broken = (table["location_quotient"] - expected).abs() > room
    expectation = "the quotient to be the area's jobs per 1,000 over the nation's"
    return ["jobs_per_1000", "location_quotient"], broken, expectation


def _share(table: pd.DataFrame, column: str, scale: int, by: list[str]) -> Rule:
    """An occupation's share of all jobs in an area or an industry, where both are printed."""
    everyone = table[table["occupation"] == EVERYONE].set_index(by)["employment"]
    all_jobs = everyone.reindex(pd.MultiIndex.from_frame(table[by])).set_axis(table.index)
    share = scale * table["employment"] / all_jobs
    room = _HUNDREDTHS + scale * TENS / all_jobs + _OWN_ARITHMETIC * share
    broken = (table[column] - share).abs() > room
    return ["employment", column], broken, f"the share of all jobs there, times {scale:,}"


def _projected(table: pd.DataFrame) -> Iterator[Rule]:
    """What changes is the end less the beginning; who leaves has to be replaced."""
    first, last, change = (
        table[name] for name in ("employment_base", "employment_projected", "change")
    )
    room = 3 * _TENTHS + _OWN_ARITHMETIC
    columns = ["employment_base", "employment_projected", "change"]
    off = first + change - last
    yield columns, off.abs() > room, "the change to lead from the first to the last"
    columns = ["employment_base", "change", "change_percent"]
    off = change / first * 100 - table["change_percent"]
    room_of_percent = _TENTHS * (1 + 200 / first) + _OWN_ARITHMETIC
    yield columns, off.abs() > room_of_percent, "the percentage that the change makes"
    columns = ["exits", "transfers", "separations"]
    off = table["exits"] + table["transfers"] - table["separations"]
    yield columns, off.abs() > room, "exits and transfers to make the separations"
    for one in ("exit", "transfer", "separation"):
        off = table[f"{one}s"] / ((first + last) / 2) * 100 - table[f"{one}_rate"]
        yield [f"{one}_rate", f"{one}s"], off.abs() > _RATES, "the rate of so many leaving"
    columns = ["separations", "change", "openings"]
    off = table["separations"] + change / 10 - table["openings"]
    yield columns, off.abs() > room, "openings to be the separations and a tenth of the change"


def _price_levels(table: pd.DataFrame) -> Rule:
    """The nation is the yardstick."""
    broken = (table["area_code"] == "00000") & (table["all_items"] != 100)
    return ["all_items"], broken, "100 for the nation"


def _months(table: pd.DataFrame) -> Rule:
    """Prices move little from a month to the next."""
    ordered = table.sort_values(["year", "month"])["index"]
    jump = ordered.pct_change().abs().reindex(table.index)
    return ["index"], jump > _MONTH, f"at most {_MONTH:.0%} from one month to the next"
