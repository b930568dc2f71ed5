"""Shows how far a build is: bars on a terminal, plain lines elsewhere."""

import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn

from helpers.terminal import Bars


class Watch(Bars):
    """Tells which notebooks run, how many cells each has done, and how long it took."""

    def __init__(self, notebooks: int) -> None:
        """Begin with the number of notebooks to run."""
        super().__init__(
            Console(highlight=False, soft_wrap=True),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._all = self._bars.add_task("notebooks", total=notebooks)
        self._begun: dict[str, tuple[int, float]] = {}

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
        self._bars.advance(self._all)
        self.say(f"{name}: {outcome} ({time.monotonic() - begun:.1f} s)")

    def say(self, line: str) -> None:
        """Say something between the bars."""
        self._console.print(line, markup=False)
