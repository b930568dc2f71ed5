"""Compares a figure with what a source printed at its time, and with other evidence."""

from dataclasses import dataclass

import pandas as pd

from helpers.data.schemas.articles import GRADES
from helpers.fact_check.articles import Article
from helpers.fact_check.verdict import ABOUT, NO, UNKNOWN, YES, Verdict, agreement, is_range
from helpers.facts.evidence import evidence
from helpers.formatting import printed
from helpers.phrases import listing, when

_FEW = 6
"""How many releases are worth naming one by one."""


@dataclass(frozen=True)
class Reading:
    """What a source prints of a thing for one period.

    Parameters
    ----------
    period : str
        A month, a year or a span of years.
    amount : float
        In the unit of the figure that is held against it.
    statistic : str
        What the amount is: ``"median"``, or ``"median of the whole sector"``; empty for a count.
    text : str
        The amount in words: ``"$51,140"``.
    source : str
        As data/sources.csv names it.
    row : str
        The row that holds it: its file and its key.
    """

    period: str
    amount: float
    statistic: str
    text: str
    source: str
    row: str


def compare_readings(
    figure: pd.Series, readings: list[Reading], months: list[str]
) -> Verdict | None:
    """Give the verdict on a figure of which BLS prints a reading a period.

    Right when written and right today are two questions. A figure that names its period is held
    against that period; one that names none, against the releases of its article's time. A figure
    that was right and is so no longer is out of date, never contradicted.

    Parameters
    ----------
    figure : pandas.Series
        A row of data/figures/.
    readings : list of Reading
        Oldest first.
    months : list of str
        The periods of the article's time.

    Returns
    -------
    Verdict or None
        None where there is no reading.
    """
    if not readings:
        return None
    names_period = pd.notna(figure["as_of"])
    at_time = [
        reading
        for reading in readings
        if (reading.period == figure["as_of"] if names_period else reading.period in months)
    ]
    newest = readings[-1]
    today = agreement(figure, newest.amount)
    written = best([agreement(figure, reading.amount) for reading in at_time])
    older = [
        reading
        for reading in readings
        if agreement(figure, reading.amount) == YES
        and (not at_time or reading.period < at_time[0].period)
    ]
    says_period = names_period and pd.isna(figure["inferred"])
    outdated = not says_period and (
        (written in (YES, ABOUT) and today == NO) or (written == NO and bool(older))
    )
    if outdated:
        verdict = "was right, now out of date"
    elif written in (YES, ABOUT):
        verdict = "confirmed" if written == YES else "about right"
    elif written == NO:
        verdict = "contradicted"
    elif today in (YES, ABOUT) and not names_period:
        verdict = "confirmed" if today == YES else "about right"
    else:
        return None
    evidence = _closest(figure, at_time) or (older[-1] if older else newest)
    if outdated and written == NO:
        evidence = older[-1]
    return Verdict(
        verdict,
        _reason(figure, at_time, readings, older, written),
        in_words([evidence, newest]),
        evidence.source,
        "official",
        evidence.row,
        written,
        today,
    )


def best(answers: list[str]) -> str:
    """Give the best of several answers; where there is none, it is not known."""
    return next((answer for answer in (YES, ABOUT, NO) if answer in answers), UNKNOWN)


def in_words(readings: list[Reading]) -> str:
    """Give readings as a table's cell shows them, each once."""
    parts = [
        f"{reading.statistic} {reading.text} ({when(reading.period)})".strip()
        for reading in readings
    ]
    return "; ".join(dict.fromkeys(parts))


def _closest(figure: pd.Series, readings: list[Reading]) -> Reading | None:
    """The reading of the article's time that agrees best, the newest of several."""
    order = [YES, ABOUT, NO]
    ranked = sorted(
        reversed(readings), key=lambda reading: order.index(agreement(figure, reading.amount))
    )
    return ranked[0] if ranked else None


