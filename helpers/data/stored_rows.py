"""Rows of data/ as their files hold them, for what begins without pandas. Standard library only."""

import csv
import io
from functools import lru_cache

from helpers.csv_text import counted
from helpers.paths import data_folder


def stored_rows(table: str) -> list[dict[str, str]]:
    """Give a table's rows as text; none where there is no such file."""
    path = data_folder() / f"{table}.csv"
    return list(_rows_in(counted(path.read_bytes()).decode() if path.exists() else ""))


@lru_cache(maxsize=4)  # each page asks for the questions
def _rows_in(text: str) -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(io.StringIO(text, newline="")))


def stored_states() -> list[dict[str, str]]:
    """Give the rows of the fifty states and the District of Columbia."""
    return [row for row in stored_rows("states") if row["kind"] == "state"]


def complete_sources() -> dict[str, dict[str, str]]:
    """Give each source's cells by its name, its series' where its own are empty."""
    all_series = {row["series"]: row for row in stored_rows("series")}
    complete = {}
    for row in stored_rows("sources"):
        shared = all_series.get(row["series"], {})
        complete[row["source"]] = {
            column: cell or shared.get(column, "") for column, cell in row.items()
        }
    return complete
