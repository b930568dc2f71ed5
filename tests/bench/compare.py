"""Builds copies of the collection our way and the peers' ways in turn, and prints what each took.

``python tests/bench/compare.py [--quick]``; README.md beside this file says what is compared.
"""

import argparse
import csv
import json
import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median

from measuring import Cost, adopt_orphans, measure

ROOT = Path(__file__).resolve().parents[2]
README = Path(__file__).with_name("README.md")
PARTS = ("helpers", "data", "notebooks", "reports", "requirements.txt")
PAIRS = 5
SIZES = (13, 26, 52)
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->"

OURS = "python3 -m helpers reports"
IN_TURN = "nbconvert --execute, in turn"
POOL = "nbclient, a pool of two processes"
BOOK = "Jupyter Book"
EACH = "papermill a state, then nbconvert for all"
WAYS = (OURS, IN_TURN, POOL, BOOK, EACH)

COLD = "Cold: everything"
NOTHING = "Nothing to do"
ROW = "One row of certifications.csv changed"
NOTEBOOK = "One notebook changed"
STATES = "Cold: the pages of all states"
ONE_STATE = "One row of a state changed"
OCCASIONS = (COLD, NOTHING, ROW, NOTEBOOK, STATES, ONE_STATE)

# What is asked of ours: at most this share of a peer's wall time, and of its CPU time.
LIMITS = {
    (COLD, IN_TURN): (0.40, None),
    (COLD, POOL): (0.65, 0.65),
    (NOTEBOOK, IN_TURN): (0.50, None),
    (STATES, EACH): (0.20, None),
}


@dataclass
class Copy:
    """A copy of the collection, to be built.

    Parameters
    ----------
    root : Path
        Its folder.
    edits : iterator of int
        Numbers the changes, so that each is a new one.
    """

    root: Path
    edits: Iterator[int] = field(default_factory=lambda: count(1))

    def notebooks(self) -> list[Path]:
        """Give its notebooks in reading order."""
        return sorted(self.root.glob("notebooks/[0-9][0-9]_*.ipynb"))

    def change_a_row(self) -> None:
        """Change a remark in a table that some notebooks read."""
        path = self.root / "data" / "figures" / "certifications.csv"
        with open(path, encoding="utf-8", newline="") as file:
            heading, first, *others = csv.reader(file)
        first[heading.index("note")] = f"Looked at {next(self.edits)} times."
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([heading, first, *others])

    def change_a_state(self) -> None:
        """Change what the best-paid tenth of coders in Ohio earns, which no other page tells."""
        path = self.root / "data" / "official" / "wages_state.csv"
        with open(path, encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        of_ohio = [row for row in rows if {"OH", "29-2072"} <= {*row}]
        of_ohio[-1][heading.index("annual_p90")] = str(79_000 + 10 * next(self.edits))
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([heading, *rows])

    def change_a_notebook(self) -> Path:
        """Change a remark in a notebook's code and give the notebook."""
        path = self.root / "notebooks" / "01_pay.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        code = "".join(cell["source"]).split("\n# Looked at ")[0]
        cell["source"] = f"{code}\n# Looked at {next(self.edits)} times."
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return path

    def grow(self, size: int) -> None:
        """Add copies of notebooks until there are so many."""
        originals = self.notebooks()
        for number in range(len(originals), size):
            original = originals[number % len(originals)]
            shutil.copy(original, original.with_name(f"{number:02}{original.name[2:]}"))


def copy_to(folder: Path, *without: str) -> Copy:
    """Give a copy of the collection as it stands, but for folders of some names."""
    for part in PARTS:
        source = ROOT / part
        ignored = shutil.ignore_patterns("__pycache__", "lessons", "classroom", *without)
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=ignored)
        else:
            shutil.copy(source, folder / part)
    return Copy(folder)


