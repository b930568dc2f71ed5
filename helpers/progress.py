"""Shows how far the work is: bars on a terminal, plain lines elsewhere."""

import time
from collections.abc import Callable
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

_LARGE = 40_000_000
"""Bytes of a file from which each quarter that is read gets a line."""


class ProgressBars:
    """Bars for notebooks that run or files that are read, gone when the work is done.

    Parameters
    ----------
    console : rich.console.Console, optional
        Where they are shown.
    notebooks : int
        How many notebooks are to run; none where files are read.
    """

    def __init__(self, console: Console | None = None, notebooks: int = 0) -> None:
        self._console = console or Console(highlight=False, soft_wrap=True)
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._all = (
            self._bars.add_task(f"{notebooks} notebooks", total=notebooks) if notebooks else None
        )
        self._begun: dict[str, tuple[int, float]] = {}

    def __enter__(self) -> Self:
        """Show them."""
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take them away; lines that were printed meanwhile stay."""
        self._bars.stop()

    def begin(self, name: str, cells: int) -> None:
        """Say that a notebook starts."""
        self._begun[name] = (self._bars.add_task(name, total=cells), time.monotonic())
        if not self._console.is_terminal:
            self.say(f"{name}: running {cells} cells")

    def step(self, name: str) -> None:
        """Count a cell."""
        self._bars.advance(self._begun[name][0])

    def end(self, name: str, outcome: str) -> None:
        """Say how a notebook ended."""
        task, begun = self._begun[name]
        self._bars.remove_task(task)
        if self._all is not None:
            self._bars.advance(self._all)
        self.say(f"{name}: {outcome} ({time.monotonic() - begun:.1f} s)")

    def reading(self, name: str) -> Callable[[int, int], None]:
        """Begin with a file, and give what is called with the bytes read and those of the file."""
        task = self._bars.add_task(f"Reading {name}", total=None)
        shown = 0

        def show(done: int, total: int) -> None:
            nonlocal shown
            self._bars.update(task, completed=done, total=total)
            quarters = done * 4 // total
            if quarters > shown and total >= _LARGE and not self._console.is_terminal:
                self.say(f"{name}: {quarters * 25}% of {total:,} bytes read")
                shown = quarters

        return show

    def say(self, line: str) -> None:
        """Say something between the bars."""
        self._console.print(line, markup=False)
