"""Lets one build work at a time; a lock whose process has died keeps nobody waiting."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from helpers.errors import UserError
from helpers.paths import ROOT

# Beside Python's own files: git ignores it, and nobody looks there.
_FILE = ROOT / "helpers" / "__pycache__" / "reports.lock"
_WITHOUT_LOCKS = (errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP)


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
    try:
        _FILE.parent.mkdir(exist_ok=True)
        lock, has_waited = _acquired()
    except OSError as error:
        name = _FILE.relative_to(ROOT).as_posix()
        raise UserError(
            f"{name}: cannot be written ({error.strerror}). Copy the collection to a folder of "
            "your own, and run the command there."
        ) from None
    try:
        yield has_waited
    finally:
        lock.release()


def _acquired() -> tuple[BaseFileLock, bool]:
    try:
        return _acquire(FileLock(_FILE, fallback_to_soft=False))
    except OSError as error:
        if error.errno not in _WITHOUT_LOCKS:
            raise
    print("This drive has no locks; a file marks that a build is at work.", flush=True)
    return _acquire(SoftFileLock(_FILE.with_suffix(".marker")))


def _acquire(lock: BaseFileLock) -> tuple[BaseFileLock, bool]:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        print("Another build is at work here; this one begins when it ends.", flush=True)
        lock.acquire()
        return lock, True
    return lock, False
