"""Where things are kept; every other module asks here for a folder."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"


def data_folder() -> Path:
    """Give the folder of the tables: data/, or the copy that a test names in the environment."""
    return Path(os.environ.get("COLLECTION_DATA") or ROOT / "data")


def published() -> Path:
    """Give the folder where a notebook puts a file for others to take.

    The build and the tests name one of their own, for each kernel; so it is asked for anew.
    """
    return Path(os.environ.get("COLLECTION_PUBLISHED") or REPORTS)
