"""Misprints one figure of data/ at a time and tells which test, if any, would notice.

``python -m tests.support.mutations`` does so with a seeded sample of all figures and with each
figure of the newest release of each official table, and prints the table that tests/README.md
keeps; ``--prove 5`` asks the command itself about five of the sample, too.
"""

import argparse
import csv
import inspect
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice, product, zip_longest
from pathlib import Path
from unittest import mock

from helpers.audit.reminders import contradictions
from helpers.data import tables
from helpers.data.checksums import CHECKSUMS, wrong_checksums
from helpers.data.schemas import schema_of
from helpers.errors import UserError
from helpers.own_files import table_files
from helpers.paths import ROOT, data_folder
from helpers.site import dependencies, topic_plan
from helpers.site.topics import all_topics
from tests.fact_check import test_fact_check
from tests.facts import test_figures, test_official, test_prices
from tests.support.csv_tables import rows_in
from tests.support.rerun import differs

SEED = 2072
_NUMBERS = ("float64", "int64")
SAMPLE = 300
SCHEMA = "a table's schema"
AGREEMENT = "figures that do not agree"
CHECKSUM = "the release's checksum"
KNOWN = "known values"
OUTPUTS = "outputs of notebooks"
BYTES = "the pages' age alone"
NOTHING = "nothing"
WAYS = (SCHEMA, AGREEMENT, CHECKSUM, KNOWN, OUTPUTS, BYTES, NOTHING)
"""What notices a misprint, in the order in which it is asked."""

_FED_AT_IMPORT = "test_each_rule_tells_true_from_false"  # its figures are read when it is loaded

STANDING = (SCHEMA, AGREEMENT, CHECKSUM, KNOWN)
"""What still notices it after `reports` has made outputs and pages anew."""

_RELATED = {
    *(f"official/wages_{of}" for of in ("national", "state", "metropolitan", "nonmetropolitan")),
    "official/wages_industry",
    "official/consumer_prices",
}
"""The tables that are held against one another; every other is held against itself."""


@dataclass(frozen=True)
class Cell:
    """One figure of data/.

    Parameters
    ----------
    table, column : str
        Where it stands.
    row : int
        Its row as a spreadsheet numbers it.
    printed : str
        What stands there.
    is_newest : bool
        Whether it is of the newest release of an official table.
    """

    table: str
    row: int
    column: str
    printed: str
    is_newest: bool

    def __str__(self) -> str:
        """Name the place as the collection's own messages do."""
        return f"data/{self.table}.csv, row {self.row}, column {self.column}"


@dataclass(frozen=True)
class Misprint:
    """A figure, and what stands there by mistake."""

    cell: Cell
    wrong: str

    def __str__(self) -> str:
        """Say where, what stands there and what ought to."""
        return f"{self.cell}: {self.wrong} instead of {self.cell.printed}"

    def write(self, folder: Path) -> None:
        """Make it in a copy of data/."""
        file = folder / f"{self.cell.table}.csv"
        with open(file, encoding="utf-8", newline="") as text:
            rows = list(csv.reader(text))
        rows[self.cell.row - 1][rows[0].index(self.cell.column)] = self.wrong
        with open(file, "w", encoding="utf-8", newline="") as text:
            csv.writer(text, lineterminator="\n").writerows(rows)


def cells() -> list[Cell]:
    """Give every figure of data/: each number in a column of numbers."""
    return [cell for name in _names() for cell in _cells_of(name)]


def _names() -> list[str]:
    return sorted(table_files())


def _cells_of(name: str) -> Iterator[Cell]:
    rows = rows_in(data_folder() / f"{name}.csv")
    numeric = [n for n, column in schema_of(name).columns.items() if str(column.dtype) in _NUMBERS]
    newest = max(map(_release, rows)) if name.startswith("official/") else None
    for number, row in enumerate(rows, 2):
        for column in numeric:
            if row[column]:
                yield Cell(name, number, column, row[column], _release(row) == newest)


def _release(row: dict[str, str]) -> tuple:
    """What tells a release from an older one: its month, its year, or the page it is from."""
    if "year" in row and "month" in row:
        return int(row["year"]), int(row["month"])
    return (row["source"] if "item" in row else row.get("period") or row.get("year") or "",)


# Misprints


