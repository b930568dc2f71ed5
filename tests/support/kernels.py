"""Gives nbval the kernels that builds have: forked by a fork server, reached by sockets."""

from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty
from uuid import uuid4

import nbval.kernel
from jupyter_client.blocking import BlockingKernelClient
from jupyter_core.paths import jupyter_runtime_dir

from helpers.classroom.lessons import all_lessons
from helpers.execution.fork_server_client import CAN_FORK, ForkServer
from helpers.execution.kernels import fork_by
from helpers.site.preload import import_statements
from helpers.site.topics import all_topics


class SocketKernelManager(nbval.kernel.KernelManager):
    """Reaches a kernel by sockets in a folder: the ports of two workers' kernels may collide."""

    def __init__(self, **options: object) -> None:
        """Name the sockets, and the fork server where there can be one."""
        file = Path(jupyter_runtime_dir()) / f"{uuid4().hex[:12]}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(
            transport="ipc", connection_file=str(file), client_factory=_Client, **options
        )
        if CAN_FORK:
            fork_by(_fork_server(), self)


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
