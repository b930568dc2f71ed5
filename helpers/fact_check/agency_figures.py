"""Holds stated pay, growth, openings, jobs and shares of jobs against what BLS prints."""

from dataclasses import replace

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.articles import PROJECTED, Article, in_area, meanings, named_rounds
from helpers.fact_check.comparison import (
    Reading,
    brief_note,
    compare_readings,
    in_words,
    reading_of,
    wider_codes,
)
from helpers.fact_check.verdict import (
    ABOUT,
    NO,
    UNKNOWN,
    VERDICT_OF,
    VERDICTS,
    Verdict,
    agreement,
    is_range,
)
from helpers.facts.figures import PUBLISHED, publisher
from helpers.facts.official import RECORDS, national_wages
from helpers.formatting import EN_DASH, cents, count, dollars, percent
from helpers.phrases import listing, when

BLS = "U.S. Bureau of Labor Statistics"
_BASES = {"USD/year": "annual", "USD/hour": "hourly"}
_HALF_A_PERCENT = 0.5  # so far may the Handbook's whole percentages be off


def pay(figure: pd.Series, article: Article) -> Verdict | None:
    """Stated pay of an occupation, an industry or a place, in BLS's name or in nobody's.

    A range is right where the official middle of the same people lies inside: the mean where the
    article speaks of an average, else the median.
    """
    is_free = figure["source"] == figure["stated_in"]
    if not _is_pay(figure) or not (is_free or publisher(figure["source"]) == BLS):
        return None
    of = meanings(figure["subject"])
    if set(of["kind"]) - {"occupation", "industry"}:
        return None
    verdicts = [
        compare_readings(figure, _pay_readings(figure, wages), article.months)
        for wages in _wages_of(figure["subject"])
    ]
    if len({verdict and verdict.verdict for verdict in verdicts}) > 1:
        return _depends_on_meaning(of, verdicts)
    return verdicts[0]


def rounded_percentiles(figure: pd.Series, article: Article) -> Verdict | None:
    """A range in BLS's name: its ends are the 10th and 90th percentiles, rounded."""
    if not (is_range(figure) and _is_pay(figure) and publisher(figure["source"]) == BLS):
        return None
    if list(meanings(figure["subject"])["kind"]) != ["occupation"]:
        return None
    [wages] = _wages_of(figure["subject"])
    points = [_as_point(figure, "low", "p10"), _as_point(figure, "high", "p90")]
    verdicts = [
        compare_readings(point, _pay_readings(point, wages), article.months) for point in points
    ]
    if None in verdicts:
        return None
    worst = max(verdicts, key=lambda verdict: VERDICTS.index(verdict.verdict))
    return replace(
        worst,
        evidence="; ".join(verdict.evidence for verdict in verdicts),
        reason=" ".join(verdict.reason for verdict in verdicts),
        found=EN_DASH.join(verdict.found for verdict in verdicts),
        found_as="; ".join(verdict.found_as for verdict in verdicts),
    )


def nearest_readings(figure: pd.Series) -> list[Reading]:
    """Give what the wage survey prints of a figure's subject, whoever measured the figure."""
    return _pay_readings(figure, _wages_of(figure["subject"])[0]) if _is_pay(figure) else []


def projection(figure: pd.Series, article: Article) -> Verdict | None:
    """Growth, openings and employment, held against the round of projections they name."""
    of = meanings(figure["subject"])
    if figure["measure"] not in PROJECTED or list(of["kind"]) != ["occupation"]:
        return None
    column, scale = PROJECTED[figure["measure"]]
    code = of["code"].iloc[0]
    rows = load("official/projections")
    rows = rows[(rows["occupation"] == code) & rows[column].notna()]
    readings = []
    for (_, row), wider in zip(rows.iterrows(), wider_codes(rows), strict=True):
        amount = round(row[column] * scale, 6)
        text = percent(amount, 1) if scale == 1 else count(amount)
        readings.append(reading_of(row, "projections", amount, text, inside=wider))
    rounds = [row["period"] for row in named_rounds(figure, code)]
    of_round = figure.copy()
    of_round["as_of"] = max(rounds, default=figure["as_of"])
    return compare_readings(of_round, readings, rounds)


