"""The package's course in nbgrader: keys earn every point, blank and wrong copies none."""

import copy
import html
import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from traitlets.config import Config, PyFileConfigLoader

from helpers.classroom.lessons import NBGRADER, Lesson
from tests.support.answer_forms import typed
from tests.support.classroom import (
    LESSONS,
    filled,
    is_answer,
    pupils_notebook,
    solved,
    wrong,
)

pytestmark = [
    pytest.mark.slow,
    # nbgrader's own ways with its database and its notebooks, which are not ours to mend
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def careless(lesson: Lesson) -> NotebookNode:
    """Give the pupils' notebook with answers in quotes, with commas, in capitals and the like."""
    chosen = typed(lesson)
    sources = {
        cell.id: f"{name} = {chosen[name].form.answer!r}"
        for cell in filter(is_answer, pupils_notebook(lesson).cells)
        for name in [cell.metadata.nbgrader.grade_id]
    }
    return filled(lesson, sources)


PUPILS = {"able": solved, "blank": pupils_notebook, "mistaken": wrong, "careless": careless}


class Course:
    """A course of nbgrader in a folder, with what pupils have handed in."""

    def __init__(self, folder: Path) -> None:
        """Set it up as the teaching guide says: with a copy of the package's folder."""
        from nbgrader.apps import (
            NbGraderAPI,  # a second's work, also where these tests are left out
        )

        shutil.copytree(NBGRADER, folder)
        config = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
        config.merge(Config(CourseDirectory={"root": str(folder)}))
        self.folder = folder
        self.api = NbGraderAPI(config=config)

    def hand_in(self, pupil: str, lesson: str, notebook: NotebookNode) -> None:
        """Put a pupil's notebook where collected ones lie."""
        file = self.folder / "submitted" / pupil / lesson / f"{lesson}.ipynb"
        file.parent.mkdir(parents=True)
        nbformat.write(notebook, file)

    def points(self, pupil: str, lesson: str) -> dict[str, float]:
        """Give the points that nbgrader has given, an exercise at a time."""
        with self.api.gradebook as book:
            submitted = book.find_submission_notebook(lesson, lesson, pupil)
            return {grade.cell.name: grade.auto_score for grade in submitted.grades}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """The course with every lesson handed out and three pupils' copies collected and marked."""
    import nbgrader.api

    started = Course(tmp_path_factory.mktemp("nbgrader") / "course")
    with pytest.MonkeyPatch.context() as patched:
        # nbgrader starts a program for it each time that it opens its database
        version = cache(nbgrader.api.get_alembic_version)
        patched.setattr(nbgrader.api, "get_alembic_version", version)
        patched.delenv("PYTHONPATH", raising=False)  # no pupil has the collection's helpers
        # nbgrader calls alembic by its name, as it finds it in an environment that is active
        patched.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        patched.chdir(started.folder)
        for lesson in LESSONS:
            assert started.api.generate_assignment(lesson.name)["success"]
            for pupil, copy_of in PUPILS.items():
                started.hand_in(pupil, lesson.name, copy_of(lesson))
            result = started.api.autograde(lesson.name, "*")  # as nbgrader marks a class
            assert result["success"], result["log"]
        yield started


def test_what_nbgrader_hands_out_is_the_package_s_own_notebook(course, lesson) -> None:
    released = course.folder / "release" / lesson.name / f"{lesson.name}.ipynb"
    assert nbformat.read(released, as_version=4) == pupils_notebook(lesson)


def test_the_key_earns_every_automatic_point(course, lesson) -> None:
    earned = course.points("able", lesson.name)
    full = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in pupils_notebook(lesson).cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
    }
    assert full and {name: earned[name] for name in full} == full


@pytest.mark.parametrize("pupil", ["blank", "mistaken"])
def test_blank_and_wrong_copies_earn_nothing(course, lesson, pupil) -> None:
    assert not any(course.points(pupil, lesson.name).values())


def test_points_are_what_the_check_said(course, lesson) -> None:
    earned = course.points("careless", lesson.name)
    checked = {f"check-{name}": outcome.checked for name, outcome in typed(lesson).items()}
    assert {name: earned[name] > 0 for name in checked} == checked


def test_a_pupil_who_copied_cells_is_marked_like_the_others(course) -> None:
    """JupyterLab copies a cell with its mark, and a name that stands twice stops nbgrader."""
    lesson = LESSONS[0]
    notebook = solved(lesson)
    graded = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    for cell in graded:
        again = copy.deepcopy(cell)
        again.id = f"{cell.id}-copy"
        notebook.cells.insert(notebook.cells.index(cell) + 1, again)
    course.hand_in("copier", lesson.name, notebook)
    result = course.api.autograde(lesson.name, "copier")
    assert result["success"], result["log"]
    assert course.points("copier", lesson.name) == course.points("able", lesson.name)


def test_pupils_get_a_page_with_what_the_checks_say(course) -> None:
    lesson = LESSONS[0]
    for pupil in PUPILS:
        assert course.api.generate_feedback(lesson.name, pupil)["success"]
    page = course.folder / "feedback" / "mistaken" / lesson.name / f"{lesson.name}.html"
    text = html.unescape(page.read_text(encoding="utf-8"))
    for exercise in lesson.answers.values():
        assert exercise["mistakes"][0][1] in text
