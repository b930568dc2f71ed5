"""The lessons in the order of their numbers, and what a lesson says about itself."""

import re
from functools import cached_property
from pathlib import Path

from helpers.atomic_files import write_files
from helpers.data.stored_rows import stored_states
from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook, sections_of, tags_of, text_of
from helpers.own_files import LESSONS, topic_files
from helpers.paths import REPORTS
from helpers.rendering.html import ANSWER
from helpers.site.outputs import carried

CLASSROOM = REPORTS / "classroom"
NBGRADER = CLASSROOM / "nbgrader"
# What the lessons share.
GUIDE = LESSONS / "README.md"
INDEX = CLASSROOM / "index.html"
GUIDE_PAGE = CLASSROOM / "guide.html"
SETTINGS = NBGRADER / "nbgrader_config.py"
WHOLE_ARCHIVE = CLASSROOM / "classroom.zip"
OBJECTIVES = "What you will be able to do"
TIME = "Time"
DISCUSSION = "Think, then talk"
TAKE_HOME = "What to take home"
FOR_PYTHON = "Before you begin"  # what somebody without Python leaves out
SOURCES_LISTED = "Where the figures"  # begins the last heading
_STATE = re.compile(r'(?<="state = \\")[A-Z]{2}(?=\\")')  # as a notebook's file has `state = "OH"`
_MINUTES = re.compile(r"\*\*(Teaching|Exercises|Talk):\*\* (\d+) minutes")


class Lesson(TopicNotebook):
    """One lesson: a notebook with its solutions, from which the kit is made.

    It bears the name of the topic that it teaches, and is read like a topic.
    """

    @property
    def notebook(self) -> Path:
        """The lesson's file."""
        return LESSONS / f"{self.name}.ipynb"

    @property
    def folder(self) -> Path:
        """Where its part of the kit stands."""
        return CLASSROOM / self.name

    @property
    def page(self) -> Path:
        """The instructor's page, which also keeps what the kit was made from."""
        return self.folder / "instructor.html"

    @property
    def parts(self) -> dict[str, Path]:
        """The files of its part of the kit, by what they are, the page with the list last."""
        file = f"{self.name}.ipynb"
        return {
            "key": NBGRADER / "source" / self.name / file,
            "pupils' copy": self.folder / file,
            "handout": self.folder / "handout.html",
            "slides": self.folder / "slides.html",
            "plan": self.folder / "plan.html",
            "answers": self.folder / "answers.html",
            "slides for a talk": self.folder / "talk.html",
            "notes to the talk": self.folder / "talk_notes.html",
            "instructor's page": self.page,
        }

    @property
    def archives(self) -> dict[str, Path]:
        """Its two archives, by whom they are for."""
        return {
            "pupils": CLASSROOM / f"{self.name}_pupils.zip",
            "teacher": CLASSROOM / f"{self.name}_teacher.zip",
        }

    @property
    def label(self) -> str:
        """The lesson as its author knows it."""
        return f"notebooks/lessons/{self.name}.ipynb"

    @cached_property
    def sections(self) -> list[tuple[str, list[dict]]]:
        """Its headings, each with its cells; the first is empty and has the title's cells."""
        return sections_of(self.cells)

    def section(self, heading: str) -> list[str]:
        """Give the Markdown under a heading, a cell each, without what only the teacher reads.

        Raises
        ------
        UserError
            When the lesson has no such heading.
        """
        texts = [
            text_of(cell["source"])
            for name, cells in self.sections
            for cell in cells
            if name == heading
            and cell["cell_type"] == "markdown"
            and "teacher" not in tags_of(cell)
        ]
        if not texts:
            raise UserError(f"{self.label}: no heading '## {heading}'.")
        return [texts[0].partition("\n")[2].strip(), *texts[1:]]

    @cached_property
    def minutes(self) -> dict[str, int]:
        """How long its parts take: Teaching, Exercises and Talk."""
        minutes = {part: int(n) for part, n in _MINUTES.findall(self.section(TIME)[0])}
        if len(minutes) < 3:
            raise UserError(f"{self.label}: '## {TIME}' must tell Teaching, Exercises and Talk.")
        return minutes

    @cached_property
    def minutes_of(self) -> dict[str, int]:
        """How long each section takes, by its heading, where its cell says so."""
        return {
            heading: minutes
            for heading, cells in self.sections[1:]
            if (minutes := cells[0]["metadata"].get("minutes"))
        }

    @property
    def exercises(self) -> list[str]:
        """The headings of its exercises, with their numbers."""
        return [heading for heading, _ in self.sections if heading.startswith("Exercise ")]

    @property
    def answers(self) -> dict[str, dict]:
        """What is expected of each exercise, in their order, by the name of the answer.

        Each is as `exercises.expect` has it: ``right``, ``digits``, ``mistakes`` and so on.
        """
        return {answer["name"]: answer for answer in carried(self.cells, ANSWER)}


def all_lessons() -> list[Lesson]:
    """Give the lessons in their order.

    Raises
    ------
    UserError
        For a file that is no notebook, or has no title.
    """
    lessons = [Lesson(path.stem, path.read_bytes()) for path in topic_files(LESSONS, ".ipynb")]
    for lesson in lessons:
        _ = lesson.title
    return lessons


def choose_state(state: str) -> None:
    """Have the lessons that show a state's areas show those of another, from now on.

    Parameters
    ----------
    state : str
        Its postal code.

    Raises
    ------
    UserError
        Where it is no state's.
    """
    codes = [row["state"] for row in stored_states()]
    if state not in codes:
        raise UserError(
            f"--state: found {state!r}; expected the postal code of a state, or DC, in two capital "
            f"letters: {', '.join(codes)}."
        )
    texts = {lesson.notebook: lesson.file.decode() for lesson in all_lessons()}
    changed = {path: _STATE.sub(state, text) for path, text in texts.items()}
    write_files({path: text for path, text in changed.items() if text != texts[path]})
