"""Compares a figure with what a source printed at its time, and with other evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.verdict import NO, UNKNOWN, VERDICT_OF, YES, Verdict, agreement, is_range
from helpers.phrases import listing, when

_KEYS = {
    "wages_national": ("period", "occupation"),
    "wages_state": ("period", "area_code", "occupation"),
    "wages_metropolitan": ("period", "area_code", "occupation"),
    "wages_industry": ("period", "industry_code", "owner", "occupation"),
    "handbook": ("item", "industry", "period"),
    "projections": ("period", "occupation"),
}
"""The columns by which a row of each official table is known."""
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
    amount_in_words : str
        ``"$51,140"``.
    source : str
        As data/sources.csv names it.
    row : str
        The row that holds it: its file and its key.
    inside : str
        What the thing is counted in, where that is not plain: ``"the wider 29-2098"``.
    """

    period: str
    amount: float
    statistic: str
    amount_in_words: str
    source: str
    row: str
    inside: str = ""

    @property
    def text(self) -> str:
        """The amount in words, with what it is counted in."""
        return f"{self.amount_in_words} in {self.inside}" if self.inside else self.amount_in_words


def reading_of(
    row: pd.Series, table: str, amount: float, text: str, statistic: str = "", inside: str = ""
) -> Reading:
    """Give what a row of an official table prints, with the row's place in its file.

    Parameters
    ----------
    row : pandas.Series
        With ``period`` and ``source``.
    table : str
        The table's name in data/official/.
    amount, text, statistic, inside
        As :class:`Reading` has them; the text is the amount in words.
    """
    key = ", ".join(f"{column} {row[column]}" for column in _KEYS[table])
    place = f"data/official/{table}.csv: {key}"
    return Reading(row["period"], amount, statistic, text, row["source"], place, inside)


def wider_codes(rows: pd.DataFrame) -> list[str]:
    """Give the code of each row in words where it was wider than its occupation, else nothing.

    Parameters
    ----------
    rows : pandas.DataFrame
        With ``occupation`` and ``published_code``.
    """
    listed = load("occupations")
    wider = listed[listed["scope"] == "wider"]
    pairs = set(zip(wider["occupation"], wider["published_code"], strict=True))
    codes = zip(rows["occupation"], rows["published_code"], strict=True)
    return [f"the wider {pair[1]}" if pair in pairs else "" for pair in codes]


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
    times = [figure["as_of"]] if names_period else months
    at_time = [reading for reading in readings if reading.period in times]
    closest, newest = _closest(figure, at_time), readings[-1]
    written = agreement(figure, closest.amount) if closest else UNKNOWN
    today = agreement(figure, newest.amount)
    older = [
        reading
        for reading in readings
        if agreement(figure, reading.amount) == YES
        and (not at_time or reading.period < at_time[0].period)
    ]
    says_period = names_period and pd.isna(figure["inferred"])
    is_replaced = written not in (NO, UNKNOWN) and today == NO
    is_older = written == NO and bool(older)
    evidence = closest or (older[-1] if older else newest)
    if not says_period and (is_replaced or is_older):
        verdict = "was right, now out of date"
        evidence = older[-1] if is_older else evidence
    elif closest:
        verdict = VERDICT_OF[written]
    elif today != NO and not names_period:
        verdict = VERDICT_OF[today]
    else:
        return None
    return Verdict(
        verdict,
        _reason(figure, at_time, closest, readings, older),
        in_words([evidence, newest]),
        evidence.source,
        "official",
        evidence.row,
        written,
        today,
        found=evidence.amount_in_words,
        found_as=brief_note([evidence, closest, newest]),
    )


def best(answers: list[str]) -> str:
    """Give the best of several answers; where there is none, it is not known."""
    return next((answer for answer in VERDICT_OF if answer in answers), UNKNOWN)


def in_words(readings: list[Reading]) -> str:
    """Give readings as a table's cell shows them, each once."""
    parts = [
        f"{reading.statistic} {reading.text} ({when(reading.period)})".strip()
        for reading in readings
    ]
    return "; ".join(dict.fromkeys(parts))


def brief_note(readings: Sequence[Reading | None]) -> str:
    """Say what the first reading is and of when, and what other periods have.

    Parameters
    ----------
    readings : sequence of Reading
        The one that decides, then others; None and repetitions say nothing.

    >>> old = Reading("2023-05", 48_780, "median", "$48,780", "bls", "")
    >>> new = Reading("2025-05", 51_140, "median", "$51,140", "bls", "")
    >>> brief_note([old, old, new])
    'median, May 2023; $51,140 in May 2025'
    """
    first, *others = dict.fromkeys(reading for reading in readings if reading)
    inside = f"in {first.inside}" if first.inside else ""
    parts = [", ".join(filter(None, [first.statistic, inside, when(first.period)]))]
    parts += [f"{other.text} in {when(other.period)}" for other in others]
    return "; ".join(parts)


def _closest(figure: pd.Series, readings: list[Reading]) -> Reading | None:
    """The reading that agrees best, the newest of several."""
    best_first = [*VERDICT_OF]
    return min(
        reversed(readings),
        key=lambda reading: best_first.index(agreement(figure, reading.amount)),
        default=None,
    )


def _reason(
    figure: pd.Series,
    at_time: list[Reading],
    closest: Reading | None,
    readings: list[Reading],
    older: list[Reading],
) -> str:
    """Say what the source has for the figure's time, for other times, and today."""
    newest = readings[-1]
    others = [reading for reading in readings if reading not in at_time]
    is_wrong = closest is not None and agreement(figure, closest.amount) == NO
    inside = ""
    if is_range(figure):
        inside = ", outside the range" if is_wrong else ", inside the range"
    if closest is None:
        parts = [f"For its time there is no table here; BLS has {for_its_period(newest)}."]
    elif is_wrong:
        each = listing(for_its_period(reading) for reading in at_time)
        parts = [f"BLS has {each}{inside}."]
    else:
        parts = [f"BLS has {for_its_period(closest)}{inside}."]
    if is_wrong and older:
        parts.append(f"It is the figure of {when(older[-1].period)}.")
    elif is_wrong and 1 < len(others) <= _FEW and not is_range(figure):
        amounts = listing(f"{reading.text} for {when(reading.period)}" for reading in others)
        parts.append(f"No other release has it: {amounts}.")
    elif closest and (newest not in at_time or (newest != closest and not is_wrong)):
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
