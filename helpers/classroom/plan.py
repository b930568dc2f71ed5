"""Finds which lessons of the kit are outdated. Standard library only, and quick."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from helpers.classroom.lessons import (
    CLASSROOM,
    GUIDE,
    GUIDE_PAGE,
    INDEX,
    SETTINGS,
    WHOLE_ARCHIVE,
    Lesson,
    all_lessons,
)
from helpers.own_files import is_topic_name
from helpers.paths import NOTEBOOKS, ROOT
from helpers.site import dependencies
from helpers.site.build_plan import BuildPlan, changes_since, is_outdated, split_by_work
from helpers.site.strip import LESSONS_PAGE, links_of
from helpers.site.topics import all_topics

_LESSONS = "lessons and the notebooks of their slides"


def plan_lessons(force: bool) -> BuildPlan[Lesson]:
    """Compare the dependencies that the kit lists with what there is now.

    Parameters
    ----------
    force : bool
        Whether to take every lesson as changed.
    """
    lessons = all_lessons()
    to_run, to_show = split_by_work(lessons, changes_of, force)
    archives = [archive for lesson in lessons for archive in lesson.archives.values()]
    kept = {lesson.name for lesson in lessons} | {archive.name for archive in archives}
    made = [*CLASSROOM.glob("[0-9][0-9]_*"), *CLASSROOM.glob("nbgrader/source/*")]
    gone = [path for path in made if path.name not in kept]  # or a teacher’s own
    orphans = sorted(path for path in gone if is_topic_name(path.name.removesuffix(".zip")))
    shared_files = (GUIDE_PAGE, SETTINGS, WHOLE_ARCHIVE, *archives)
    current = shared_dependencies(lessons) | _missing(shared_files)
    shared = [INDEX] if force or is_outdated(INDEX, current) else []
    return BuildPlan(lessons, to_run, to_show, orphans, shared)


def changes_of(lesson: Lesson) -> list[str]:
    """Give the dependencies of a lesson's part of the kit that have changed since."""
    return changes_since(
        lesson,
        dependencies.execution_dependencies()
        | page_dependencies(lesson)
        | _missing(lesson.parts.values()),
    )


def page_dependencies(lesson: Lesson) -> dict[str, str | None]:
    """Give the fingerprints of what shows a lesson: it, its slides' notebook and the code."""
    slides = NOTEBOOKS / f"{lesson.name}.ipynb"
    return {
        **dependencies.display_dependencies(),
        lesson.label: dependencies.fingerprint_with_notes(lesson.file),
        dependencies.SLIDES: (
            dependencies.fingerprint_with_notes(slides.read_bytes()) if slides.is_file() else None
        ),
        dependencies.MISSING: "",
    }


def shared_dependencies(lessons: Sequence[Lesson]) -> dict[str, str | None]:
    """Give the fingerprints of what makes the index, the guide and the archive of all."""
    guide = GUIDE.relative_to(ROOT).as_posix()
    pages = [page_dependencies(lesson) for lesson in lessons]
    return {
        **dependencies.execution_dependencies(),
        **dependencies.display_dependencies(),
        guide: dependencies.fingerprint_of_file(guide),
        dependencies.OTHER_TOPICS: dependencies.fingerprint(links_of(LESSONS_PAGE, all_topics())),
        _LESSONS: dependencies.fingerprint(json.dumps(pages, sort_keys=True)),
        dependencies.MISSING: "",
    }


def _missing(files: Iterable[Path]) -> dict[str, str]:
    """The dependency that differs from what a page lists while files are missing."""
    names = [file.relative_to(ROOT).as_posix() for file in files if not file.is_file()]
    return {dependencies.MISSING: ", ".join(names)}
