"""The parent of a build's kernels: loads the libraries once, then forks a kernel per notebook.

A program of its own, started by :mod:`helpers.execution.kernels`. Requests come in by the socket
that is its standard input, and when that closes the build is over. What multiprocessing has
for this would show in the kernels: its own start method, its own arguments, a process that
tracks others.
"""

import gc
import importlib
import json
import os
import socket
import sys
import threading
from contextlib import suppress

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


def main(modules: list[str]) -> None:
    """Load modules, look over the tables when asked to, and go on as a kernel whenever asked to.

    Parameters
    ----------
    modules : list of str
        What the notebooks import.
    """
    requests, answer = socket.socket(fileno=os.dup(0)), os.fdopen(os.dup(1), "w")
    _point_at_nothing(0, 1)
    gc.disable()  # hardly anything that is loaded goes again
    # Which pandera and ipykernel would load for tests and debugging that no build does.
    with without("hypothesis", "debugpy"):
        for name in LIBRARIES:
            importlib.import_module(name)
    for name in modules:
        with suppress(Exception):  # the notebook that needs it will say what is wrong with it
            importlib.import_module(name)
    if asked := requests.recv(LONGEST):
        json.dump(_problems_of_tables(json.loads(asked)), answer)
    answer.close()
    gc.freeze()  # so that kernels share this memory instead of going through it
    gc.enable()
    while (asked := socket.recv_fds(requests, LONGEST, 2))[0]:
        message, (said, lifeline) = asked[:2]
        if os.fork() == 0:
            requests.close()
            _be_kernel(json.loads(message), said, lifeline)
            return
        # A kernel that has ended is not waited for, so that no other process gets its number
        # while the build may still send a signal there.
        os.close(said)
        os.close(lifeline)


def _problems_of_tables(sound: list[str]) -> list[str]:
    """Check the tables once for all kernels, which find them checked in the memory they share."""
    # By name, because the pages are not made from all that the check rests on.
    sound_tables = importlib.import_module("helpers.data.sound_tables")
    errors = importlib.import_module("helpers.errors")
    try:
        sound_tables.check_tables(sound=sound)
    except errors.UserError as problem:
        return problem.sentences
    return []


def _be_kernel(request: dict, said: int, lifeline: int) -> None:
    """Be the kernel that a process of its own would be; the lifeline closes when it ends."""
    os.setsid()
    os.dup2(said, 2)
    os.close(said)
    os.write(lifeline, str(os.getpid()).encode())
    threading.Thread(target=_end_with_build, args=[lifeline], daemon=True).start()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    del sys.path[0]  # the folder this program was started in
    sys.argv = ["ipykernel_launcher", *request["arguments"]]
    kernelapp = importlib.import_module("ipykernel.kernelapp")
    kernelapp.IPKernelApp.launch_instance(parent_handle=os.getppid())


def _end_with_build(lifeline: int) -> None:
    """End when the build does, even if the parent went before ipykernel could watch it."""
    with suppress(OSError):  # reset, where the build ended before it heard of the kernel
        os.read(lifeline, 1)
    os._exit(1)


def _point_at_nothing(*streams: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in streams:
        os.dup2(nothing, stream)
    os.close(nothing)


if __name__ == "__main__":
    main(sys.argv[1:])