def misprints(chosen: Sequence[Cell], seed: int = SEED) -> list[Misprint]:
    """Misprint each figure in one of the ways that fingers do, drawn by lot.

    Parameters
    ----------
    chosen : sequence of Cell
        The figures.
    seed : int
        What the lots are drawn from: the same misprints every time.
    """
    return [
        Misprint(cell, misprinted(cell.printed, random.Random(f"{seed} {cell}"))) for cell in chosen
    ]


def misprinted(printed: str, lots: random.Random) -> str:
    """Give a number with a digit changed, left out or doubled, two swapped, or the point moved.

    >>> misprinted("48780", random.Random(1)) != "48780"
    True
    """
    ways = [_changed, _left_out, _doubled, _swapped, _point_moved]
    while True:
        wrong = lots.choice(ways)(printed, lots)
        with suppress(ValueError):  # where no number is left
            if float(wrong) != float(printed):
                return wrong


def _digit(printed: str, lots: random.Random) -> int:
    return lots.choice([place for place, sign in enumerate(printed) if sign.isdigit()])


def _changed(printed: str, lots: random.Random) -> str:
    place = _digit(printed, lots)
    return printed[:place] + lots.choice("0123456789") + printed[place + 1 :]


def _left_out(printed: str, lots: random.Random) -> str:
    place = _digit(printed, lots)
    return printed[:place] + printed[place + 1 :]


def _doubled(printed: str, lots: random.Random) -> str:
    place = _digit(printed, lots)
    return printed[: place + 1] + printed[place:]


def _swapped(printed: str, lots: random.Random) -> str:
    place = lots.randrange(len(printed))
    return printed[:place] + printed[place : place + 2][::-1] + printed[place + 2 :]


def _point_moved(printed: str, lots: random.Random) -> str:
    return f"{float(printed) * lots.choice((0.1, 10)):.10g}"


# Who notices


class Copy:
    """A copy of data/ with at most one misprint, in the place of the real one."""

    def __init__(self, folder: Path) -> None:
        """Take a copy's folder."""
        self.folder = folder
        self.topics = all_topics()
        self._known = _tests_of_known_values()

    def noticed_by(self, misprint: Misprint, also_outputs: bool) -> str:
        """Give what would notice a misprint first; outputs of notebooks take a second each.

        Parameters
        ----------
        misprint : Misprint
            The one to make, and to take back.
        also_outputs : bool
            Whether to run the notebooks that read the table.
        """
        name = misprint.cell.table
        file = self.folder / f"{name}.csv"
        whole = file.read_bytes()
        try:
            misprint.write(self.folder)
            dependencies.fingerprint_of_file.cache_clear()
            return self._notice(name, also_outputs)
        finally:
            file.write_bytes(whole)

    def _notice(self, name: str, also_outputs: bool) -> str:
        file = f"data/{name}.csv"
        try:
            tables.load(name)
        except UserError:
            return SCHEMA
        if contradictions(_RELATED if name in _RELATED else [name]):
            return AGREEMENT
        if any(
            file in message or name == CHECKSUMS for message in wrong_checksums([name, CHECKSUMS])
        ):
            return CHECKSUM
        if not all(map(_passes, self._known)):
            return KNOWN
        readers = [
            topic for topic in self.topics if file in topic_plan.changes_of(topic, self.topics)
        ]
        if also_outputs and differs(readers):
            return OUTPUTS
        return BYTES if readers else NOTHING


def _tests_of_known_values() -> list[Callable[[], None]]:
    """The tests that hold figures of data/ against values of their own."""
    modules = (test_official, test_figures, test_prices, test_fact_check)
    return [
        partial(test, **arguments)
        for module in modules
        for name, test in vars(module).items()
        if name.startswith("test_") and name != _FED_AT_IMPORT
        for arguments in _parameters(test)
    ]


def _parameters(test: Callable) -> Iterator[dict[str, object]]:
    """What pytest would call a test with, unless it asks for a fixture."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    choices = []
    for names, values in (mark.args[:2] for mark in marks):
        names = [one.strip() for one in names.split(",")] if isinstance(names, str) else names
        each = values if len(names) > 1 else [(value,) for value in values]
        choices.append([dict(zip(names, value, strict=True)) for value in each])
    for chosen in product(*choices):
        arguments = {name: value for one in chosen for name, value in one.items()}
        if arguments.keys() == inspect.signature(test).parameters.keys():
            yield arguments


def _passes(test: Callable[[], None]) -> bool:
    try:
        test()
    except Exception:
        return False
    return True


@contextmanager
def copy_of_data() -> Iterator[Copy]:
    """Give a copy of data/ that stands in the real one's place until the end."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(shutil.copytree(data_folder(), Path(folder) / "data")))
        folders = {"COLLECTION_PUBLISHED": folder, "COLLECTION_DATA": str(copy.folder)}
        with mock.patch.dict(os.environ, folders):
            yield copy
    dependencies.fingerprint_of_file.cache_clear()


