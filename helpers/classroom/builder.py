"""Makes the classroom kit: runs the lessons that are stale and writes what they hand out.

It loads what runs notebooks and nbgrader: seconds of work, for when there is some to do.
"""

from pathlib import Path

from helpers.atomic_files import remove, write_files
from helpers.classroom import package, plan
from helpers.classroom.changed_answers import Changed, answers_changed, listed_in
from helpers.classroom.lessons import CLASSROOM, INDEX, Lesson, all_lessons
from helpers.execution.execute import Ran
from helpers.site import dependencies
from helpers.site.preload import Loaded
from helpers.site.scheduler import Scheduler, refuse_if_saved


def make(work: plan.BuildPlan, loaded: Loaded) -> int:
    """Do the work, and say what was made.

    Parameters
    ----------
    work : Work
        What is out of date.
    loaded : Loaded
        What the kernels share.

    Returns
    -------
    int
        0 if the kit is now up to date, else 1.

    Raises
    ------
    UserError
        When a table of data/ is not as declared; nothing is then touched.
    """
    build = _Build(work, loaded)
    build.turns.check_tables()
    build.remove_orphans()
    build.turns.run_all(build.keep, "FAILED, its part of the kit stays", "classroom")
    for lesson in work.to_show:
        build.show_again(lesson)
    build.make_shared()
    status = build.turns.end()
    for change in build.changed:
        print(f"Another answer: {change.lesson}, {change.exercise}.")
    if build.made:
        print(f"Lessons made: {', '.join(sorted(build.made))}.")
    return status


class _Build:
    """One go at the work: what was made, and which answers changed."""

    def __init__(self, work: plan.BuildPlan, loaded: Loaded) -> None:
        self.work = work
        self.turns = Scheduler(work.to_run, loaded)
        self.made: list[str] = []
        self.changed: list[Changed] = []

    def remove_orphans(self) -> None:
        for path in self.work.orphans:
            with self.turns.noting_problems():
                remove(path)
                print(f"{path.name}: removed from reports/classroom, its lesson is gone.")

    def keep(self, lesson: Lesson, ran: Ran, ingredients: dict[str, str | None]) -> None:
        """Write a lesson that has run, and its part of the kit."""
        stored = Lesson(lesson.name, ran.text.encode())
        refuse_if_saved(lesson)
        self._write(stored, ingredients, {lesson.notebook: ran.text})
        self.changed += answers_changed(lesson, stored)

    def show_again(self, lesson: Lesson) -> None:
        """Make the part of the kit of a lesson that needs no new run."""
        with self.turns.noting_problems():
            self._write(lesson, dependencies.made_by_last_run(lesson), {})

    def _write(
        self, lesson: Lesson, by_running: dict[str, str | None], further: dict[Path, str]
    ) -> None:
        itself = {lesson.said: dependencies.fingerprint_of_whole_notebook(lesson.file)}
        listed = {**plan.made_by_showing(lesson), **by_running, **itself}
        write_files({**further, **package.files_of(lesson, listed)})
        self.made.append(lesson.name)

    def make_shared(self) -> None:
        """Write what the lessons share; answers that changed are told until others do."""
        if self.turns.problems and not self.made:
            return
        with self.turns.noting_problems():
            lessons = all_lessons()
            told = sorted(self.changed) or listed_in(INDEX)
            shared = package.common_files(lessons, plan.made_of_all(lessons), told)
            standing = {
                path: path.read_bytes()
                for path in CLASSROOM.rglob("*")
                if path.is_file() and path.suffix != ".zip"
            }
            write_files({**shared, **package.whole_archive({**standing, **shared})})
