"""Gives nbval the kernels that builds have: forked by a warm parent, reached by sockets."""

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
from helpers.execution.kernels import have_forked
from helpers.site.preload import modules_of
from helpers.site.topics import all_topics


class SocketKernelManager(nbval.kernel.KernelManager):
    """Reaches a kernel by sockets in a folder: the ports of two workers' kernels may collide."""

    def __init__(self, **options: object) -> None:
        """Name the sockets, and the parent that forks the kernel where there can be one."""
        file = Path(jupyter_runtime_dir()) / f"{uuid4().hex[:12]}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(
            transport="ipc", connection_file=str(file), client_factory=_Client, **options
        )
        if CAN_FORK:
            have_forked(self, _parent())


class _Client(BlockingKernelClient):
    """Knows from the kernel's welcome that it is heard, as a build's client does."""

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the welcome; nbval then asks by itself until the kernel answers."""
        with suppress(Empty):
            self.get_iopub_msg(timeout=timeout)


def end_parent() -> None:
    """End the parent of the kernels, if one was started."""
    if _parent.cache_info().currsize:
        _parent().__exit__()
        _parent.cache_clear()


@cache
def _parent() -> ForkServer:
    """Start one for all notebooks of this process."""
    parent = ForkServer(modules_of([*all_topics(), *all_lessons()]))
    parent.check_tables()
    return parent
