"""Shows how far the reading of files is: a bar on a terminal, elsewhere a line for a large one."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from helpers.importers.streamed import Told

_LARGE = 40_000_000
"""Bytes from which a quarter takes long enough to be told."""


class Watch:
    """Tells which file is read and how much of it has been.

    Parameters
    ----------
    console : rich.console.Console
        Where it is told.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars = Progress(
            TextColumn("Reading {task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )

    def __enter__(self) -> "Watch":
        """Show the bars."""
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bars away."""
        self._bars.stop()

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
