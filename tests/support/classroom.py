"""What pupils do with their notebooks: leave them blank, solve them, or go wrong.

``python -m tests.support.classroom`` prints what is wrong with the lessons of the collection it is
run in.
"""

import contextlib
import copy
import io
import json
import signal
from collections.abc import Iterator
from typing import NoReturn

import matplotlib.pyplot as plt
import nbformat
from nbformat import NotebookNode

from helpers.classroom.lessons import Lesson, all_lessons
from helpers.classroom.notebooks import key_of
from helpers.execution.limits import CELL_SECONDS, TOO_LONG

LESSONS = all_lessons()


def pupils_notebook(lesson: Lesson) -> NotebookNode:
    """Read what pupils get."""
    return nbformat.read(lesson.folder / f"{lesson.name}.ipynb", as_version=4)


def is_answer(cell: NotebookNode) -> bool:
    """Tell the cells that pupils fill in with code."""
    grading = cell.metadata.get("nbgrader", {})
    return bool(grading.get("solution")) and not grading["grade"]


def solved(lesson: Lesson) -> NotebookNode:
    """Give the pupils' notebook with the solutions put in."""
    solutions = {cell.id: cell.source for cell in key_of(lesson).cells if is_answer(cell)}
    return filled(lesson, {**solutions})


def wrong(lesson: Lesson, place: int = 0) -> NotebookNode:
    """Give the pupils' notebook with a mistake in every exercise that has so many."""
    sources = {}
    for cell in filter(is_answer, pupils_notebook(lesson).cells):
        name = cell.metadata.nbgrader.grade_id
        mistakes = lesson.answers[name]["mistakes"]
        if place < len(mistakes):
            sources[cell.id] = f"{name} = {mistakes[place][0]!r}"
    return filled(lesson, sources)


def filled(lesson: Lesson, sources: dict[str, str]) -> NotebookNode:
    """Give the pupils' notebook with other sources of cells, by their ids."""
    notebook = copy.deepcopy(pupils_notebook(lesson))
    for cell in notebook.cells:
        cell.source = sources.get(cell.id, cell.source)
    return notebook


def code_of(notebook: NotebookNode) -> Iterator[str]:
    """Give the code of a notebook, a cell at a time."""
    return (cell.source for cell in notebook.cells if cell.cell_type == "code")


def texts_in(notebook: NotebookNode) -> str:
    """Give everything that somebody may read in a notebook's file."""
    return json.dumps(notebook, ensure_ascii=False)


def run_cells(notebook: NotebookNode, names: dict[str, object]) -> tuple[str, str]:
    """Run a notebook's code; give what was printed, and the sentence at which it stopped.

    Parameters
    ----------
    notebook : NotebookNode
        What a pupil made of it.
    names : dict of str to object
        What its kernel knows, before and after.
    """
    plt.switch_backend("agg")
    with io.StringIO() as printed, contextlib.redirect_stdout(printed):
        try:
            for place, code in enumerate(code_of(notebook)):
                with _limited():
                    exec(compile(code, f"cell {place}", "exec"), names)
        except names.get("NotYet", ()) as stopped:
            return printed.getvalue(), str(stopped)
        finally:
            plt.close("all")
        return printed.getvalue(), ""


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """Stop a cell that does not end, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise TimeoutError(TOO_LONG)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, CELL_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def complaints(lesson: Lesson) -> Iterator[str]:
    """Tell where keys, checks and the sentences of the checks do not agree."""
    names: dict[str, object] = {}
    printed, complaint = run_cells(solved(lesson), names)
    if complaint or printed.count("Right. ") != len(lesson.answers):
        yield f"{lesson.name}: the solutions stop at: {complaint}"
    printed, complaint = run_cells(pupils_notebook(lesson), {})
    if "Right. " in printed or not complaint.startswith("Still blank"):
        yield f"{lesson.name}: the blank notebook prints: {printed} {complaint}"
    for name, answer in lesson.answers.items():
        for sentence in answer["also_right"]:
            if sentence not in answer["answers"]["known"][0][0]:
                yield f"{lesson.name}, {name}: nobody is told: {sentence!r}"
        for value, sentence in answer["mistakes"]:
            _, complaint = run_cells(check_of(pupils_notebook(lesson), name), names | {name: value})
            if sentence not in complaint:
                yield f"{lesson.name}, {name}: {value!r} gets {complaint!r} and not {sentence!r}"


def check_of(notebook: NotebookNode, name: str) -> NotebookNode:
    """Give the cell alone that checks an answer."""
    [check] = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == f"check-{name}"
    ]
    return nbformat.v4.new_notebook(cells=[check])


if __name__ == "__main__":
    for lesson in LESSONS:
        for complaint in complaints(lesson):
            print(complaint)
