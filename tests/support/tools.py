"""Programs beside Python that tests use where they are installed."""

import os
import shutil
import subprocess
from typing import NoReturn

import pytest


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
