"""Holds stated pay against the wage survey: the nation, an industry, a state or an area."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.articles import Article, in_area, in_state, meanings
from helpers.fact_check.comparison import Reading, compare_readings
from helpers.fact_check.verdict import UNKNOWN, VERDICTS, Verdict, is_range
from helpers.facts.figures import publisher
from helpers.facts.official import RECORDS
from helpers.formatting import EN_DASH, cents, dollars

BLS = "U.S. Bureau of Labor Statistics"
_STATISTICS = {
    "mean": "mean",
    "median": "median",
    "p10": "10th percentile",
    "p90": "90th percentile",
}
_BASES = {"USD/year": "annual", "USD/hour": "hourly"}


def rounded_percentiles(figure: pd.Series, article: Article) -> Verdict | None:
    """A range in BLS's name: its ends are the 10th and 90th percentiles, rounded."""
    if not (is_range(figure) and _is_pay(figure) and publisher(figure["source"]) == BLS):
        return None
    of = meanings(figure["subject"])
    if list(of["kind"]) != ["occupation"]:
        return None
    wages = _of_meaning(of.iloc[0])
    points = [_as_point(figure, "low", "p10"), _as_point(figure, "high", "p90")]
    months = article.months
    verdicts = [compare_readings(point, list(_readings(point, wages)), months) for point in points]
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


def _as_point(figure: pd.Series, end: str, statistic: str) -> pd.Series:
    """One end of a range as a figure of its own."""
    point = figure.copy()
    point["value"], point["low"], point["high"] = figure[end], float("nan"), float("nan")
    point["statistic"], point["qualifier"] = statistic, float("nan")
    return point


def pay(figure: pd.Series, article: Article) -> Verdict | None:
    """Stated pay of an occupation, an industry or a place, in BLS's name or in nobody's.

    A range is right where the official middle of the same people lies inside: the mean where the
    article speaks of an average, else the median.
    """
    is_free = figure["source"] == figure["stated_in"]
    if not _is_pay(figure) or not (is_free or publisher(figure["source"]) == BLS):
        return None
    months = article.months
    of = meanings(figure["subject"])
    if of.empty:
        wages = _of_place(figure["subject"])
        return compare_readings(figure, list(_readings(figure, wages)), months)
    if set(of["kind"]) - {"occupation", "industry"}:
        return None
    verdicts = [
        compare_readings(figure, list(_readings(figure, _of_meaning(meaning))), months)
        for _, meaning in of.iterrows()
    ]
    if len(verdicts) > 1 and len({verdict and verdict.verdict for verdict in verdicts}) > 1:
        return _depends_on_meaning(of, verdicts)
    return verdicts[0]


def _is_pay(figure: pd.Series) -> bool:
    return figure["measure"] in ("annual pay", "hourly pay") and figure["unit"] in _BASES


def nearest_readings(figure: pd.Series) -> list[Reading]:
    """Give what the wage survey prints of a figure's subject, whoever measured the figure."""
    if not _is_pay(figure):
        return []
    of = meanings(figure["subject"])
    tables = [_of_meaning(meaning) for _, meaning in of.iterrows()]
    tables = tables[:1] or [_of_place(figure["subject"])]
    return list(_readings(figure, tables[0]))


def _of_meaning(meaning: pd.Series) -> pd.DataFrame:
    """The wages of an occupation, or of records specialists in an industry, by release."""
    if meaning["kind"] == "stage":
        return pd.DataFrame()
    if meaning["kind"] == "occupation":
        rows = load("official/wages_national")
        rows = rows[rows["occupation"] == meaning["code"]]
        return rows.assign(row=_row("wages_national", rows, ["period", "occupation"]), of="")
    rows = load("official/wages_industry")
    rows = rows[(rows["occupation"] == RECORDS) & rows["owner"].isin(["all", "private"])]
    own = rows[(rows["industry_code"] == meaning["code"]) & (rows["owner"] == "all")]
    sector = rows[(rows["industry_code"] == meaning["sector"]) & (rows["level"] == "sector")]
    sector = sector[~sector["period"].isin(own["period"])].drop_duplicates("period", keep="last")
    key = ["period", "industry_code", "owner", "occupation"]
    both = pd.concat([own.assign(of=""), sector.assign(of=" of the whole sector")])
    both["row"] = _row("wages_industry", both, key)
    return pd.concat([both, _handbook(meaning["handbook"])])


