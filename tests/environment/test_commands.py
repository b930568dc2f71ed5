"""The commands: what they say about themselves and about what they are asked."""

import ast
import os
import subprocess
import sys

import pytest

from helpers.__main__ import COMMANDS, too_old
from helpers.environment.venv import lacking, pins
from helpers.paths import ROOT


def test_help_explains_each_command(tiny):
    done = tiny.command("--help")
    assert done.returncode == 0
    for name in COMMANDS:
        assert name in done.stdout
        assert tiny.command(name, "--help").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bake"], "invalid choice: 'bake'"),
        ([], "COMMAND"),
        (["update"], "FILE"),
        (["reports", "--", "-k", "x"], "-- is for the options of test and lab"),
    ],
)
def test_a_command_line_that_means_nothing_is_answered(tiny, arguments, message):
    done = tiny.command(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_topic_that_does_not_exist_is_answered_with_those_that_do(tiny):
    done = tiny.command("reports", "pya")
    assert done.returncode == 1
    assert done.stderr == ("No notebook is called pya; there are 00_pay, 01_outlook, 02_places.\n")


def test_an_old_python_is_answered_in_one_sentence():
    assert too_old((3, 9, 18)).startswith("The collection needs Python 3.11 or newer")
    assert too_old(sys.version_info) == ""


def test_the_first_file_can_be_read_by_an_old_python(tiny):
    for name in ("helpers/__init__.py", "helpers/__main__.py"):
        ast.parse(tiny.path(name).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_running_environment_is_compared_pin_by_pin():
    pinned = pins()
    assert all(pin.count("==") == 1 and "#" not in pin for pin in pinned)
    assert lacking(pinned) == []
    assert lacking([*pinned, "pytest==0.1"]) == ["pytest==0.1"]


def test_check_says_what_it_looked_at(tiny):
    done = tiny.command("check")
    assert done.returncode == 0
    assert "data/official/consumer_prices.csv: 2 rows" in done.stdout


@pytest.mark.parametrize("command", ["check", "test"])
def test_a_bad_table_is_answered_before_anything_else(fresh, command):
    fresh.path("data/official/consumer_prices.csv").write_bytes(b"")
    fresh.path("data/extra.csv").write_text("a\n1\n", encoding="utf-8")
    done = fresh.command(command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "data/extra.csv: no table of this name is declared in helpers/data/schemas.",
        "data/official/consumer_prices.csv: the file is empty; "
        "expected a heading row and rows under it.",
    ]


def test_options_go_to_pytest_its_status_comes_back_and_nothing_is_left(fresh):
    fresh.path("tests").mkdir()
    fresh.path("tests/test_one.py").write_text("def test_one():\n    raise OSError\n", "utf-8")
    before = sorted(fresh.root.iterdir())
    done = fresh.command("test", "--", "-k", "test_one", "-q")
    assert done.returncode == 1
    *_, of_pytest, left_out = done.stdout.splitlines()
    assert "1 failed" in of_pytest
    assert left_out.startswith("Not tried: ")
    assert sorted(fresh.root.iterdir()) == before


CTRL_C = """
import os, runpy, signal, sys

def press(event, arguments):
    if "{moment}" in (event, arguments[0] if event == "import" else ""):
        os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.addaudithook(press)
for name in [name for name in sys.modules if name in ("argparse", "pathlib")]:
    del sys.modules[name]
sys.argv = ["helpers", "check"]
runpy.run_module("helpers", run_name="__main__", alter_sys=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
@pytest.mark.parametrize(
    "moment", ["argparse", "pathlib", "helpers.errors", "helpers.environment.venv", "os.exec"]
)
def test_ctrl_c_is_answered_from_the_first_line_on(tiny, moment):
    code = CTRL_C.replace("{moment}", moment)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tiny.root, env={**os.environ, "TZ": "Asia/Tokyo"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


BROWSERS = {
    "chromium": ("Chromium lacks libatomic.so.1", "libatomic.so.1: cannot open shared object file"),
    "firefox-esr": ("Firefox does not start: no display", "no display\n\nsee the manual"),
}


@pytest.mark.slow
def test_browsers_that_do_not_start_are_named_in_a_line_each(tmp_path):
    for name, (_, written) in BROWSERS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\necho '{written}' >&2\nexit 127\n")
        (tmp_path / name).chmod(0o755)
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    line += ["tests/site/test_firefox.py", "tests/site/test_browser_checks.py"]
    variables = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    variables.pop("CI", None)
    done = subprocess.run(line, cwd=ROOT, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    reasons = [line for line in done.stdout.splitlines() if " tests skipped: " in line]
    assert len(reasons) == len(BROWSERS)
    for sentence, _ in BROWSERS.values():
        assert any(f" tests skipped: {sentence}" in line for line in reasons)


def test_nothing_to_do_needs_no_environment(made, tmp_path):
    collection = made.copy_to(tmp_path / "collection")
    with open(collection.path("requirements.txt"), "a", encoding="utf-8") as pinned:
        pinned.write("\n# only a remark\n")
    bare = [sys.executable, "-S", "-m", "helpers", "reports"]  # without any installed package
    done = subprocess.run(bare, cwd=collection.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("reports: nothing to do")
    assert not collection.path(".venv").exists()
