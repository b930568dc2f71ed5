"""Runs notebooks two at a time, the longest first, and gathers what goes wrong."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

from helpers.errors import UserError
from helpers.execution.execute import RunResult, execute
from helpers.execution.notebooks import TopicNotebook
from helpers.progress import ProgressBars
from helpers.site import dependencies
from helpers.site.preload import Preloaded

AT_A_TIME = 2
Keep = Callable[[TopicNotebook, RunResult, dict[str, str | None]], None]


class Scheduler:
    """Runs the notebooks of one build.

    Parameters
    ----------
    notebooks : sequence of TopicNotebook
        Those to run.
    preloaded : Preloaded
        What their kernels share.
    """

    def __init__(self, notebooks: Sequence[TopicNotebook], preloaded: Preloaded) -> None:
        self.problems: list[str] = []
        self._queue = sorted(notebooks, key=lambda notebook: len(notebook.file))
        self._preloaded = preloaded
        self._progress = ProgressBars(notebooks=len(notebooks))
        self._files_read: dict[str, str] = {}

    def check_tables(self, valid: Collection[str] = ()) -> None:
        """Check the tables of data/ before a notebook reads them.

        Parameters
        ----------
        valid : collection of str
            Those that are known to be as declared.

        Raises
        ------
        UserError
            Every sentence about every table.
        """
        if self._preloaded.fork_server:
            self._preloaded.fork_server.check_tables(valid)
        else:
            # With pandas, which this process does without where a fork server has it.
            from helpers.data.tables import check_tables

            check_tables(valid)

    def run_all(self, keep: Keep, failed: str, command: str) -> None:
        """Run the notebooks.

        Parameters
        ----------
        keep : callable
            Writes what came of a notebook. It is given the notebook as it was when it ran, what
            came of it, and the fingerprints of what that depends on.
        failed : str
            What to say of a notebook that fails.
        command : str
            The command to give again when figures changed meanwhile.
        """
        previous = signal.getsignal(signal.SIGTERM)
        with self._progress:
            try:
                asyncio.run(self._run_queue(keep, failed))
            except asyncio.CancelledError:
                sys.exit(128 + signal.SIGTERM)
        signal.signal(signal.SIGTERM, previous)  # the loop has left the system's in its place
        dependencies.fingerprint_of_file.cache_clear()
        self.problems += [
            f"{path} changed while the notebooks ran: run `python3 -m helpers {command}` again."
            for path, value in self._files_read.items()
            if dependencies.fingerprint_of_file(path) != value
        ]

    async def _run_queue(self, keep: Keep, failed: str) -> None:
        if os.name == "posix":  # so that kernels are ended in order; elsewhere nothing asks
            stop = asyncio.current_task().cancel
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)

        async def work() -> None:
            while self._queue:
                await self._run_one(self._queue.pop(), keep, failed)

        await asyncio.gather(*(work() for _ in range(AT_A_TIME)))

    async def _run_one(self, notebook: TopicNotebook, keep: Keep, failed: str) -> None:
        fork_server, code = self._preloaded.for_kernel()
        self._progress.begin(
            notebook.name, sum(cell["cell_type"] == "code" for cell in notebook.cells)
        )
        outcome = failed
        with self.collecting_problems():
            result = await execute(
                notebook, lambda: self._progress.step(notebook.name), fork_server
            )
            self._files_read |= result.files_read
            keep(notebook, result, {**code, **result.files_read})
            outcome = "done"
        self._progress.end(notebook.name, outcome)

    @contextmanager
    def collecting_problems(self) -> Iterator[None]:
        """Collect what is wrong with one thing, and go on with the next."""
        try:
            yield
        except UserError as error:
            self.problems += error.sentences

    def finish(self) -> int:
        """Print what went wrong, and give the exit status."""
        for sentence in self.problems:
            print(sentence, file=sys.stderr)
        return 1 if self.problems else 0


def refuse_if_saved(notebook: TopicNotebook) -> None:
    """Keep what somebody has saved in a notebook while it ran.

    Raises
    ------
    UserError
        When its file is no longer the one that ran.
    """
    if not notebook.is_as_on_disk():
        raise UserError(f"{notebook.label}: was saved while it ran; nothing is written, run again.")
