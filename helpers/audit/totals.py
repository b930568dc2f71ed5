"""Holds the wage survey's parts against their wholes: states, areas, industries, owners.

Where some parts are withheld the others may fall short of the whole, but not exceed it.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.audit.consistency import CENTS, HOURS, NATION, TENS
from helpers.data.schemas.wages import INDUSTRY, are_parts
from helpers.data.tables import load
from helpers.formatting import count, dollars
from helpers.phrases import when

STATES, INDUSTRIES = "official/wages_state", "official/wages_industry"
AREAS = ("official/wages_metropolitan", "official/wages_nonmetropolitan")
ALL_STATES = 51  # the fifty, and the District of Columbia
_ROUNDED_JOBS = TENS  # employment is printed in tens
_ROUNDED_DOLLARS = CENTS * HOURS + TENS  # a year is 2,080 hours in whole cents, printed in tens
_IN_NO_STATE = 0.001  # a few jobs are counted in the nation alone
_COARSER = {"3-digit": ("sector", 2), "4-digit": ("3-digit", 3)}
"""Of each level the one it is part of, and how many digits of the code tell to which industry."""


def disagreeing_totals(tables: Iterable[str]) -> list[str]:
    """Give a sentence for each whole that its parts cannot make.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    """
    held = set(tables)
    sentences: list[str] = []
    if {NATION, STATES} <= held:
        sentences += _states_and_nation()
    if {NATION, *AREAS} <= held:
        areas = pd.concat([load(name) for name in AREAS])
        known = load("states")
        at_home = areas["state"].isin(known["state"][known["kind"] == "state"])
        sentences += _above_the_nation(areas[at_home], " and ".join(AREAS), "areas")
    if INDUSTRIES in held:
        rows = load(INDUSTRIES)
        parts = are_parts(rows)
        if NATION in held:
            sectors = rows[(rows["level"] == "sector") & ~parts]
            sentences += _above_the_nation(sectors, INDUSTRIES, "sectors")
        sentences += _above_their_industry(rows[~parts], rows[parts], "its owners'")
        sentences += _above_the_coarser(rows[~parts])
    return sentences


def _states_and_nation() -> list[str]:
    """Sentences about releases in which the states do not make the nation."""
    nation = load(NATION).set_index(["period", "occupation"])
    return [
        f"data/{STATES}.csv, {when(key[0])}, {key[1]}: {sentence}"
        for key, states in load(STATES).groupby(["period", "occupation"])
        if key in nation.index
        for sentence in _sums(states, nation.loc[key])
    ]


def _sums(states: pd.DataFrame, nation: pd.Series) -> Iterator[str]:
    """What is out between the rows of the states and the nation's."""
    known = states.dropna(subset=["employment", "annual_mean"])
    people, printed = known["employment"].sum(), nation["employment"]
    room = _ROUNDED_JOBS * (len(known) + 1) + _IN_NO_STATE * printed
    if people - printed > room or (len(known) == ALL_STATES and printed - people > room):
        yield (
            f"the states' employment adds up to {count(people)}, the nation's is "
            f"{count(printed)}; rounding allows {count(room)} between them."
        )
        return
    if states["annual_mean"].notna().sum() < ALL_STATES:
        return
    low, high = _bounds(states, known, printed)
    room = 2 * _ROUNDED_DOLLARS + _IN_NO_STATE * nation["annual_mean"]
    if not low - room <= nation["annual_mean"] <= high + room:
        made = dollars(low) if round(low) == round(high) else f"{dollars(low)} to {dollars(high)}"
        yield (
            f"the states' means, weighted by employment, make {made}, the nation's mean is "
            f"{dollars(nation['annual_mean'])}; rounding allows {dollars(room)} between them."
        )


def _bounds(states: pd.DataFrame, known: pd.DataFrame, printed: float) -> tuple[float, float]:
    """The lowest and the highest mean that the states allow for the nation.

    Where some employment is withheld, those who remain are paid what one of those states pays.
    """
    people = known["employment"].sum()
    paid = (known["annual_mean"] * known["employment"]).sum()
    others = states.loc[states["employment"].isna(), "annual_mean"]
    if others.empty:
        return paid / people, paid / people
    rest = max(printed - people, 0)
    low, high = ((paid + rest * mean) / (people + rest) for mean in (others.min(), others.max()))
    return low, high


def _above_the_nation(rows: pd.DataFrame, tables: str, parts: str) -> list[str]:
    """Sentences about occupations of which some places or sectors have more jobs than all."""
    nation = load(NATION).set_index(["period", "occupation"])["employment"]
    return [
        f"data/{tables}, {when(period)}, {occupation}: the {parts}' employment adds up to "
        f"{count(row['sum'])}, the nation's is {count(row['whole'])}; expected at most that."
        for (period, occupation), row in _exceeding(rows, nation).iterrows()
    ]


def _above_the_coarser(whole: pd.DataFrame) -> list[str]:
    """Sentences about industries that have fewer jobs than the finer ones in them."""
    sentences: list[str] = []
    for level, (coarser, digits) in _COARSER.items():
        codes = whole.loc[whole["level"] == coarser, "industry_code"].unique()
        within = {begin: code for code in codes for begin in _beginnings(code, digits)}
        finer = whole[whole["level"] == level]
        part_of = finer["industry_code"].str[:digits].map(within)
        parts = finer.assign(level=coarser, industry_code=part_of)
        sentences += _above_their_industry(whole, parts, f"its {level} industries'")
    return sentences


def _beginnings(code: str, digits: int) -> list[str]:
    """How the codes begin that are part of an industry.

    >>> _beginnings("31-33", 2), _beginnings("622000", 3)
    (['31', '32', '33'], ['622'])
    """
    first, _, last = code.partition("-")
    if last:
        return [str(one) for one in range(int(first), int(last) + 1)]
    return [code[:digits]]


def _above_their_industry(whole: pd.DataFrame, parts: pd.DataFrame, whose: str) -> list[str]:
    """Sentences about industries whose parts have more jobs than there are."""
    known = whole.set_index(INDUSTRY)["employment"]
    return [
        f"data/{INDUSTRIES}.csv, {when(key[0])}, {key[2]} ({key[1]}), {key[3]}: {whose} employment "
        f"adds up to {count(row['sum'])}, its own is {count(row['whole'])}; expected at most that."
        for key, row in _exceeding(parts, known).iterrows()
    ]


def _exceeding(parts: pd.DataFrame, wholes: pd.Series) -> pd.DataFrame:
    """The jobs of parts together that exceed their whole by more than rounding explains."""
    sums = parts.groupby([*wholes.index.names])["employment"].agg(["sum", "count"])
    sums = sums.join(wholes.rename("whole"), how="inner")
    return sums[sums["sum"] - sums["whole"] > _ROUNDED_JOBS * (sums["count"] + 1)]
