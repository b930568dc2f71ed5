"""Makes sure of the Python environment: the running one if it fits, else .venv.

Standard library only, because it runs before anything is installed.
"""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from helpers.environment.process_environment import has_our_settings, settings
from helpers.errors import UserError
from helpers.paths import ROOT

REQUIREMENTS = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP = VENV / "made-from.txt"


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
    # The process is replaced: signals and the exit status need no passing on.
    os.execve(python, command, settings())


def is_settled() -> bool:
    """Say whether the running interpreter is the right one and has the right variables."""
    return has_our_settings() and _runs_with_the_pins()


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
    if _runs_with_the_pins():
        return sys.executable
    version = _version(_PYTHON)
    if version is None or _stamp() != _stamp_for(version):
        _make(version)
    return str(_PYTHON)


def _runs_with_the_pins() -> bool:
    if Path(sys.prefix).resolve() == VENV and _stamp() == _stamp_for(_version(sys.executable)):
        return True
    return fits(pins())


def pins() -> list[str]:
    """Give the lines of requirements.txt without comments and spaces."""
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    return [pin for line in lines if (pin := line.partition("#")[0].strip())]


def fits(pinned: Iterable[str]) -> bool:
    """Say whether the running interpreter has exactly the pinned versions.

    >>> fits(["no-such-package==1.0"])
    False
    """
    import importlib.metadata  # slow to load, and not needed where .venv is in use

    try:
        return all(
            importlib.metadata.version(name) == version
            for name, version in (pin.split("==") for pin in pinned)
        )
    except importlib.metadata.PackageNotFoundError:
        return False


def _stamp() -> str | None:
    return _STAMP.read_text(encoding="utf-8") if _STAMP.is_file() else None


def _stamp_for(version: str | None) -> str:
    return f"{hashlib.sha256(chr(10).join(pins()).encode()).hexdigest()} Python {version}\n"


def _version(python: Path | str) -> str | None:
    """The version an interpreter says it is, or None if it does not run."""
    if str(python) == sys.executable:
        return sys.version.split()[0]
    command = [str(python), "-I", "-S", "-c", "import sys; print(sys.version.split()[0])"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _make(version: str | None) -> None:
    started = time.monotonic()
    if version is None or _stamp() is None:
        if VENV.exists():
            print("The environment in .venv is incomplete or broken; it is made again.")
        _make_empty()
    else:
        print("requirements.txt or Python has changed since .venv was made.")
        _STAMP.unlink()
    print("Installing what requirements.txt lists into .venv; this takes a minute or two.")
    sys.stdout.flush()
    _install()
    _make_helpers_importable()
    _STAMP.write_text(_stamp_for(_version(_PYTHON)), encoding="utf-8")
    print(f"The environment is ready ({time.monotonic() - started:.0f} s).")


def _make_empty() -> None:
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
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


def _install() -> None:
    """Let pip install the pins, and print what it prints."""
    pip = [str(_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    environment = {**settings(), "PIP_USER": "0"}  # a --user install would miss .venv
    done = subprocess.run(
        [*pip, "--retries", "2", "-r", str(REQUIREMENTS)], stderr=subprocess.PIPE, text=True,
        encoding="utf-8", errors="replace", env=environment, cwd=ROOT, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise UserError(_reason(done.stderr.splitlines()))


def _reason(messages: list[str]) -> str:
    """The one sentence that says why pip failed."""
    if any("connection broken" in line or "ConnectionError" in line for line in messages):
        return "pip cannot reach the package index: without a network no environment can be made."
    errors = [line.strip() for line in messages if line.startswith("ERROR:")]
    cause = errors[-1] if errors else (messages or ["no reason is given"])[-1].strip()
    return f"pip could not install what requirements.txt lists: {cause.removeprefix('ERROR: ')}"


def _make_helpers_importable() -> None:
    """Let any Jupyter or editor that uses .venv import helpers, wherever it starts."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run(
        [str(_PYTHON), "-I", "-c", code], capture_output=True, text=True, check=True
    )
    packages = Path(done.stdout.strip())
    # Relative, so that it needs no letter that the machine's own encoding may lack.
    (packages / "collection.pth").write_text(f"{os.path.relpath(ROOT, packages)}\n", "ascii")
