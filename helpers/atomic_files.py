"""Writes files so that the disk holds the old or the new: each alone, or a set of data/ as one.

Standard library only, since builds begin here.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from helpers.errors import UserError
from helpers.paths import ROOT, data_folder


def write_files(contents: Mapping[Path, str | bytes]) -> None:
    """Write files that belong together, none before all of them are on the disk beside it.

    Parameters
    ----------
    contents : mapping of Path to str or bytes
        What each file shall hold, in the order of their appearance.

    Raises
    ------
    UserError
        Where a file cannot be written; the old ones then stand as they were.
    """
    temporary = {path.with_name(f".{path.name}.{os.getpid()}.tmp"): path for path in contents}
    try:
        for written, path in temporary.items():
            _write(written, contents[path])
        for written, path in temporary.items():
            written.replace(path)
    except OSError as error:
        names = ", ".join(_name(path) for path in contents)
        raise UserError(f"{names}: cannot be written ({error.strerror}).") from None
    finally:
        for written in temporary:
            with suppress(OSError):  # it has taken its place, or could not be made at all
                written.unlink()


def remove(path: Path) -> None:
    """Remove a file, or a folder with all it holds.

    Raises
    ------
    UserError
        Where it cannot be removed.
    """
    try:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    except OSError as error:
        raise UserError(f"{_name(path)}: cannot be removed ({error.strerror}).") from None


def write_data(contents: Mapping[str, bytes]) -> None:
    """Replace files of data/, all of them or none.

    They are written whole into a folder beside the old ones. Renaming that folder is the one step
    that decides: before it, all old files stand; after it, :func:`finish_pending` puts the new
    ones in their places, at once or, if it was cut short, when next called.

    Parameters
    ----------
    contents : mapping of str to bytes
        What each file shall hold, by its path inside data/.

    Raises
    ------
    UserError
        When the folder cannot be written; the old files stand.
    """
    coming, decided = _folders()
    try:
        for name, content in contents.items():
            _make_sure_of(data_folder() / name)
            _write(coming / name, content)
        coming.rename(decided)
    except OSError as error:
        raise UserError(
            f"data/ cannot be written ({error.strerror}); nothing was changed."
        ) from None
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    finish_pending()


def finish_pending() -> None:
    """Put decided files of data/ in their places; clear away what was never decided.

    Raises
    ------
    UserError
        When a file cannot be replaced, because another program holds it, say.
    """
    coming, decided = _folders()
    shutil.rmtree(coming, ignore_errors=True)
    for path in sorted(decided.rglob("*.csv")):
        name = path.relative_to(decided)
        try:
            (data_folder() / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(data_folder() / name)
        except OSError as error:
            raise UserError(
                f"data/{name.as_posix()} cannot be replaced ({error.strerror}); close the program "
                "that holds it and run the command again."
            ) from None
    shutil.rmtree(decided, ignore_errors=True)


def _write(path: Path, content: str | bytes) -> None:
    """Write a file that nobody reads yet, and wait until the disk holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())


def _make_sure_of(path: Path) -> None:
    """Make sure that a file can be replaced, before anything is decided.

    Raises
    ------
    OSError
        When another program holds it, or its folder takes no new file.
    """
    if path.exists():
        with open(path, "r+b"):
            pass
    if path.parent.exists():
        with TemporaryFile(dir=path.parent):
            pass


def _folders() -> tuple[Path, Path]:
    return data_folder() / ".coming", data_folder() / ".decided"


def _name(path: Path) -> str:
    """A file's name in a message: inside the collection, its path from there."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
