"""Makes sure of the Python environment: the running one if it fits, else .venv.

Standard library only, because it runs before anything is installed.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from helpers.environment.packages import install
from helpers.environment.process_environment import has_our_settings, settings
from helpers.errors import UserError
from helpers.paths import ROOT

REQUIREMENTS = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP = VENV / "made-from.txt"
_UNFINISHED = "It is being made.\n"


def settle(arguments: list[str]) -> int | None:
    """Make sure that a command runs in the right environment, with the right variables.

    Parameters
    ----------
    arguments : list of str
        The command line, for the interpreter that takes over.

    Returns
    -------
    int or None
        The exit status, if another process has done the command; None if this one shall.
    """
    if is_settled():
        return None
    python = interpreter()
    command = [python, "-m", "helpers", *arguments]
    sys.stdout.flush()
    if os.name == "nt":  # where replacing a process does not wait for the new one
        return subprocess.run(command, env=settings(), check=False).returncode
    # The process is replaced: signals and the exit status need no passing on. Ctrl-C is held back
    # until the new one can answer it, in the first lines of helpers/__main__.py.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    os.execve(python, command, settings())


def is_settled() -> bool:
    """Say whether the running interpreter is the right one and has the right variables."""
    return has_our_settings() and _fits()


def interpreter() -> str:
    """Give the Python that has what requirements.txt lists; make .venv when there is none.

    Returns
    -------
    str
        The running interpreter, or the one of .venv.

    Raises
    ------
    UserError
        When no environment can be made, in one sentence.
    """
    if _fits():
        return sys.executable
    stamp = _STAMP.read_text(encoding="utf-8") if _STAMP.is_file() else None
    if stamp is None and os.path.lexists(VENV):
        _refuse_unless_it_fits()
        return str(_PYTHON)
    version = _version()
    is_at_work = str(_PYTHON) == sys.executable  # and lacks something, whatever its stamp says
    if version is None or stamp != _stamp_for(version) or is_at_work:
        _make(version, stamp)
    return str(_PYTHON)


@cache  # a build asks twice
def _fits() -> bool:
    return not lacking()


def pins() -> list[str]:
    """Give the lines of requirements.txt without comments and spaces."""
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    return [pin for line in lines if (pin := line.partition("#")[0].strip())]


def lacking(pinned: Iterable[str] = ()) -> list[str]:
    """Give the pins that the running interpreter has not in exactly their versions.

    Parameters
    ----------
    pinned : iterable of str, optional
        The pins; those of requirements.txt, where none is given.

    >>> lacking(["no-such-package==1.0"])
    ['no-such-package==1.0']
    """
    import importlib.metadata  # slow to load

    def has(name: str, version: str) -> bool:
        try:
            return importlib.metadata.version(name) == version
        except importlib.metadata.PackageNotFoundError:
            return False

    return [pin for pin in pinned or pins() if not has(*pin.split("=="))]


def _refuse_unless_it_fits() -> None:
    """Keep an environment that somebody else has made; use it where it has all that is pinned."""
    if not (VENV / "pyvenv.cfg").is_file():
        what = "no Python environment"
    elif _version() is None:
        what = "an environment that somebody else made, and its Python does not run"
    elif missing := _lacking_in_venv():
        more = f" and {len(missing) - 1} more" if missing[1:] else ""
        what = f"an environment that somebody else made, and lacks {missing[0]}{more}"
    else:
        return
    raise UserError(
        f".venv is {what}. It stays as it is: install what requirements.txt lists into it, or "
        "give it another name; then run the command again."
    )


def _lacking_in_venv() -> list[str]:
    code = "from helpers.environment.venv import lacking; print(*lacking(), sep='\\n')"
    done = subprocess.run(
        [str(_PYTHON), "-c", code], cwd=ROOT, env=settings(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    return done.stdout.split() if done.returncode == 0 else pins()


def _stamp_for(version: str | None) -> str:
    return f"{hashlib.sha256(chr(10).join(pins()).encode()).hexdigest()} Python {version}\n"


def _version() -> str | None:
    """The version that the interpreter of .venv says it is, or None if it does not run."""
    if str(_PYTHON) == sys.executable:
        return sys.version.split()[0]
    command = [str(_PYTHON), "-I", "-S", "-c", "import sys; print(sys.version.split()[0])"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _make(version: str | None, stamp: str | None) -> None:
    started = time.monotonic()
    try:
        if stamp is None or version is None or stamp == _UNFINISHED:
            if stamp is not None:
                print("The environment in .venv is incomplete or broken; it is made again.")
            _make_empty()
        else:
            print("What is in .venv is not what requirements.txt lists, or Python has changed.")
            _STAMP.write_text(_UNFINISHED, encoding="utf-8")
        print("Installing what requirements.txt lists into .venv; this takes a minute or two.")
        sys.stdout.flush()
        install(_PYTHON, REQUIREMENTS)
        if missing := _lacking_in_venv():
            raise UserError(f"pip says that it has installed {missing[0]}, but .venv has it not.")
        _make_helpers_importable()
        _STAMP.write_text(_stamp_for(_version()), encoding="utf-8")
    except OSError as error:
        raise UserError(
            f".venv cannot be made ({error.strerror}): nothing can be written in this folder; "
            "copy the collection to one of your own, and run the command there."
        ) from None
    print(f"The environment is ready ({time.monotonic() - started:.0f} s).")


def _make_empty() -> None:
    """Make an environment with nothing but pip in place of one that this collection has begun."""
    VENV.mkdir(exist_ok=True)
    _STAMP.write_text(_UNFINISHED, encoding="utf-8")  # so that nobody else's is ever taken for ours
    for path in VENV.iterdir():
        if path != _STAMP:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    command = [sys.executable, "-m", "venv", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, env=settings(), check=False)
    if done.returncode == 0:
        return
    output = (done.stdout + done.stderr).strip()
    if "ensurepip" in output or "No module named venv" in output:
        raise UserError(
            "Python's venv module is missing or incomplete, so no environment can be made "
            "(Debian and Ubuntu: apt install python3-venv)."
        )
    raise UserError(f"No environment can be made in .venv: {output.splitlines()[-1]}")


def _make_helpers_importable() -> None:
    """Let any Jupyter or editor that uses .venv import helpers, wherever it starts."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run(
        [str(_PYTHON), "-I", "-c", code], capture_output=True, text=True, check=True
    )
    packages = Path(done.stdout.strip())
    # Relative, so that it needs no letter that the machine's own encoding may lack.
    (packages / "collection.pth").write_text(f"{os.path.relpath(ROOT, packages)}\n", "ascii")
