"""Shows how far the reading of files is: a bar on a terminal, elsewhere a line for a large one."""

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from helpers.importers.streamed import Told
from helpers.terminal import Bars

_LARGE = 40_000_000
"""Bytes from which a quarter takes long enough to be told."""


class Watch(Bars):
    """Tells which file is read and how much of it has been.

    Parameters
    ----------
    console : rich.console.Console
        Where it is told.
    """

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            TextColumn("Reading {task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )

    def reading(self, name: str) -> Told:
        """Begin with a file, and give what is to be told how much of how much has been read."""
        bar = self._bars.add_task(name, total=None)
        said = 0

        def told(done: int, total: int) -> None:
            nonlocal said
            self._bars.update(bar, completed=done, total=total)
            quarters = done * 4 // total
            if quarters > said and total >= _LARGE and not self._console.is_terminal:
                self._console.print(f"{name}: {quarters * 25}% of {total:,} bytes read")
                said = quarters

        return told
