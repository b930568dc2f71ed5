"""What a page depends on, as fingerprints of contents; the page itself carries the list."""

import hashlib
import html
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from helpers.csv_text import counted
from helpers.environment.venv import pins
from helpers.execution.notebooks import cells_in, is_note, marks_of, text_of
from helpers.own_files import is_left_by_a_program, topic_files
from helpers.paths import REPORTS, ROOT, data_folder

RUNS = "code that runs notebooks"
SHOWS = "code and templates that show pages"
# What only shows pages; what neither runs notebooks nor shows them; all the rest of helpers runs.
_SHOWING = ("site/", "classroom/", "templates/")
_NEITHER = ("audit/", "commands/", "environment/packages.py", "environment/venv.py", "importers/",
            "progress.py", "__main__.py", "README.md")  # fmt: skip
OTHER_TOPICS = "groups, labels and titles of the topics"
GLOSSARY = "words of the glossary"
SLIDES = "notebook of the slides"
MISSING = "missing files"
_NO_RUN = (SHOWS, OTHER_TOPICS, GLOSSARY, SLIDES, MISSING)
_META = re.compile(rb'<meta name="dependencies" content="([^"]*)">')


def fingerprint(content: bytes | str) -> str:
    """Give the first 16 digits of a content's SHA-256.

    >>> fingerprint("48780")
    '268a9dc9fcedd0a6'
    """
    raw = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()[:16]


def fingerprint_of_cells(cells: Iterable[dict]) -> str:
    """Give the fingerprint of what a notebook says and shows: text, code and outputs.

    What a notebook editor changes by merely opening and saving does not count, nor do the
    speaker's notes, which no page shows.

    >>> cell = {"cell_type": "code", "source": ["1"], "outputs": [], "execution_count": 3}
    >>> fingerprint_of_cells([cell]) == fingerprint_of_cells([{**cell, "execution_count": 4}])
    True
    """
    contents = [
        (
            cell.get("id"),  # by which its sentences are found in the page
            cell["cell_type"],
            text_of(cell["source"]),
            [*map(_shown, cell.get("outputs", []))],
        )
        for cell in cells
        if not is_note(cell)
    ]
    return fingerprint(json.dumps(contents, sort_keys=True))


def _shown(output: dict) -> dict:
    data = {kind: _joined(value) for kind, value in output.get("data", {}).items()}
    named = {
        key: output[key] for key in ("output_type", "name", "ename", "evalue") if key in output
    }
    return {**named, "data": data, "text": _joined(output.get("text", ""))}


def _joined(value: object) -> object:
    """A value as it was before a file or an editor wrote it: lines as text, 5.0 as 5."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    if isinstance(value, list):
        return [_joined(one) for one in value]
    if isinstance(value, dict):
        return {name: _joined(one) for name, one in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def fingerprint_with_notes(file: bytes) -> str:
    """Give the fingerprint of what a notebook holds for the classroom: notes and marks, too.

    Parameters
    ----------
    file : bytes
        The notebook's file; what an editor changes by opening and saving it does not count.
    """
    cells = cells_in(file)
    marks = [(cell["cell_type"], text_of(cell["source"]), marks_of(cell)) for cell in cells]
    return fingerprint(json.dumps([fingerprint_of_cells(cells), marks], sort_keys=True))


@cache
def fingerprint_of_code(file: bytes) -> str:
    """Give the fingerprint of what a notebook's file says and computes, whatever it has shown."""
    return fingerprint_of_cells({**cell, "outputs": []} for cell in cells_in(file))


@cache
def fingerprint_of_notebook(file: bytes) -> str:
    """Give the fingerprint of what a notebook's file says and shows."""
    return fingerprint_of_cells(cells_in(file))


@cache
def fingerprint_of_file(path: str) -> str | None:
    """Give the fingerprint of one thing a page is made from, or None where it is gone.

    Parameters
    ----------
    path : str
        As a page's list names it: from the project's root, with data/ wherever the figures are.
    """
    if path in (RUNS, SHOWS):
        return _fingerprint_of_helpers(path)
    inside_data = path.removeprefix("data/")
    file = ROOT / path if inside_data == path else data_folder() / inside_data
    if not file.is_file():
        return None
    raw = file.read_bytes()
    return fingerprint(raw if inside_data == path else counted(raw))


def _fingerprint_of_helpers(kind: str) -> str:
    """The fingerprint of all code that runs notebooks, with the pins, or of all that shows."""
    helpers = ROOT / "helpers"
    files = {
        name: fingerprint(path.read_bytes())
        for path in sorted(helpers.rglob("*"))
        if path.is_file() and kind_of_code(name := path.relative_to(helpers).as_posix()) == kind
    }
    return fingerprint(json.dumps([files, pins() if kind == RUNS else []]))


def kind_of_code(name: str) -> str:
    """Say what a file of helpers does: run notebooks, show pages, or nothing for either.

    >>> kind_of_code("data/tables.py") == RUNS, kind_of_code("site/pages.py") == SHOWS
    (True, True)
    >>> kind_of_code("data/.tables.py.swp")
    ''
    """
    if is_left_by_a_program(name) or name.startswith(_NEITHER):
        return ""
    return SHOWS if name.startswith(_SHOWING) else RUNS


def fingerprint_of_glossary() -> str | None:
    """Give the fingerprint of what a page's links to the glossary are made from."""
    return fingerprint_of_file("data/glossary.csv")


def execution_dependencies() -> dict[str, str | None]:
    """Give what all outputs depend on, but for the data, which only a run can name."""
    return {RUNS: fingerprint_of_file(RUNS)}


def display_dependencies() -> dict[str, str | None]:
    """Give what all pages depend on, beside outputs: the templates and the code that fills them."""
    return {SHOWS: fingerprint_of_file(SHOWS)}


def need_a_run(changes: Iterable[str]) -> bool:
    """Say whether changed dependencies ask for a new run of the notebook, not only a new page."""
    return any(name not in _NO_RUN for name in changes)


def recorded_in(page: Path) -> dict[str, str] | None:
    """Give the list that a page carries, or None where there is no such page or no list in it."""
    try:
        match = _META.search(page.read_bytes())
        return dict(_listed(match[1])) if match else None
    except (OSError, ValueError):
        return None


@cache
def _listed(content: bytes) -> dict[str, str]:
    return json.loads(html.unescape(content.decode()))


def tables_behind(page: Path) -> set[str]:
    """Give the tables that a page was made from, such as ``figures/pay``."""
    paths = (path for path in recorded_in(page) or {} if path.startswith("data/"))
    return {path.removeprefix("data/").removesuffix(".csv") for path in paths}


def tables_read() -> set[str]:
    """Give the tables that any page was made from."""
    return {table for page in topic_files(REPORTS, ".html") for table in tables_behind(page)}
