"""The log in which a build finds the tables that a notebook has read; here alone is its format.

The build names the log's file to a kernel by an environment variable. Each line holds the
SHA-256 of what counts of the file that was read, and the table's path.
"""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from helpers.csv_text import counted

READ_LOG = "COLLECTION_READ_LOG"


def log_read(path: str, content: bytes) -> None:
    """Note that a file was read, if a build waits to know.

    Parameters
    ----------
    path : str
        As messages name it: ``data/figures/pay.csv``.
    content : bytes
        What stood there.
    """
    if log := os.environ.get(READ_LOG):
        _append(log, path, content)


@lru_cache(maxsize=256)  # more than there are tables: each is asked for many times
def _append(log: str, path: str, content: bytes) -> None:
    with open(log, "a", encoding="utf-8") as lines:
        lines.write(f"{hashlib.sha256(counted(content)).hexdigest()} {path}\n")


def files_read(log: Path) -> dict[str, str]:
    """Give each file that was read, and the fingerprint of what was read there first."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
    # Read twice, a file counts as it was at first: outputs may rest on that.
    pairs = (line.split(" ", 1) for line in reversed(lines))
    return {path: content[:16] for content, path in pairs}
