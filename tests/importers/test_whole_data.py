"""Whatever cuts an update short, data/ is the old set or the new one, whole."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import atomic_files
from helpers.errors import UserError
from helpers.importers.update import update
from helpers.paths import ROOT
from tests.support import workbooks
from tests.support.collection import Collection
from tests.support.cut_short import contents
from tests.support.workbooks import area, comma_separated, grid, occupation

WRITING = "data/ cannot be written ({}); nothing was changed."

# The limit comes after the imports, lest Python's own compiled files be cut short by it.
FULL = """
import resource, sys
from pathlib import Path
from helpers.importers.update import update
from helpers.errors import UserError

resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
try:
    update([Path(name) for name in sys.argv[1:]], None, False)
except UserError as problem:
    print(problem, file=sys.stderr)
"""


def sheet(folder: Path, name: str, rows: list[dict]) -> Path:
    """A wage table as CSV, which needs no second process to be read."""
    return comma_separated(folder / f"{name}.csv", grid(rows, workbooks.OFFICIAL))


@pytest.fixture
def data(empty_data: Path, tmp_path: Path) -> Path:
    """A small data/ folder that holds a release."""
    update([sheet(tmp_path, "national_M2024_dl", [occupation()])], None, False)
    update([sheet(tmp_path, "state_M2024_dl", [area("01", "Alabama", "2", "AL")])], None, False)
    return empty_data


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A newer release for two tables."""
    return [
        sheet(tmp_path, "national_M2025_dl", [occupation(A_MEDIAN=45000.0)]),
        sheet(tmp_path, "state_M2025_dl", [area("01", "Alabama", "2", "AL")]),
    ]


@pytest.mark.skipif(os.name != "posix", reason="the process forks")
@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_ended_at_any_step_it_is_whole_after_the_next_command(data, how) -> None:
    line = [sys.executable, "-m", "tests.support.cut_short", how, str(data)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    states = done.stdout.splitlines()
    assert set(states) == {"old", "new"}
    assert states == sorted(states, reverse=True), "first the old set, from one step on the new one"
    assert min(states.count("old"), states.count("new")) > 5


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT])
def test_a_folder_that_cannot_be_written_stays_as_it_is(data, files, monkeypatch, number) -> None:
    def refuse(path: Path, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    before = contents(data)
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError) as caught:
        update(files, None, False)
    assert str(caught.value) == WRITING.format(os.strerror(number))
    assert contents(data) == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_stays_as_it_is(data, files) -> None:
    before = contents(data)
    data.chmod(0o555)
    try:
        with pytest.raises(UserError, match="Permission denied"):
            update(files, None, False)
    finally:
        data.chmod(0o755)
    assert contents(data) == before


def test_a_folder_of_tables_that_takes_no_file_stays_as_it_is(data, files, monkeypatch) -> None:
    def refuse(dir: Path) -> None:
        assert dir in (data, data / "official")
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    before = contents(data)
    monkeypatch.setattr(atomic_files, "TemporaryFile", refuse)
    with pytest.raises(UserError) as caught:
        update(files, None, False)
    assert str(caught.value) == WRITING.format(os.strerror(errno.EROFS))
    assert contents(data) == before


def test_a_table_that_another_program_holds_stays_as_it_is(data, files, monkeypatch) -> None:
    def held(path: Path, mode: str, **options: object):
        if path.name == "wages_state.csv" and mode == "r+b":
            raise PermissionError(errno.EACCES, "Permission denied")
        return open(path, mode, **options)

    before = contents(data)
    monkeypatch.setattr(atomic_files, "open", held, raising=False)
    with pytest.raises(UserError, match=r"\(Permission denied\); nothing was changed.$"):
        update(files, None, False)
    assert contents(data) == before


@pytest.mark.skipif(os.name != "posix", reason="no such limit")
def test_a_disk_that_takes_only_the_beginning_of_a_file(data, files) -> None:
    before = contents(data)
    done = subprocess.run(
        [sys.executable, "-c", FULL, *map(str, files)], cwd=ROOT,
        env={**os.environ, "COLLECTION_DATA": str(data)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == WRITING.format(os.strerror(errno.EFBIG)) + "\n"
    assert contents(data) == before


HANDBOOK = "official/handbook.csv"


def leave_pending(collection: Collection) -> bytes:
    """Leave what an update leaves that was cut short when all was decided; give the new table."""
    table = collection.path(f"data/{HANDBOOK}").read_bytes().replace(b",8,", b",9,")
    coming = collection.path(f"data/.decided/{HANDBOOK}")
    coming.parent.mkdir(parents=True)
    coming.write_bytes(table)
    return table


def test_a_pending_update_is_finished_before_reports_looks_for_work(own) -> None:
    table = leave_pending(own)
    done = own.command("reports")
    assert (done.returncode, done.stderr) == (0, "")
    assert own.path(f"data/{HANDBOOK}").read_bytes() == table
    assert not own.path("data/.decided").exists()
    assert "It grows by 9 percent." in own.path("reports/01_outlook.html").read_text("utf-8")


def test_and_by_classroom_though_it_has_nothing_to_do(own) -> None:
    with open(own.path("helpers/classroom/plan.py"), "a", encoding="utf-8") as module:
        # The small collection has no lessons; a kit that is up to date has as little work.
        module.write("\n\ndef plan_lessons(force):\n    return BuildPlan([], [], [], [], [])\n")
    table = leave_pending(own)
    done = own.command("classroom")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("classroom: nothing to do")
    assert own.path(f"data/{HANDBOOK}").read_bytes() == table
    assert not own.path("data/.decided").exists()


def test_a_table_held_at_the_last_moment_is_replaced_next_time(data, files, monkeypatch) -> None:
    def held(path: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as locked:
        locked.setattr(Path, "replace", held)
        with pytest.raises(UserError, match="close the program that holds it and run the command"):
            update(files, None, False)
    atomic_files.finish_pending()
    now = contents(data)
    assert not any(name.startswith(".") for name in now)
    update(files, None, False)
    assert contents(data) == now
    assert b"2025-05" in now["official/wages_national.csv"]
    assert b"2025-05" in now["official/wages_state.csv"]
