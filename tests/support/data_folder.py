"""A small data/ folder, and what the importers do to it."""

from pathlib import Path

import pytest

from helpers.errors import UserError
from helpers.importers.update import update
from tests.support.csv_tables import rows_in


class DataFolder:
    """A small data/ folder, and what the importers do to it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture) -> None:
        self.folder, self.capsys = folder, capsys

    def take(self, *files: Path, period: str | None = None, dry_run: bool = False) -> str:
        """Take files in; give what was said."""
        update(list(files), period, dry_run)
        return self.capsys.readouterr().out

    def refuse(self, *files: Path, period: str | None = None) -> str:
        """Have files refused; make sure that nothing changed; give the sentences."""
        before = self.contents()
        with pytest.raises(UserError) as caught:
            self.take(*files, period=period)
        assert self.contents() == before
        return str(caught.value)

    def contents(self) -> dict[str, tuple[bytes, int]]:
        """Every file with its bytes and the moment it was written."""
        return {
            path.relative_to(self.folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def rows(self, name: str, **wanted: str) -> list[dict]:
        """Give the rows of a table that have the wanted cells."""
        return rows_in(self.folder / f"{name}.csv", **wanted)

    def row(self, name: str, **wanted: str) -> dict:
        """Give the one row of a table that has the wanted cells."""
        [row] = self.rows(name, **wanted)
        return row

    def sources(self) -> list[str]:
        """Give the sources named in sources.csv."""
        return [row["source"] for row in self.rows("sources")]
