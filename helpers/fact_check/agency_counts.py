"""Holds stated growth, openings, jobs and shares of jobs against BLS's counts."""

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.agency_pay import wider_codes
from helpers.fact_check.articles import PROJECTED, Article, meanings, named_rounds
from helpers.fact_check.comparison import Reading, brief_note, compare_readings, in_words
from helpers.fact_check.verdict import ABOUT, NO, YES, Verdict, agreement
from helpers.facts.official import RECORDS
from helpers.formatting import count, percent
from helpers.phrases import listing, when

_HALF_A_PERCENT = 0.5
"""How far the Handbook's whole percentages may be off."""


def projection(figure: pd.Series, article: Article) -> Verdict | None:
    """Growth, openings and employment, held against the round of projections they name."""
    of = meanings(figure["subject"])
    if figure["measure"] not in PROJECTED or list(of["kind"]) != ["occupation"]:
        return None
    column, scale = PROJECTED[figure["measure"]]
    code = of["code"].iloc[0]
    rows = load("official/projections")
    rows = rows[(rows["occupation"] == code) & rows[column].notna()]
    readings = [_of_round(row, column, scale) for _, row in rows.iterrows()]
    rounds = [row["period"] for row in named_rounds(figure, code)]
    of_round = figure.copy()
    of_round["as_of"] = max(rounds, default=figure["as_of"])
    return compare_readings(of_round, readings, rounds)


def _of_round(row: pd.Series, column: str, scale: float) -> Reading:
    amount = round(row[column] * scale, 6)
    text = percent(amount, 1) if scale == 1 else count(amount)
    is_wider = (row["occupation"], row["published_code"]) in wider_codes()
    inside = f"the wider {row['published_code']}" if is_wider else ""
    key = f"period {row['period']}, occupation {row['occupation']}"
    place = f"data/official/projections.csv: {key}"
    return Reading(row["period"], amount, "", text, row["source"], place, inside)


def share(figure: pd.Series, article: Article) -> Verdict | None:
    """A setting's share of the occupation's jobs, held against every official count.

    Shares move by less than a point a year, so the counts nearest in time serve both questions.
    Where the counts differ among themselves, a share that lies no farther from one of them than
    they do from each other is about right.
    """
    of = meanings(figure["subject"])
    if figure["measure"] != "share of employment" or list(of["kind"]) != ["industry"]:
        return None
    counts = [*_counts_in_survey(of["code"].iloc[0]), *_in_handbook(of["handbook"].iloc[0])]
    if not counts:
        return None
    counts = sorted(counts, key=lambda reading: reading.period)
    amounts = [reading.amount for reading in counts]
    nearest = min(counts, key=lambda reading: abs(figure["value"] - reading.amount))
    answer = agreement(figure, nearest.amount)
    spread = max(amounts) - min(amounts)
    if answer == NO and abs(figure["value"] - nearest.amount) - _HALF_A_PERCENT <= spread:
        answer = ABOUT
    verdict = {YES: "confirmed", ABOUT: "about right", NO: "contradicted"}[answer]
    counts_in_words = listing(f"{reading.text} for {when(reading.period)}" for reading in counts)
    return Verdict(
        verdict,
        f"BLS counts {counts_in_words}. The article says neither who counted nor when.",
        in_words(counts),
        nearest.source,
        "official",
        nearest.row,
        answer,
        answer,
        found=nearest.amount_in_words,
        found_as=brief_note([nearest, *reversed(counts)]),
    )


def _counts_in_survey(code: str) -> list[Reading]:
    """An industry's share of the occupation's jobs in the wage survey, by release."""
    national = load("official/wages_national")
    national = national[national["occupation"] == RECORDS].set_index("period")["employment"]
    rows = load("official/wages_industry")
    rows = rows[(rows["occupation"] == RECORDS) & (rows["industry_code"] == code)]
    rows = rows[(rows["owner"].fillna("all") == "all") & rows["employment"].notna()]
    newest = rows[rows["period"] == rows["period"].max()]
    readings = []
    for _, row in newest.iterrows():
        amount = row["employment"] / national[row["period"]] * 100
        key = f"period {row['period']}, industry_code {code}, owner all, occupation {RECORDS}"
        place = f"data/official/wages_industry.csv: {key}"
        share_of = percent(amount, 1)
        readings.append(
            Reading(row["period"], amount, "", share_of, row["source"], place, "its wage survey")
        )
    return readings


def _in_handbook(industry: str) -> list[Reading]:
    """An industry's share of the occupation's jobs in the Handbook, newest edition."""
    rows = load("official/handbook")
    rows = rows[(rows["item"] == "share of jobs") & (rows["industry"] == industry)]
    readings = []
    for _, row in rows.tail(1).iterrows():
        key = f"item share of jobs, industry {industry}, period {row['period']}"
        place = f"data/official/handbook.csv: {key}"
        amount = row["value"]
        share_of = percent(amount)
        readings.append(
            Reading(row["period"], amount, "", share_of, row["source"], place, "its Handbook")
        )
    return readings
