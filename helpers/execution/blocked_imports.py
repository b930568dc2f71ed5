"""Leaves out what a library would load on the side and nobody here asks for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

GRAMMAR = "rfc3987_syntax"
"""Of web addresses: jupyter's libraries can do without, and it takes a second to load."""


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Let libraries that are loaded meanwhile find some modules not installed.

    For modules that a library tries to import and can do without.

    Parameters
    ----------
    *modules : str
        Their names; one that is loaded already stays as it is.

    >>> with without("pyclbr"):
    ...     import pyclbr
    Traceback (most recent call last):
    ModuleNotFoundError: import of pyclbr halted; None in sys.modules
    """
    absent = dict.fromkeys(name for name in modules if name not in sys.modules)
    sys.modules.update(absent)  # None there says: this module cannot be had
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
