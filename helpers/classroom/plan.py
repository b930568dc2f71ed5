"""Finds which lessons of the kit are out of date. Standard library only, and quick."""

from dataclasses import dataclass
from pathlib import Path

from helpers.classroom.lessons import (
    CLASSROOM,
    GUIDE_PAGE,
    INDEX,
    LESSONS,
    SETTINGS,
    WHOLE_ARCHIVE,
    Lesson,
    all_lessons,
)
from helpers.paths import ROOT
from helpers.site import dependencies

NOTHING_TO_DO = "classroom: nothing to do. Open reports/classroom/index.html"


@dataclass(frozen=True)
class BuildPlan:
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


def plan_build(force: bool) -> BuildPlan:
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
    shared = force or dependencies.list_in(INDEX) != made_of_all(lessons)
    missing = not all(file.is_file() for file in (GUIDE_PAGE, SETTINGS, WHOLE_ARCHIVE))
    return BuildPlan(lessons, to_run, to_show, sorted(orphans), shared or missing)


def changed(lesson: Lesson) -> list[str]:
    """Give what a lesson's part of the kit is made from and has changed since."""
    listed = dependencies.list_in(lesson.page)
    if listed is None:
        return [lesson.said]
    files = lesson.parts.values()
    missing = [file.relative_to(ROOT).as_posix() for file in files if not file.is_file()]
    known = {**listed, **made_by_showing(lesson), **dependencies.made_by_running()}
    return missing + [path for path in known if _now(path) != listed.get(path)]


def _asks_for_a_run(lesson: Lesson, changes: dict[str, list[str]]) -> bool:
    runs = {lesson.said, dependencies.RUNS}
    return any(path in runs or path.startswith("data/") for path in changes[lesson.name])


def made_by_showing(lesson: Lesson) -> dict[str, str | None]:
    """Give what makes the kit of a lesson that has run: its slides' notebook, and what shows."""
    slides = f"notebooks/{lesson.name}.ipynb"
    return {**dependencies.made_by_showing(), slides: _now(slides)}


def made_of_all(lessons: list[Lesson]) -> dict[str, str | None]:
    """Give what the index, the guide and the archive of all are made from."""
    shown = {path for lesson in lessons for path in made_by_showing(lesson)}
    guide = (LESSONS / "README.md").relative_to(ROOT).as_posix()
    return {
        path: _now(path)
        for path in sorted({guide, dependencies.RUNS, *shown, *(one.said for one in lessons)})
    }


def _now(path: str) -> str | None:
    if not path.endswith(".ipynb"):
        return dependencies.fingerprint_of_file(path)
    file = ROOT / path
    return dependencies.fingerprint_of_whole_notebook(file.read_bytes()) if file.is_file() else None
