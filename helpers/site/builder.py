"""Carries out a build plan: runs notebooks, two at a time, and writes whole files.

What is particular to topics and to lessons stands in two subclasses.
"""

import asyncio
import os
import signal
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Generic

from helpers.atomic_files import remove, write_files
from helpers.errors import UserError
from helpers.execution.execute import RunResult, execute
from helpers.paths import ROOT
from helpers.progress import ProgressBars
from helpers.site import dependencies
from helpers.site.build_plan import BuildPlan, N
from helpers.site.preload import Preloaded

_AT_A_TIME = 2
Files = dict[Path, str | bytes]


class Builder(ABC, Generic[N]):
    """One build.

    Parameters
    ----------
    plan : BuildPlan
        What is outdated.
    preloaded : Preloaded
        What the kernels share.
    """

    command: ClassVar[str]  # that starts such a build
    failure: ClassVar[str]  # what is printed of a notebook that fails

    def __init__(self, plan: BuildPlan[N], preloaded: Preloaded) -> None:
        self.plan = plan
        self.problems: list[str] = []
        self.written: list[str] = []
        self._preloaded = preloaded
        self._progress = ProgressBars(notebooks=len(plan.to_run))
        self._files_read: dict[str, str] = {}

    def build(self) -> int:
        """Do all of it, and print what was made.

        Returns
        -------
        int
            0 if everything is now up to date, else 1.

        Raises
        ------
        UserError
            When a table of data/ is not as declared; nothing is then touched.
        """
        self._preloaded.check_tables(self.plan.valid_tables)
        for path in self.plan.orphans:
            with self.collecting_problems():
                remove(path)
                name = path.relative_to(ROOT).as_posix()
                print(f"{name}: removed, its notebook is gone.")
        for notebook in self.plan.to_show:
            with self.collecting_problems():
                self._write(notebook, self.files_of(notebook, _as_at_last_run(notebook)))
        self._run_all()
        self.write_shared()
        for sentence in self.problems:
            print(sentence, file=sys.stderr)
        self.print_summary()
        return 1 if self.problems else 0

    @contextmanager
    def collecting_problems(self) -> Iterator[None]:
        """Collect what is wrong with one thing, and go on with the next."""
        try:
            yield
        except UserError as error:
            self.problems += error.sentences

    def label_of(self, notebook: N) -> str:
        """Give the name under which what was made from a notebook is printed."""
        return notebook.name

    @abstractmethod
    def files_of(
        self, notebook: N, execution: Mapping[str, str | None], result: RunResult | None = None
    ) -> Files:
        """Give what is made from a notebook with its outputs, in the order of writing.

        Parameters
        ----------
        notebook : TopicNotebook
            With its outputs.
        execution : mapping of str to str or None
            The fingerprints of what its outputs depend on.
        result : RunResult, optional
            What came of the notebook, where it has run just now.
        """

    @abstractmethod
    def write_shared(self) -> None:
        """Write the files about several notebooks, once those of each are there."""

    @abstractmethod
    def print_summary(self) -> None:
        """Print what was made and what is new in it."""

    @abstractmethod
    def after_run(self, before: N, after: N) -> None:
        """Note what differs between a notebook's outputs before and after a run."""

    def _run_all(self) -> None:
        """Run the notebooks, the longest first, and say which figures changed meanwhile."""
        previous = signal.getsignal(signal.SIGTERM)
        with self._progress:
            try:
                asyncio.run(self._run_queue())
            except asyncio.CancelledError:
                sys.exit(128 + signal.SIGTERM)
        signal.signal(signal.SIGTERM, previous)  # the loop has left the system's in its place
        dependencies.fingerprint_of_file.cache_clear()
        again = f"run `python3 -m helpers {self.command}` again"
        self.problems += [
            f"{path} changed while the notebooks ran: {again}."
            for path, value in self._files_read.items()
            if dependencies.fingerprint_of_file(path) != value
        ]

    async def _run_queue(self) -> None:
        if os.name == "posix":  # so that kernels are ended in order; elsewhere nothing asks
            stop = asyncio.current_task().cancel
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
        queue = sorted(self.plan.to_run, key=lambda notebook: len(notebook.file))

        async def work() -> None:
            while queue:
                await self._run_one(queue.pop())

        await asyncio.gather(*(work() for _ in range(_AT_A_TIME)))

    async def _run_one(self, notebook: N) -> None:
        fork_server, code = self._preloaded.for_kernel()
        cells = sum(cell["cell_type"] == "code" for cell in notebook.cells)
        self._progress.begin(notebook.name, cells)
        outcome = self.failure
        with self.collecting_problems():
            result = await execute(
                notebook, lambda: self._progress.step(notebook.name), fork_server
            )
            self._files_read |= result.files_read
            self._keep(notebook, result, {**code, **result.files_read})
            outcome = "done"
        self._progress.end(notebook.name, outcome)

    def _keep(self, notebook: N, result: RunResult, execution: dict[str, str | None]) -> None:
        stored = type(notebook)(notebook.name, result.text.encode())
        files = self.files_of(stored, execution, result)
        if not notebook.is_as_on_disk():
            raise UserError(
                f"{notebook.label}: was saved while it ran; nothing is written, run again."
            )
        self._write(stored, files)
        self.after_run(notebook, stored)

    def _write(self, notebook: N, files: Files) -> None:
        write_files(files)
        self.written.append(self.label_of(notebook))


def _as_at_last_run(notebook: N) -> dict[str, str | None]:
    """What a notebook's outputs depend on when they are up to date and only its page is not.

    The files that it read and published are as that page lists them.
    """
    listed = dependencies.recorded_in(notebook.page) or {}
    files = {
        path: value for path, value in listed.items() if path.startswith(("data/", "reports/"))
    }
    return {**dependencies.execution_dependencies(), **files}
