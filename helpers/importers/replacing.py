"""Replaces files of data/, all of them or none. Standard library only, since builds begin here."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryFile

from helpers.places import DATA
from helpers.problems import Problem


def write_all(files: dict[str, bytes]) -> None:
    """Replace files of data/, all of them or none.

    They are written whole into a folder beside the old ones. Renaming that folder is the one step
    that decides: before it, all old files stand; after it, :func:`finish` puts the new ones in
    their places, at once or, if it was cut short, when next called.

    Parameters
    ----------
    files : dict
        Contents by path inside data/.

    Raises
    ------
    Problem
        When the folder cannot be written; the old files stand.
    """
    coming, decided = _folders()
    try:
        for name, contents in files.items():
            _make_sure_of(DATA / name)
            path = coming / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "wb") as file:
                file.write(contents)
                os.fsync(file.fileno())
        coming.rename(decided)
    except OSError as error:
        raise Problem(f"data/ cannot be written ({error.strerror}); nothing was changed.") from None
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    finish()


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


def finish() -> None:
    """Put decided files in their places; clear away what was never decided.

    Raises
    ------
    Problem
        When a file cannot be replaced, because another program holds it, say.
    """
    coming, decided = _folders()
    shutil.rmtree(coming, ignore_errors=True)
    for path in sorted(decided.rglob("*.csv")):
        name = path.relative_to(decided)
        try:
            (DATA / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(DATA / name)
        except OSError as error:
            raise Problem(
                f"data/{name.as_posix()} cannot be replaced ({error.strerror}); close the program "
                "that holds it and run the command again."
            ) from None
    shutil.rmtree(decided, ignore_errors=True)


def _folders() -> tuple[Path, Path]:
    return DATA / ".coming", DATA / ".decided"
