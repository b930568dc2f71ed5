"""What a page is made from, as fingerprints of contents; the page itself carries the list."""

import hashlib
import html
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from helpers.build.imports import modules_used
from helpers.build.topics import (
    Topic,
    cells_in,
    code_of,
    is_note,
    marks_of,
    text_of,
)
from helpers.environment import pins
from helpers.places import DATA, REPORTS, ROOT

# These run the notebooks: when they change, outputs may. The rest of the build only shows them.
RUNNERS = (
    "helpers/build/run.py",
    "helpers/build/surroundings.py",
    "helpers/build/kernels.py",
    "helpers/build/notebook.py",
    "helpers/build/parent.py",
    "helpers/build/warm.py",
)
OTHER_TOPICS = "groups, labels and titles of the topics"
GLOSSARY = "words of the glossary"
_GLOSSARY = ("data/glossary.csv", "helpers/terms.py")
_TEMPLATES = ROOT / "helpers" / "templates" / "report"
_META = re.compile(rb'<meta name="made-from" content="([^"]*)">')


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
    said = [
        (
            cell.get("id"),  # by which its sentences are found in the page
            cell["cell_type"],
            text_of(cell["source"]),
            [*map(_shown, cell.get("outputs", []))],
        )
        for cell in cells
        if not is_note(cell)
    ]
    return fingerprint(json.dumps(said, sort_keys=True))


def _shown(output: dict) -> dict:
    data = {kind: _joined(value) for kind, value in output.get("data", {}).items()}
    told = {key: output[key] for key in ("output_type", "name", "ename", "evalue") if key in output}
    return {**told, "data": data, "text": _joined(output.get("text", ""))}


def _joined(value: object) -> object:
    """A value as it was before a file or an editor wrote it: lines as text, 5.0 as 5."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    if isinstance(value, list):
        return [_joined(one) for one in value]
    if isinstance(value, dict):
        return {name: _joined(one) for name, one in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def fingerprint_of_whole_notebook(file: bytes) -> str:
    """Give the fingerprint of what a notebook holds for the classroom: notes and marks, too.

    Parameters
    ----------
    file : bytes
        The notebook's file; what an editor changes by opening and saving it does not count.
    """
    cells = cells_in(file)
    marks = [(cell["cell_type"], text_of(cell["source"]), marks_of(cell)) for cell in cells]
    return fingerprint(json.dumps([fingerprint_of_cells(cells), marks], sort_keys=True))


def fingerprint_of_notebook(topic: Topic) -> str:
    """Give the fingerprint of what a topic's notebook says and shows."""
    return _fingerprint_of_notebook(topic.file)


@cache
def _fingerprint_of_notebook(file: bytes) -> str:
    return fingerprint_of_cells(cells_in(file))


@cache
def fingerprint_of_file(path: str) -> str | None:
    """Give the fingerprint of one thing a page is made from, or None where it is gone.

    Parameters
    ----------
    path : str
        As a page's list names it: from the project's root, with data/ wherever the figures are.
    """
    if path == "requirements.txt":
        return fingerprint("\n".join(pins()))
    inside_data = path.removeprefix("data/")
    file = ROOT / path if inside_data == path else DATA / inside_data
    return fingerprint(file.read_bytes()) if file.is_file() else None


def fingerprint_of_glossary() -> str:
    """Give the fingerprint of what a page's links to the glossary are made from."""
    return fingerprint(json.dumps([fingerprint_of_file(path) for path in _GLOSSARY]))


def made_by_running(topic: Topic) -> dict[str, str | None]:
    """Give what a notebook's outputs are made from, but for the data, which only a run can tell."""
    used = set().union(*map(modules_used, code_of(topic)), with_their_imports(RUNNERS))
    return {path: fingerprint_of_file(path) for path in sorted({*used, "requirements.txt"})}


def made_by_last_run(topic: Topic) -> dict[str, str | None]:
    """Give what a notebook's outputs are made from when they stand, and only its page is old.

    What only a run can tell, the files read and published, is as that page lists it.
    """
    listed = list_in(topic.page)
    told = {path: then for path, then in listed.items() if path.startswith(("data/", "reports/"))}
    return {**made_by_running(topic), **told}


def made_by_showing(module: str) -> dict[str, str | None]:
    """Give what shows outputs as a page: the templates and the modules of the build that do it.

    Parameters
    ----------
    module : str
        The file that makes the page.
    """
    templates = {path.relative_to(ROOT).as_posix() for path in _TEMPLATES.iterdir()}
    modules = {path for path in with_their_imports([module]) if is_only_shown(path)}
    return {path: fingerprint_of_file(path) for path in sorted(templates | modules)}


def is_only_shown(path: str) -> bool:
    """Say whether a change there asks for a new page but for no new run of the notebook."""
    in_build = path.startswith(("helpers/build/", "helpers/templates/"))
    return path in (OTHER_TOPICS, GLOSSARY) or (in_build and path not in RUNNERS)


def with_their_imports(modules: Iterable[str]) -> set[str]:
    """Give the files of modules and of all that they import, from the project's root."""
    return {
        path
        for module in modules
        for path in (module, *modules_used((ROOT / module).read_text(encoding="utf-8")))
    }


def list_in(page: Path) -> dict[str, str] | None:
    """Give the list that a page carries, or None where there is no such page or no list in it."""
    try:
        found = _META.search(page.read_bytes())
        return dict(_listed(found[1])) if found else None
    except (OSError, ValueError):
        return None


@cache
def _listed(content: bytes) -> dict[str, str]:
    return json.loads(html.unescape(content.decode()))


def table_in(path: str) -> str:
    """Give the table that a page's list names by its path; nothing where that is no table.

    >>> table_in("data/figures/pay.csv"), table_in("helpers/words.py")
    ('figures/pay', '')
    """
    return path.removeprefix("data/").removesuffix(".csv") if path.startswith("data/") else ""


def tables_read() -> set[str]:
    """Give the tables that any page was made from, such as ``figures/pay``."""
    pages = (list_in(page) or {} for page in REPORTS.glob("*.html"))
    return {table_in(path) for listed in pages for path in listed} - {""}
