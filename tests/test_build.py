"""The build: what is made again and what is not, what failures and interruptions leave."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Collection

from helpers.build.made_from import RUNNERS
from helpers.build.stale import changed, find_work
from helpers.build.topics import all_topics

FIND = (
    "import json; from helpers.build.stale import find_work; work = find_work([], False); "
    "print(json.dumps([[t.name for t in work.to_run], [t.name for t in work.to_show]]))"
)


def stale_in(collection: Collection) -> tuple[list[str], list[str]]:
    """Give the topics to run and those only to show again."""
    found = subprocess.run(
        [sys.executable, "-c", FIND], cwd=collection.root, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(collection.root)}, check=True,
    )  # fmt: skip
    run, show = json.loads(found.stdout)
    return run, show


# The collection itself


def test_reports_are_not_older_than_what_they_are_made_from():
    topics = all_topics()
    older = {topic.name: changed(topic, topics) for topic in topics}
    assert not {name: paths for name, paths in older.items() if paths}
    assert not find_work([], False), "run python3 -m helpers reports"


@pytest.mark.parametrize("topic", all_topics(), ids=lambda topic: topic.name)
def test_every_notebook_is_stored_as_it_ran(topic):
    code = [cell for cell in topic.cells if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell["outputs"]]
    assert outputs
    for output in outputs:
        assert output["output_type"] != "error"
        assert output.get("name") != "stderr", "a warning is stored"
        assert "image/png" not in output.get("data", {}), "which nbval does not compare"
    assert not [cell for cell in code if "".join(cell["source"]).rstrip().endswith(";")]


# What is stale


def test_with_nothing_changed_there_is_nothing_to_do(own):
    before = own.contents()
    for path in own.root.rglob("*"):
        path.touch()
    started = time.monotonic()
    done = own.command("reports")
    assert time.monotonic() - started < 2
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("reports: nothing to do")
    assert own.contents() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "to_run", "to_show"),
    [
        ("data/official/handbook.csv", ",8,", ",9,", ["01_outlook"], []),
        ("data/official/consumer_prices.csv", "304.1", "304.2", ["00_pay"], []),
        ("helpers/reading.py", "Reads", "Takes", ["01_outlook"], []),
        ("helpers/saying.py", "Says", "Tells", ["00_pay", "01_outlook"], []),
        ("helpers/tables.py", "Loads", "Reads", ["00_pay"], []),
        ("requirements.txt", "pandas==", "pandas==1", "all", []),
        ("requirements.txt", "# the tables", "# tables", [], []),
        (RUNNERS[0], "Runs", "Executes", "all", []),
        (RUNNERS[1], "same", "very same", "all", []),
        ("helpers/build/markdown.py", "Markdown of", "The Markdown of", [], "all"),
        ("helpers/templates/report/report.css", "1.6", "1.7", [], "all"),
        ("data/glossary.csv", "nobody", "somebody", [], "all"),
        ("helpers/glossary.py", "The glossary", "A glossary", [], "all"),
        ("notebooks/02_places.ipynb", "Where?", "Where to?", ["02_places"], ["01_outlook"]),
        ("notebooks/02_places.ipynb", "print(", "print('x', ", ["02_places"], []),
        ("notebooks/02_places.ipynb", "everywhere\\n", "nowhere\\n", ["02_places"], []),
        ("notebooks/02_places.ipynb", '"execution_count": 1', '"execution_count": 7', [], []),
        ("reports/02_places.html", "made-from", "made", ["02_places"], []),
    ],
)
def test_only_what_a_change_reaches_is_stale(own, file, old, new, to_run, to_show):
    everything = ["00_pay", "01_outlook", "02_places"]
    own.edit(file, old, new)
    expected = [everything if names == "all" else names for names in (to_run, to_show)]
    assert list(stale_in(own)) == expected


def test_a_changed_figure_is_redone_where_it_was_read_and_nowhere_else(own):
    before = own.contents()
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    publishing = (
        "import os\nfrom pathlib import Path\n"
        "Path(os.environ['COLLECTION_PUBLISHED'], 'scores.csv').write_text('a\\n1\\n')"
    )
    own.write_notebook("02_places", ["# Where?", publishing])
    done = own.command("reports")
    assert done.returncode == 0, done.stderr
    after = own.contents()
    assert {name for name in after if after[name] != before.get(name)} == {
        "notebooks/01_outlook.ipynb",
        "notebooks/02_places.ipynb",
        "reports/01_outlook.html",
        "reports/02_places.html",
        "reports/changes.html",
        "reports/findings.csv",
        "reports/index.html",
        "reports/scores.csv",
    }
    assert b"It grows by 9 percent." in after["reports/01_outlook.html"]
    assert b"It grows by 9 percent." in after["reports/index.html"]
    assert after["reports/scores.csv"] == b"a\n1\n"
    own.path("reports/scores.csv").unlink()
    assert stale_in(own) == (["02_places"], [])


def test_a_word_of_the_glossary_is_linked_without_running_anything(own):
    own.edit("data/glossary.csv", "Plumbus", "The index")
    done = own.command("reports")
    assert done.returncode == 0, done.stderr
    assert "running" not in done.stdout
    link = '<a class="term" href="00_start_here.html#term-the-index">The index</a> is'
    for name in ("00_pay", "index"):
        assert link in own.path(f"reports/{name}.html").read_text(encoding="utf-8")
    assert stale_in(own) == ([], [])


def test_a_page_goes_with_its_notebook_and_its_neighbour_forgets_it(own):
    own.path("notebooks/02_places.ipynb").unlink()
    done = own.command("reports")
    assert done.returncode == 0, done.stderr
    assert "reports/02_places.html: removed" in done.stdout
    assert "running" not in done.stdout
    assert not own.path("reports/02_places.html").exists()
    assert "02_places" not in own.path("reports/01_outlook.html").read_text(encoding="utf-8")
    assert stale_in(own) == ([], [])


# Exactness


def test_two_builds_give_the_same_bytes_whoever_makes_them(made, tmp_path):
    other = made.copy_to(tmp_path / "un dossier à part")
    home, modules = tmp_path / "home", tmp_path / "modules"
    for file, text in {
        home / ".config/matplotlib/matplotlibrc": "font.size: 40\n",
        home / ".ipython/profile_default/startup/own.py": "print('mine')\n",
        modules / "mistune.py": "raise SystemExit('the wrong module')\n",
    }.items():
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    done = other.command(
        "reports", "--force", HOME=str(home), PYTHONPATH=str(modules), TZ="Asia/Tokyo",
        LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="7", PYTHONSTARTUP=str(modules / "mistune.py"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert other.contents() == made.contents()


# Failures


def test_failures_name_cell_and_cause_and_the_others_finish(own):
    own.edit("helpers/build/run.py", "CELL_SECONDS = 120", "CELL_SECONDS = 2")
    failing = {
        "00_pay": "from helpers.problems import Problem\nraise Problem('One thing.', 'Another.')",
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
        "notebooks/00_pay.ipynb, cell 3 (from helpers.problems import Problem): One thing.\n"
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
    own.edit("data/official/consumer_prices.csv", "304.1", "dear")
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
    assert stale_in(own)[0] == ["00_pay", "01_outlook", "02_places"]


@pytest.mark.parametrize("file", ["not a notebook", '{"cells": []}'])
def test_a_file_that_is_no_notebook_is_named(own, file):
    own.path("notebooks/02_places.ipynb").write_text(file, encoding="utf-8")
    done = own.command("reports")
    assert done.returncode == 1
    assert done.stderr.startswith("notebooks/02_places.ipynb: ")
    assert "Traceback" not in done.stderr


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
        time.sleep(seconds)
        build.send_signal(stop)
        _, said = build.communicate(timeout=30)
        assert build.returncode in (status, 0), said
        assert "Traceback" not in said
        left.append(own.contents())
        wait_for_no_process_that_mentions(str(folder))
    assert own.command("reports", "--force").returncode == 0
    new = own.contents()
    for contents in left:
        for name in old:
            assert contents[name] in (old[name], new[name]), name


def wait_for_no_process_that_mentions(folder: str) -> None:
    """Fail if a kernel outlives its build by more than a few seconds."""
    patience = time.monotonic() + 8
    while running := [line for line in command_lines() if folder in line]:
        assert time.monotonic() < patience, running
        time.sleep(0.2)


def command_lines() -> Sequence[str]:
    """Give the command line of every process."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            lines.append(path.read_bytes().decode(errors="replace"))
    return lines


# Comparing outputs


def test_a_changed_output_fails_and_a_cleared_one_is_noticed(own):
    nbval = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--nbval",
             "--nbval-current-env", "notebooks/01_outlook.ipynb"]  # fmt: skip
    surroundings = {**os.environ, "PYTHONPATH": str(own.root)}
    own.edit("notebooks/01_outlook.ipynb", "grows by 8 percent", "grows by 9 percent")
    compared = subprocess.run(
        nbval, cwd=own.root, env=surroundings, capture_output=True, text=True, check=False
    )
    assert "grows by 9 percent" in compared.stdout
    assert "1 failed, 1 passed" in compared.stdout
    assert stale_in(own)[0] == ["01_outlook"]

    notebook = json.loads(own.path("notebooks/01_outlook.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    own.path("notebooks/01_outlook.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert stale_in(own)[0] == ["01_outlook"]
