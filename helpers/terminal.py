"""Shows what is under way: bars on a terminal, which plain lines stand in for elsewhere."""

from typing import Self

from rich.console import Console
from rich.progress import Progress, ProgressColumn


class Bars:
    """Bars that are gone when the work is done.

    Parameters
    ----------
    console : rich.console.Console
        Where they are shown.
    *columns : rich.progress.ProgressColumn
        What each of them consists of.
    """

    def __init__(self, console: Console, *columns: ProgressColumn) -> None:
        self._console = console
        self._bars = Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        )

    def __enter__(self) -> Self:
        """Show them."""
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take them away; lines that were printed meanwhile stay."""
        self._bars.stop()
