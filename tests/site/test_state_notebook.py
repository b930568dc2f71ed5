"""The notebook of the states keeps the rules of the notebooks, once its question stands on top."""

import re
from pathlib import Path

import nbformat
import pytest

from helpers.paths import NOTEBOOKS
from tests.site import test_notebooks
from tests.support.notebook_rules import beside_the_topics, rules_of_notebooks

NOTEBOOK = NOTEBOOKS / "places" / "state.ipynb"
# It has no Try it: the state is what there is to try.
RULES = rules_of_notebooks("test_it_keeps_the_skeleton")


def tagged(tag: str) -> nbformat.NotebookNode:
    """Give its only cell that has a tag."""
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    [cell] = [one for one in cells if tag in one.metadata.get("tags", [])]
    return cell


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It as a topic: what the cell of its title shows stands on top, and the state is given."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    question = tagged("title").outputs[0].data["text/markdown"]
    parameters, imports, title, opening, *rest = notebook.cells
    assert parameters.metadata.tags == ["parameters"] and title.metadata.tags == ["title"]
    opening.source = f"{question}\n\n{opening.source}"
    notebook.cells = [opening, imports, *rest]
    folder, content = tmp_path_factory.mktemp("notebooks"), nbformat.writes(notebook).encode()
    return beside_the_topics(folder, f"places/{NOTEBOOK.name}", content)


@pytest.mark.parametrize("rule", RULES)
def test_it_keeps_the_rules_of_the_notebooks(path, rule):
    rule(path)


def test_its_headings_are_those_of_the_skeleton_without_a_cell_to_try(path):
    parts = test_notebooks.headings(path, "##")
    assert parts[:2] == test_notebooks.OPENING
    assert parts[-3:] == [name for name in test_notebooks.ENDING if name != "Try it"]


def test_it_is_stored_as_it_ran_for_the_state_that_its_parameter_names():
    assert re.fullmatch(r'state = "[A-Z]{2}"( +#.*)?', tagged("parameters").source)
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    counts = [cell.execution_count for cell in cells if cell.cell_type == "code"]
    assert counts == [*range(1, len(counts) + 1)]
