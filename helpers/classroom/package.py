"""Puts together what the package holds: the files of each lesson, and the archives of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.classroom.changed_answers import Changed
from helpers.classroom.lessons import CLASSROOM, GUIDE_PAGE, INDEX, SETTINGS, WHOLE_ARCHIVE, Lesson
from helpers.classroom.notebooks import CONFIG, key_of, pupils_copy_of
from helpers.classroom.pages import guide_page, handout_of, index_of, instructor_of, plan_of
from helpers.classroom.slides import slides_of
from helpers.execution.notebooks import TopicNotebook, as_file
from helpers.paths import NOTEBOOKS

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that an archive can hold


def topic_of(lesson: Lesson) -> TopicNotebook:
    """Give the notebook that a lesson teaches, of which its slides are made."""
    file = NOTEBOOKS / f"{lesson.name}.ipynb"
    return TopicNotebook(lesson.name, file.read_bytes())


def files_of(lesson: Lesson, dependencies: dict[str, str]) -> dict[Path, bytes]:
    """Give all files of the package that belong to one lesson, the page with the list last.

    Parameters
    ----------
    lesson : Lesson
        With its outputs.
    dependencies : dict of str to str
        The list of fingerprints for the instructor's page, which is written after the others.
    """
    topic, key = topic_of(lesson), key_of(lesson)
    texts = {
        "key": as_file(key),
        "pupils' copy": as_file(pupils_copy_of(key)),
        "handout": handout_of(lesson, topic),
        "slides": slides_of(topic),
        "plan": plan_of(lesson),
        "instructor's page": instructor_of(lesson, topic, dependencies),
    }
    files = {lesson.parts[name]: text.encode() for name, text in texts.items()}
    return {lesson.parts["archive"]: zipped(files)} | files


def common_files(
    lessons: Sequence[Lesson], dependencies: dict[str, str], changed: Sequence[Changed]
) -> dict[Path, bytes]:
    """Give what the lessons share: nbgrader's settings, the guide, and the index with its list.

    Parameters
    ----------
    lessons : sequence of Lesson
        All of them.
    dependencies : dict of str to str
        The list of fingerprints that the index carries.
    changed : sequence of Changed
        The answers that new figures have changed.
    """
    texts = {
        SETTINGS: CONFIG,
        GUIDE_PAGE: guide_page(),
        INDEX: index_of(lessons, dependencies, changed),
    }
    return {path: text.encode() for path, text in texts.items()}


def whole_archive(files: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Give the archive of the whole package."""
    loose = {path: content for path, content in files.items() if path.suffix != ".zip"}
    return {WHOLE_ARCHIVE: zipped(loose)}


def zipped(files: Mapping[Path, bytes]) -> bytes:
    """Give an archive whose bytes depend on nothing but its files' names and contents.

    They are stored, not compressed: compressors differ from one machine to the next.
    """
    with io.BytesIO() as archive:
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
            for path in sorted(files):
                name = f"classroom/{path.relative_to(CLASSROOM).as_posix()}"
                info = zipfile.ZipInfo(name, _EARLIEST)
                info.create_system, info.external_attr = 3, 0o644 << 16
                packed.writestr(info, files[path])
        return archive.getvalue()
