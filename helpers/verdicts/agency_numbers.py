"""Rules that hold a figure against the agencies' own tables."""

import pandas as pd

from helpers.formatting import cents, dollars, percent
from helpers.growth import change
from helpers.official import (
    handbook,
    industry_wages,
    metropolitan_wages,
    national_wages,
    only,
    projections,
    releases_around,
    state_wages,
)
from helpers.tables import load
from helpers.verdicts.verdict import Verdict, is_range, matches, precision
from helpers.words import listing, when

# What the articles call by a name of their own, and what the agency calls it.
OCCUPATIONS = {
    "Medical records specialists": "29-2072",
    "Medical coders": "29-2072",
    "Medical billers": "43-3021",
    "Health information technicians": "29-9021",
    "Medical and health services managers": "11-9111",
    "Director of health information management": "11-9111",
}
HANDBOOK_INDUSTRIES = {
    "Hospitals": "Hospitals; state local and private",
    "Physician offices": "Offices of physicians",
}
SECTORS = {"Insurance companies": "52"}

_COLUMNS = {
    ("annual pay", "median"): "annual_median",
    ("annual pay", "mean"): "annual_mean",
    ("annual pay", "p10"): "annual_p10",
    ("annual pay", "p90"): "annual_p90",
    ("hourly pay", "median"): "hourly_median",
}


