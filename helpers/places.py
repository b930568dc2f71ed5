"""Where things are kept; every other module asks here for a folder."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"

# Where a notebook puts a file for others to take; the tests give it a folder of their own.
PUBLISHED = Path(os.environ.get("COLLECTION_PUBLISHED") or REPORTS)

# Tests point the collection at a copy of its figures; everybody else reads data/.
DATA = Path(os.environ.get("COLLECTION_DATA") or ROOT / "data")
