"""What turns figures round for a test."""

from collections.abc import Callable

import pandas as pd
import pytest

from helpers.data import tables
from helpers.paths import data_folder
from tests.support.claims import Edit


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Edit], None]:
    """Give what changes a table's cells for the time of a test, in memory."""
    files: dict[str, bytes] = {}
    contents = tables._contents
    monkeypatch.setattr(tables, "_contents", lambda name: files.get(name) or contents(name))

    def change(name: str, edit: Edit) -> None:
        path = data_folder() / f"{name}.csv"
        rows = pd.read_csv(path, dtype=str, keep_default_na=False)
        edit(rows)
        files[name] = rows.to_csv(index=False).encode()

    return change
