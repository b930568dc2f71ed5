"""The notebooks in reading order, each with its page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from helpers.build.contents import in_reading_order
from helpers.places import NOTEBOOKS, REPORTS
from helpers.problems import Problem

_FOLDS = "jupyter"  # whether a cell's source is hidden
_CELL_METADATA = (_FOLDS, "nbgrader", "slideshow", "tags")  # what the collection's cells carry
NOTE = "*Speaker’s note*"  # all that is seen of a note while it is folded


@dataclass(frozen=True)
class Topic:
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
    def said(self) -> str:
        """The notebook as its reader knows it."""
        return f"notebooks/{self.name}.ipynb"

    @cached_property
    def cells(self) -> list[dict]:
        """The notebook's cells as its file holds them."""
        try:
            return cells_in(self.file)
        except (ValueError, KeyError, TypeError) as error:
            raise Problem(f"{self.said}: not a notebook ({error}).") from None

    @cached_property
    def title(self) -> str:
        """The notebook's H1: the reader's question."""
        first = text_of(self.cells[0]["source"]) if self.cells else ""
        if not first.startswith("# "):
            raise Problem(f"{self.said}: the first cell must begin with '# ' and the title.")
        return first.splitlines()[0].removeprefix("# ").strip()


@cache
def cells_in(file: bytes) -> list[dict]:
    """Give the cells that a notebook's file holds, which nobody is to change."""
    return json.loads(file)["cells"]


def code_of(topic: Topic) -> list[str]:
    """Give the code of a notebook, a text a cell."""
    return [text_of(cell["source"]) for cell in topic.cells if cell["cell_type"] == "code"]


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


def all_topics() -> list[Topic]:
    """Give the topics in reading order.

    Raises
    ------
    Problem
        One sentence per file that is no notebook, or has no title.
    """
    topics = [
        Topic(path.stem, path.read_bytes()) for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    ]
    sentences: list[str] = []
    for topic in topics:
        try:
            _ = topic.title
        except Problem as problem:
            sentences += problem.sentences
    if sentences:
        raise Problem(*sentences)
    return in_reading_order(topics)


def has_lessons() -> bool:
    """Say whether the collection has lessons, to which pages then lead."""
    return any((NOTEBOOKS / "lessons").glob("*.ipynb"))


def choose(topics: Sequence[Topic], names: Sequence[str]) -> list[Topic]:
    """Give the named topics, or all when none is named.

    Parameters
    ----------
    topics : sequence of Topic
        What there is to choose from.
    names : sequence of str
        ``01_pay`` or only ``pay``.

    Raises
    ------
    Problem
        For names that no notebook has.
    """
    unknown = [name for name in names if not any(name in (t.name, t.name[3:]) for t in topics)]
    if unknown:
        known = ", ".join(topic.name for topic in topics)
        raise Problem(f"No notebook is called {', '.join(unknown)}; there are {known}.")
    return [t for t in topics if not names or t.name in names or t.name[3:] in names]