class Ways:
    """The ways to build one copy, each with a copy of its own so that none helps another."""

    def __init__(self, folder: Path) -> None:
        self.ours = copy_to(folder / "ours", "places")
        self.peers = copy_to(folder / "peers", "places")
        self.states = copy_to(folder / "states")
        self.out = folder / "out"
        self.out.mkdir()
        beside = Path(sys.executable).with_name("jupyter-book")
        self.book = shutil.which("jupyter-book") or (beside if beside.exists() else None)
        if self.book:
            self._make_book()

    def build(self, *options: str, memory: bool = False) -> Cost:
        """Build our way."""
        return measure(
            [sys.executable, "-m", "helpers", "reports", *options], self.ours.root, memory=memory
        )

    def build_states(self, *options: str) -> Cost:
        """Build the states' pages our way."""
        command = [sys.executable, "-m", "helpers", "reports", "places", *options]
        return measure(command, self.states.root)

    def each_state(self) -> Cost:
        """Run the states' notebook by papermill for each state, then show all by nbconvert."""
        with open(self.states.root / "data" / "states.csv", encoding="utf-8", newline="") as file:
            codes = [row["state"] for row in csv.DictReader(file) if row["kind"] == "state"]
        folder = self.states.root / "notebooks" / "places"
        variables = {"PYTHONPATH": os.fspath(self.states.root)}
        papermill = [sys.executable, "-m", "papermill", "--no-progress-bar", "state.ipynb"]
        costs = []
        for code in codes:
            command = [*papermill, self.out / f"{code}.ipynb", "-p", "state", code]
            costs.append(measure(command, folder, variables))
        made = [self.out / f"{code}.ipynb" for code in codes]
        convert = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", *made]
        costs.append(measure(convert, folder, variables))
        return Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs))

    def in_turn(self, *notebooks: Path) -> Cost:
        """Run and show notebooks one after another, by nbconvert."""
        convert = ["-m", "jupyter", "nbconvert", "--execute", "--to", "html"]
        return self._peer([sys.executable, *convert, "--output-dir", self.out, *notebooks])

    def pool(self, *notebooks: Path) -> Cost:
        """Run and show notebooks in two processes."""
        return self._peer(
            [sys.executable, Path(__file__).with_name("pool.py"), self.out, *notebooks]
        )

    def make_book(self, afresh: bool = False) -> Cost:
        """Build a Jupyter Book, from nothing or from what stands."""
        if afresh:  # its cache of outputs, too, which its own --all keeps
            shutil.rmtree(self.peers.root / "notebooks" / "_build", ignore_errors=True)
        return self._peer([self.book, "build", "."])

    def _peer(self, command: list[str | Path]) -> Cost:
        variables = {
            "PYTHONPATH": os.fspath(self.peers.root),
            "COLLECTION_PUBLISHED": os.fspath(self.out),
        }
        return measure(command, self.peers.root / "notebooks", variables)

    def _make_book(self) -> None:
        first, *others = (path.stem for path in self.peers.notebooks())
        chapters = "".join(f"- file: {name}\n" for name in others)
        folder = self.peers.root / "notebooks"
        (folder / "_config.yml").write_text("execute:\n  execute_notebooks: cache\n")
        (folder / "_toc.yml").write_text(f"format: jb-book\nroot: {first}\nchapters:\n{chapters}")


Runs = dict[tuple[str, str], list[Cost]]


def compare(ways: Ways, pairs: int) -> Runs:
    """Build each way for each occasion, in alternating order.

    Parameters
    ----------
    ways : Ways
        The copies.
    pairs : int
        How often.
    """
    runs: Runs = defaultdict(list)
    for pair in range(pairs):
        for occasion, ready in occasions(ways):
            order = list(ready.items())
            for way, build in order if pair % 2 else reversed(order):
                cost = build()
                runs[occasion, way].append(cost)
                print(f"{pair + 1}. {occasion}, {way}: {cost.wall:.1f} s", flush=True)
    return runs


def occasions(ways: Ways) -> Iterator[tuple[str, dict[str, Callable[[], Cost]]]]:
    """Give each occasion to build, made ready just before, and how each way answers it."""
    every = ways.peers.notebooks()
    book = {BOOK: ways.make_book} if ways.book else {}
    yield (
        COLD,
        {
            OURS: lambda: ways.build("--force"),
            IN_TURN: lambda: ways.in_turn(*every),
            POOL: lambda: ways.pool(*every),
            **({BOOK: lambda: ways.make_book(afresh=True)} if book else {}),
        },
    )
    yield NOTHING, {OURS: ways.build, **book}
    for copy in (ways.ours, ways.peers):
        copy.change_a_row()
    yield ROW, {OURS: ways.build, **book}
    ways.ours.change_a_notebook()
    changed = ways.peers.change_a_notebook()
    yield NOTEBOOK, {OURS: ways.build, IN_TURN: lambda: ways.in_turn(changed), **book}


