"""Remembers the files of a collection that had nothing left to do, as the drive describes them.

To read every notebook, table and page takes a build longer than all else when nothing has
changed. A file that has the size, the times and the number that it had before is the same, as for
git; where any differs, as in a new clone, a build looks at contents. Standard library only.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from helpers.paths import ROOT, data_folder

_FOLDERS = (ROOT / "notebooks", ROOT / "reports", ROOT / "helpers")
_FILES = (ROOT / "requirements.txt", ROOT / "README.md")
_NOT_LOOKED_INTO = ("__pycache__", ".ipynb_checkpoints")
_MEMORY = ROOT / "helpers" / "__pycache__"  # beside Python's own files, which git ignores


def state_of_files() -> str:
    """Give what the drive says of every file from which pages are made, and of the pages."""
    described = [line for path in _FILES for line in _described(path)]
    for folder in (*_FOLDERS, data_folder()):
        described += _below(folder)
    return "\n".join(described)


def is_as_remembered(command: str, state: str) -> bool:
    """Say whether a command had nothing to do when the files were as they are now.

    Parameters
    ----------
    command : str
        ``reports`` or ``classroom``.
    state : str
        What ``state_of_files`` gives.
    """
    try:
        return _memory_of(command).read_text(encoding="utf-8") == state
    except (OSError, ValueError):
        return False


def remember(command: str, state: str) -> None:
    """Remember that a command has nothing to do; a folder that nobody may write to forgets it.

    Parameters
    ----------
    command, state
        As ``is_as_remembered`` takes them; the state from before it was looked what there is to do.
    """
    with suppress(OSError):
        _MEMORY.mkdir(exist_ok=True)
        _memory_of(command).write_text(state, encoding="utf-8")


def _memory_of(command: str) -> Path:
    return _MEMORY / f"{command}.unchanged"


def _below(folder: Path) -> Iterator[str]:
    for parent, folders, files in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name not in _NOT_LOOKED_INTO)
        yield f"{parent}:"
        for name in sorted(files):
            yield from _described(Path(parent, name))


def _described(path: Path) -> Iterator[str]:
    with suppress(OSError):
        of = path.stat()
        yield f"{path.name} {of.st_size} {of.st_mtime_ns} {of.st_ctime_ns} {of.st_ino}"
