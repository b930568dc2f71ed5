"""The rules of the topics' notebooks, for a notebook that is no topic and keeps them too."""

import inspect
from collections.abc import Callable
from pathlib import Path

from helpers.paths import NOTEBOOKS
from tests.site import test_notebooks


def rules_of_notebooks(*but: str) -> list[Callable[[Path], None]]:
    """Give the tests that hold of each notebook by its path, without some."""
    return [
        rule
        for name, rule in vars(test_notebooks).items()
        if name.startswith("test_")
        and name not in but
        and [*inspect.signature(rule).parameters] == ["path"]
    ]


def beside_the_topics(folder: Path, name: str, content: bytes) -> Path:
    """Write a notebook into a folder that has files of the names to which it may lead."""
    for topic in NOTEBOOKS.glob("*.ipynb"):
        (folder / topic.name).touch()
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file
