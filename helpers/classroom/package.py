"""Puts together what the package holds: the files of each lesson, and the archives of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.classroom.changed_answers import Changed
from helpers.classroom.lesson_slides import lesson_slides_of
from helpers.classroom.lessons import CLASSROOM, GUIDE_PAGE, INDEX, SETTINGS, WHOLE_ARCHIVE, Lesson
from helpers.classroom.notebooks import CONFIG, key_of, pupils_copy_of
from helpers.classroom.pages import (
    guide_page,
    handout_of,
    index_of,
    instructor_of,
    talk_notes_of,
)
from helpers.classroom.sheets import answers_of, plan_of
from helpers.classroom.standing_alone import standing_alone
from helpers.classroom.topic_slides import slides_of
from helpers.execution.notebooks import TopicNotebook, as_file
from helpers.paths import NOTEBOOKS

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that an archive can hold
_FOR_PUPILS = ("pupils' copy", "handout")
_ONLINE_ALONE = ("slides for a talk", "notes to the talk")  # they belong to the pages of the topics


def topic_of(lesson: Lesson) -> TopicNotebook:
    """Give the notebook that a lesson teaches, of which the slides for a talk are made."""
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
        "slides": lesson_slides_of(lesson),
        "plan": plan_of(lesson),
        "answers": answers_of(lesson),
        "slides for a talk": slides_of(topic),
        "notes to the talk": talk_notes_of(lesson, topic),
        "instructor's page": instructor_of(lesson, dependencies),
    }
    return {path: texts[name].encode() for name, path in lesson.parts.items()}


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


def archives_of(lessons: Sequence[Lesson], shared: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Give two archives a lesson and one of all, each with no link to what it does not hold.

    Whatever else stands beside the kit's files, such as what pupils have handed in, stays out.

    Parameters
    ----------
    lessons : sequence of Lesson
        Those whose files are written; of a lesson without them there is no archive.
    shared : mapping of Path to bytes
        What the lessons share.
    """
    made: dict[Path, bytes] = {}
    everything: dict[str, bytes] = {}
    guide = {path: shared[path] for path in (GUIDE_PAGE, SETTINGS)}
    for lesson in lessons:
        if not all(path.is_file() for path in lesson.parts.values()):
            continue
        parts = {name: path for name, path in lesson.parts.items() if name not in _ONLINE_ALONE}
        files = {path: path.read_bytes() for path in parts.values()}
        index = {INDEX: index_of([lesson], {}, []).encode()}
        packed = _named({**guide, **index, **files})
        made[lesson.archives["teacher"]] = zipped(packed, f"{lesson.name}_teacher")
        pupils = {parts[name].name: files[parts[name]] for name in _FOR_PUPILS}
        made[lesson.archives["pupils"]] = zipped(pupils, f"{lesson.name}_pupils")
        everything |= _named(files)
    everything |= _named(shared)
    return {WHOLE_ARCHIVE: zipped(everything, "classroom"), **made}


def _named(files: Mapping[Path, bytes]) -> dict[str, bytes]:
    """Files by their names from the folder of the kit."""
    return {path.relative_to(CLASSROOM).as_posix(): content for path, content in files.items()}


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """Give an archive that stands alone, whose bytes depend on nothing but its files.

    They are stored, not compressed: compressors differ from one machine to the next.

    Parameters
    ----------
    files : mapping of str to bytes
        By their names within its folder.
    folder : str
        Into which it unpacks.
    """
    with io.BytesIO() as archive:
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
            for name, content in sorted(standing_alone(files).items()):
                info = zipfile.ZipInfo(f"{folder}/{name}", _EARLIEST)
                info.create_system, info.external_attr = 3, 0o644 << 16
                packed.writestr(info, content)
        return archive.getvalue()
