"""Loads the libraries of a build's kernels once, then forks a kernel per notebook.

A program of its own, started by :mod:`helpers.execution.fork_server_client`. Requests come in by
the socket that is its standard input, and when that closes the build is over. What multiprocessing
has for this would show in the kernels: its own start method, its own arguments, a process that
tracks others.
"""

import gc
import importlib
import json
import os
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from helpers.errors import UserError
from helpers.execution.blocked_imports import without

LONGEST = 2**17  # bytes of a request
# What kernels load before a notebook's first cell, and later where no import statement says so.
LIBRARIES = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "matplotlib.backends.backend_svg",
    "pandera.backends.pandas.builtin_checks",
)


def main() -> None:
    """Load libraries, check the tables when asked to, and go on as a kernel whenever asked to.

    The first request holds the notebooks' import statements, the second the tables that need no
    check, every further one is for a kernel.
    """
    requests, answer = socket.socket(fileno=os.dup(0)), os.fdopen(os.dup(1), "w")
    _point_at_nothing(0, 1)
    gc.disable()  # hardly anything that is loaded goes again
    # Which pandera and ipykernel would load for tests and debugging that no build does.
    with without("hypothesis", "debugpy"):
        for name in LIBRARIES:
            importlib.import_module(name)
    for statement in json.loads(requests.recv(LONGEST) or "[]"):
        with suppress(Exception):  # the notebook that holds it will say what is wrong with it
            exec(statement, {})
    if request := requests.recv(LONGEST):
        json.dump(_problems_of_tables(json.loads(request)), answer)
    answer.close()
    gc.freeze()  # so that kernels share this memory instead of going through it
    gc.enable()
    while (received := socket.recv_fds(requests, LONGEST, 2))[0]:
        message, (stderr, lifeline) = received[:2]
        if os.fork() == 0:
            requests.close()
            _be_kernel(json.loads(message), stderr, lifeline)
            return
        # A kernel that has ended is not waited for, so that no other process gets its number
        # while the build may still send a signal there.
        os.close(stderr)
        os.close(lifeline)


def _problems_of_tables(valid: list[str]) -> Sequence[str]:
    """Check the tables once for all kernels, which find them checked in the memory they share."""
    from helpers.data.tables import check_tables  # with pandas, once the above is loaded

    try:
        check_tables(valid)
    except UserError as error:
        return error.sentences
    return []


def _be_kernel(request: dict, stderr: int, lifeline: int) -> None:
    """Be the kernel that a process of its own would be; the lifeline closes when it ends."""
    os.setsid()
    os.dup2(stderr, 2)
    os.close(stderr)
    os.write(lifeline, str(os.getpid()).encode())
    # A process that a cell forks must not make the build believe that its kernel lives.
    own = [lifeline]
    os.register_at_fork(after_in_child=lambda: own and os.close(own.pop()))
    threading.Thread(target=_end_with_build, args=[lifeline], daemon=True).start()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    del sys.path[0]  # the folder this program was started in
    sys.argv = ["ipykernel_launcher", *request["arguments"]]
    kernelapp = importlib.import_module("ipykernel.kernelapp")
    kernelapp.IPKernelApp.launch_instance(parent_handle=os.getppid())


def _end_with_build(lifeline: int) -> None:
    """End when the build does, even if the fork server ended before ipykernel could watch it."""
    with suppress(OSError):  # reset, where the build ended before it heard of the kernel
        os.read(lifeline, 1)
    os._exit(1)


def _point_at_nothing(*streams: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in streams:
        os.dup2(nothing, stream)
    os.close(nothing)


if __name__ == "__main__":
    main()
