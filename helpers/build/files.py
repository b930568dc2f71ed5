"""Writes whole files, so that what stands on the disk is always old or new; removes others."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from helpers.places import ROOT
from helpers.problems import Problem


def write_whole(contents: Mapping[Path, str | bytes]) -> None:
    """Write files that belong together, none before all of them are on the disk beside it.

    Parameters
    ----------
    contents : mapping of Path to str or bytes
        What each file shall hold, in the order of their appearance.

    Raises
    ------
    Problem
        Where a file cannot be written; the old ones then stand as they were.
    """
    ready = {path.with_name(f".{path.name}.{os.getpid()}.tmp"): path for path in contents}
    try:
        for waiting, path in ready.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(waiting, "wb") as file:
                content = contents[path]
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
        for waiting, path in ready.items():
            waiting.replace(path)
    except OSError as error:
        said = ", ".join(path.relative_to(ROOT).as_posix() for path in contents)
        raise Problem(f"{said}: cannot be written ({error.strerror}).") from None
    finally:
        for waiting in ready:
            with suppress(OSError):  # it has taken its place, or could not be made at all
                waiting.unlink()


def remove(path: Path) -> None:
    """Remove a file, or a folder with all it holds.

    Raises
    ------
    Problem
        Where it cannot be removed.
    """
    try:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    except OSError as error:
        said = path.relative_to(ROOT).as_posix()
        raise Problem(f"{said}: cannot be removed ({error.strerror}).") from None
