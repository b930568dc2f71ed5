"""The build: what is made again and what is not, what failures and interruptions leave."""

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
from helpers.execution.fork_server_client import CAN_FORK
from helpers.paths import ROOT
from helpers.site.topic_plan import changes_of, plan_topics
from helpers.site.topics import all_topics
from tests.support.collection import Collection
from tests.support.interrupted import says_so
from tests.support.processes import left_of, processes_of

COMMENTED = ("\n\n\n", "\n\n\n# changed\n")
"""How a module is edited: by comments before its functions, whatever its words are."""

FIND = (
    "import json; from helpers.site.topic_plan import plan_topics, valid_tables; "
    "plan = plan_topics([], False); print(json.dumps({}))"
)
PRICES, HANDBOOK = "official/consumer_prices", "official/handbook"


def evaluated_in(collection: Collection, what: str) -> list:
    """Give what an expression says of the work that there is to do."""
    done = subprocess.run(
        [sys.executable, "-c", FIND.format(what)], cwd=collection.root, capture_output=True,
        text=True, env={**os.environ, "PYTHONPATH": str(collection.root)}, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def outdated_in(collection: Collection) -> tuple[list[str], list[str]]:
    """Give the topics to run and those only to show again."""
    run, show = evaluated_in(
        collection, "[[t.name for t in p] for p in (plan.to_run, plan.to_show)]"
    )
    return run, show


# The collection itself


def test_reports_are_not_older_than_what_they_are_made_from():
    topics = all_topics()
    older = {topic.name: changes_of(topic, topics) for topic in topics}
    assert not {name: paths for name, paths in older.items() if paths}
    assert not plan_topics([], False), "run python3 -m helpers reports"


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


# What is outdated


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
        ("data/official/consumer_prices.csv", "313.2", "313.3", ["00_pay"], []),
        ("helpers/reading.py", *COMMENTED, "all", []),
        ("helpers/saying.py", *COMMENTED, "all", []),
        ("helpers/data/tables.py", *COMMENTED, "all", []),
        ("requirements.txt", "pandas==", "pandas==1", "all", []),
        ("requirements.txt", "# the tables", "# tables", [], []),
        ("helpers/execution/execute.py", *COMMENTED, "all", []),
        ("helpers/environment/process_environment.py", *COMMENTED, "all", []),
        ("helpers/site/markdown.py", *COMMENTED, [], "all"),
        ("helpers/templates/report/report.css", "1.6", "1.7", [], "all"),
        ("data/glossary.csv", "nobody", "somebody", [], "all"),
        ("helpers/rendering/glossary_terms.py", *COMMENTED, "all", []),
        ("notebooks/02_places.ipynb", "Where?", "Where to?", ["02_places"], "others"),
        ("notebooks/02_places.ipynb", "print(", "print('x', ", ["02_places"], []),
        ("notebooks/02_places.ipynb", "everywhere\\n", "nowhere\\n", ["02_places"], []),
        ("notebooks/02_places.ipynb", '"execution_count": 1', '"execution_count": 7', [], []),
        ("reports/02_places.html", "dependencies", "depends", ["02_places"], []),
    ],
)
def test_only_what_a_change_reaches_is_outdated(own, file, old, new, to_run, to_show):
    """The strip of each page names a topic that no list of contents does by its title."""
    everything = ["00_pay", "01_outlook", "02_places"]
    named = {"all": everything, "others": everything[:2]}
    own.edit(file, old, new)
    expected = [named[names] if isinstance(names, str) else names for names in (to_run, to_show)]
    assert list(outdated_in(own)) == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "sound"),
    [
        (
            "notebooks/02_places.ipynb",
            "print(",
            "print('x', ",
            [PRICES, HANDBOOK, "series", "sources"],
        ),
        ("notebooks/01_outlook.ipynb", "say(", "say('x', ", [PRICES, "series", "sources"]),
        ("data/official/handbook.csv", ",8,", ",x,", [PRICES, "series", "sources"]),
        ("data/sources.csv", "2024", "2025", [HANDBOOK]),
        ("helpers/data/tables.py", *COMMENTED, []),
    ],
)
def test_only_what_no_page_vouches_for_is_looked_at_again(own, file, old, new, sound):
    own.edit(file, old, new)
    assert evaluated_in(own, "sorted(valid_tables(plan))") == sound


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
        "reports/changes.json",
        "reports/findings.csv",
        "reports/index.html",
        "reports/scores.csv",
    }
    assert b"It grows by 9 percent." in after["reports/01_outlook.html"]
    assert b"It grows by 9 percent." in after["reports/index.html"]
    assert after["reports/scores.csv"] == b"a\n1\n"
    own.path("reports/scores.csv").unlink()
    assert outdated_in(own) == (["02_places"], [])


