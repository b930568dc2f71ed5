"""Lets one build work at a time: the lock is the system's, so it goes when its process does."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from helpers.errors import UserError
from helpers.paths import ROOT

# Beside Python's own files: git ignores it, and nobody looks there.
_FILE = ROOT / "helpers" / "__pycache__" / "reports.lock"
_SECONDS_BETWEEN_TRIES = 0.1
if os.name == "nt":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def one_build() -> Iterator[bool]:
    """Wait, and say so, while another build of this collection is at work.

    Yields
    ------
    bool
        Whether there was another to wait for.

    Raises
    ------
    UserError
        When the folder cannot be written to.
    """
    with _opened() as file:
        waits = False
        while not _is_ours(file):
            if not waits:
                print("Another build is at work here; this one begins when it ends.", flush=True)
            waits = True
            time.sleep(_SECONDS_BETWEEN_TRIES)
        yield waits


def _opened() -> BinaryIO:
    try:
        _FILE.parent.mkdir(exist_ok=True)
        return open(_FILE, "wb")
    except OSError as error:
        said = _FILE.relative_to(ROOT).as_posix()
        raise UserError(f"{said}: cannot be written ({error.strerror}).") from None


def _is_ours(file: BinaryIO) -> bool:
    try:
        _take(file)
    except (BlockingIOError, PermissionError):  # which Windows calls it
        return False
    return True