def premium_over_the_mean(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """A premium over the occupation's average, recomputed from the pay it is said of."""
    if figure["measure"] != "pay premium" or figure["source"] != "data-usa":
        return None
    paid = document[(document["subject"] == figure["subject"]) & document["value"].notna()]
    pay = paid[paid["measure"] == "annual pay"].iloc[0]["value"]
    wages = national_wages()
    wage = only(wages)
    over_mean, over_median = change(pay, wage["annual_mean"]), change(pay, wage["annual_median"])
    verdict = matches(figure, over_mean)
    return Verdict(
        verdict,
        f"mean {dollars(wage['annual_mean'])}, median {dollars(wage['annual_median'])}, "
        f"{when(wage['period'])}",
        wage["source"],
        f"{dollars(pay)} is {percent(over_mean, 1)} above BLS’s mean and "
        f"{percent(over_median, 1)} above its median.",
    )


def projection(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """Growth, openings and employment, held against the round of projections they name."""
    column = {
        "employment growth": "change_percent",
        "openings per year": "openings",
        "employment": "employment_base",
    }.get(figure["measure"])
    if column is None:
        return None
    period = figure["source"].removeprefix("bls-projections-")
    rows = projections()
    newest = only(rows[rows["occupation"] == "29-2072"])
    if period not in set(load("official/projections")["period"]):
        return Verdict(
            "cannot be checked",
            f"{percent(newest['change_percent'], 1)} for {when(newest['period'])}",
            newest["source"],
            f"This collection has no projections for {when(period)}; its newest round is another. "
            f"Needed: BLS’s table of that round.{_calls_it(figure)}",
        )
    rows = projections(period)
    row = only(rows[rows["occupation"] == "29-2072"])
    scale = 1 if column == "change_percent" else 1_000
    official = round(row[column] * scale, 6)
    shown = percent(official, 1) if scale == 1 else f"{official:,.0f}"
    return Verdict(
        matches(figure, official),
        f"{shown}, {when(row['period'])}",
        row["source"],
        f"BLS’s table has {shown}.{_calls_it(figure)}",
    )


def _calls_it(figure: pd.Series) -> str:
    """Add how the article words the growth, where the Handbook words it otherwise."""
    note = "" if pd.isna(figure["note"]) else figure["note"]
    if "called faster than average" not in note:
        return ""
    words = handbook("employment change against all occupations")["wording"]
    return f" The article calls the growth faster than average; the Handbook, {words}."


def place(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """Pay in a state or area under the agency's name: held against the tables before and after."""
    if not figure["source"].startswith("bls-oews") or figure["measure"] != "annual pay":
        return None
    city = figure["subject"].split("-")[0].split(",")[0]
    month = figure["as_of"]
    states = [state_wages(near) for near in releases_around("wages_state", month)]
    areas = [metropolitan_wages(near) for near in releases_around("wages_metropolitan", month)]
    # A state may be called like a city: California, and California-Lexington Park in Maryland.
    known = [table[table["area"] == figure["subject"]] for table in states]
    if all(rows.empty for rows in known):
        known = [table[table["area"].str.match(rf"{city}[-,]")] for table in areas]
    known = [only(rows) for rows in known if len(rows)]
    if not known:
        return None
    last = known[-1]
    if last["period"] == month:
        shown = dollars(last["annual_mean"])
        return Verdict(
            matches(figure, last["annual_mean"]),
            f"{shown}, {when(month)}",
            last["source"],
            f"BLS’s table of {when(month)} has {shown}.",
        )
    told = [f"{dollars(row['annual_mean'])} in {when(row['period'])}" for row in known]
    same = [row for row in known if row["annual_mean"] == figure["value"]]
    return Verdict(
        "out of date" if same else "cannot be checked",
        listing(told),
        last["source"],
        f"This collection has no table of {when(figure['as_of'])} by area; the nearest have "
        f"{listing(told)}.",
    )


def national(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """National pay under the agency's name: held against the release it names, then the others."""
    column = _COLUMNS.get((figure["measure"], figure["statistic"]))
    occupation = OCCUPATIONS.get(figure["subject"])
    if not figure["source"].startswith("bls") or column is None or occupation is None:
        return None
    wages = national_wages(occupation)
    wages = wages[wages[column].notna()]
    named = wages[wages["source"] == figure["source"]]
    newest_named = document.loc[document["source"].str.startswith("bls-oews"), "as_of"].max()
    if named.empty and isinstance(newest_named, str):
        named = wages[wages["period"] == newest_named]
    held = only(named) if len(named) else only(wages)
    show = cents(held[column]) if figure["unit"] == "USD/hour" else dollars(held[column])
    verdict = matches(figure, held[column])
    wider = (
        f" It is the figure of a wider occupation, {held['published_code']}."
        if held["published_code"] not in (occupation, "29-2071")
        else ""
    )
    reason = f"BLS’s table of {when(held['period'])} has {show}.{wider}"
    older = wages[wages["period"] < held["period"]]
    once = [row for _, row in older.iterrows() if matches(figure, row[column]) == "confirmed"]
    if verdict == "contradicted" and once:
        verdict = "out of date"
        reason = f"True of {when(once[-1]['period'])}; for {when(held['period'])} it is {show}."
    return Verdict(verdict, f"{show}, {when(held['period'])}", held["source"], reason)


def rounded_range(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """The two ends of the agency's percentiles in round thousands."""
    if not figure["source"].startswith("bls-oews") or not is_range(figure):
        return None
    if figure["subject"] not in OCCUPATIONS:
        return None
    wages = national_wages(OCCUPATIONS[figure["subject"]])
    wage = only(wages[wages["source"] == figure["source"]])
    ends = wage["annual_p10"], wage["annual_p90"]
    near = [
        abs(stated - end) < 1_000 for stated, end in zip(figure[["low", "high"]], ends, strict=True)
    ]
    shown = f"{dollars(ends[0])} and {dollars(ends[1])}"
    return Verdict(
        "rounded" if all(near) else "contradicted",
        f"{shown}, {when(wage['period'])}",
        wage["source"],
        f"The 10th and 90th percentiles of {when(wage['period'])} are {shown}.",
    )


def share(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """A setting's share of the occupation's jobs, held against the Handbook's."""
    industry = HANDBOOK_INDUSTRIES.get(figure["subject"])
    if figure["measure"] != "share of employment" or industry is None:
        return None
    entry = handbook("share of jobs", industry)
    return Verdict(
        matches(figure, entry["value"]),
        f"{percent(entry['value'])}, {when(entry['period'])}",
        entry["source"],
        f"The Handbook gives {percent(entry['value'])}. The article does not say whose count its "
        "figure is.",
    )


def range_round_an_official_middle(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """A range nobody measured: does the agency's middle for the same people lie inside?"""
    measured = figure["source"] not in (figure["stated_in"], "bls")
    if measured or not is_range(figure) or figure["unit"] != "USD/year":
        return None
    middle = _official_middle(figure["subject"])
    if middle is None:
        return None
    amount, what, period, source = middle
    unit = min(precision(figure["low"]), precision(figure["high"]))
    inside = figure["low"] <= round(amount / unit) * unit <= figure["high"]
    told = f"{what} is {dollars(amount)} ({when(period)})"
    where = "inside the range" if inside else "outside the range"
    if inside and not figure["low"] <= amount <= figure["high"]:
        where = "at the end of the range, once it is rounded as the range is"
    return Verdict(
        "cannot be checked" if inside else "contradicted",
        f"{what} {dollars(amount)}, {when(period)}",
        source,
        f"The official {told}, {where}."
        + (" What the range covers is not said. Needed: who measured it." if inside else ""),
    )


def _official_middle(subject: str) -> tuple[float, str, str, str] | None:
    """The agency's newest middle for a subject: amount, what it is, period, source."""
    if subject in HANDBOOK_INDUSTRIES:
        entry = handbook("median annual wage", HANDBOOK_INDUSTRIES[subject])
        return entry["value"], "median", entry["period"], entry["source"]
    if subject in SECTORS:
        rows = industry_wages()
        row = only(rows[rows["industry_code"] == SECTORS[subject]])
        return row["annual_median"], "median of the sector", row["period"], row["source"]
    if subject in OCCUPATIONS:
        row = only(national_wages(OCCUPATIONS[subject]))
        return row["annual_median"], "median", row["period"], row["source"]
    rows = state_wages()
    rows = rows[rows["area"] == subject]
    if rows.empty:
        return None
    row = only(rows)
    return row["annual_mean"], "mean", row["period"], row["source"]
