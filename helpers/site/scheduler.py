"""Runs notebooks two at a time, the longest first, and gathers what goes wrong."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

from helpers.errors import UserError
from helpers.execution.execute import Ran, execute
from helpers.execution.notebooks import TopicNotebook
from helpers.progress import ProgressBars
from helpers.site import dependencies
from helpers.site.preload import Loaded

AT_A_TIME = 2
Keep = Callable[[TopicNotebook, Ran, dict[str, str | None]], None]


class Scheduler:
    """One build's notebooks as they take their turns.

    Parameters
    ----------
    topics : sequence of Topic
        Whose notebooks are to run.
    loaded : Loaded
        What their kernels share.
    """

    def __init__(self, topics: Sequence[TopicNotebook], loaded: Loaded) -> None:
        self.problems: list[str] = []
        self._waiting = sorted(topics, key=lambda topic: len(topic.file))
        self._loaded = loaded
        self._watch = ProgressBars(notebooks=len(topics))
        self._read: dict[str, str] = {}

    def check_tables(self, sound: Collection[str] = ()) -> None:
        """Look over the tables of data/ before a notebook reads them.

        Parameters
        ----------
        sound : collection of str
            Those that are known to be as declared.

        Raises
        ------
        UserError
            Every sentence about every table.
        """
        if self._loaded.parent:
            self._loaded.parent.check_tables(sound)
        else:
            # With pandas, which this process does without where a parent has it.
            from helpers.data.sound_tables import check_tables

            check_tables(sound=sound)

    def run_all(self, keep: Keep, failed: str, command: str) -> None:
        """Run the notebooks.

        Parameters
        ----------
        keep : callable
            Writes what came of a notebook. It is given the topic as it was when it ran, what came
            of it, and the fingerprints of what it was made from.
        failed : str
            What to say of a notebook that fails.
        command : str
            The command to give again when figures changed meanwhile.
        """
        at_sigterm = signal.getsignal(signal.SIGTERM)
        with self._watch:
            try:
                asyncio.run(self._take_turns(keep, failed))
            except asyncio.CancelledError:
                sys.exit(128 + signal.SIGTERM)
        signal.signal(signal.SIGTERM, at_sigterm)  # the loop has left the system's in its place
        dependencies.fingerprint_of_file.cache_clear()
        self.problems += [
            f"{path} changed while the notebooks ran: run `python3 -m helpers {command}` again."
            for path, then in self._read.items()
            if dependencies.fingerprint_of_file(path) != then
        ]

    async def _take_turns(self, keep: Keep, failed: str) -> None:
        if os.name == "posix":  # so that kernels are ended in order; elsewhere nothing asks
            stop = asyncio.current_task().cancel
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)

        async def take_turns() -> None:
            while self._waiting:
                await self._run_one(self._waiting.pop(), keep, failed)

        await asyncio.gather(*(take_turns() for _ in range(AT_A_TIME)))

    async def _run_one(self, topic: TopicNotebook, keep: Keep, failed: str) -> None:
        parent, fingerprints = self._loaded.of(topic)
        self._watch.begin(topic.name, sum(cell["cell_type"] == "code" for cell in topic.cells))
        outcome = failed
        with self.noting_problems():
            ran = await execute(topic, lambda: self._watch.step(topic.name), parent)
            self._read |= ran.read
            keep(topic, ran, {**fingerprints, **ran.read})
            outcome = "done"
        self._watch.end(topic.name, outcome)

    @contextmanager
    def noting_problems(self) -> Iterator[None]:
        """Note what is wrong with one thing, and go on with the next."""
        try:
            yield
        except UserError as problem:
            self.problems += problem.sentences

    def end(self) -> int:
        """Say what went wrong, and give the exit status."""
        for sentence in self.problems:
            print(sentence, file=sys.stderr)
        return 1 if self.problems else 0


def refuse_if_saved(topic: TopicNotebook) -> None:
    """Keep what somebody has saved in a notebook while it ran.

    Raises
    ------
    UserError
        When its file is no longer the one that ran.
    """
    if topic.notebook.read_bytes() != topic.file:
        raise UserError(f"{topic.said}: was saved while it ran; nothing is written, run again.")
