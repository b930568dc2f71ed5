"""Programs beside Python that tests use where they are installed."""

import os
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