def test_a_word_of_the_glossary_is_linked_without_running_anything(own):
    own.edit("data/glossary.csv", "Plumbus", "The index")
    done = own.command("reports")
    assert done.returncode == 0, done.stderr
    assert "running" not in done.stdout
    link = '<a class="term" href="00_start_here.html#term-the-index">The index</a> is'
    for name in ("00_pay", "index"):
        assert link in own.path(f"reports/{name}.html").read_text(encoding="utf-8")
    assert outdated_in(own) == ([], [])


def test_a_page_goes_with_its_notebook_and_its_neighbour_forgets_it(own):
    own.path("notebooks/02_places.ipynb").unlink()
    done = own.command("reports")
    assert done.returncode == 0, done.stderr
    assert "reports/02_places.html: removed" in done.stdout
    assert "running" not in done.stdout
    assert not own.path("reports/02_places.html").exists()
    assert "02_places" not in own.path("reports/01_outlook.html").read_text(encoding="utf-8")
    assert outdated_in(own) == ([], [])


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


MAKE_ALL = (
    "from helpers.commands.make import make; from helpers.site import preload; "
    "preload.CAN_FORK = {}; make('reports', [], True, ['reports', '--force'])"
)


def build_with_kernels(collection: Collection, forked: bool) -> None:
    """Make all pages, with forked kernels or with processes of their own."""
    done = subprocess.run(
        [sys.executable, "-c", MAKE_ALL.format(forked)], cwd=collection.root, text=True,
        env={**settings(), "PYTHONPATH": str(collection.root)}, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(not CAN_FORK, reason="no kernel is forked on this system")
def test_forked_kernels_and_others_show_the_same_bytes(tmp_path):
    ignored = shutil.ignore_patterns("__pycache__")
    collection = Collection(tmp_path / "collection")
    for folder in ("helpers", "data"):
        shutil.copytree(ROOT / folder, collection.path(folder), ignore=ignored)
    for folder in ("notebooks", "reports"):
        collection.path(folder).mkdir()
    for name in ("requirements.txt", "notebooks/01_pay.ipynb", "notebooks/12_fact_check.ipynb"):
        shutil.copy(ROOT / name, collection.path(name))
    build_with_kernels(collection, forked=True)
    forked = collection.contents()
    assert b"<svg" in forked["notebooks/01_pay.ipynb"]
    assert forked["reports/fact_check.csv"]
    for path in collection.path("reports").iterdir():
        path.unlink()
    build_with_kernels(collection, forked=False)
    assert collection.contents() == forked


@pytest.mark.skipif(not CAN_FORK, reason="no kernel is forked on this system")
def test_a_forked_kernel_starts_clean_and_with_one_thread(own):
    own.edit("helpers/saying.py", "def say", "SAID = []\n\n\ndef say")
    looks = (
        "import os\n"
        "from helpers import saying\n"
        "print(saying.SAID, os.environ.get('LEFT'), __name__, os.getpid() == os.getpgrp())\n"
        "print(len(os.listdir(f'/proc/{os.getppid()}/task')) if os.path.isdir('/proc') else 1)"
    )
    leaves = "saying.SAID.append(1)\nos.environ['LEFT'] = 'this'"
    for name in ("00_pay", "01_outlook", "02_places"):
        own.write_notebook(name, ["# Why?", looks, leaves])
    done = own.command("reports")
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("00_pay", "01_outlook", "02_places"):
        notebook = json.loads(own.path(f"notebooks/{name}.ipynb").read_text(encoding="utf-8"))
        assert notebook["cells"][1]["outputs"][0]["text"] == ["[] None __main__ True\n", "1\n"]


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
    own.edit("helpers/execution/execute.py", "CELL_SECONDS = 120", "CELL_SECONDS = 2")
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


# Comparing outputs


def test_a_changed_output_fails(own):
    shutil.copytree(ROOT / "tests/support", own.path("tests/support"))
    shutil.copy(ROOT / "tests/conftest.py", own.path("tests"))
    own.edit("notebooks/01_outlook.ipynb", "grows by 8 percent", "grows by 9 percent")
    compared = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--nbval",
            "--nbval-current-env", "tests", "notebooks/00_pay.ipynb", "notebooks/01_outlook.ipynb",
        ],
        cwd=own.root, env={**os.environ, "PYTHONPATH": str(own.root)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "grows by 9 percent" in compared.stdout
    assert "1 failed, 3 passed" in compared.stdout
    assert outdated_in(own)[0] == ["01_outlook"]


def test_a_cleared_output_is_noticed(own):
    notebook = json.loads(own.path("notebooks/01_outlook.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    own.path("notebooks/01_outlook.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert outdated_in(own)[0] == ["01_outlook"]
