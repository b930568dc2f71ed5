"""Finds which lessons of the kit are out of date. Standard library only, and quick."""

from dataclasses import dataclass
from pathlib import Path

from helpers.build import made_from
from helpers.classroom.lesson import CLASSROOM, LESSONS, Lesson, all_lessons
from helpers.places import ROOT

INDEX = CLASSROOM / "index.html"
_SHOWN_BY = "helpers/classroom/kit.py"
_OF_LESSON = ("{0}.zip", "{0}/{0}.ipynb", "{0}/handout.html", "{0}/instructor.html",
              "{0}/plan.html", "{0}/slides.html", "nbgrader/source/{0}/{0}.ipynb")  # fmt: skip
_SHARED = ("guide.html", "classroom.zip", "nbgrader/nbgrader_config.py")


@dataclass(frozen=True)
class Work:
    """What there is to do; false when that is nothing.

    Parameters
    ----------
    lessons : list of Lesson
        All of them.
    to_run : list of Lesson
        Their outputs may have changed.
    to_show : list of Lesson
        Their outputs stand, what is made from them does not.
    orphans : list of Path
        Folders and archives whose lesson is gone.
    shared : bool
        Whether what the lessons share is missing or out of date.
    """

    lessons: list[Lesson]
    to_run: list[Lesson]
    to_show: list[Lesson]
    orphans: list[Path]
    shared: bool

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.to_run or self.to_show or self.orphans or self.shared)


def find_work(force: bool) -> Work:
    """Compare what the kit was made from with what there is now.

    Parameters
    ----------
    force : bool
        Whether to take every lesson as changed.
    """
    lessons = all_lessons()
    changes = {lesson.name: changed(lesson) for lesson in lessons}
    to_run = [lesson for lesson in lessons if force or _asks_for_a_run(lesson, changes)]
    to_show = [lesson for lesson in lessons if changes[lesson.name] and lesson not in to_run]
    orphans = [
        path
        for path in [*CLASSROOM.glob("[0-9][0-9]_*"), *CLASSROOM.glob("nbgrader/source/*")]
        if path.name.removesuffix(".zip") not in changes
    ]
    shared = force or made_from.list_in(INDEX) != made_of_all(lessons)
    missing = not all((CLASSROOM / name).is_file() for name in _SHARED)
    return Work(lessons, to_run, to_show, sorted(orphans), shared or missing)


def changed(lesson: Lesson) -> list[str]:
    """Give what a lesson's part of the kit is made from and has changed since."""
    files = [CLASSROOM / name.format(lesson.name) for name in _OF_LESSON]
    listed = made_from.list_in(lesson.page)
    if listed is None:
        return [lesson.said]
    missing = [file.relative_to(ROOT).as_posix() for file in files if not file.is_file()]
    now = listed | made_by_showing(lesson)
    return missing + [path for path, then in now.items() if _now(path) != listed.get(path, then)]


def _asks_for_a_run(lesson: Lesson, changes: dict[str, list[str]]) -> bool:
    runs = {lesson.said, *made_from.made_by_running(lesson)}
    return any(path in runs or path.startswith("data/") for path in changes[lesson.name])


def made_by_showing(lesson: Lesson) -> dict[str, str | None]:
    """Give what makes the kit of a lesson that has run: its slides' notebook, and what shows."""
    templates = (ROOT / "helpers" / "templates").rglob("*.*")
    paths = {path.relative_to(ROOT).as_posix() for path in templates}
    paths |= made_from.with_their_imports([_SHOWN_BY])
    return {path: _now(path) for path in sorted({*paths, f"notebooks/{lesson.name}.ipynb"})}


def made_of_all(lessons: list[Lesson]) -> dict[str, str | None]:
    """Give what the index, the guide and the archive of all are made from."""
    shown = {path for lesson in lessons for path in made_by_showing(lesson)}
    guide = (LESSONS / "README.md").relative_to(ROOT).as_posix()
    return {path: _now(path) for path in sorted({guide, *shown, *(one.said for one in lessons)})}


def _now(path: str) -> str | None:
    return made_from.fingerprint_of_file(path)
