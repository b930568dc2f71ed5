"""Tells the collection's files from what other programs leave beside them. Standard library only.

What a program keeps for itself, such as a lock or a backup, is left alone. A copy is named: it
may hold what somebody wrote last.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from helpers.errors import UserError
from helpers.paths import NOTEBOOKS, REPORTS, ROOT, data_folder

LESSONS = NOTEBOOKS / "lessons"
PLACES = NOTEBOOKS / "places"
_NUMBERED = "[0-9][0-9]_*.ipynb"
_TOPIC = re.compile(r"[0-9]{2}(_[a-z]+)+")
_TABLE = re.compile(r"[a-z][a-z0-9_]*")
_STATE = re.compile(r"[A-Z]{2}")
# Hidden files (._pay.csv, .~lock.pay.csv#, .ipynb_checkpoints), locks of Office, backups of
# editors, what macOS and Windows put into folders and archives.
_PROGRAMS_OWN = re.compile(
    r"\..*|~\$.*|#.*#|.*~|.*\.(bak|orig|rej|tmp|swp|part|crdownload)|__MACOSX|__pycache__"
    r"|Thumbs\.db|desktop\.ini|Icon\r",
    re.IGNORECASE,
)


def is_left_by_a_program(path: PurePath | str) -> bool:
    """Say whether a file is what a program keeps for itself, by its name or its folder's.

    Parameters
    ----------
    path : PurePath or str
        From the folder that is looked at.

    >>> [is_left_by_a_program(name) for name in ("._pay.csv", "~$pay.csv", "pay.csv~", "pay.csv")]
    [True, True, True, False]
    """
    return any(_PROGRAMS_OWN.fullmatch(part) for part in PurePath(path).parts)


def is_topic_name(name: str) -> bool:
    """Say whether a notebook of this name is a topic or a lesson.

    >>> is_topic_name("07_work_settings"), is_topic_name("01_pay-Copy1")
    (True, False)
    """
    return bool(_TOPIC.fullmatch(name))


def table_files() -> dict[str, Path]:
    """Give the files of all tables by their names, such as ``figures/pay``."""
    folder = data_folder()
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in _files_below(folder)
        if path.suffix == ".csv" and _TABLE.fullmatch(path.stem)
    }


def topic_files(folder: Path, ending: str) -> list[Path]:
    """Give the files of a folder that bear a topic's name, in the order of their numbers.

    Parameters
    ----------
    folder : Path
        Of notebooks, lessons or pages.
    ending : str
        ``".ipynb"`` or ``".html"``.
    """
    return sorted(path for path in folder.glob(f"*{ending}") if is_topic_name(path.stem))


def refuse_strays() -> None:
    """Refuse files that would be a second table, topic, lesson or page.

    Raises
    ------
    UserError
        One sentence per file: what it seems to be, and what to do with it.
    """
    sentences = [*_beside_tables(), *_beside_notebooks()]
    sentences += [*_copies_in(PLACES, "*.ipynb"), *_copies_in(REPORTS, "*.*")]
    sentences += _copies_in(REPORTS / "places", "*.*")
    if sentences:
        raise UserError(*sentences)


def _beside_tables() -> Iterator[str]:
    """Sentences about files of data/ that are a table by their name, or nearly so."""
    folder, tables = data_folder(), set(table_files().values())
    for path in _files_below(folder):
        if path in tables:
            continue
        name = f"data/{path.relative_to(folder).as_posix()}"
        table = _copied_from(path, (one for one in tables if one.parent == path.parent))
        is_table = path.suffix.lower() == ".csv"
        if table and is_table:
            yield _found_a_copy(name, table.name)
        elif table:
            yield (
                f"{name}: found {table.stem} in a format that nothing reads; expected "
                f"{table.name}; save the sheet as “CSV UTF-8” under that name, then delete "
                "this file or move it out of data/."
            )
        elif is_table:
            yield (
                f"{name}: found a table of such a name; expected a name of small letters, digits "
                "and underscores; rename it or move it out of data/."
            )


def _beside_notebooks() -> Iterator[str]:
    """Sentences about numbered notebooks that are no topic, share a number, or teach no topic."""
    for folder in (NOTEBOOKS, LESSONS):
        topics = topic_files(folder, ".ipynb")
        yield from _not_of_a_topic(folder, topics)
        by_number: dict[str, Path] = {}
        for path in topics:
            first = by_number.setdefault(path.stem[:2], path)
            if first != path:
                yield (
                    f"{_name(path)}: found the number of {first.name}; expected each number "
                    "once; rename one of the two, or delete the one that is a copy."
                )
    for lesson in topic_files(LESSONS, ".ipynb"):
        topic = NOTEBOOKS / lesson.name
        if not topic.is_file():
            yield (
                f"{_name(lesson)}: found no {_name(topic)}; expected the notebook that a lesson "
                "teaches under the lesson’s name; rename the lesson or move it elsewhere."
            )


def _copies_in(folder: Path, pattern: str) -> Iterator[str]:
    """Sentences about copies of pages, of their lists and of notebooks that bear no number."""
    files = [p for p in folder.glob(pattern) if not is_left_by_a_program(p.name)]
    forms = (_TABLE, _TOPIC, _STATE)
    made = {path for path in files if any(form.fullmatch(path.stem) for form in forms)}
    for path in sorted({*files} - made):
        original = _copied_from(path, (one for one in made if one.suffix == path.suffix))
        if original:
            yield _found_a_copy(_name(path), original.name)


def _not_of_a_topic(folder: Path, topics: list[Path]) -> Iterator[str]:
    for path in sorted(folder.glob(_NUMBERED)):
        if path in topics or is_left_by_a_program(path.name):
            continue
        original = _copied_from(path, topics)
        yield (
            _found_a_copy(_name(path), original.name)
            if original
            else f"{_name(path)}: found the name of no topic; expected two digits and a noun in "
            f"small letters, as 01_pay.ipynb; rename it, delete it, or move it elsewhere."
        )


def _found_a_copy(name: str, original: str) -> str:
    return (
        f"{name}: found a copy of {original} by its name; expected that file alone; see which of "
        f"the two is right, keep it as {original}, and delete the other or move it elsewhere."
    )


def _copied_from(path: Path, originals: Iterable[Path]) -> Path | None:
    """The file that another is a copy of by its name: pay (1).csv, Copy of pay.csv, pay.xlsx."""
    for original in sorted(originals, reverse=True):  # 01_pay_rise.csv before 01_pay.csv
        begins = path.name.startswith(original.stem)
        behind = path.name[len(original.stem) :]
        ends = path.name.endswith(f" {original.name}")
        if ends or (begins and not re.match(r"[a-z0-9_]", behind)):
            return original
    return None


def _files_below(folder: Path) -> list[Path]:
    """The files of a folder and of those in it, without what programs keep for themselves."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not is_left_by_a_program(path.relative_to(folder))
    )


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
