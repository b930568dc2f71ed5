"""The environment variables with which notebooks run and pages are made, on every machine."""

import importlib.util
import os
from pathlib import Path

from helpers.paths import ROOT

# A user's own settings of Python, IPython and matplotlib would change what a notebook shows.
_USERS = ("PYTHON", "IPYTHON", "MPL", "MATPLOTLIB")
_SETTINGS = {
    "PYTHONPATH": str(ROOT),
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}


def settings() -> dict[str, str]:
    """Give the environment variables for a command: the user's, but for those that matter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_USERS)}
    return {**kept, **_SETTINGS}


def has_our_settings() -> bool:
    """Say whether this process was started with these settings."""
    return all(os.environ.get(name) == value for name, value in _SETTINGS.items())


def settings_for_kernels(folder: Path) -> dict[str, str]:
    """Give the environment variables for kernels: nothing of the user's own is read.

    Parameters
    ----------
    folder : Path
        An empty folder for IPython's and Jupyter's own files, in place of the user's.
    """
    matplotlib = Path(importlib.util.find_spec("matplotlib").origin).parent
    return {
        **settings(),
        "OPENBLAS_NUM_THREADS": "1",  # the same sums however many cores
        "IPYTHONDIR": str(folder),
        "JUPYTER_RUNTIME_DIR": str(folder),
        "MATPLOTLIBRC": str(matplotlib / "mpl-data" / "matplotlibrc"),
    }
