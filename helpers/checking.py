"""Looks for what no single cell shows: sums that disagree, late sources, rows that nobody uses."""

import calendar
from collections.abc import Iterable
from datetime import date

import pandas as pd

from helpers.agreement import CENTS, HOURS, NATION, TENS, disagreements
from helpers.tables import load
from helpers.words import count, dollars, when

_STATES = 51  # the fifty, and the District of Columbia
_ROUNDED_JOBS = TENS  # employment is printed in tens
_ROUNDED_DOLLARS = CENTS * HOURS + TENS  # a year is 2,080 hours in whole cents, printed in tens
_IN_NO_STATE = 0.001  # a few jobs are counted in the nation alone

STATES, INDUSTRIES = "official/wages_state", "official/wages_industry"
PRICES = "official/consumer_prices"
PROJECTIONS = "official/projections"


def contradictions(tables: Iterable[str]) -> list[str]:
    """Give a sentence for each pair of tables, or of figures in a row, that cannot both be right.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    """
    held = set(tables)
    found: list[str] = []
    if NATION in held:
        for name in sorted(held & {STATES, INDUSTRIES}):
            found += _without_the_nation(name)
    if {NATION, STATES} <= held:
        found += _against_the_nation()
    if {NATION, PRICES} <= held:
        found += _beyond_the_prices()
    for name in sorted(held):
        if name.startswith("official/"):
            found += disagreements(name)
    return found


def reminders(tables: Iterable[str], read: Iterable[str], today: date) -> list[str]:
    """Give a sentence for each thing that stops nothing, but wants to be looked at.

    Parameters
    ----------
    tables : iterable of str
        The tables that data/ holds.
    read : iterable of str
        Those that any page is made from.
    today : datetime.date
        The day on which a release counts as late.
    """
    return [
        *_late(today),
        *_lacking_states(tables),
        *_incomplete_projections(tables),
        *_uncited(tables),
        *_unread(tables, read),
    ]


def _without_the_nation(name: str) -> list[str]:
    """Sentences about releases by state or industry that the national table lacks."""
    lacking = set(load(name)["period"]) - set(load(NATION)["period"])
    return [
        f"data/{name}.csv holds {when(period)}, data/{NATION}.csv does not; take in the national "
        "workbook of that release too."
        for period in sorted(lacking)
    ]


def _against_the_nation() -> list[str]:
    """Sentences about releases in which the states do not add up to the nation."""
    nation = load(NATION).set_index(["period", "occupation"])
    by_release = load(STATES).groupby(["period", "occupation"])
    return [
        f"data/{STATES}.csv, {when(key[0])}, {key[1]}: {said}"
        for key, states in by_release
        if key in nation.index
        for said in _sums(states, nation.loc[key])
    ]


def _sums(states: pd.DataFrame, nation: pd.Series) -> list[str]:
    """What is out between the rows of the states and the nation's."""
    known = states.dropna(subset=["employment", "annual_mean"])
    people, printed = known["employment"].sum(), nation["employment"]
    complete = len(known) == _STATES
    room = _ROUNDED_JOBS * (len(known) + 1) + _IN_NO_STATE * printed
    # Where some states are withheld the others may fall short of the nation, but not exceed it.
    if people - printed > room or (complete and printed - people > room):
        return [
            f"the states' employment adds up to {count(people)}, the nation's is "
            f"{count(printed)}; rounding allows {count(room)} between them."
        ]
    weighted = (known["annual_mean"] * known["employment"]).sum() / people
    room = 2 * _ROUNDED_DOLLARS + _IN_NO_STATE * nation["annual_mean"]
    if complete and abs(weighted - nation["annual_mean"]) > room:
        return [
            f"the states' means, weighted by employment, make {dollars(weighted)}, the nation's "
            f"mean is {dollars(nation['annual_mean'])}; rounding allows {dollars(room)} between "
            "them."
        ]
    return []


def _beyond_the_prices() -> list[str]:
    """A sentence when the newest wages are of a month that has no consumer prices yet."""
    newest = load(NATION)["period"].max()
    prices = load(PRICES).sort_values(["year", "month"]).iloc[-1]
    last = f"{prices['year']}-{prices['month']:02d}"
    if newest <= last:
        return []
    return [
        f"data/{PRICES}.csv ends in {when(last)}, before the wages of {when(newest)}; take in the "
        "newer index too, or no page can turn them into dollars of another year."
    ]


def _late(today: date) -> list[str]:
    """Sentences about publications whose next release is due; only their newest count."""
    sources = load("sources").dropna(subset=["period"]).sort_values("period")
    title = sources["title"].str.replace(r"\d[\d-]*", "", regex=True)  # which may name the year
    newest = sources.groupby([sources["publisher"], title]).tail(1)
    due = newest.dropna(subset=["next_release"]).sort_values(["next_release", "source"])
    return [
        f"{row.title}, {when(row.period)}: the next release was due in "
        f"{when(row.next_release[:7])}{'' if pd.isna(row.page) else f' ({row.page})'}."
        for row in due.itertuples()
        if _last_day(row.next_release) < today
    ]


def _lacking_states(tables: Iterable[str]) -> list[str]:
    """Sentences about releases without a row for each state, as a file that was cut would be."""
    if STATES not in tables:
        return []
    by_release = load(STATES).groupby(["period", "occupation"])["state"].nunique()
    return [
        f"data/{STATES}.csv, {when(period)}, {occupation}: {held} of {_STATES} states have a row."
        for (period, occupation), held in by_release[by_release < _STATES].items()
    ]


def _incomplete_projections(tables: Iterable[str]) -> list[str]:
    """Sentences about a round that was typed, and about occupations without a projection."""
    if PROJECTIONS not in tables:
        return []
    rows = load(PROJECTIONS)
    typed = sorted(set(rows.loc[rows["method"] == "typed", "period"]))
    told = [
        f"data/{PROJECTIONS}.csv, {when(period)}: typed from a copy, without levels; take in the "
        "agency's workbook."
        for period in typed
    ]
    whole = rows[rows["separations"].notna()]
    newest = whole[whole["period"] == whole["period"].max()]
    lacking = sorted(set(load("occupations")["occupation"]) - set(newest["occupation"]))
    return told + [
        f"data/{PROJECTIONS}.csv, {when(newest['period'].iloc[0])}: no row of {code}, which "
        "data/occupations.csv compares; take in the workbook of that round again."
        for code in lacking
        if len(newest)
    ]


def _last_day(due: str) -> date:
    """The last day of a year, a month or a day.

    >>> _last_day("2026"), _last_day("2024-02")
    (datetime.date(2026, 12, 31), datetime.date(2024, 2, 29))
    """
    year, month, day = (*map(int, due.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _uncited(tables: Iterable[str]) -> list[str]:
    used: set[str] = set()
    for name in set(tables) - {"sources"}:
        table = load(name)
        for column in {"source", "stated_in"} & set(table):
            used |= set(table[column])
    unused = [name for name in load("sources")["source"] if name not in used]
    return [f"data/sources.csv: no row of any table names the source {name}." for name in unused]


def _unread(tables: Iterable[str], read: Iterable[str]) -> list[str]:
    """Sentences about tables of figures that no page is made from, once there are pages."""
    read = set(read)
    unread = {
        name for name in tables if name.startswith(("official/", "figures/", "postings"))
    } - read
    return [f"data/{name}.csv: no notebook reads it." for name in sorted(unread) if read]
