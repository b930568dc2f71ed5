"""Makes the classroom kit: runs the lessons that are stale and writes what they hand out.

It loads what runs notebooks and nbgrader: seconds of work, for when there is some to do.
"""

import asyncio
import os
import shutil
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from helpers.build import made_from
from helpers.build.files import write_whole
from helpers.build.parent import Parent
from helpers.build.progress import Watch
from helpers.build.run import run
from helpers.build.tables_check import check_tables
from helpers.classroom import kit, stale
from helpers.classroom.answers import Changed, answers_changed, listed_in
from helpers.classroom.lesson import CLASSROOM, Lesson, all_lessons
from helpers.problems import Problem

AT_A_TIME = 2
Ingredients = dict[str, dict[str, str | None]]


@dataclass
class _Outcome:
    """What came of the lessons that ran."""

    problems: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)


def make(work: stale.Work, loaded: Ingredients, parent: Parent | None) -> int:
    """Do the work, and say what was made.

    Parameters
    ----------
    work : Work
        What is out of date.
    loaded : dict of str to dict
        By lesson, the fingerprints of what its kernel may have loaded already.
    parent : Parent or None
        That forks the kernels, where there is one.

    Returns
    -------
    int
        0 if the kit is now up to date, else 1.

    Raises
    ------
    Problem
        When a table of data/ is not as declared; nothing is then touched.
    """
    if parent:
        parent.check_tables()
    elif work.to_run:
        check_tables()
    _remove(work.orphans)
    try:
        outcome = asyncio.run(_run_all(work.to_run, loaded, parent))
    except asyncio.CancelledError:
        sys.exit(128 + signal.SIGTERM)
    for lesson in work.to_show:
        listed = made_from.list_in(lesson.page) or {}
        ran = {path: then for path, then in listed.items() if path.startswith("data/")}
        _write(lesson, made_from.made_by_running(lesson) | ran, {})
    if not outcome.problems:
        _write_shared(outcome.changed)
    for sentence in outcome.problems:
        print(sentence, file=sys.stderr)
    for change in outcome.changed:
        print(f"Another answer: {change.lesson}, {change.exercise}.")
    made = [lesson.name for lesson in (*work.to_run, *work.to_show)]
    if made and not outcome.problems:
        print(f"Lessons made: {', '.join(sorted(made))}.")
    return 1 if outcome.problems else 0


async def _run_all(lessons: list[Lesson], loaded: Ingredients, parent: Parent | None) -> _Outcome:
    """Run lessons, the longest first."""
    outcome = _Outcome()
    waiting = sorted(lessons, key=lambda lesson: len(lesson.file))
    if os.name == "posix":  # so that kernels are ended in order; elsewhere nothing asks
        stop = asyncio.current_task().cancel
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)

    async def take_turns() -> None:
        while waiting:
            lesson = waiting.pop()
            before = loaded.get(lesson.name) or made_from.made_by_running(lesson)
            await _run_one(lesson, before, parent, watch, outcome)

    with Watch(len(lessons)) as watch:
        await asyncio.gather(*(take_turns() for _ in range(AT_A_TIME)))
    return outcome


async def _run_one(
    lesson: Lesson,
    loaded: dict[str, str | None],
    parent: Parent | None,
    watch: Watch,
    outcome: _Outcome,
) -> None:
    watch.begin(lesson.name, sum(cell["cell_type"] == "code" for cell in lesson.cells))
    try:
        ran = await run(lesson, lambda: watch.step(lesson.name), parent)
        stored = Lesson(lesson.name, ran.text.encode())
        if lesson.notebook.read_bytes() != lesson.file:
            raise Problem(f"{lesson.said}: was saved while it ran; nothing is written, run again.")
        _write(stored, {**loaded, **ran.read}, {lesson.notebook: ran.text})
        outcome.changed += answers_changed(lesson, stored)
        watch.end(lesson.name, "done")
    except Problem as problem:
        outcome.problems += problem.sentences
        watch.end(lesson.name, "FAILED, its part of the kit stays")


def _write(lesson: Lesson, by_running: dict[str, str | None], further: dict[Path, str]) -> None:
    made_from.fingerprint_of_file.cache_clear()
    itself = {lesson.said: made_from.fingerprint(lesson.file)}
    listed = {**stale.made_by_showing(lesson), **by_running, **itself}
    write_whole({**further, **kit.files_of(lesson, listed)})


def _write_shared(changed: list[Changed]) -> None:
    """Write what the lessons share; answers that changed are told until others do."""
    made_from.fingerprint_of_file.cache_clear()
    lessons = all_lessons()
    told = sorted(changed) or listed_in(stale.INDEX)
    shared = kit.common_files(lessons, stale.made_of_all(lessons), told)
    standing = {
        path: path.read_bytes()
        for path in CLASSROOM.rglob("*")
        if path.is_file() and path.suffix != ".zip"
    }
    write_whole({**shared, **kit.whole_archive({**standing, **shared})})


def _remove(orphans: list[Path]) -> None:
    for path in orphans:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        print(f"{path.name}: removed from reports/classroom, its lesson is gone.")