def share(figure: pd.Series, article: Article) -> Verdict | None:
    """A setting's share of the occupation's jobs, held against every official count.

    Shares move by less than a point a year, so the counts nearest in time serve both questions.
    Where the counts differ among themselves, a share that lies no farther from one of them than
    they do from each other is about right.
    """
    of = meanings(figure["subject"])
    if figure["measure"] != "share of employment" or list(of["kind"]) != ["industry"]:
        return None
    counts = _shares_of(of.iloc[0])
    if not counts:
        return None
    nearest = min(counts, key=lambda reading: abs(figure["value"] - reading.amount))
    answer = agreement(figure, nearest.amount)
    amounts = [reading.amount for reading in counts]
    spread = max(amounts) - min(amounts)
    if answer == NO and abs(figure["value"] - nearest.amount) - _HALF_A_PERCENT <= spread:
        answer = ABOUT
    counts_in_words = listing(f"{reading.text} for {when(reading.period)}" for reading in counts)
    return Verdict(
        VERDICT_OF[answer],
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


def _is_pay(figure: pd.Series) -> bool:
    return figure["measure"] in ("annual pay", "hourly pay") and figure["unit"] in _BASES


def _as_point(figure: pd.Series, end: str, statistic: str) -> pd.Series:
    """One end of a range as a figure of its own."""
    point = figure.copy()
    point["value"], point["statistic"] = figure[end], statistic
    point[["low", "high", "qualifier"]] = float("nan")
    return point


def _depends_on_meaning(of: pd.DataFrame, verdicts: list[Verdict | None]) -> Verdict:
    """A name with two meanings, of which each would give another verdict."""
    parts = [
        f"as {meaning['code']}, {meaning['note']}: {verdict.evidence}"
        for (_, meaning), verdict in zip(of.iterrows(), verdicts, strict=True)
        if verdict
    ]
    return replace(
        next(verdict for verdict in verdicts if verdict),
        verdict="cannot be checked",
        reason=f"The name stands for two occupations, and they give two answers: "
        f"{'; '.join(parts)}.",
        right_when_written=UNKNOWN,
        right_today=UNKNOWN,
        missing="Which of two occupations the name means",
        found="",
        found_as="",
    )


def _wages_of(subject: str) -> list[pd.DataFrame]:
    """The wages of a subject by release: a table for each of its meanings, one for a place."""
    tables = [_of_meaning(meaning) for _, meaning in meanings(subject).iterrows()]
    return tables or [_of_place(subject)]


def _of_meaning(meaning: pd.Series) -> pd.DataFrame:
    """The wages of an occupation, or of records specialists in an industry."""
    if meaning["kind"] == "occupation":
        rows = load("official/wages_national")
        return rows[rows["occupation"] == meaning["code"]].assign(table="wages_national", of="")
    rows = load("official/wages_industry")
    rows = rows[(rows["occupation"] == RECORDS) & rows["owner"].isin(["all", "private"])]
    rows = rows.assign(table="wages_industry", of="")
    own = rows[(rows["industry_code"] == meaning["code"]) & (rows["owner"] == "all")]
    sector = rows[(rows["industry_code"] == meaning["sector"]) & (rows["level"] == "sector")]
    sector = sector[~sector["period"].isin(own["period"])].drop_duplicates("period", keep="last")
    medians = _in_handbook("median annual wage", meaning["handbook"])
    medians = medians.rename(columns={"value": "annual_median"}).assign(table="handbook", of="")
    return pd.concat([own, sector.assign(of=" of the whole sector"), medians])


def _of_place(subject: str) -> pd.DataFrame:
    """The occupation's wages in a state, or in a metropolitan area."""
    for table in ("wages_state", "wages_metropolitan"):
        rows = load(f"official/{table}")
        rows = in_area(rows[rows["occupation"] == RECORDS], subject)
        if len(rows):
            is_one = not rows["period"].duplicated().any()
            return rows.assign(table=table, of="") if is_one else pd.DataFrame()
    return pd.DataFrame()


def _pay_readings(figure: pd.Series, wages: pd.DataFrame) -> list[Reading]:
    """What a table of wages has of the figure's statistic, a reading a period, oldest first."""
    statistic = figure["statistic"] if figure["statistic"] in PUBLISHED else "median"
    name, column = PUBLISHED[statistic], f"{_BASES[figure['unit']]}_{statistic}"
    if column not in wages:
        return []
    if not is_range(figure):  # a point is of the industry itself
        wages = wages[wages["of"] == ""]
    wages = wages.dropna(subset=[column]).sort_values("period", kind="stable")
    wages = wages.drop_duplicates("period")
    show = cents if figure["unit"] == "USD/hour" else dollars
    return [
        reading_of(
            wage, wage["table"], wage[column], show(wage[column]), f"{name}{wage['of']}", wider
        )
        for (_, wage), wider in zip(wages.iterrows(), wider_codes(wages), strict=True)
    ]


def _shares_of(industry: pd.Series) -> list[Reading]:
    """An industry's newest shares of the occupation's jobs: in the wage survey, in the Handbook."""
    rows = load("official/wages_industry").fillna({"owner": "all"})
    rows = rows[(rows["occupation"] == RECORDS) & (rows["industry_code"] == industry["code"])]
    rows = rows[(rows["owner"] == "all") & rows["employment"].notna()]
    rows = rows[rows["period"] == rows["period"].max()]
    jobs = national_wages().set_index("period")["employment"]
    shares = rows["employment"] / rows["period"].map(jobs) * 100
    counts = [
        reading_of(row, "wages_industry", amount, percent(amount, 1), inside="its wage survey")
        for (_, row), amount in zip(rows.iterrows(), shares, strict=True)
    ]
    for _, row in _in_handbook("share of jobs", industry["handbook"]).tail(1).iterrows():
        text = percent(row["value"])
        counts.append(reading_of(row, "handbook", row["value"], text, inside="its Handbook"))
    return sorted(counts, key=lambda reading: reading.period)


def _in_handbook(item: str, industry: str) -> pd.DataFrame:
    rows = load("official/handbook")
    return rows[(rows["item"] == item) & (rows["industry"] == industry)]
