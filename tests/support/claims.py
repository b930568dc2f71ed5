"""Tables as their files hold them, and what edits their cells in memory, for tests of claims."""

import re
from collections.abc import Callable

import pandas as pd

from helpers.data.tables import load
from helpers.paths import data_folder

NEWEST = "2025-05"
RECORDS, BILLERS, TECHNICIANS, EVERYONE = "29-2072", "43-3021", "29-9021", "00-0000"
PAY = [
    f"{basis}_{which}"
    for basis in ("hourly", "annual")
    for which in ("mean", "p10", "p25", "median", "p75", "p90")
]
MEAN = ["annual_mean"]
Edit = Callable[[pd.DataFrame], None]


def claim(name: str, **changed: str) -> pd.Series:
    """A claim of data/claims.csv, with other cells where they are given."""
    row = load("claims").set_index("id", drop=False).loc[name].copy()
    for column, value in changed.items():
        row[column] = value
    return row


def raw(name: str, **conditions: str) -> pd.DataFrame:
    """Rows of a table as the file holds them, read without the helpers; numbers are numbers."""
    texts = {"area_code": str, "industry_code": str, "period": str, "withheld": str}
    rows = pd.read_csv(data_folder() / f"{name}.csv", dtype=texts)
    for column, value in conditions.items():
        rows = rows[rows[column] == value]
    return rows


def only(name: str, **conditions: str) -> pd.Series:
    (row,) = (row for _, row in raw(name, **conditions).iterrows())
    return row


def dollars_in(text: str) -> list[int]:
    return [int(amount.replace(",", "")) for amount in re.findall(r"\$([\d,]*\d)", text)]


def mean_of(rows: pd.DataFrame) -> int:
    published = rows.dropna(subset=["annual_mean", "employment"])
    return round(
        (published["annual_mean"] * published["employment"]).sum() / published["employment"].sum()
    )


def put(columns: list[str], value: object, **conditions: str | list[str]) -> Edit:
    """What writes a value into some columns of the rows that match."""

    def edit(rows: pd.DataFrame) -> None:
        rows.loc[_matching(rows, conditions), columns] = str(value)

    return edit


def times(columns: list[str], factor: float, **conditions: str | list[str]) -> Edit:
    """What multiplies some columns of the rows that match."""

    def edit(rows: pd.DataFrame) -> None:
        chosen = _matching(rows, conditions)
        for column in columns:
            numbers = pd.to_numeric(rows.loc[chosen, column]) * factor
            rows.loc[chosen, column] = numbers.map("{:.2f}".format).where(numbers.notna(), "")

    return edit


def _matching(rows: pd.DataFrame, conditions: dict[str, str | list[str]]) -> pd.Series:
    chosen = pd.Series(True, index=rows.index)
    for column, values in conditions.items():
        chosen &= rows[column].isin([values] if isinstance(values, str) else values)
    assert chosen.any()
    return chosen
