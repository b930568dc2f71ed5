"""Looks for what no single cell shows: sums that disagree, late sources, rows that nobody uses."""

from collections.abc import Collection, Iterable
from datetime import date

import pandas as pd

from helpers.audit.consistency import NATION, disagreements
from helpers.audit.totals import ALL_STATES, AREAS, INDUSTRIES, STATES, disagreeing_totals
from helpers.csv_text import reads_well
from helpers.data.tables import load
from helpers.facts.evidence import EVIDENCE, misplaced_evidence
from helpers.own_files import table_files
from helpers.phrases import listing, when

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
    sentences: list[str] = []
    if NATION in held:
        for name in sorted(held & {STATES, INDUSTRIES, *AREAS}):
            sentences += _without_the_nation(name)
    sentences += disagreeing_totals(held)
    if {NATION, PRICES} <= held:
        sentences += _beyond_the_prices()
    for name in sorted(held):
        if name.startswith("official/"):
            sentences += disagreements(name)
    if EVIDENCE in held:
        sentences += misplaced_evidence()
    return sentences


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
    behind = _behind_the_nation(tables)
    return [
        *behind.values(),
        *_late(today, behind),
        *_lacking_years(tables),
        *_lacking_states(tables),
        *_incomplete_projections(tables),
        *_uncited(tables),
        *_without_mark(tables),
        *_unread(tables, read),
    ]


def _without_the_nation(name: str) -> list[str]:
    """Sentences about releases by place or industry that the national table lacks."""
    lacking = set(load(name)["period"]) - set(load(NATION)["period"])
    return [
        f"data/{name}.csv holds {when(period)}, data/{NATION}.csv does not; take in the national "
        "workbook of that release too."
        for period in sorted(lacking)
    ]


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


def _behind_the_nation(tables: Iterable[str]) -> dict[str, str]:
    """Sentences about wages by place or industry that are still of an earlier release.

    They are keyed by the source of the newest rows, which is no news to tell as late as well.
    """
    if NATION not in tables:
        return {}
    nation = load(NATION).groupby("occupation")["period"].max()
    sentences: dict[str, str] = {}
    for name in sorted({STATES, INDUSTRIES, *AREAS}.intersection(tables)):
        rows = load(name)
        newest = rows.loc[rows.groupby("occupation")["period"].idxmax()]
        behind = newest.assign(now=newest["occupation"].map(nation)).query("period < now")
        for (source, period, due), group in behind.groupby(["source", "period", "now"]):
            sentences[source] = (
                f"data/{name}.csv: the newest wages of {listing(group['occupation'])} are of "
                f"{when(period)}, the nation's of {when(due)}; take in the file of {when(due)} for "
                "this table too."
            )
    return sentences


def _late(today: date, sources_behind: Collection[str]) -> list[str]:
    """Sentences about publications whose next release is due; only their newest count.

    Those whose source has been told of already are left out.
    """
    sources = load("sources").dropna(subset=["period"]).sort_values("period")
    newest = sources.groupby(sources["series"].fillna(sources["source"])).tail(1)
    due = newest.dropna(subset=["next_release"]).sort_values(["next_release", "source"])
    return [
        f"{row.title}, {when(row.period)}: the next release was due in "
        f"{when(row.next_release[:7])}{'' if pd.isna(row.page) else f' ({row.page})'}."
        for row in due.itertuples()
        if pd.Period(row.next_release).end_time.date() < today and row.source not in sources_behind
    ]


def _lacking_years(tables: Iterable[str]) -> list[str]:
    """Sentences about occupations of which some of the nation's releases were not taken in."""
    if not {NATION, "occupations"} <= set(tables):
        return []
    wages, listed = load(NATION), load("occupations")
    years = wages["period"].str[:4].astype(int)
    last_years = listed["last_year"].fillna(years.max()).clip(upper=years.max()).astype(int)
    listed = listed.assign(last_year=last_years)
    sentences = []
    for occupation, held in years.groupby(wages["occupation"]):
        expected: set[int] = set()
        for code in listed[listed["occupation"] == occupation].itertuples():
            expected |= {*range(code.first_year, code.last_year + 1)}
        lacking = sorted(expected - set(held))
        if lacking:
            sentences.append(
                f"data/{NATION}.csv: {occupation} has no wages of {_years(lacking)}, when it was "
                "published by data/occupations.csv; take in those national workbooks again."
            )
    return sentences


def _years(years: list[int]) -> str:
    """Years in order, the first and the last where they follow one another.

    >>> _years([1999, 2000, 2001]), _years([1999, 2004])
    ('1999 to 2001', '1999 and 2004')
    """
    if len(years) > 2 and years[-1] - years[0] + 1 == len(years):
        return f"{years[0]} to {years[-1]}"
    return listing(map(str, years))


def _lacking_states(tables: Iterable[str]) -> list[str]:
    """Sentences about releases without a row for each state, as a file that was cut would be."""
    if STATES not in tables:
        return []
    by_release = load(STATES).groupby(["period", "occupation"])["state"].nunique()
    return [
        f"data/{STATES}.csv, {when(period)}, {occupation}: {held} of {ALL_STATES} states have a "
        "row."
        for (period, occupation), held in by_release[by_release < ALL_STATES].items()
    ]


def _incomplete_projections(tables: Iterable[str]) -> list[str]:
    """Sentences about a round that was typed, and about occupations without a projection."""
    if PROJECTIONS not in tables:
        return []
    rows = load(PROJECTIONS)
    typed = sorted(set(rows.loc[rows["method"] == "typed", "period"]))
    sentences = [
        f"data/{PROJECTIONS}.csv, {when(period)}: typed from a copy, without levels; take in the "
        "agency's workbook."
        for period in typed
    ]
    whole = rows[rows["separations"].notna()]
    newest = whole[whole["period"] == whole["period"].max()]
    lacking = sorted(set(load("occupations")["occupation"]) - set(newest["occupation"]))
    return sentences + [
        f"data/{PROJECTIONS}.csv, {when(newest['period'].iloc[0])}: no row of {code}, which "
        "data/occupations.csv compares; take in the workbook of that round again."
        for code in lacking
        if len(newest)
    ]


def _uncited(tables: Iterable[str]) -> list[str]:
    used: set[str] = set()
    for name in set(tables) - {"sources"}:
        table = load(name)
        for column in {"source", "stated_in"} & set(table):
            used |= set(table[column])
        if "who_would_know" in table:
            used.update(*table["who_would_know"].dropna().str.split())
    unused = [name for name in load("sources")["source"] if name not in used]
    return [f"data/sources.csv: no row of any table names the source {name}." for name in unused]


def _without_mark(tables: Iterable[str]) -> list[str]:
    """Sentences about tables whose letters a spreadsheet would show wrongly."""
    files = table_files()
    return [
        f"data/{name}.csv: begins without the mark of UTF-8, so a spreadsheet that is opened by a "
        "double click takes “ for â€œ; save it as “CSV UTF-8”."
        for name in sorted(files.keys() & set(tables))
        if not reads_well(files[name].read_bytes())
    ]


def _unread(tables: Iterable[str], read: Iterable[str]) -> list[str]:
    """Sentences about tables of figures that no page is made from, once there are pages."""
    read = set(read)
    unread = {
        name for name in tables if name.startswith(("official/", "figures/", "postings", EVIDENCE))
    } - read
    return [f"data/{name}.csv: no notebook reads it." for name in sorted(unread) if read]
