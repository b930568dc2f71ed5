"""A plugin for pytest that comes before the others: it spares them what builds are spared, too."""

import gc
import sys

# A grammar of web addresses that jupyter's libraries can do without; it takes a second to load.
sys.modules.setdefault("rfc3987_syntax", None)


def pytest_unconfigure() -> None:
    """Leave the memory to the system, which takes it back at once; Python would go through it."""
    gc.freeze()
