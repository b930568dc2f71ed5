"""Makes the notebooks of the classroom kit: the key, and the pupils', without solutions.

Both hold the rows they use and the check of answers, and need only pandas and matplotlib.
"""

import copy
from pprint import pformat

from nbformat import NotebookNode
from traitlets.config import Config

from helpers.classroom.lessons import Lesson
from helpers.errors import UserError
from helpers.execution.notebooks import marks_of, notebook_of, tags_of, text_of
from helpers.paths import ROOT
from helpers.rendering.html import ROWS
from helpers.site.outputs import carried

STUB = "# Put your own code in place of the dots."
TEXT_STUB = "*Write here.*"
CONFIG = f'''"""How nbgrader makes the pupils' notebooks from the keys in source, and marks them."""

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
)

c = get_config()

c.CourseDirectory.course_id = "medical_billing_and_coding"
c.ClearSolutions.code_stub = {{"python": {STUB!r}}}
c.ClearSolutions.text_stub = {TEXT_STUB!r}


class ForgetCopies(NbGraderPreprocessor):
    """Makes an ordinary cell of one that a pupil has copied: only the last of its name counts."""

    def preprocess_cell(self, cell, resources, cell_index):
        # DeduplicateIds leaves an empty mark, at which the marking of the whole class would stop
        if not cell.metadata.get("nbgrader", True):
            del cell.metadata["nbgrader"]
        return cell, resources


c.Autograde.sanitize_preprocessors = [
    ClearOutput,
    DeduplicateIds,
    ForgetCopies,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]
'''
_LEFT_OUT = {"parameters", "answer", "teacher"}  # tags of what the lesson's author alone needs
_CHECK = ROOT / "helpers" / "exercises" / "answer_check.py"
_RUN_FIRST = """
import matplotlib.pyplot as plt
import pandas as pd
"""


def key_of(lesson: Lesson) -> NotebookNode:
    """Give a lesson with its solutions, its rows inside, without outputs: nbgrader's source."""
    kept = [cell for cell in lesson.cells if not _LEFT_OUT & {*tags_of(cell)}]
    return notebook_of([_cell_of_kit(cell, lesson) for cell in kept])


def pupils_copy_of(key: NotebookNode) -> NotebookNode:
    """Give what nbgrader hands out for a key: no solution, no hidden test, no output."""
    # nbgrader takes two seconds to load
    from nbgrader.preprocessors import (
        CheckCellMetadata,
        ClearHiddenTests,
        ClearOutput,
        ClearSolutions,
        ComputeChecksums,
        LockCells,
    )

    config = Config(ClearSolutions={"code_stub": {"python": STUB}, "text_stub": TEXT_STUB})
    copied, resources = copy.deepcopy(key), {"nbgrader": {}}
    steps = (LockCells, ClearSolutions, ClearOutput, CheckCellMetadata, ClearHiddenTests,
             ComputeChecksums, CheckCellMetadata)  # fmt: skip
    for step in steps:
        copied, resources = step(config=config).preprocess(copied, resources)
    return copied


def _cell_of_kit(cell: dict, lesson: Lesson) -> dict:
    """What the kit has of a cell of a lesson: itself, or something in its place."""
    tags = tags_of(cell)
    if "setup" in tags:
        return _locked(cell, _setup(lesson))
    if "rows" in tags:
        return _locked(cell, _rows(cell, lesson))
    if "computed" in tags:
        return _as_text(cell)
    return _with_hidden_test(_bare(cell))


def _bare(cell: dict) -> dict:
    bare = {name: cell[name] for name in ("cell_type", "id")}
    bare |= {"metadata": marks_of(cell), "source": text_of(cell["source"])}
    if cell["cell_type"] == "code":
        bare |= {"execution_count": None, "outputs": []}
    return bare


def _with_hidden_test(cell: dict) -> dict:
    """A check with a hidden test, which asks the judge once more: a pupil may rebind `check`."""
    name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
    if name.startswith("check-"):
        answer = name.removeprefix("check-")
        cell["source"] += (
            "\n### BEGIN HIDDEN TESTS\n"
            f'assert judge("{answer}", {answer}).right\n'
            "### END HIDDEN TESTS"
        )
    return cell


def _locked(cell: dict, source: str) -> dict:
    """A cell that nbgrader puts back as it was, should a pupil have changed it."""
    grading = {"grade": False, "locked": True, "solution": False, "task": False}
    metadata = {
        "nbgrader": {**grading, "grade_id": cell["id"], "schema_version": 3},
        "jupyter": {"source_hidden": True},
    }
    return {**_bare(cell), "source": source, "metadata": metadata}


def _setup(lesson: Lesson) -> str:
    """The imports and the check of answers, with what the lesson's answers are known by."""
    answers = {name: answer["answers"] for name, answer in lesson.answers.items()}
    head, _, functions = _CHECK.read_text(encoding="utf-8").partition("ANSWERS = {}\n")
    imports = head.rpartition('"""\n')[2].strip()
    return (
        "# Run this cell first. It holds what the checks need; you need not read it.\n"
        f"{imports}\n{_RUN_FIRST}\n"
        f"ANSWERS = {pformat(answers, width=100, compact=True, sort_dicts=False)}\n{functions}"
    ).rstrip()


def _rows(cell: dict, lesson: Lesson) -> str:
    tables = list(carried([cell], ROWS))
    if not tables:
        raise UserError(f"{lesson.label}, cell {cell['id']}: hands out no rows.")
    lines = ["from io import StringIO", ""]
    for rows in tables:
        csv = rows["csv"].replace("\\", "\\\\")
        lines += [f"# {rows['caption']}", f'{rows["name"]} = pd.read_csv(StringIO("""{csv}"""))']
    return "\n".join([*lines, tables[-1]["name"]])


def _as_text(cell: dict) -> dict:
    """The sentences that a cell computes, as text."""
    texts = [_text(output["data"]) for output in cell["outputs"] if "data" in output]
    markdown = {"id": cell["id"], "metadata": marks_of(cell), "cell_type": "markdown"}
    return {**markdown, "source": "\n\n".join(texts)}


def _text(data: dict) -> str:
    if "text/markdown" in data:
        return text_of(data["text/markdown"])
    return "\n".join(f"- {line}" for line in text_of(data["text/plain"]).splitlines())
