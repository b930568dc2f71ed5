"""Finds which modules of helpers a piece of code uses, directly or through others."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from helpers.places import ROOT

_MAGIC = re.compile(r"^[ \t]*[%!?].*$", re.MULTILINE)


@cache
def modules_used(code: str) -> frozenset[str]:
    """Give the files of helpers that code imports, and those that they import in turn.

    Parameters
    ----------
    code : str
        Python, with or without a notebook's magic lines; code that cannot be read uses nothing.

    Returns
    -------
    frozenset of str
        Paths from the project's root, such as ``helpers/words.py``.

    >>> sorted(modules_used("from helpers.problems import Problem"))
    ['helpers/__init__.py', 'helpers/problems.py']
    """
    found: set[str] = set()
    waiting = list(_imported(code))
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _imported_by(path)
    return frozenset(found)


@cache
def _imported_by(path: str) -> list[str]:
    return list(_imported((ROOT / path).read_text(encoding="utf-8")))


def _imported(code: str) -> Iterator[str]:
    try:
        tree = ast.parse(_MAGIC.sub("", code))
    except SyntaxError:  # running the notebook will say where
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "helpers":
                yield from _files_of(name)


def _files_of(name: str) -> Iterator[str]:
    """The files that importing a dotted name loads: its packages and itself."""
    path = ROOT
    for part in name.split("."):
        path /= part
        for file in (path / "__init__.py", path.with_suffix(".py")):
            if file.is_file():
                yield file.relative_to(ROOT).as_posix()
