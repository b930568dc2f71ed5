"""What the papers name is there: paths, names of the code, commands, environment variables."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from helpers.__main__ import COMMANDS
from helpers.paths import ROOT
from helpers.site.dependencies import kind_of_code
from tests.structure.test_layers import LAYERS

HELPERS = ROOT / "helpers"
PAPERS = [
    ROOT / "README.md",
    *(ROOT / f"{name}/README.md" for name in ("helpers", "notebooks", "tests", "data")),
    ROOT / "notebooks" / "lessons" / "README.md",
]
ON_CODE = PAPERS[1:4]
FOLDERS = ("data", "helpers", "notebooks", "reports", "tests")
PLACEHOLDER = re.compile(r"NN|17_|…")
FILE = re.compile(r"[\w./*-]+/|[\w./*-]+\.(?:py|md|csv|toml|txt|json|html|ipynb|j2)")
NAME = re.compile(r"[a-z_]\w*(?:\.\w+)+")
STARTING = ("paths.py", "data/*.py", "environment/*.py", "execution/*.py", "commands/*.py")
"""Modules that start processes, or are told by variables where things are."""
VARIABLE = re.compile(
    r"(COLLECTION|PYTHON|PIP|IPYTHON|JUPYTER|MPL|MATPLOTLIB|HYPOTHESIS|OPENBLAS)[A-Z0-9_]{2,}"
    r"|TZ|LC_ALL|LANGUAGE"
)


@pytest.fixture(params=PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def paper(request: pytest.FixtureRequest) -> Path:
    return request.param


def quoted(paper: Path) -> list[str]:
    """Give what stands between backticks in a paper's running text."""
    text = re.sub(r"^```.*?^```", "", paper.read_text(encoding="utf-8"), flags=re.M | re.S)
    return re.findall(r"`([^`\n]+)`", text)


def is_path_here(name: str, paper: Path) -> bool:
    """Tell paths of the collection from agencies' files and from what a class hands in."""
    of_code = paper in ON_CODE or name.partition("/")[0] in FOLDERS
    return bool(of_code and FILE.fullmatch(name) and not PLACEHOLDER.search(name))


def test_every_path_exists(paper):
    roots = (ROOT, HELPERS, paper.parent)
    names = [name for name in quoted(paper) if is_path_here(name, paper)]
    assert [name for name in names if not any([*r.glob(name)] for r in roots)] == []


def test_every_link_leads_somewhere(paper):
    links = re.findall(r"\]\(([^)\s#]+)", paper.read_text(encoding="utf-8"))
    assert [n for n in links if "://" not in n and not (paper.parent / n).exists()] == []


def test_every_command_is_one(paper):
    text = paper.read_text(encoding="utf-8")
    assert set(re.findall(r"python3 -m helpers ([a-z]+)", text)) <= COMMANDS.keys()


@pytest.mark.parametrize("paper", PAPERS[1:3], ids=lambda paper: paper.parent.name)
def test_every_name_of_the_code_is_defined(paper):
    names = [name for name in quoted(paper) if NAME.fullmatch(name) and not FILE.fullmatch(name)]
    assert len(names) >= 5
    for name in names:
        module, _, defined = name.rpartition(".")
        assert hasattr(import_module(f"helpers.{module}"), defined), name


def test_the_layers_are_drawn_in_their_order():
    text = ON_CODE[0].read_text(encoding="utf-8")
    diagram = text.split("```")[1]
    drawn = re.findall(r"^[ \w]{19}(\w+) {2,}\S", diagram, re.MULTILINE)
    assert drawn == [*reversed(LAYERS)]


def test_all_that_tests_share_is_named():
    text = ON_CODE[2].read_text(encoding="utf-8")
    shared = [path.name for path in (ROOT / "tests" / "support").glob("*.*")]
    assert [name for name in shared if f"`support/{name}`" not in text] == []


def variables_of(code: str) -> set[str]:
    """Give the environment variables that code reads or sets, by the form of their names."""
    texts = {
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if VARIABLE.fullmatch(text)}


def test_every_environment_variable_is_explained():
    table = ON_CODE[0].read_text(encoding="utf-8").partition("| variable |")[2]
    names = " ".join(re.findall(r"^\| (`.*?) \|", table.partition("\n\n")[0], re.MULTILINE))
    explained = set(re.findall(r"`(\w+)`", names)) - {"CI"}  # which tests read, and no helper
    modules = (path for part in STARTING for path in sorted(HELPERS.glob(part)))
    used = set().union(*(variables_of(path.read_text(encoding="utf-8")) for path in modules))
    assert explained == used


def test_a_paper_makes_no_page_outdated():
    assert kind_of_code("README.md") == ""
