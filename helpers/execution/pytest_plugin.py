"""A plugin for pytest that comes before the others: it spares them what builds are spared, too."""

import gc
import sys

from helpers.execution.blocked_imports import GRAMMAR

sys.modules.setdefault(GRAMMAR, None)
gc.disable()  # while libraries and tests are loaded, hardly any of which goes again


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but not in what has been loaded."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Leave the memory to the system, which takes it back at once; Python would go through it."""
    gc.freeze()
