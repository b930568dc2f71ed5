"""Failures, two builds at once and interruptions: what a build leaves that does not end well."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from helpers.execution.fork_server_client import CAN_FORK
from tests.site.test_build import outdated_in
from tests.support.collection import Collection
from tests.support.interrupted import says_so
from tests.support.processes import left_of, processes_of

# Failures


@pytest.mark.skipif(not CAN_FORK, reason="no kernel is forked on this system")
def test_without_the_fork_server_kernels_end_and_none_starts(own):
    # The fork server is killed once the other notebook's cell runs, too.
    wait = "while not os.path.exists('runs'):\n    time.sleep(0.05)"
    kill = f"import os, time\n{wait}\nos.kill(os.getppid(), 9)\ntime.sleep(60)"
    own.write_notebook("02_places", ["# Where?", kill + " " * 9999])  # the longest runs first
    runs = "import time\nopen('runs', 'w').close()\ntime.sleep(60)"
    own.write_notebook("01_outlook", ["# Why?", runs + " " * 5000])
    own.edit("data/official/consumer_prices.csv", "313.2", "313.3")
    before = own.contents()
    done = own.command("reports")
    assert done.returncode == 1
    for sentence in (
        "notebooks/02_places.ipynb, cell 2 (import os, time): the kernel died",
        "notebooks/01_outlook.ipynb, cell 2 (import time): the kernel died",
        "notebooks/00_pay.ipynb: no kernel started: the fork server has ended",
    ):
        assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    after = own.contents()
    for name in ("00_pay", "01_outlook", "02_places"):
        for file in (f"notebooks/{name}.ipynb", f"reports/{name}.html"):
            assert after[file] == before[file]


def test_a_helper_that_cannot_be_loaded_is_named(own):
    own.edit("helpers/saying.py", "def say", "def say(")
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    done = own.command("reports", "outlook")
    assert done.returncode == 1
    where = "notebooks/01_outlook.ipynb, cell 3 (from helpers.reading import light)"
    assert done.stderr.startswith(f"{where}: SyntaxError: ")
    assert done.stderr.count("\n") == 1


def test_failures_name_cell_and_cause_and_the_others_finish(own):
    own.edit("helpers/execution/limits.py", "CELL_SECONDS = 60", "CELL_SECONDS = 2")
    failing = {
        "00_pay": "from helpers.errors import UserError\nraise UserError('One thing.', 'Another.')",
        "02_places": "import time\ntime.sleep(60)",
        "03_memory": "import os\nos.kill(os.getpid(), 9)",
        "04_division": "share = 1 / 0",
    }
    for name, code in failing.items():
        own.write_notebook(name, ["# Why?", "## In short", code])
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    before = own.contents()
    done = own.command("reports")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    for sentence in (
        "notebooks/00_pay.ipynb, cell 3 (from helpers.errors import UserError): One thing.\n"
        "Another.\n",
        "notebooks/02_places.ipynb, cell 3 (import time): not finished after 2 seconds",
        "notebooks/03_memory.ipynb, cell 3 (import os): the kernel died",
        "notebooks/04_division.ipynb, cell 3 (share = 1 / 0): ZeroDivisionError: division by zero",
    ):
        assert sentence in done.stderr
    after = own.contents()
    for name in failing:
        assert after[f"notebooks/{name}.ipynb"] == before[f"notebooks/{name}.ipynb"]
        assert after.get(f"reports/{name}.html") == before.get(f"reports/{name}.html")
    assert b"It grows by 9 percent." in after["reports/01_outlook.html"]


def test_a_bad_table_is_found_before_any_notebook_runs(own):
    own.edit("data/official/handbook.csv", ",8,", ",eight,")
    own.edit("data/official/consumer_prices.csv", "313.2", "dear")
    before = own.contents()
    done = own.command("reports")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "data/official/consumer_prices.csv, row 2, column index: found 'dear'; "
        "expected a number such as 48780.",
        "data/official/handbook.csv, row 2, column value: found 'eight'; "
        "expected a number such as 48780.",
    ]
    assert own.contents() == before


def test_what_changes_while_notebooks_run_is_said(own):
    own.write_notebook(
        "00_pay",
        [
            "# Why?",
            "from pathlib import Path\n\nfrom helpers.reading import light",
            "light('official/handbook', 1, 2)",
            "table = Path('../data/official/handbook.csv')\n"
            "table.write_text(table.read_text().replace(',8,', ',9,'))",
        ],
    )
    own.write_notebook(
        "02_places", ["# Where?", "open('02_places.ipynb', 'a').write(' ')", "print('here')"]
    )
    done = own.command("reports", "00_pay", "places")
    assert done.returncode == 1
    assert "data/official/handbook.csv changed while the notebooks ran" in done.stderr
    assert "notebooks/02_places.ipynb: was saved while it ran" in done.stderr
    assert outdated_in(own)[0] == ["00_pay", "01_outlook", "02_places"]


def test_a_helper_that_changes_once_it_is_loaded_makes_the_page_outdated(fresh):
    with open(fresh.path("helpers/reading.py"), "a", encoding="utf-8") as helper:
        helper.write(
            "\n\nfrom pathlib import Path\n\n"
            "Path(__file__).write_text(Path(__file__).read_text().replace('Reads', 'Takes', 1))\n"
        )
    done = fresh.command("reports")
    assert (done.returncode, done.stderr) == (0, "")
    assert outdated_in(fresh)[0] == ["00_pay", "01_outlook", "02_places"]


@pytest.mark.parametrize("file", ["not a notebook", '{"cells": []}'])
def test_a_file_that_is_no_notebook_is_named(own, file):
    own.path("notebooks/02_places.ipynb").write_text(file, encoding="utf-8")
    done = own.command("reports")
    assert done.returncode == 1
    assert done.stderr.startswith("notebooks/02_places.ipynb: ")
    assert "Traceback" not in done.stderr


# Two builds at once


def start(collection: Collection, *arguments: str) -> subprocess.Popen:
    """Begin to make pages, and come back when a notebook runs or when it is said what is not."""
    build = subprocess.Popen(
        collection.line("reports", *arguments), cwd=collection.root, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    build.first_line = build.stdout.readline()
    return build


def test_a_second_build_waits_for_the_first_and_finds_nothing_left(own):
    own.write_notebook("02_places", ["# Where?", "import time\ntime.sleep(4)"])
    first = start(own)
    assert "running" in first.first_line
    second = start(own)
    assert second.first_line.startswith("Another build is at work here")
    assert first.communicate(timeout=60)[1] == ""
    output, complaint = second.communicate(timeout=60)
    assert output == "reports: nothing to do, every page is up to date. Open reports/index.html\n"
    assert (complaint, first.returncode, second.returncode) == ("", 0, 0)


def test_a_build_that_was_killed_keeps_nobody_waiting(own):
    own.write_notebook("02_places", ["# Where?", "import time\ntime.sleep(60)"])
    first = start(own, "places")
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    second = start(own, "outlook")
    assert second.first_line.startswith("Another build is at work here")
    first.kill()
    output, complaint = second.communicate(timeout=60)
    assert "Pages made: 01_outlook.html" in output
    assert (complaint, second.returncode) == ("", 0)
    first.communicate()


# Interruptions


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_whenever_a_build_is_stopped_files_are_whole_and_no_kernel_stays(own, tmp_path):
    old = own.contents()
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    own.edit("data/official/consumer_prices.csv", "314.1", "315.1")
    left = []
    folder = tmp_path / "t"
    folder.mkdir()
    for stop, seconds, status in (
        (signal.SIGINT, 0.1, 130),
        (signal.SIGTERM, 0.5, 143),
        (signal.SIGKILL, 0.9, -signal.SIGKILL),
    ):
        build = subprocess.Popen(
            own.line("reports", "--force"), cwd=own.root, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(folder)},
        )  # fmt: skip
        assert "running" in build.stdout.readline()
        assert processes_of(str(folder)), "nothing would be found"
        time.sleep(seconds)
        build.send_signal(stop)
        _, errors = build.communicate(timeout=30)
        assert build.returncode in (status, 0), errors
        assert "Traceback" not in errors
        left.append(own.contents())
        assert not left_of(str(folder)), "a kernel has outlived its build"
    assert own.command("reports", "--force").returncode == 0
    new = own.contents()
    for contents in left:
        for name in old:
            is_whole = contents[name] in (old[name], new[name])
            assert is_whole or says_so(name, contents[name]), name
