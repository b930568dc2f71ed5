"""Makes the agencies' files of the release after the newest in data/, with made-up figures."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers.data.schemas.wages import OWNERS, WAGES
from helpers.data.tables import load, rows_of
from helpers.facts.official import EVERYONE, RECORDS
from helpers.importers.oews_layout import MEASURES
from helpers.paths import ROOT
from tests.support import workbooks

_CODES = {owner: code for code, owner in reversed(OWNERS.items())}


@dataclass(frozen=True)
class YearAhead:
    """What the year brings: figures are last year's times these, unless named.

    Parameters
    ----------
    pay, employment : float
        For everybody.
    states, occupations : dict of str to float
        Pay again times this, in a state (by its postal code) or an occupation.
    withheld : dict of str to dict
        The agency's mark instead of the value, by state and column.
    growth : dict of str to float
        Projected change of employment in percent, by occupation.
    parities : dict of str to float
        A state's price level of all items, by postal code.
    prices : float
        Consumer prices.
    """

    pay: float = 1.0
    employment: float = 1.0
    states: dict[str, float] = field(default_factory=dict)
    occupations: dict[str, float] = field(default_factory=dict)
    withheld: dict[str, dict[str, str]] = field(default_factory=dict)
    growth: dict[str, float] = field(default_factory=dict)
    parities: dict[str, float] = field(default_factory=dict)
    prices: float = 1.01


def copy_of_the_collection(root: Path) -> Path:
    """Make a copy of the collection, as it stands, to change."""
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    for name in ("data", "helpers", "notebooks", "reports", "tests"):
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for name in ("requirements.txt", "README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    return root


def everything(folder: Path, ahead: YearAhead, further: Sequence[dict] = ()) -> list[Path]:
    """Make a file of every kind; the nation's wages with some further occupations."""
    files = [*wages(folder, ahead, further), *parities(folder, ahead), prices(folder, ahead)]
    return [*files, projections(folder, ahead), handbook(folder, ahead)]


def newest(table: str) -> pd.DataFrame:
    """Give the rows of an official table's newest release."""
    rows = load(f"official/{table}")
    return rows[rows["period"] == rows["period"].max()]


def projected() -> pd.DataFrame:
    """Give the rows of the newest round of projections that is whole."""
    rounds = load("official/projections").dropna(subset="separations")
    return rounds[rounds["period"] == rounds["period"].max()]


def year_of_wages() -> int:
    """Give the year of the release that is made."""
    return int(newest("wages_national")["period"].iloc[0][:4]) + 1


def wages(folder: Path, ahead: YearAhead, further: Sequence[dict]) -> list[Path]:
    """Make the five wage workbooks: nation, states, metropolitan, other areas, industries."""
    year = year_of_wages()
    files = {
        f"national_M{year}_dl": [*map(_cells, _nation(ahead)), *further],
        f"state_M{year}_dl": [
            _cells({**row, **ahead.withheld.get(row["state"], {})}, "2")
            for row in _areas("wages_state", ahead)
        ],
        f"MSA_M{year}_dl": [_cells(row, "4") for row in _areas("wages_metropolitan", ahead)],
        f"BOS_M{year}_dl": [_cells(row, "6") for row in _areas("wages_nonmetropolitan", ahead)],
        f"natsector_M{year}_dl": [_cells(row) for row in _moved_rows("wages_industry", ahead)],
    }
    return [workbooks.wages(folder, rows, name) for name, rows in files.items()]


def national(period: str) -> list[dict]:
    """Give the nation's rows of a release as its workbook has them."""
    rows = load("official/wages_national")
    return [_cells(row) for row in rows_of(rows[rows["period"] == period])]


def projections(folder: Path, ahead: YearAhead) -> Path:
    """Make the projections' workbook of the round a year later."""
    rows = projected()
    base = int(rows["period"].iloc[0][:4]) + 1
    medians = _medians(ahead)
    projected_rows = []
    for row in rows_of(rows):
        percent = ahead.growth.get(row["occupation"], row["change_percent"])
        start = row["employment_projected"] * 0.1 + row["employment_base"] * 0.9
        change = start * percent / 100
        people = start + change / 2  # of whom the rates tell how many leave in a year
        leaving = {
            count: round(people * row[rate] / 100, 1)
            for rate, count in (("exit_rate", "exits"), ("transfer_rate", "transfers"))
        }
        separations = sum(leaving.values())
        moved = {
            **leaving,
            "separations": separations,
            "employment_base": start,
            "employment_projected": start + change,
            "change": change,
            "change_percent": percent,
            "openings": separations + change / 10,
            "median_annual_wage": medians[row["occupation"]],
        }
        projected_rows.append(
            {**row, **{column: round(value, 1) for column, value in moved.items()}}
        )
    return workbooks.projections(folder, base, projected=projected_rows)


def handbook(folder: Path, ahead: YearAhead) -> Path:
    """Make the table of the Handbook's page a year later; of its figures only the median moves."""
    rows = load("official/handbook")
    rows = rows[rows["source"] == rows["source"].max()]
    headings = ["item", "industry", "value", "unit", "period"]
    lines = [headings]
    for row in rows_of(rows):
        of_wages = row["period"].endswith("-05")  # the page always prints the newest
        period = f"{year_of_wages()}-05" if of_wages else _a_year_on(row["period"])
        row |= {"period": period, "value": row["value"] or row["wording"]}
        if row["item"] == "median annual wage" and not row["industry"]:
            row["value"] = _medians(ahead)[RECORDS]
        lines.append([row[heading] for heading in headings])
    name = f"ooh_{year_of_wages() + 1}-08_medical_records_specialists.csv"
    return workbooks.comma_separated(folder / name, lines)


