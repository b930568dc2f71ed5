"""The code's packages stand in layers: each uses what is below it, and nothing above."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.paths import ROOT
from helpers.site.dependencies import RUNS, kind_of_code

LAYERS = (
    "paths", "errors", "csv_text", "own_files", "atomic_files", "progress", "formatting",
    "phrases", "rendering", "environment", "data", "facts", "show", "analysis", "fact_check",
    "exercises", "importers", "execution", "site", "classroom", "audit", "commands", "__main__",
)  # fmt: skip
"""From the lowest to the highest; helpers/README.md draws them."""
LONGEST = 250
HELPERS = ROOT / "helpers"
MODULES = sorted(HELPERS.rglob("*.py"))


def imports_of(module: Path) -> set[str]:
    """Give the layers that a module imports from, wherever in it."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = [
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    ]
    names += [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    return {name.split(".")[1] for name in names if name.startswith("helpers.")}


def layer_of(module: Path) -> str:
    """Give the layer that a module stands in."""
    return module.relative_to(HELPERS).parts[0].removesuffix(".py")


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if module != HELPERS / "__init__.py"],
    ids=lambda module: module.relative_to(HELPERS).as_posix(),
)
def test_a_module_uses_no_layer_above_its_own(module):
    own = LAYERS.index(layer_of(module))
    assert {name for name in imports_of(module) if LAYERS.index(name) > own} == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_can_be_read_at_a_sitting(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_package_bears_a_name_that_tools_leave_out():
    names = {folder.name for folder in HELPERS.rglob("*") if folder.is_dir()}
    assert not names & {"build", "dist", "env", "venv", "lib", "target", "tmp"}


def kind_of(module: Path) -> str:
    """Give whether a module runs notebooks, shows pages, or does neither."""
    return kind_of_code(module.relative_to(HELPERS).as_posix())


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if kind_of(module) == RUNS],
    ids=lambda module: module.relative_to(HELPERS).as_posix(),
)
def test_no_code_that_runs_notebooks_uses_code_that_the_outputs_do_not_depend_on(module):
    """Else a change there would leave outputs that are outdated."""
    paths = {name: f"{name}/" if (HELPERS / name).is_dir() else f"{name}.py" for name in LAYERS}
    assert {name for name in imports_of(module) if kind_of_code(paths[name]) != RUNS} == set()


@pytest.mark.parametrize("module", ["site.topic_plan", "classroom.plan", "environment.venv"])
def test_what_comes_before_the_environment_needs_no_installed_package(module):
    bare = [sys.executable, "-S", "-c", f"import helpers.{module}"]
    done = subprocess.run(bare, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
