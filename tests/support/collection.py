"""A collection's folder, and what a person does there: commands, edits, looks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers.paths import ROOT

COMMENTED = ("\n\n\n", "\n\n\n# changed\n")
"""How a module is edited: by comments before its functions, whatever its words are."""


@dataclass
class Collection:
    """A collection's folder and what a person does there."""

    root: Path

    def command(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
        """Run one of the collection's commands."""
        return subprocess.run(
            self.line(*arguments), cwd=self.root, env={**os.environ, **variables},
            capture_output=True, encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip

    def line(self, *arguments: str) -> list[str]:
        """Give the command line of one of the collection's commands."""
        return [sys.executable, "-m", "helpers", *arguments]

    def write_notebook(self, name: str, cells: Sequence[str]) -> None:
        """Store a notebook that has not run; text that begins with # is Markdown."""
        as_code = {"cell_type": "code", "execution_count": None, "outputs": []}
        as_text = {"cell_type": "markdown"}
        made = [
            {
                **(as_text if text.startswith("#") else as_code),
                "id": f"cell-{place}", "metadata": {}, "source": text,
            }
            for place, text in enumerate(cells, 1)
        ]  # fmt: skip
        whole = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        self.path(f"notebooks/{name}.ipynb").write_text(json.dumps(whole), encoding="utf-8")

    def path(self, name: str) -> Path:
        """Give a file of the collection."""
        return self.root / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file as an editor would."""
        path = self.path(name)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def contents(self) -> dict[str, bytes]:
        """Give every notebook and page as it stands."""
        folders = (self.path("notebooks"), self.path("reports"))
        files = (path for folder in folders for path in folder.glob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in files}

    def copy_to(self, root: Path) -> "Collection":
        """Give a second collection that is like this one."""
        return Collection(shutil.copytree(self.root, root))


def command_on(data: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run one of the commands on tables that stand elsewhere."""
    return Collection(ROOT).command(*arguments, COLLECTION_DATA=str(data))