def compare_states(ways: Ways) -> Runs:
    """Build the states' pages each way, once: the peers' way takes minutes."""
    runs: Runs = defaultdict(list)
    runs[STATES, OURS].append(ways.build_states("--force"))
    runs[STATES, EACH].append(ways.each_state())
    for _ in range(PAIRS):
        ways.states.change_a_state()
        runs[ONE_STATE, OURS].append(ways.build_states())
    return runs


def growth(folder: Path, sizes: Iterable[int]) -> dict[int, Cost]:
    """Build ever larger collections our way."""
    costs = {}
    for size in sizes:
        ways = Ways(folder / str(size))
        ways.ours.grow(size)
        costs[size] = ways.build("--force", memory=True)
        print(f"{size} notebooks: {costs[size].wall:.1f} s", flush=True)
    return costs


def table_of(runs: Runs) -> Iterator[str]:
    """Give a Markdown table of the medians, and of ours against each."""
    yield "| Occasion | Way | Wall, s | CPU, s | Ours to it, wall | Ours to it, CPU | Asked |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    for (occasion, way), costs in sorted(runs.items(), key=_place):
        wall, cpu = _medians(costs)
        our_wall, our_cpu = _medians(runs[occasion, OURS])
        ratios = ["", ""] if way == OURS else [f"{our_wall / wall:.2f}", f"{our_cpu / cpu:.2f}"]
        asked = " and ".join(
            f"{kind} ≤ {limit:.2f}"
            for kind, limit in zip(("wall", "CPU"), LIMITS.get((occasion, way), ()), strict=False)
            if limit
        )
        if (occasion, way) == (NOTHING, OURS):
            asked = "wall ≤ 0.2 s"
        cells = [occasion, way, f"{wall:.2f}", f"{cpu:.2f}", *ratios, asked]
        yield f"| {' | '.join(cells)} |"


def _place(run: tuple[tuple[str, str], list[Cost]]) -> tuple[int, int]:
    occasion, way = run[0]
    return OCCASIONS.index(occasion), WAYS.index(way)


def _medians(costs: list[Cost]) -> tuple[float, float]:
    return median(cost.wall for cost in costs), median(cost.cpu for cost in costs)


def table_of_growth(costs: dict[int, Cost]) -> Iterator[str]:
    """Give a Markdown table of what larger collections take."""
    yield "| Notebooks | Wall, s | Wall a notebook, s | CPU, s | Memory of all processes, MB |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    for size, cost in costs.items():
        each = cost.wall / size
        yield f"| {size} | {cost.wall:.1f} | {each:.2f} | {cost.cpu:.1f} | {cost.memory:.0f} |"


def main(quick: bool) -> None:
    """Measure, print, and keep the tables unless it was a quick look."""
    adopt_orphans()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    pairs, sizes = (1, SIZES[:2]) if quick else (PAIRS, SIZES)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        ways = Ways(Path(name) / "pairs")
        runs = compare(ways, pairs) | compare_states(ways)
        costs = growth(Path(name), sizes)
    machine = (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; load {load:.1f} when it began; "
        f"medians of {pairs}, in alternating order; the states’ pages once."
    )
    book = [] if ways.book else ["", "Jupyter Book is not installed: not measured."]
    lines = [machine, "", *table_of(runs), *book, "", *table_of_growth(costs), ""]
    print("", *lines, sep="\n")
    if not quick:
        before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
        kept = "\n".join([before + BEGIN.strip(), *lines, END + rest.partition(END)[2]])
        README.write_text(kept, encoding="utf-8")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Measure builds, ours and the peers'.")
    asked.add_argument("--quick", action="store_true", help="once, and at most 26 notebooks")
    main(asked.parse_args().quick)