# The command itself

EVIDENCE = {
    SCHEMA: "; expected ",
    AGREEMENT: "test_the_tables_at_hand_contradict_nothing",
    CHECKSUM: "test_the_official_figures_at_hand_stand_as_they_were_taken_in",
    KNOWN: "FAILED tests/test_",
    OUTPUTS: "FAILED notebooks/",
    BYTES: "test_reports_are_not_older_than_what_they_are_made_from",
}
"""What the command prints when it has noticed a misprint in one of the ways."""

_ASKED = (
    "test_checking or test_official or test_figures or test_prices or test_fact_check or older"
    " or ipynb"
)


def command_notices(misprint: Misprint | None, way: str) -> bool:
    """Say whether the command `test` notices a misprint in the way that was told.

    Parameters
    ----------
    misprint : Misprint or None
        What to make in a copy of data/; without one the command must find nothing.
    way : str
        One of the ways in which it is to be noticed.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(data_folder(), Path(folder) / "data"))
        if misprint:
            misprint.write(data)
        done = subprocess.run(
            [sys.executable, "-m", "helpers", "test", "--", "-q", "-k", _ASKED],
            cwd=ROOT, env={**os.environ, "COLLECTION_DATA": str(data)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if misprint is None:
        return done.returncode == 0
    return done.returncode != 0 and EVIDENCE[way] in done.stdout + done.stderr


# The table


def main() -> None:
    """Print what notices the misprints of the sample, and of the newest releases."""
    asked = argparse.ArgumentParser(prog="python -m tests.support.mutations", description=__doc__)
    asked.add_argument("--prove", type=int, default=0, metavar="N", help="ask the command, too")
    prove = asked.parse_args().prove
    figures = cells()
    sample = misprints(random.Random(SEED).sample(figures, SAMPLE))
    newest = misprints([cell for cell in figures if cell.is_newest])
    with copy_of_data() as copy:
        results = [(misprint, copy.noticed_by(misprint, also_outputs=True)) for misprint in sample]
        _tell(f"A sample of {len(sample)} of {len(figures)} figures", results)
        later = [(misprint, copy.noticed_by(misprint, also_outputs=False)) for misprint in newest]
        _tell(f"The {len(newest)} figures of the newest releases, outputs not asked", later)
    if prove:
        _prove(results, prove)


def _tell(what: str, results: Sequence[tuple[Misprint, str]]) -> None:
    """Print how many each way noticed, and where only outputs or pages did."""
    ways = Counter(way for _, way in results)
    print(f"{what}\n\n| noticed first by | misprints | share |\n| --- | ---: | ---: |")
    for way in WAYS:
        print(f"| {way} | {ways[way]} | {ways[way] / len(results):.1%} |")
    standing = sum(ways[way] for way in STANDING)
    print(
        f"| **noticed** | {len(results) - ways[NOTHING]} | {1 - ways[NOTHING] / len(results):.1%} |"
    )
    print(f"| **after `reports`, too** | {standing} | {standing / len(results):.1%} |\n")
    for misprint, way in results:
        if way not in STANDING:
            print(f"    {misprint}: {way}")
    print(flush=True)


def _prove(results: Sequence[tuple[Misprint, str]], number: int) -> None:
    """Ask the command about misprints of as many ways as there are."""
    print("without a misprint, the command finds nothing:", command_notices(None, NOTHING))
    by_way = {
        way: [misprint for misprint, noticed_by in results if noticed_by == way] for way in EVIDENCE
    }
    in_turn = (misprint for row in zip_longest(*by_way.values()) for misprint in row if misprint)
    ways = dict(results)
    for misprint in islice(in_turn, number):
        way = ways[misprint]
        print(f"{misprint}: by {way}: {command_notices(misprint, way)}", flush=True)


if __name__ == "__main__":
    main()
