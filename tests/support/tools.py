"""Programs beside Python that tests use where they are installed."""

import os
import re
import shutil
import subprocess
from typing import NoReturn

import pytest

_LIBRARY = re.compile(r"([\w.+-]+\.so[.\d]*): cannot open shared object file")


def do_without(reason: str) -> NoReturn:
    """Skip what needs a program that is not here; where every change is checked, that is a failure.

    Parameters
    ----------
    reason : str
        What is missing, and how to get it.
    """
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def do_without_one_that_does_not_start(name: str, output: str) -> NoReturn:
    """Do likewise with a program that is here and does not start.

    Parameters
    ----------
    name : str
        As people call it.
    output : str
        What it wrote meanwhile.
    """
    if missing := _LIBRARY.search(output):
        do_without(f"{name} lacks {missing[1]}: install your system’s package of that library")
    do_without(f"{name} does not start: {(output.strip() or 'it says nothing').splitlines()[0]}")


def view_of_its_own(*options: str) -> list[str]:
    """Begin a command line that gives a process its own view of the machine.

    Parameters
    ----------
    *options : str
        What it sees otherwise, as ``unshare`` calls it.
    """
    line = ["unshare", "--user", "--map-root-user", *options]
    tried = shutil.which("unshare") and subprocess.run([*line, "true"], capture_output=True)
    if not tried or tried.returncode != 0:
        pytest.skip("this machine gives no process a view of its own (unshare)")
    return line
