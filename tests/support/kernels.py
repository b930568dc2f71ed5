"""Gives nbval the kernels that builds have: forked by a fork server, reached by sockets."""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty
from time import monotonic
from uuid import uuid4

import nbval.kernel
import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_core.paths import jupyter_runtime_dir

from helpers.classroom.lessons import all_lessons
from helpers.execution.fork_server_client import CAN_FORK, ForkServer
from helpers.execution.kernels import descendants_of, end, fork_by, transport_in
from helpers.execution.limits import DIED, MOST_SHOWN, TOO_LONG, TOO_MUCH, signs_in
from helpers.site.preload import import_statements
from helpers.site.topics import all_topics


class SocketKernelManager(nbval.kernel.KernelManager):
    """Reaches a kernel by sockets in a folder: the ports of two workers' kernels may collide."""

    def __init__(self, **options: object) -> None:
        """Name the sockets, and the fork server where there can be one."""
        file = Path(jupyter_runtime_dir()) / f"{uuid4().hex[:12]}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(
            transport=transport_in(file.parent), connection_file=str(file),
            client_factory=_Client, **options,
        )  # fmt: skip
        if CAN_FORK:
            fork_by(_fork_server(), self)


class CellStopped(Exception):
    """A cell whose kernel has died or had to be ended; says why."""


class LimitedKernel(nbval.kernel.RunningKernel):
    """Notices within a second that a kernel has died, and keeps to a build's limits."""

    _looks_every = 0.5  # seconds

    def __init__(self, *options: object, **named: object) -> None:
        """Start it."""
        self._received: deque[dict] = deque()
        self._shown = 0
        super().__init__(*options, **named)

    def execute_cell_input(self, cell_input: str, allow_stdin: bool | None = None) -> str:
        """Begin with a cell, of which nothing is shown yet."""
        self._shown = 0
        return super().execute_cell_input(cell_input, allow_stdin)

    def await_reply(self, msg_id: str, timeout: float | None = None) -> None:
        """Wait until a cell has ended.

        Raises
        ------
        CellStopped
            When it has not in time, shows too much or has no kernel any more.
        """
        end_of_patience = monotonic() + timeout
        while True:
            with suppress(Empty):
                return super().await_reply(msg_id, self._looks_every)
            with suppress(Empty):
                while True:
                    self._received.append(self._receive(timeout=0))
            if not self.is_alive():
                raise CellStopped(DIED)
            if monotonic() > end_of_patience:
                self._give_up(TOO_LONG)

    def get_message(self, stream: str, timeout: float | None = None) -> dict:
        """Give what the kernel says next on one of its channels."""
        if stream != "iopub":
            return super().get_message(stream, timeout)
        return self._received.popleft() if self._received else self._receive(timeout)

    def stop(self) -> None:
        """End it, and what its cells have started."""
        children = descendants_of(self.km)
        super().stop()
        end(children)

    def _receive(self, timeout: float | None) -> dict:
        message = super().get_message("iopub", timeout)
        self._shown += signs_in(message["content"])
        if self._shown > MOST_SHOWN:
            self._give_up(TOO_MUCH)
        return message

    def _give_up(self, reason: str) -> None:
        self.stop()
        raise CellStopped(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let the cell fail at which a kernel ended, and expect nothing of those behind it."""
    try:
        return (yield)
    except CellStopped as stopped:
        item.parent.timed_out = True
        item.raise_cell_error(str(stopped))


class _Client(BlockingKernelClient):
    """Knows from the kernel's welcome that it is heard, as a build's client does."""

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the welcome; nbval then asks by itself until the kernel answers."""
        with suppress(Empty):
            self.get_iopub_msg(timeout=timeout)


def end_fork_server() -> None:
    """End the fork server, if one was started."""
    if _fork_server.cache_info().currsize:
        _fork_server().__exit__()
        _fork_server.cache_clear()


@cache
def _fork_server() -> ForkServer:
    """Start one for all notebooks of this process."""
    server = ForkServer()
    server.load(import_statements([*all_topics(), *all_lessons()]))
    server.check_tables()
    return server
