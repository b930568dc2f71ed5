"""Finds the processes that were started with a folder of their own for temporary files."""

import contextlib
import os
import time
from pathlib import Path

_PATIENCE = 8


def processes_of(folder: str) -> list[str]:
    """Give the numbers of all processes, but for this one and its parent, that mention a folder.

    Parameters
    ----------
    folder : str
        Named in their command line or in their environment when they were started.
    """
    own = {str(os.getpid()), str(os.getppid())}
    numbers = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has just ended
            mentions = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
            if folder.encode() in mentions and process.name not in own:
                numbers.append(process.name)
    return numbers


def left_of(folder: str) -> list[str]:
    """Give those that are still there after some seconds."""
    patience = time.monotonic() + _PATIENCE
    while (numbers := processes_of(folder)) and time.monotonic() < patience:
        time.sleep(0.02)
    return numbers
