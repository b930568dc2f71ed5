"""The lock of a build: the system's own, or a file's where a drive has no locks."""

import errno
import subprocess
import sys

import pytest
from filelock import FileLock

from helpers.errors import UserError
from helpers.site import build_lock
from helpers.site.build_lock import one_build

HELD = """
import errno, sys, time
from filelock import FileLock
from pathlib import Path
from helpers.site import build_lock

def without_locks(lock):
    raise OSError(errno.ENOLCK, "No locks available")

build_lock._FILE = Path(sys.argv[1])
if sys.argv[2] == "without":
    FileLock._acquire = without_locks
with build_lock.one_build():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(params=["with", "without"])
def drive(request, tmp_path, monkeypatch):
    """A drive with locks, and one without."""
    monkeypatch.setattr(build_lock, "_FILE", tmp_path / "reports.lock")
    if request.param == "without":

        def without_locks(lock: FileLock) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(FileLock, "_acquire", without_locks)
    return request.param


def held_elsewhere(drive: str) -> subprocess.Popen:
    """Start a process that holds the lock."""
    command = [sys.executable, "-c", HELD, str(build_lock._FILE), drive]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    while holder.stdout.readline() not in ("held\n", ""):
        pass
    return holder


def test_one_build_follows_another(drive, capsys):
    for _ in range(2):
        with one_build() as has_waited:
            assert not has_waited
    message = "This drive has no locks; a file marks that a build is at work.\n"
    assert capsys.readouterr().out == (message * 2 if drive == "without" else "")


def test_a_build_waits_until_another_has_died(drive, capsys, monkeypatch):
    with held_elsewhere(drive) as holder:

        def print_and_kill(line: str, flush: bool) -> None:
            print(line)
            if line.startswith("Another build"):
                holder.kill()
                holder.wait()

        monkeypatch.setattr(build_lock, "print", print_and_kill, raising=False)
        with one_build() as has_waited:
            assert has_waited
    assert "Another build is at work here" in capsys.readouterr().out


def test_what_a_dead_build_has_left_keeps_nobody_waiting(drive, capsys):
    with held_elsewhere(drive) as holder:
        holder.kill()
    with one_build() as has_waited:
        assert not has_waited
    assert "Another build" not in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(build_lock, "ROOT", tmp_path)
    (tmp_path / "file").touch()
    monkeypatch.setattr(build_lock, "_FILE", tmp_path / "file" / "reports.lock")
    with pytest.raises(UserError, match=r"^file/reports\.lock: cannot be written"), one_build():
        pass
