"""A notebook's file: its cells, their marks, and the one form in which it is stored."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import UserError
from helpers.paths import NOTEBOOKS, REPORTS

if TYPE_CHECKING:
    from nbformat import NotebookNode
_FOLDS = "jupyter"  # whether a cell's source is hidden
# What the collection's cells carry; a lesson's headings say how many minutes they take.
_CELL_METADATA = (_FOLDS, "minutes", "nbgrader", "slideshow", "tags")
NOTE = "*Speaker’s note*"  # all that is seen of a note while it is folded


def notebook_of(cells: Sequence[dict]) -> "NotebookNode":
    """Give a notebook for Python with these cells."""
    import nbformat  # a library, which is not needed to find that there is nothing to do

    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return nbformat.reads(json.dumps(whole), as_version=4)


def as_file(notebook: "NotebookNode") -> str:
    """Give the contents of a notebook's file."""
    import nbformat

    return f"{nbformat.writes(notebook)}\n"


@dataclass(frozen=True)
class TopicNotebook:
    """One notebook and the page that is made from it.

    Parameters
    ----------
    name : str
        Number and noun, such as ``01_pay``.
    file : bytes
        The notebook as it stands, or stood, on disk.
    """

    name: str
    file: bytes = field(repr=False, compare=False)

    @property
    def notebook(self) -> Path:
        """The notebook's file."""
        return NOTEBOOKS / f"{self.name}.ipynb"

    @property
    def page(self) -> Path:
        """The page's file."""
        return REPORTS / f"{self.name}.html"

    @property
    def label(self) -> str:
        """The notebook as its reader knows it."""
        return f"notebooks/{self.name}.ipynb"

    @property
    def run_label(self) -> str:
        """The notebook as a message on a run of it names it."""
        return self.label

    @property
    def page_cells(self) -> list[dict]:
        """The cells as a page shows them: the one with the title first."""
        return self.cells

    def is_as_on_disk(self) -> bool:
        """Say whether the file still is the one that was read."""
        return self.notebook.read_bytes() == self.file

    @cached_property
    def cells(self) -> list[dict]:
        """The notebook's cells as they run."""
        return self.stored_cells

    @property
    def stored_cells(self) -> list[dict]:
        """The notebook's cells as its file holds them."""
        try:
            return cells_in(self.file)
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{self.label}: not a notebook ({error}).") from None

    @cached_property
    def title(self) -> str:
        """The notebook's H1: the reader's question."""
        first = text_of(self.cells[0]["source"]) if self.cells else ""
        if not first.startswith("# "):
            raise UserError(f"{self.label}: the first cell must begin with '# ' and the title.")
        return first.splitlines()[0].removeprefix("# ").strip()


@cache
def cells_in(file: bytes) -> list[dict]:
    """Give the cells that a notebook's file holds, which nobody is to change.

    >>> cells_in(b'{"cells": [{"cell_type": "code", "metadata": {"id": "01-06"}}]}')[0]["id"]
    '01-06'
    """
    return [_with_id(cell) for cell in json.loads(file)["cells"]]


def _with_id(cell: dict) -> dict:
    """A cell with its id, which editors of an older format keep among the metadata."""
    kept = cell.get("metadata", {}).get("id")
    return {**cell, "id": kept} if kept and "id" not in cell else cell


def code_of(topic: TopicNotebook) -> list[str]:
    """Give the code of a notebook, a text a cell."""
    return [text_of(cell["source"]) for cell in topic.cells if cell["cell_type"] == "code"]


def sections_of(cells: Iterable[dict]) -> list[tuple[str, list[dict]]]:
    """Give each heading of the second level with its cells; that of the cells before is empty.

    >>> cells = [{"cell_type": "markdown", "source": text} for text in ("# A", "## B\\nb", "c")]
    >>> [(heading, len(cells)) for heading, cells in sections_of(cells)]
    [('', 1), ('B', 2)]
    """
    sections: list[tuple[str, list[dict]]] = [("", [])]
    for cell in cells:
        first_line = text_of(cell["source"]).partition("\n")[0]
        if cell["cell_type"] == "markdown" and first_line.startswith("## "):
            sections.append((first_line.removeprefix("## "), []))
        sections[-1][1].append(cell)
    return sections


def cell_metadata(cell: dict) -> dict:
    """Give what a cell carries for the collection, without what an editor notes there.

    >>> cell_metadata({"metadata": {"tags": ["rows"], "execution": {}, "collapsed": True}})
    {'tags': ['rows']}
    """
    kept = cell.get("metadata", {})
    return {name: kept[name] for name in _CELL_METADATA if name in kept}


def marks_of(cell: dict) -> dict:
    """Give what a cell carries for the classroom: all but whether its source is hidden.

    >>> marks_of({"metadata": {"tags": ["rows"], "jupyter": {"source_hidden": True}}})
    {'tags': ['rows']}
    """
    return {name: mark for name, mark in cell_metadata(cell).items() if name != _FOLDS}


def tags_of(cell: dict) -> list[str]:
    """Give the tags of a cell.

    >>> tags_of({"metadata": {"tags": ["rows"]}}), tags_of({"metadata": {}})
    (['rows'], [])
    """
    return cell["metadata"].get("tags", [])


def slide_type(cell: dict) -> str:
    """Give a cell's part in the slides, as JupyterLab's property inspector sets it.

    >>> slide_type({"metadata": {"slideshow": {"slide_type": "notes"}}})
    'notes'
    >>> slide_type({"metadata": {}})
    '-'
    """
    return cell.get("metadata", {}).get("slideshow", {}).get("slide_type") or "-"


def is_note(cell: dict) -> bool:
    """Say whether a cell holds what a speaker says beside a slide, which no page shows."""
    return slide_type(cell) == "notes"


def note_of(cell: dict) -> str:
    """Give what a speaker's note says, without the line that names it when it is folded.

    >>> note_of({"source": "*Speaker’s note*\\n\\nAsk who is asked."})
    'Ask who is asked.'
    """
    return text_of(cell["source"]).removeprefix(NOTE).lstrip()


def text_of(value: str | list[str]) -> str:
    """Give a notebook's text, which its file keeps whole or as a list of lines."""
    return value if isinstance(value, str) else "".join(value)
