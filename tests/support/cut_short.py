"""Ends the writing of data/ at each of its steps; tells what stands there after the next command.

Run in a process of its own, since it forks: ``python -m tests.support.cut_short HOW FOLDER``.
"""

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from helpers import atomic_files

NEW = dict.fromkeys(("official/wages_national.csv", "official/wages_state.csv", "a.csv"), b"new")
_STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}
"""What Python reports before it changes a folder; files that are opened to be written, besides."""


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    """Do what Ctrl-C does."""
    raise KeyboardInterrupt


HOW: dict[str, Callable[[], None]] = {"kill": kill, "interrupt": interrupt}


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder, hidden ones too."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def written(folder: Path, end: Callable[[], None], at: int) -> bool:
    """Write the new files in a child that ends at a step; say whether it came to its own end."""
    os.environ["COLLECTION_DATA"] = str(folder)
    child = os.fork()
    if child == 0:
        _write(folder, end, at)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _write(folder: Path, end: Callable[[], None], at: int) -> None:
    steps = count(1)

    def end_at_step(event: str, arguments: tuple) -> None:
        changes = event in _STEPS or (event == "open" and "w" in str(arguments[1]))
        if changes and str(arguments[0]).startswith(str(folder)) and next(steps) == at:
            end()

    sys.addaudithook(end_at_step)
    with contextlib.suppress(KeyboardInterrupt):
        atomic_files.write_data(NEW)
        os._exit(0)
    os._exit(1)


def main(how: str, folder: Path) -> None:
    """Print, for each step, whether the old set or the new one stands after the next command."""
    copy, old = folder.with_name("copy"), contents(folder)
    for step in count(1):
        shutil.copytree(folder, copy)
        done = written(copy, HOW[how], at=step)
        atomic_files.finish_pending()
        now = contents(copy)
        outcomes = {"old": old, "new": old | NEW}
        print(next((name for name, files in outcomes.items() if files == now), "neither"))
        shutil.rmtree(copy)
        if done:
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
