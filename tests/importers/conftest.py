"""The folder into which the tests of importers take files."""

from pathlib import Path

import pytest

from tests.support.data_folder import DataFolder


@pytest.fixture
def data(empty_data: Path, capsys: pytest.CaptureFixture) -> DataFolder:
    """A data/ folder without figures, and what the importers do to it."""
    return DataFolder(empty_data, capsys)
