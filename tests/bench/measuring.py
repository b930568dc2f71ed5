"""Measures a command: wall time, CPU time of all its processes, and their largest memory."""

import ctypes
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import psutil

_ADOPT_ORPHANS = 36  # Linux: PR_SET_CHILD_SUBREAPER
_SECONDS_BETWEEN_LOOKS = 0.25


@dataclass(frozen=True)
class Cost:
    """What one run of a command took.

    Parameters
    ----------
    wall, cpu : float
        Seconds.
    memory : float
        Megabytes that its processes held at most, together; 0 if that was not asked for.
    """

    wall: float
    cpu: float
    memory: float = 0


def adopt_orphans() -> None:
    """Let processes whose parent ends become this one's, so that their CPU time counts."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)


def measure(
    command: Sequence[str | Path],
    folder: Path,
    env: Mapping[str, str] | None = None,
    memory: bool = False,
) -> Cost:
    """Run a command and give what it took.

    Parameters
    ----------
    command : sequence of str or Path
        Its arguments.
    folder : Path
        In which it runs.
    env : mapping of str to str, optional
        Environment variables beside this process's own.
    memory : bool
        Whether to look at its memory meanwhile, which costs some time.

    Raises
    ------
    SystemExit
        When the command fails, with what it said.
    """
    before, started = _cpu_of_children(), monotonic()
    with subprocess.Popen(
        [os.fspath(part) for part in command], cwd=folder, env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        largest = [0.0]
        if memory:
            threading.Thread(target=_watch, args=(process.pid, largest), daemon=True).start()
        output = process.communicate()[0]
    wall = monotonic() - started
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{output}")
    _wait_for_orphans()
    return Cost(wall, _cpu_of_children() - before, largest[0])


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_orphans() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _watch(number: int, largest: list[float]) -> None:
    """Note the largest memory that a process and its descendants hold, shared pages once."""
    while psutil.pid_exists(number):
        try:
            root = psutil.Process(number)
            processes = [root, *root.children(recursive=True)]
            largest[0] = max(largest[0], sum(map(_held, processes)) / 1e6)
        except psutil.Error:
            pass
        sleep(_SECONDS_BETWEEN_LOOKS)


def _held(process: psutil.Process) -> int:
    try:
        held = process.memory_full_info()
    except psutil.Error:  # it has just ended
        return 0
    return getattr(held, "pss", held.uss)
