"""The build: what is made again and what is not, and the same bytes whoever makes them."""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest

from helpers.environment.process_environment import settings
from helpers.execution.fork_server_client import CAN_FORK
from helpers.paths import ROOT
from helpers.site.topic_plan import changes_of, plan_topics
from helpers.site.topics import all_topics
from tests.support.collection import COMMENTED, Collection

FIND = (
    "import json; from helpers.site.topic_plan import plan_topics; "
    "plan = plan_topics([], {}); print(json.dumps({}))"
)
PRICES, HANDBOOK = "official/consumer_prices", "official/handbook"


def evaluated_in(collection: Collection, what: str, force: bool = False) -> list:
    """Give what an expression says of the work that there is to do."""
    done = subprocess.run(
        [sys.executable, "-c", FIND.format(force, what)], cwd=collection.root, capture_output=True,
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


def test_what_had_nothing_to_do_is_looked_at_again_when_any_file_differs(own):
    """The drive tells at once that no file differs; the size and time of one can be put back."""
    memory = own.path("helpers/__pycache__/reports.unchanged")
    memory.unlink()
    for _ in range(2):  # the first reads everything, the second asks the drive
        assert own.command("reports").stdout.startswith("reports: nothing to do")
    assert memory.exists()
    table = own.path("data/official/handbook.csv")
    before = table.stat()
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    os.utime(table, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert table.stat().st_size == before.st_size
    assert "Pages made: 01_outlook.html" in own.command("reports").stdout
    assert own.command("reports").stdout.startswith("reports: nothing to do")
    own.path("reports/00_pay.html").unlink()
    assert "00_pay.html" in own.command("reports").stdout


def test_after_a_build_the_drive_alone_is_asked_unless_something_failed(own):
    memory = own.path("helpers/__pycache__/reports.unchanged")
    memory.unlink()
    own.write_notebook("02_places", ["# Where?", "1 / 0"])
    assert own.command("reports").returncode == 1
    assert not memory.exists()
    own.write_notebook("02_places", ["# Where?", "1 / 1"])
    assert "Pages made: 02_places.html" in own.command("reports").stdout
    before = memory.stat().st_mtime_ns
    assert own.command("reports").stdout.startswith("reports: nothing to do")
    assert memory.stat().st_mtime_ns == before  # nothing was looked at that would be remembered


def test_a_build_loads_no_pandas_where_a_fork_server_does():
    """The two load their libraries at once, each its own: pandas twice would be half a second."""
    loaded = "import sys; import {}; print('pandas' in sys.modules)"
    for module in ("helpers.site.topic_builder", "helpers.classroom.builder"):
        done = subprocess.run(
            [sys.executable, "-c", loaded.format(module)], cwd=ROOT, capture_output=True,
            text=True, env=settings(), check=True,
        )  # fmt: skip
        assert done.stdout.strip() == "False", module


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
        ("helpers/rendering/links.py", *COMMENTED, "all", []),
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
    ("file", "old", "new", "valid"),
    [
        (
            "notebooks/02_places.ipynb",
            "print(",
            "print('x', ",
            [PRICES, HANDBOOK, "series", "sources"],
        ),
        (
            "notebooks/01_outlook.ipynb",
            "say(",
            "say('x', ",
            [PRICES, HANDBOOK, "series", "sources"],
        ),
        ("data/official/handbook.csv", ",8,", ",x,", [PRICES, "series", "sources"]),
        ("data/sources.csv", "2024", "2025", [HANDBOOK]),
        ("helpers/data/tables.py", *COMMENTED, []),
    ],
)
def test_only_what_no_page_vouches_for_is_looked_at_again(own, file, old, new, valid):
    """A page vouches for its tables while neither they nor the code that checked them change."""
    own.edit(file, old, new)
    assert evaluated_in(own, "sorted(plan.valid_tables)") == valid
    assert evaluated_in(own, "sorted(plan.valid_tables)", force=True) == []


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
    own.edit("helpers/saying.py", "def say", "SENTENCES = []\n\n\ndef say")
    looks = (
        "import os\n"
        "from helpers import saying\n"
        "print(saying.SENTENCES, os.environ.get('LEFT'), __name__, os.getpid() == os.getpgrp())\n"
        "print(len(os.listdir(f'/proc/{os.getppid()}/task')) if os.path.isdir('/proc') else 1)"
    )
    leaves = "saying.SENTENCES.append(1)\nos.environ['LEFT'] = 'this'"
    for name in ("00_pay", "01_outlook", "02_places"):
        own.write_notebook(name, ["# Why?", looks, leaves])
    done = own.command("reports")
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("00_pay", "01_outlook", "02_places"):
        notebook = json.loads(own.path(f"notebooks/{name}.ipynb").read_text(encoding="utf-8"))
        assert notebook["cells"][1]["outputs"][0]["text"] == ["[] None __main__ True\n", "1\n"]


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
