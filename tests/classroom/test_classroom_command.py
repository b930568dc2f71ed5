"""The command that makes the classroom package: what is made again, and what a fault leaves."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from helpers.paths import ROOT
from tests.support import next_release
from tests.support.collection import Collection

pytestmark = pytest.mark.slow

CHANGED, OTHER = "01_pay", "03_geography"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The collection with two lessons, for the tests to change one after the other."""
    root = next_release.copy_of_the_collection(tmp_path_factory.mktemp("school") / "collection")
    for lesson in (root / "notebooks" / "lessons").glob("*.ipynb"):
        if lesson.stem not in (CHANGED, OTHER):
            lesson.unlink()
    return Collection(root)


def package_files(school: Collection) -> dict[str, bytes]:
    folder = school.path("reports/classroom")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_with_nothing_changed_there_is_nothing_to_do() -> None:
    started = time.monotonic()
    done = Collection(ROOT).command("classroom")
    assert time.monotonic() - started < 5
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("classroom: nothing to do")


def test_what_is_left_of_lessons_that_are_gone_goes_too(school) -> None:
    own = school.path("reports/classroom/nbgrader/source/my_quiz/quiz.ipynb")
    own.parent.mkdir()
    own.touch()
    done = school.command("classroom")
    assert (done.returncode, done.stderr) == (0, "")
    left = {
        part for name in package_files(school) for part in name.split("/") if part[:1].isdigit()
    }
    assert {re.sub(r"(_pupils|_teacher)?(\..+)?$", "", part) for part in left} == {CHANGED, OTHER}
    assert ": removed, its notebook is gone." in done.stdout
    assert own.exists(), "which a teacher has made"
    own.unlink()
    own.parent.rmdir()
    assert "Lessons made" not in done.stdout


def test_what_somebody_has_deleted_is_made_again(school) -> None:
    before = package_files(school)
    for name in (f"{CHANGED}/handout.html", "classroom.zip", f"{OTHER}_pupils.zip"):
        school.path(f"reports/classroom/{name}").unlink()
    done = school.command("classroom")
    assert (done.returncode, done.stderr) == (0, "")
    assert package_files(school) == before


@pytest.mark.parametrize(
    ("state", "name", "areas"),
    [
        ("WA", "Washington", ["Seattle-Tacoma-Bellevue", "Spokane"]),
        ("RI", "Rhode Island", ["Providence-Warwick", "Boston-Cambridge"]),  # its one, and around
    ],
)
def test_the_areas_of_any_state_can_be_put_into_the_lesson_on_places(school, state, name, areas):
    assert school.command("classroom").returncode == 0
    before = package_files(school)
    done = school.command("classroom", "--state", state)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Lessons made: {OTHER}." in done.stdout
    after = package_files(school)
    for file in ("handout.html", "slides.html", f"{OTHER}.ipynb"):
        made = after[f"{OTHER}/{file}"].decode()
        assert name in made
        for area in areas:
            assert area in made, file
        assert "Cleveland" not in made
    assert "nothing to do" in school.command("classroom", "--state", state).stdout
    assert school.command("classroom", "--state", "OH").returncode == 0
    again = package_files(school)
    assert [path for path in before if before[path] != again[path]] == []


def test_what_is_no_state_changes_nothing(school) -> None:
    before = package_files(school)
    done = school.command("classroom", "--state", "Ohio")
    assert done.returncode == 1
    assert done.stderr.startswith("--state: found 'Ohio'; expected the postal code of a state")
    assert package_files(school) == before


def test_what_stands_beside_the_kit_s_files_is_not_packed(school) -> None:
    """Such as a gradebook, and what pupils have handed in."""
    gradebook = school.path("reports/classroom/nbgrader/gradebook.db")
    gradebook.write_bytes(b"points")
    done = school.command("classroom", "--force")
    assert (done.returncode, done.stderr) == (0, "")
    packed = [content for name, content in package_files(school).items() if name.endswith(".zip")]
    assert len(packed) == 5
    assert not [content for content in packed if b"gradebook.db" in content]
    gradebook.unlink()


@contextmanager
def failing(school: Collection, name: str) -> Iterator[str]:
    """Let a lesson divide by zero, and give the sentence that tells of it."""
    file = f"notebooks/lessons/{name}.ipynb"
    lesson = json.loads(school.path(file).read_text("utf-8"))
    cell = next(c for c in lesson["cells"] if "rows" in c["metadata"].get("tags", []))
    cell["source"] = ["wages = 1 / 0"]
    school.path(file).write_text(json.dumps(lesson), encoding="utf-8")
    place = lesson["cells"].index(cell) + 1
    yield f"{file}, cell {place} (wages = 1 / 0): ZeroDivisionError: division by zero\n"
    school.path(file).write_bytes((ROOT / file).read_bytes())


def test_a_lesson_that_fails_leaves_the_package_as_it_is(school) -> None:
    before = package_files(school)
    with failing(school, CHANGED) as sentence:
        done = school.command("classroom")
    assert (done.returncode, done.stderr) == (1, sentence)
    assert package_files(school) == before


def test_new_figures_change_answers_and_the_teacher_is_told(school) -> None:
    national = school.path("data/official/wages_national.csv")
    lines = national.read_text("utf-8").splitlines()
    header = lines[0].split(",")
    newest = max(line.split(",")[header.index("period")] for line in lines[1:])
    place = header.index("annual_p75")
    for number, line in enumerate(lines):
        cells = line.split(",")
        if newest in cells and "29-2072" in cells:
            cells[place] = f"{float(cells[place]) + 400:.0f}"
            lines[number] = ",".join(cells)
    national.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with failing(school, OTHER) as sentence:
        done = school.command("classroom")
    assert (done.returncode, done.stderr) == (1, sentence)
    [*_, answer] = re.findall(rf"Another answer: {CHANGED}, Exercise \d: .+: (.+)\.", done.stdout)
    assert re.fullmatch(r"[\d,.]+ instead of [\d,.]+", answer)
    assert f"Lessons made: {CHANGED}." in done.stdout, "and no other"
    heading = "What the last new figures changed"
    assert heading in package_files(school)["index.html"].decode()
    again = school.command("classroom")
    assert (again.returncode, again.stderr) == (0, "")
    assert heading in package_files(school)["index.html"].decode(), (
        "though nothing changed this time"
    )
