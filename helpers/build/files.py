"""Writes whole files: at any moment what stands on disk is the old contents or the new."""

import os
from pathlib import Path

from helpers.places import ROOT
from helpers.problems import Problem


def write_whole(contents: dict[Path, str]) -> None:
    """Write files that belong together, none before all of them are on the disk beside it.

    Parameters
    ----------
    contents : dict of Path to str
        What each file shall hold, in the order of their appearance.

    Raises
    ------
    Problem
        Where a file cannot be written; the old ones then stand as they were.
    """
    ready = {path.with_name(f".{path.name}.{os.getpid()}.tmp"): path for path in contents}
    try:
        for waiting, path in ready.items():
            path.parent.mkdir(exist_ok=True)
            with open(waiting, "wb") as file:
                file.write(contents[path].encode())
                file.flush()
                os.fsync(file.fileno())
        for waiting, path in ready.items():
            waiting.replace(path)
    except OSError as error:
        said = ", ".join(path.relative_to(ROOT).as_posix() for path in contents)
        raise Problem(f"{said}: cannot be written ({error.strerror}).") from None
    finally:
        for waiting in ready:
            waiting.unlink(missing_ok=True)
