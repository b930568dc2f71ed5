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

from helpers.environment.process_environment import are_settled, settings
from helpers.errors import UserError
from helpers.paths import ROOT

REQUIREMENTS = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP = VENV / "made-from.txt"
_SECONDS_BETWEEN_LINES = 10


def settle(arguments: list[str]) -> int | None:
    """Make sure that a command runs in the right environment and surroundings.

    Parameters
    ----------
    arguments : list of str
        The command line, for the interpreter that takes over.

    Returns
    -------
    int or None
        The exit status, if another process has done the command; None if this one shall.
    """
    python = interpreter()
    if python == sys.executable and are_settled():
        return None
    command = [python, "-m", "helpers", *arguments]
    sys.stdout.flush()
    if os.name == "nt":  # where replacing a process does not wait for the new one
        return subprocess.run(command, env=settings(), check=False).returncode
    # The process is replaced: signals and the exit status need no passing on.
    os.execve(python, command, settings())


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
    if Path(sys.prefix).resolve() == VENV and _stamp() == _stamp_for(_version(sys.executable)):
        return sys.executable
    if fits(pins()):
        return sys.executable
    version = _version(_PYTHON)
    if version is None or _stamp() != _stamp_for(version):
        _make(version)
    return str(_PYTHON)


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
    asked = [str(python), "-I", "-S", "-c", "import sys; print(sys.version.split()[0])"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout.strip()


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
    made = subprocess.run(command, capture_output=True, text=True, env=settings(), check=False)
    if made.returncode == 0:
        return
    said = (made.stdout + made.stderr).strip()
    if "ensurepip" in said or "No module named venv" in said:
        raise UserError(
            "Python's venv module is missing or incomplete, so no environment can be made "
            "(Debian and Ubuntu: apt install python3-venv)."
        )
    raise UserError(f"No environment can be made in .venv: {said.splitlines()[-1]}")


def _install() -> None:
    """Let pip install the pins, with a count of what it has found so far."""
    pip = [str(_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    options = ["--progress-bar", "off", "--retries", "2", "-r", str(REQUIREMENTS)]
    surroundings = {**settings(), "PIP_USER": "0"}  # a --user install would miss .venv
    said: list[str] = []
    with subprocess.Popen(
        [*pip, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8", errors="replace", env=surroundings, cwd=ROOT,
    ) as installing:  # fmt: skip
        try:
            said.extend(_counted(installing.stdout))
        except BaseException:  # stopped: pip stops too
            installing.terminate()
            raise
    if installing.returncode != 0:
        raise UserError(_why_not(said))


def _counted(lines: Iterable[str]) -> Iterable[str]:
    """Pass pip's lines on, and show how far it is: live on a terminal, else now and then."""
    started = shown = time.monotonic()
    live = sys.stdout.isatty()
    found = 0
    state = ""
    for line in lines:
        yield line
        found += line.startswith("Collecting ")
        now = time.monotonic()
        if line.startswith("Installing collected packages"):
            state = f"installing {line.count(',') + 1} packages"
        elif state or not (live or now - shown > _SECONDS_BETWEEN_LINES):
            continue
        shown = now
        told = f"  {state or f'{found} packages found so far'}, {now - started:.0f} s"
        print(told, end="\r" if live else "\n", flush=True)
    if live:
        print()


def _why_not(said: list[str]) -> str:
    """The one sentence that says why pip failed."""
    if any("connection broken" in line or "ConnectionError" in line for line in said):
        return "pip cannot reach the package index: without a network no environment can be made."
    errors = [line.strip() for line in said if line.startswith("ERROR:")]
    cause = errors[-1] if errors else (said or ["it said nothing"])[-1].strip()
    return f"pip could not install what requirements.txt lists: {cause.removeprefix('ERROR: ')}"


def _make_helpers_importable() -> None:
    """Let any Jupyter or editor that uses .venv import helpers, wherever it starts."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run(
        [str(_PYTHON), "-I", "-c", ask], capture_output=True, text=True, check=True
    )
    packages = Path(answer.stdout.strip())
    # Relative, so that it needs no letter that the machine's own encoding may lack.
    (packages / "collection.pth").write_text(f"{os.path.relpath(ROOT, packages)}\n", "ascii")