def parities(folder: Path, ahead: YearAhead) -> list[Path]:
    """Make the price parities of one year more, states, metropolitan areas, portions."""
    files = []
    for name, table in (("SARPP", "state"), ("MARPP", "metropolitan"), ("PARPP", "portion")):
        rows = load(f"official/price_parities_{table}")
        last = rows["year"].max()
        later = rows[rows["year"] == last].assign(year=last + 1)
        if table == "state":
            later["all_items"] = later["state"].map(ahead.parities).fillna(later["all_items"])
        rows = pd.concat([rows, later])
        areas = dict(zip(rows["area_code"], rows["area"], strict=True))
        values = {(row["area_code"], row["year"]): row.dropna() for _, row in rows.iterrows()}
        files.append(
            workbooks.parities_of_values(folder / f"{name}_{last + 1}.csv", name, areas, values)
        )
    return files


def prices(folder: Path, ahead: YearAhead) -> Path:
    """Make the consumer prices of two months more."""
    rows = load("official/consumer_prices").sort_values(["year", "month"])
    last = rows.iloc[-1]
    day = pd.Timestamp(int(last["year"]), int(last["month"]), 1)
    days = [day + pd.DateOffset(months=number) for number in (1, 2)]
    lines = [[f"{one:%Y-%m-%d}", round(last["index"] * ahead.prices, 3)] for one in days]
    grid = [["observation_date", "CUUR0000SA0"], *lines]
    return workbooks.comma_separated(folder / "CUUR0000SA0.csv", grid)


def _nation(ahead: YearAhead) -> list[dict]:
    """The nation's rows; where the states have an occupation, its mean is that of its states."""
    rows, states = _moved_rows("wages_national", ahead), _moved_rows("wages_state", ahead)
    for row in rows:
        mine = [state for state in states if state["occupation"] == row["occupation"]]
        if mine:
            factor = _mean(mine, row["employment"]) / row["annual_mean"]
            row |= {column: _rounded(column, row[column] * factor) for column in WAGES}
    return rows


def _mean(states: list[dict], everybody: float) -> float:
    """The states' mean; who is counted in none of them works where employment is withheld."""
    known = [state for state in states if state["employment"] is not None]
    others = [state["annual_mean"] for state in states if state["employment"] is None]
    people = sum(state["employment"] for state in known)
    paid = sum(state["annual_mean"] * state["employment"] for state in known)
    if not others:
        return paid / people
    return (paid + (everybody - people) * sum(others) / len(others)) / everybody


def _medians(ahead: YearAhead) -> dict[str, float]:
    """The nation's new medians by occupation."""
    return {row["occupation"]: row["annual_median"] for row in _nation(ahead)}


def _a_year_on(period: str) -> str:
    """A year, a month or a span of years, one year later."""
    year, _, rest = period.partition("-")
    last = int(rest or 0)
    later = f"{int(year) + 1}"
    return f"{later}-{last + 1 if last > 12 else rest}" if rest else later


def _areas(table: str, ahead: YearAhead) -> list[dict]:
    """Areas with the shares of jobs that their new employment makes."""
    rows, nation = _moved_rows(table, ahead), _moved_rows("wages_national", ahead)
    all_jobs = {
        row["area_code"]: row["employment"] for row in rows if row["occupation"] == EVERYONE
    }
    jobs = {row["occupation"]: row["employment"] for row in nation}
    for row in rows:
        if row["employment"] is not None:
            share = row["employment"] / all_jobs[row["area_code"]]
            row["jobs_per_1000"] = round(1000 * share, 3)
            quotient = share / (jobs[row["occupation"]] / jobs[EVERYONE])
            row["location_quotient"] = round(quotient, 2)
    return rows


def _moved_rows(table: str, ahead: YearAhead) -> list[dict]:
    return [_moved(row, ahead) for row in rows_of(newest(table))]


def _moved(row: dict, ahead: YearAhead) -> dict:
    """A row a year later."""
    factor = ahead.pay * ahead.states.get(row.get("state"), 1.0)
    factor *= ahead.occupations.get(row["occupation"], 1.0)
    known = [column for column in WAGES if row[column] is not None]
    moved = {column: _rounded(column, row[column] * factor) for column in known}
    if row["employment"] is not None:
        # Rounded to ones: to tens a second time, parts might exceed their whole.
        moved["employment"] = round(row["employment"] * ahead.employment, 0)
    return {**row, **moved}


def _rounded(column: str, amount: float) -> float:
    return round(amount, 2) if column.startswith("hourly") else round(amount, -1)


def _cells(row: dict, area_type: str = "1") -> dict:
    """A row of ours under the agency's headings; what it withheld keeps its mark."""
    marks = dict(pair.split(" ") for pair in (row["withheld"] or "").split("; ") if pair)
    cells = {
        names[0].upper(): row[column] if row[column] is not None else marks.get(column, "")
        for column, names in MEASURES.items()
        if column in row
    }
    if "area_code" in row:
        cells |= {"AREA": row["area_code"], "AREA_TITLE": row["area"], "AREA_TYPE": area_type}
        cells["PRIM_STATE"] = row["state"]
    if "industry_code" in row:
        cells |= {"NAICS": row["industry_code"], "NAICS_TITLE": row["industry"]}
        cells |= {"I_GROUP": row["level"], "OWN_CODE": _CODES[row["owner"]]}
    return workbooks.occupation(row["published_code"], row.get("published_title", "…"), **cells)
