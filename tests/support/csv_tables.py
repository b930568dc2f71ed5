"""Tables as their files hold them: their rows, and rows that a test changes."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from helpers.data.tables import load


def rows_in(path: Path, **wanted: str) -> list[dict[str, str]]:
    """Give the rows of a table that have the wanted cells, each cell as text."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if wanted.items() <= row.items()]


def write_rows(path: Path, rows: Sequence[dict[str, str]]) -> None:
    """Write a table anew, with the mark of UTF-8."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def change_rows(path: Path, edit: Callable[[dict], None], **wanted: str) -> None:
    """Change the rows of a table that have the wanted cells; one that is emptied goes."""
    rows = rows_in(path)
    for row in rows:
        if wanted.items() <= row.items():
            edit(row)
    write_rows(path, [row for row in rows if any(row.values())])


def only_row(name: str, **conditions: object) -> dict:
    """Give the one row of an official table that has the wanted values."""
    table = load(f"official/{name}")
    for column, value in conditions.items():
        table = table[table[column] == value]
    [row] = table.to_dict("records")
    return row
