"""What goes wrong around a build, each by its real cause, and what stands there afterwards."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.environment.process_environment import settings
from helpers.paths import ROOT
from tests.support.collection import Collection
from tests.support.processes import left_of
from tests.support.tools import view_of_its_own

PROCESSES = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A place for temporary files, by which a build's processes are found."""
    (tmp_path / "t").mkdir()
    return str(tmp_path / "t")


def new_figure(collection: Collection) -> None:
    """Let the next build have something to do: one page, and the lists."""
    collection.edit("data/official/handbook.csv", ",8,", ",9,")


def heals(collection: Collection) -> bool:
    """Say whether the next build mends everything and the one after that has nothing to do."""
    done = collection.command("reports")
    again = collection.command("reports")
    is_new = "It grows by 9 percent." in collection.path("reports/01_outlook.html").read_text(
        "utf-8"
    )
    return (done.returncode, done.stderr) == (0, "") and "nothing to do" in again.stdout and is_new


# Kernels


@PROCESSES
def test_a_kernel_that_is_killed_and_one_that_never_ends_are_named_and_gone(own, folder):
    own.edit("helpers/execution/limits.py", "CELL_SECONDS = 60", "CELL_SECONDS = 2")
    new_figure(own)
    deaf = (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True:\n    pass"
    )
    shown = own.path("kernel.txt")
    telling = "from pathlib import Path\nimport os, time\n"
    telling += f"Path({str(shown)!r}).write_text(str(os.getpid()))\ntime.sleep(60)"
    own.write_notebook("00_pay", ["# What?", telling])
    own.write_notebook("02_places", ["# Where?", deaf])
    before = own.contents()
    build = subprocess.Popen(
        own.line("reports"), cwd=own.root, env={**os.environ, "TMPDIR": folder},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not (shown.exists() and shown.read_text()):
        assert build.poll() is None
        time.sleep(0.02)
    os.kill(int(shown.read_text()), signal.SIGKILL)
    _, errors = build.communicate(timeout=60)
    assert build.returncode == 1
    assert sorted(errors.splitlines()) == [
        "notebooks/00_pay.ipynb, cell 2 (from pathlib import Path): the kernel died; "
        "did it run out of memory?",
        "notebooks/02_places.ipynb, cell 2 (import signal): not finished after 2 seconds, "
        "the limit for a cell.",
    ]
    assert left_of(folder) == []
    after = own.contents()
    for name in ("00_pay", "02_places"):
        for file in (f"notebooks/{name}.ipynb", f"reports/{name}.html"):
            assert after[file] == before[file]
    assert b"It grows by 9 percent." in after["reports/01_outlook.html"]
    own.write_notebook("00_pay", ["# What?", "print('mended')"])
    own.write_notebook("02_places", ["# Where?", "print('mended')"])
    assert heals(own)


STOPPED = {
    "killed": ("import os\nos.kill(os.getpid(), 9)", "the kernel died; did it run out of memory?"),
    "outlived": (
        "import os, time\nif os.fork():\n    os.kill(os.getpid(), 9)\ntime.sleep(90)",
        "the kernel died; did it run out of memory?",
    ),
    "endless": ("while True:\n    pass", "not finished after 4 seconds, the limit for a cell."),
    "chatty": (
        "while True:\n    print('x' * 1000)",
        "shows more than 1,000,000 signs; show less, a table’s first rows, say.",
    ),
    "long": (
        "print('x' * 30_000_000)",
        "shows more than 1,000,000 signs; show less, a table’s first rows, say.",
    ),
}
"""Cells whose kernel does not live to tell what they showed."""
UNFIT = {
    "asking": (
        "name = input('Who? ')",
        "asks for something to be typed, and nobody is there: write it into the cell.",
    ),
    "warning": (
        "from warnings import warn\nwarn('this is old')",
        "warns “UserWarning: this is old”; a page shows no warnings, so mend the cause.",
    ),
    "remarking": (
        "import sys\n_ = sys.stderr.write('so-so')",
        "warns “so-so”; a page shows no warnings, so mend the cause.",
    ),
    "pointing": (
        "object()",
        "shows where something lies in memory, which differs each time; show its value.",
    ),
}
"""Cells that end, and show what no page can show."""


@pytest.mark.parametrize("command", ["reports", "classroom"])
def test_a_cell_that_ends_badly_is_named_soon_and_leaves_nothing(own, folder, command):
    own.edit("helpers/execution/limits.py", "CELL_SECONDS = 60", "CELL_SECONDS = 4")
    where = "" if command == "reports" else "lessons/"
    own.path("notebooks/lessons").mkdir()
    for number, (name, (code, _)) in enumerate((STOPPED | UNFIT).items(), 11):
        own.write_notebook(f"{number}_{name}", ["# Why?"])  # which a lesson has a topic for
        own.write_notebook(f"{where}{number}_{name}", ["# Why?", code, "print('next')"])
    before = own.contents()
    started = time.monotonic()
    done = own.command(command, TMPDIR=folder)
    assert time.monotonic() - started < 60
    assert done.returncode == 1
    assert sorted(done.stderr.splitlines()) == [
        f"notebooks/{where}{number}_{name}.ipynb, cell 2 ({code.splitlines()[0]}): {sentence}"
        for number, (name, (code, sentence)) in enumerate((STOPPED | UNFIT).items(), 11)
    ]
    after = own.contents()
    assert [name for name in before if name[0] == "n" and before[name] != after[name]] == []
    assert left_of(folder) == []


@PROCESSES
def test_what_a_cell_has_started_ends_with_its_notebook(own, folder):
    leaving = (
        "import os, subprocess, threading, time\n"
        "threading.Thread(target=time.sleep, args=(90,)).start()\n"
        "_ = subprocess.Popen(['sleep', '90'], start_new_session=True)\n"
        "if os.fork() == 0:\n    os.setsid()\n    time.sleep(90)\nprint('here')"
    )
    own.write_notebook("02_places", ["# Where?", leaving])
    started = time.monotonic()
    done = own.command("reports", TMPDIR=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - started < 20
    assert left_of(folder) == []


def test_the_tests_name_a_cell_whose_kernel_ends_and_go_on(fresh):
    fresh.edit("helpers/execution/limits.py", "CELL_SECONDS = 60", "CELL_SECONDS = 4")
    for name in ("conftest.py", *(f"support/{m}.py" for m in ("collection", "kernels", "tools"))):
        fresh.path(f"tests/{name}").parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests" / name, fresh.path(f"tests/{name}"))
    shutil.copy(ROOT / "pyproject.toml", fresh.root)
    for number, (name, (code, _)) in enumerate(STOPPED.items(), 11):
        fresh.write_notebook(f"{number}_{name}", ["# Why?", code, "print('next')"])
    deep = fresh.path("a name too long for the path of a socket " * 3)
    deep.mkdir()
    started = time.monotonic()
    names = "killed or outlived or endless or chatty or long"
    done = fresh.command("test", "--", "-k", names, TMPDIR=str(deep))
    assert time.monotonic() - started < 90
    assert done.returncode == 1
    for number, (name, (code, sentence)) in enumerate(STOPPED.items(), 11):
        _, _, report = done.stdout.partition(f"__ notebooks/{number}_{name}.ipynb::Cell 0 __")
        message, _, rest = report.partition("\n\nInput:")
        assert message.endswith(f"Cell 0: {sentence}")
        assert code in rest
    assert f"{len(STOPPED)} failed, {len(STOPPED)} xfailed" in done.stdout


# Where nothing can be written

FULL = """
mount -t tmpfs -o size=64m tmpfs "$DISK" && cp -a . "$DISK" && cd "$DISK" || exit 9
dd if=/dev/zero of=filler bs=4k 2> /dev/null
truncate -s -16k filler
"$@"
echo $? > "$RESULTS/status"
cp -a notebooks reports "$RESULTS"
rm filler
"$@" > "$RESULTS/again"
cp -a reports "$RESULTS/healed"
"""
READ_ONLY = 'mount --bind reports reports && mount -o remount,ro,bind reports && exec "$@"'


def test_a_full_disk_leaves_the_old_pages(own, tmp_path):
    new_figure(own)
    results, disk = tmp_path / "results", tmp_path / "disk"
    results.mkdir()
    disk.mkdir()
    done = subprocess.run(
        [*view_of_its_own("--mount"), "sh", "-c", FULL, "sh", *own.line("reports")], cwd=own.root,
        env={**os.environ, "DISK": str(disk), "RESULTS": str(results)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (results / "status").read_text() == "1\n", done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("reports/changes.json, reports/changes.html, notebooks/01_")
    assert ": cannot be written (No space left on device).\n" in done.stderr
    assert "New figures" not in done.stdout
    now, before = Collection(results).contents(), own.contents()
    names = ("changes.html", "changes.json", "findings.csv")  # which there may be room for
    lists = {f"reports/{name}" for name in names}
    assert {name for name in now if now[name] != before.get(name)} <= lists
    healed = (results / "healed" / "01_outlook.html").read_text(encoding="utf-8")
    assert "It grows by 9 percent." in healed
    assert "Pages made: 01_outlook.html" in (results / "again").read_text()


def test_pages_that_cannot_be_written_are_named(own):
    new_figure(own)
    own.path("notebooks/02_places.ipynb").unlink()
    before = own.contents()
    done = subprocess.run(
        [*view_of_its_own("--mount"), "sh", "-c", READ_ONLY, "sh", *own.line("reports")],
        cwd=own.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for message in ("01_outlook.html: cannot be written", "02_places.html: cannot be removed"):
        assert f"reports/{message} (Read-only file system).\n" in done.stderr
    assert own.contents() == before
    assert heals(own)


def test_a_file_in_the_place_of_the_folder_is_named(fresh):
    fresh.path("reports").write_text("mine", encoding="utf-8")
    fresh.path("notebooks/00_pay.ipynb").unlink()
    done = fresh.command("reports")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "reports/01_outlook.html: cannot be written (File exists).\n" in done.stderr
    assert fresh.path("reports").read_text(encoding="utf-8") == "mine"
    assert not list(fresh.path("notebooks").glob(".*"))


# Figures that change meanwhile


def test_a_page_that_read_a_table_before_and_after_a_change_counts_as_old(own):
    changing = (
        "from pathlib import Path\n"
        "table = Path('../data/official/handbook.csv')\n"
        "_ = table.write_text(table.read_text().replace(',8,', ',9,'))"
    )
    telling = "from helpers.reading import light\nprint(light('official/handbook', 1, 2))"
    own.write_notebook("00_pay", ["# What?", telling, changing, telling])
    done = own.command("reports", "00_pay")
    assert done.returncode == 1
    assert done.stderr == (
        "data/official/handbook.csv changed while the notebooks ran: "
        "run `python3 -m helpers reports` again.\n"
    )
    own.write_notebook("00_pay", ["# What?", telling, telling])
    assert heals(own)


# Stopping


@PROCESSES
def test_at_whatever_moment_a_build_is_stopped_files_are_whole_and_no_kernel_stays(fresh, tmp_path):
    fresh.path("notebooks/00_pay.ipynb").unlink()  # the one that takes long
    builds = []
    for seed in (1, 2):
        collection, own = fresh.copy_to(tmp_path / f"copy{seed}"), tmp_path / f"t{seed}"
        own.mkdir()
        line = [sys.executable, "-m", "tests.support.interrupted", str(seed), "25"]
        environment = settings() | {"PYTHONPATH": str(ROOT), "TMPDIR": str(own)}
        pipe = subprocess.PIPE
        builds.append(
            subprocess.Popen(
                line, cwd=collection.root, env=environment, stdout=pipe, stderr=pipe, text=True
            )
        )
    outputs = [build.communicate(timeout=300) for build in builds]
    assert [errors for _, errors in outputs] == ["", ""]
    rounds = [json.loads(line) for out, _ in outputs for line in out.splitlines()]
    assert len(rounds) == 2 * (1 + 25)
    statuses = {"SIGINT": 130, "SIGTERM": 143}
    for one in rounds:
        if "changed" in one:
            assert "reports/01_outlook.html" in one["changed"]
            continue
        assert one["status"] in (0, 99, statuses[one["signal"]], -signal.Signals[one["signal"]]), (
            one
        )
        assert "Traceback" not in one["output"], one
        assert (one["neither"], one["missing"], one["left"], one["healed"]) == ([], [], [], True), (
            one
        )


# Surroundings


def test_a_build_needs_no_network(own):
    new_figure(own)
    done = subprocess.run(
        [*view_of_its_own("--net"), *own.line("reports")],
        cwd=own.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pages made: 01_outlook.html" in done.stdout


# Exactness


def of_another_user(home: Path) -> dict[str, str]:
    """Give another user's environment, full of settings of their own."""
    files = {
        "ipython/profile_default/startup/own.py": "print('mine')\n",
        "ipython/profile_default/ipython_config.py": "c.InteractiveShellApp.exec_lines = ['1/0']\n",
        "matplotlib/matplotlibrc": "font.size: 40\nsvg.hashsalt: mine\n",
        "modules/sitecustomize.py": "import builtins\nbuiltins.print = None\n",
        "modules/IPython.py": "raise SystemExit('the wrong module')\n",
        "jupyter/jupyter_nbconvert_config.json": '{"HTMLExporter": {"template_name": "none"}}',
        "jupyter/kernels/python3/kernel.json": '{"argv": ["false"], "language": "python"}',
        ".config/matplotlib/matplotlibrc": "font.size: 40\n",
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return {
        "HOME": str(home), "USER": "zoë", "LOGNAME": "zoë", "USERNAME": "zoë",
        "TZ": "Pacific/Chatham", "LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "de",
        "IPYTHONDIR": str(home / "ipython"), "MPLCONFIGDIR": str(home / "matplotlib"),
        "MATPLOTLIBRC": str(home / "matplotlib"), "MPLBACKEND": "TkAgg",
        "PYTHONPATH": str(home / "modules"), "PYTHONHASHSEED": "7", "PYTHONWARNINGS": "error",
        "PYTHONOPTIMIZE": "2", "PYTHONIOENCODING": "latin-1",
        "JUPYTER_CONFIG_DIR": str(home / "jupyter"), "JUPYTER_PATH": str(home / "jupyter"),
        "COLUMNS": "40", "LINES": "10", "NO_COLOR": "1", "TERM": "dumb",
    }  # fmt: skip


def test_whoever_builds_wherever_gets_the_same_bytes(made, tmp_path):
    other = made.copy_to(tmp_path / "50 % of it, n° 1; 'été' & 東京")
    done = other.command("reports", "--force", **of_another_user(tmp_path / "zoë"))
    assert (done.returncode, done.stderr) == (0, "")
    assert other.contents() == made.contents()