def _reason(
    figure: pd.Series,
    at_time: list[Reading],
    readings: list[Reading],
    older: list[Reading],
    written: str,
) -> str:
    """Say what the source has for the figure's time, for other times, and today."""
    newest, closest = readings[-1], _closest(figure, at_time)
    others = [reading for reading in readings if reading not in at_time]
    inside = ""
    if is_range(figure):
        inside = ", outside the range" if written == NO else ", inside the range"
    if closest is None:
        parts = [f"For its time there is no table here; BLS has {for_its_period(newest)}."]
    elif written == NO:
        each = listing(for_its_period(reading) for reading in at_time)
        parts = [f"BLS has {each}{inside}."]
    else:
        parts = [f"BLS has {for_its_period(closest)}{inside}."]
    if written == NO and older:
        parts.append(f"It is the figure of {when(older[-1].period)}.")
    elif written == NO and 1 < len(others) <= _FEW and not is_range(figure):
        amounts = listing(f"{reading.text} for {when(reading.period)}" for reading in others)
        parts.append(f"No other release has it: {amounts}.")
    elif (newest not in at_time and closest) or (closest and newest != closest and written != NO):
        parts.append(f"The newest is {newest.text}, for {when(newest.period)}.")
    if pd.notna(figure["inferred"]) and "period" in figure["inferred"]:
        parts.append(
            f"The article names no month there; {when(figure['as_of'])} is that of its other "
            "figures."
        )
    return " ".join(parts)


def for_its_period(reading: Reading) -> str:
    """Give a reading as a sentence tells it."""
    statistic = f"a {reading.statistic} of " if reading.statistic else ""
    return f"{statistic}{reading.text} for {when(reading.period)}"


def evidence_decides(figure: pd.Series, article: Article) -> Verdict | None:
    """What a source at least as good as a dated report prints of the same thing.

    The best grade decides; a weak source decides nothing. A figure that names its year is held
    against rows of that year. A row of another year can confirm it, when it repeats the figure to
    the digit; it cannot contradict it. A figure that names no period is held against every row
    from its article's time on.
    """
    rows = evidence(figure["id"])
    rows = rows[(rows["comparable"] == "yes") & (rows["grade"] != "weak")]
    rows = rows.sort_values("period", na_position="first", kind="stable")
    if pd.isna(figure["as_of"]) and len(rows):
        since = min(article.months, default="")[:4]
        at_time = rows["period"].isna() | (rows["period"].str[:4] >= since)
    else:
        at_time = rows["period"].isna() | (rows["period"] == figure["as_of"])
    answers = [agrees_with_row(figure, row) for _, row in rows.iterrows()]
    rows = rows.assign(answer=answers)
    decisive = rows[at_time | (rows["answer"] == YES)]
    if decisive.empty:
        return None
    rank = decisive["grade"].map(GRADES.index)
    decisive = decisive[rank == rank.min()]
    written, today = best(list(decisive["answer"])), rows["answer"].iloc[-1]
    deciding = decisive[decisive["answer"] == written].iloc[-1]
    if written in (YES, ABOUT) and today == NO and pd.isna(figure["as_of"]):
        verdict = "was right, now out of date"
    else:
        verdict = {YES: "confirmed", ABOUT: "about right", NO: "contradicted"}[written]
    return Verdict(
        verdict,
        with_note(deciding),
        stated_by(deciding),
        deciding["source"],
        deciding["grade"],
        f"data/evidence.csv: id {deciding['id']}",
        written,
        today,
    )


def agrees_with_row(figure: pd.Series, row: pd.Series) -> str:
    """Say whether a figure agrees with a row of evidence, which may be a range itself."""
    if not is_range(row):
        return agreement(figure, row["value"])
    if is_range(figure):
        if (figure["low"], figure["high"]) == (row["low"], row["high"]):
            return YES
        return ABOUT if figure["low"] <= row["low"] and row["high"] <= figure["high"] else NO
    return ABOUT if row["low"] <= figure["value"] <= row["high"] else NO


def stated_by(row: pd.Series) -> str:
    """Give a row of evidence in words: what it says, of when, and who says so."""
    period = f" for {when(row['period'])}" if pd.notna(row["period"]) else ""
    wording = pd.Series({"wording": float("nan"), "qualifier": float("nan")})
    return f"{row['publisher']} has {printed(pd.concat([row, wording]))}{period}"


def with_note(row: pd.Series) -> str:
    """Give a row of evidence as a sentence, with what there is to know of it."""
    note = f": {row['note']}" if pd.notna(row["note"]) else ""
    return f"{stated_by(row)}{note}".rstrip(".") + "."
