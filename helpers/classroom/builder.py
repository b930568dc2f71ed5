"""Writes the classroom kit: what lessons hand out, and what they share.

It loads what runs notebooks and nbgrader: seconds of work, for when there is some to do.
"""

from collections.abc import Mapping

from helpers.atomic_files import write_files
from helpers.classroom import package, plan
from helpers.classroom.answers import misleading
from helpers.classroom.changed_answers import Changed, changes_between, figures_moved, listed_in
from helpers.classroom.lessons import INDEX, Lesson, all_lessons
from helpers.execution.execute import RunResult
from helpers.site.build_plan import BuildPlan
from helpers.site.builder import Builder, Files
from helpers.site.preload import Preloaded


class LessonBuilder(Builder[Lesson]):
    """One build of the kit."""

    command = "classroom"
    failure = "FAILED, its part of the kit stays"

    def __init__(self, plan: BuildPlan[Lesson], preloaded: Preloaded) -> None:
        super().__init__(plan, preloaded)
        self.changed: list[Changed] = []
        self._moved = {lesson.name for lesson in plan.to_run if figures_moved(lesson)}

    def files_of(
        self,
        notebook: Lesson,
        execution: Mapping[str, str | None],
        result: RunResult | None = None,
    ) -> Files:
        """Give a lesson's part of the kit; after a run its notebook, too."""
        listed = {**execution, **plan.page_dependencies(notebook)}
        stored = {notebook.notebook: result.text} if result else {}
        return {**stored, **package.files_of(notebook, listed)}

    def after_run(self, before: Lesson, after: Lesson) -> None:
        """Note what new figures changed in a lesson."""
        if after.name in self._moved:
            self.changed.append(changes_between(before, after))

    def write_shared(self) -> None:
        """Write what the lessons share; what changed is listed there until figures move again."""
        if self.problems and not self.written:
            return
        with self.collecting_problems():
            lessons = all_lessons()
            changed = sorted(self.changed) or listed_in(INDEX)
            listed = plan.shared_dependencies(lessons)
            shared = package.common_files(lessons, listed, changed)
            write_files({**shared, **package.archives_of(lessons, shared)})

    def print_summary(self) -> None:
        """Print which answers changed, what the figures now blur, and which lessons were made."""
        for change in sorted(self.changed):
            for answer in change.answers:
                words = f"{answer.after} instead of {answer.before}"
                print(f"Another answer: {change.lesson}, {answer.heading}: {words}.")
        made = [lesson for lesson in all_lessons() if lesson.name in self.written]
        for lesson in made:
            for heading, sentence in misleading(lesson):
                print(f"{lesson.label}, {heading}: choose other rows, for by these figures")
                print(f"  a wrong way comes to the right answer: “{sentence}”")
        if self.written:
            print(f"Lessons made: {', '.join(sorted(self.written))}.")
