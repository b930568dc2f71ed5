"""Puts together what the kit holds: the files of each lesson, and archives that stand alone."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from helpers.classroom.changed_answers import Changed
from helpers.classroom.lesson_slides import lesson_slides_of
from helpers.classroom.lessons import CLASSROOM, GUIDE_PAGE, INDEX, SETTINGS, WHOLE_ARCHIVE, Lesson
from helpers.classroom.notebooks import CONFIG, key_of, pupils_copy_of
from helpers.classroom.pages import (
    answers_of,
    guide_page,
    handout_of,
    index_of,
    instructor_of,
    plan_of,
    talk_notes_of,
)
from helpers.classroom.topic_slides import slides_of
from helpers.execution.notebooks import TopicNotebook, as_file
from helpers.paths import NOTEBOOKS

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that an archive can hold
_FOR_PUPILS = ("pupils' copy", "handout")
_OF_THE_TOPIC = ("slides for a talk", "notes to the talk")  # they belong to the pages of the topics
_ONLINE = re.compile(r"<!-- online -->.*?<!-- /online -->\n?", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z]+:")  # an address of the web, or data


def topic_of(lesson: Lesson) -> TopicNotebook:
    """Give the notebook that a lesson teaches, of which the slides for a talk are made."""
    file = NOTEBOOKS / f"{lesson.name}.ipynb"
    return TopicNotebook(lesson.name, file.read_bytes())


def files_of(lesson: Lesson, dependencies: dict[str, str]) -> dict[Path, bytes]:
    """Give all files of the kit that belong to one lesson, the page with the list last.

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
        parts = {name: path for name, path in lesson.parts.items() if name not in _OF_THE_TOPIC}
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


def standing_alone(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give files whose pages link to nothing but one another and the web.

    What a page marks as ``online`` goes; of other links that lead out their text stays.

    Parameters
    ----------
    files : mapping of str to bytes
        By their names in the archive.

    >>> page = b'<a href="b.html#x">B</a> <a href="../c.html">C</a> <a href="#y">Y</a>'
    >>> standing_alone({"a.html": page, "b.html": b""})["a.html"]
    b'<a href="b.html#x">B</a> C <a href="#y">Y</a>'
    """
    return {
        name: _alone(name, content.decode(), files).encode() if name.endswith(".html") else content
        for name, content in files.items()
    }


def _alone(name: str, page: str, files: Mapping[str, bytes]) -> str:
    def linked(match: re.Match) -> str:
        address = unquote(match[1])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        leads_somewhere = not address or _ELSEWHERE.match(address) or target in files
        return match[0] if leads_somewhere else match[2]

    return _LINK.sub(linked, _ONLINE.sub("", page))
