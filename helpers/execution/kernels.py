"""Gives a notebook its kernel: forked by a fork server where there is one, else a new process."""

import asyncio
import os
import signal
import socket
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

import ipykernel.kernelspec
import psutil
from jupyter_client import AsyncKernelClient, AsyncKernelManager, KernelManager
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.provisioning import LocalProvisioner

from helpers.execution.fork_server_client import ForkServer

_LONGEST_SOCKET = 80  # bytes; the path of a socket may have about a hundred
_SECONDS_TO_END = 5


def kernel_in(folder: Path, fork_server: ForkServer | None) -> AsyncKernelManager:
    """Give a kernel that is yet to be started.

    Parameters
    ----------
    folder : Path
        Its own, for its connection.
    fork_server : ForkServer or None
        That is to fork it.
    """
    kernel = AsyncKernelManager(
        kernel_spec_manager=_OwnKernel(),
        client_factory=_Client,
        connection_file=str(folder / "kernel.json"),
        transport=transport_in(folder),
    )
    if fork_server:
        fork_by(fork_server, kernel)
    return kernel


def fork_by(fork_server: ForkServer, kernel: KernelManager) -> None:
    """Have a fork server fork a kernel that is yet to be started."""
    kernel.provisioner = _ForkedKernel(fork_server, kernel)


def descendants_of(kernel: KernelManager) -> list[psutil.Process]:
    """Give the processes that a kernel's cells have started, in groups of their own too."""
    process_id = getattr(kernel.provisioner, "pid", None)
    try:
        return psutil.Process(process_id).children(recursive=True) if process_id else []
    except psutil.Error:
        return []


def end(processes: Iterable[psutil.Process]) -> None:
    """End those of these processes that are still there."""
    for process in processes:
        with suppress(psutil.Error):
            process.kill()


def transport_in(folder: Path) -> str:
    """Give sockets in a kernel's own folder, where there are such: ports may collide.

    >>> transport_in(Path("/a folder whose name alone is longer than a socket's path may be" * 2))
    'tcp'
    """
    fits = len(os.fsencode(folder)) < _LONGEST_SOCKET
    return "ipc" if os.name == "posix" and fits else "tcp"


class _OwnKernel(KernelSpecManager):
    """Knows one kernel, this environment's, whatever kernels a user has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Give the kernel of the running interpreter."""
        return KernelSpec(
            resource_dir=ipykernel.kernelspec.RESOURCES, **ipykernel.kernelspec.get_kernel_dict()
        )


class _Client(AsyncKernelClient):
    """Knows from the kernel's welcome that it is heard, instead of waiting for a silence."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the welcome; whatever is asked from then on, the answer arrives.

        Raises
        ------
        RuntimeError
            When the kernel ends before, or says nothing in time.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while await self.is_alive():
                    with suppress(Empty):
                        await self.iopub_channel.get_msg(timeout=1)
                        return
                raise RuntimeError("the kernel ended before it could run a cell")
        raise RuntimeError(f"the kernel was not ready after {timeout} seconds")


class _ForkedKernel(LocalProvisioner):
    """Has a fork server fork the kernel, and knows at once when that has ended."""

    def __init__(self, fork_server: ForkServer, kernel: KernelManager) -> None:
        super().__init__(kernel_spec=kernel.kernel_spec, parent=kernel)
        self._fork_server = fork_server
        self.process: socket.socket | None = None  # the kernel's lifeline

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        stderr = kwargs["stderr"].fileno()
        try:
            lifeline = self._fork_server.fork(arguments, kwargs["cwd"], kwargs["env"], stderr)
        except OSError:
            raise self._not_started() from None
        process_id = await asyncio.get_running_loop().sock_recv(lifeline, 20)
        if not process_id:
            lifeline.close()
            raise self._not_started()
        self.process = lifeline
        self.pid = self.pgid = int(process_id)
        self.cwd = kwargs["cwd"]
        return self.connection_info

    def _not_started(self) -> RuntimeError:
        return RuntimeError(f"no kernel started: {self._fork_server.last_message()}")

    async def poll(self) -> int | None:
        if self.process is None:
            return 0
        with suppress(BlockingIOError):  # nothing to read: it lives
            return len(self.process.recv(1))
        return None

    async def wait(self) -> int:
        if self.process is not None:
            await asyncio.get_running_loop().sock_recv(self.process, 1)
            self.process.close()
            self.process = None
        return 0

    async def send_signal(self, signum: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signum)

    async def kill(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.wait(), _SECONDS_TO_END)