def _handbook(industry: str) -> pd.DataFrame:
    """The Handbook's medians of an industry, as rows of wages."""
    rows = load("official/handbook")
    rows = rows[(rows["item"] == "median annual wage") & (rows["industry"] == industry)]
    key = ["item", "industry", "period"]
    row = _row("handbook", rows, key)
    return rows.rename(columns={"value": "annual_median"}).assign(row=row, of="")


def _of_place(subject: str) -> pd.DataFrame:
    """The occupation's wages in a state, or in a metropolitan area, by release."""
    key = ["period", "area_code", "occupation"]
    for name, choose in (("wages_state", in_state), ("wages_metropolitan", in_area)):
        rows = load(f"official/{name}")
        rows = choose(rows[rows["occupation"] == RECORDS], subject)
        if len(rows):
            is_one = not rows["period"].duplicated().any()
            return rows.assign(row=_row(name, rows, key), of="") if is_one else pd.DataFrame()
    return pd.DataFrame()


def _readings(figure: pd.Series, wages: pd.DataFrame) -> Iterator[Reading]:
    """What a table of wages has of the figure's statistic, a reading a period, oldest first."""
    statistic = figure["statistic"] if figure["statistic"] in _STATISTICS else "median"
    column = f"{_BASES[figure['unit']]}_{statistic}"
    if wages.empty or column not in wages:
        return
    show = cents if figure["unit"] == "USD/hour" else dollars
    wages = wages[wages[column].notna()].sort_values("period", kind="stable")
    whole = wages["of"] == ""
    if not is_range(figure):  # a point is of the industry itself
        wages = wages[whole]
    wider = wider_codes()
    for _, wage in wages.drop_duplicates("period").iterrows():
        amount = wage[column]
        what = f"{_STATISTICS[statistic]}{wage['of']}"
        code = (wage.get("occupation"), wage.get("published_code"))
        of_whom = f"the wider {code[1]}" if code in wider else ""
        yield Reading(
            wage["period"], amount, what, show(amount), wage["source"], wage["row"], of_whom
        )


def wider_codes() -> set[tuple[str, str]]:
    """Give each occupation with a code that was wider than it."""
    listed = load("occupations")
    wider = listed[listed["scope"] == "wider"]
    return set(zip(wider["occupation"], wider["published_code"], strict=True))


def _row(name: str, rows: pd.DataFrame, key: list[str]) -> list[str]:
    """The place of each row in its file, by its key."""
    return [
        f"data/official/{name}.csv: " + ", ".join(f"{column} {row[column]}" for column in key)
        for _, row in rows.iterrows()
    ]


def _depends_on_meaning(of: pd.DataFrame, verdicts: list[Verdict | None]) -> Verdict:
    """A name with two meanings, of which each would give another verdict."""
    parts = [
        f"as {meaning['code']}, {meaning['note']}: {verdict.evidence}"
        for (_, meaning), verdict in zip(of.iterrows(), verdicts, strict=True)
        if verdict
    ]
    first = next(verdict for verdict in verdicts if verdict)
    return Verdict(
        "cannot be checked",
        f"The name stands for two occupations, and they give two answers: {'; '.join(parts)}.",
        first.evidence,
        first.evidence_source,
        first.grade,
        first.row,
        UNKNOWN,
        UNKNOWN,
        missing="Which of two occupations the name means",
    )
