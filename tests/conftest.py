"""What tests share: a small collection with the real helpers, and kernels that never collide."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import nbval.kernel
import nbval.plugin
import pytest
from hypothesis import settings

from helpers.paths import ROOT, data_folder
from tests.support import kernels
from tests.support.collection import Collection
from tests.support.tools import do_without

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.browser import Window

collect_ignore = ["support/hub"]  # which the hub of a test loads, by itself

# The same examples on every machine: a run that failed fails again, and one that passed passes.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


LONGEST = ("test_faults", "test_nbgrader", "test_browser", "test_build", "test_slides",
           "test_lesson_slides", "test_new_release", "test_changes", "test_build_failures",
           "test_firefox", "test_valid_html", "test_venv", "test_commands",
           "test_states")  # fmt: skip


COPIES = {"tiny", "empty_data", "copy_of_data"}
"""Fixtures of collections and tables that are there for commands to be tried on."""


@pytest.hookimpl(tryfirst=True)  # before what is slow is left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take longest, so that two workers end at about the same time."""
    for item in items:
        if COPIES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, at the end, why tests were skipped."""
    reasons = Counter(report.longrepr[2] for report in terminalreporter.getreports("skipped"))
    for reason, times in reasons.items():
        terminalreporter.write_line(f"{times} tests {reason[:1].lower()}{reason[1:]}")


if os.name == "posix":
    nbval.kernel.KernelManager = kernels.SocketKernelManager
nbval.plugin.RunningKernel = kernels.LimitedKernel


def pytest_configure(config: pytest.Config) -> None:
    """Have the cells of notebooks/, too, fail as tests.support.kernels says."""
    config.pluginmanager.register(kernels)


def pytest_unconfigure() -> None:
    """End what the notebooks' kernels were forked from."""
    kernels.end_fork_server()


SOURCES = (
    "source,series,official,short_name,publisher,title,period,published,retrieved,next_release,page,"
    "licence,file\n"
    "tiny,tiny,yes,,Office of Tests,Small figures,2024,,,,https://example.org/tiny,public domain,\n"
)
SERIES = """series,kind,official,publisher,title,page,cadence,licence
tiny,,yes,Office of Tests,Small figures,,,public domain
"""
PRICES = """year,month,index,source
2024,4,313.2,tiny
2024,5,314.1,tiny
"""
HANDBOOK = """item,industry,value,wording,unit,period,source
growth,,8,,percent,2024-34,tiny
"""
GLOSSARY = """term,also,meaning
Plumbus,,What nobody needs to know.
"""
# Of the real schemas only those of the small collection's tables.
FEWER_SCHEMAS = """
_TINY = ("sources", "series", "glossary", "official/consumer_prices", "official/handbook")
SCHEMAS = {name: SCHEMAS[name] for name in _TINY}
"""
# A helper that reads as helpers.data.tables does, without the second that pandas takes to load.
LIGHT = '''"""Reads a figure without pandas."""

from helpers.data.read_log import log_read
from helpers.paths import data_folder


def light(name, row, column):
    """Give one cell of a table."""
    raw = (data_folder() / f"{name}.csv").read_bytes()
    log_read(f"data/{name}.csv", raw)
    return raw.decode().splitlines()[row].split(",")[column]
'''
SAY = '''"""Says a sentence."""

from IPython.display import Markdown, display


def say(sentence):
    """Show Markdown."""
    display(Markdown(sentence))
'''
PAY = [
    "# What does it pay?",
    "from helpers.data.tables import load\n\nfrom helpers.saying import say",
    "## In short",
    'prices = load("official/consumer_prices")["index"]\nsay(f"The index is {prices.max()}.")',
    "## Where to go next\n\nTo the [outlook](01_outlook.ipynb).",
]
OUTLOOK = [
    "# Will there be jobs?",
    "## In short",
    "from helpers.reading import light\nfrom helpers.saying import say",
    "say(f\"It grows by {light('official/handbook', 1, 2)} percent.\")",
]
PLACES = ["# Where?", "## In short", 'print("everywhere")']


@pytest.fixture(scope="module")
def browser(pytestconfig: pytest.Config) -> Iterator["Browser"]:
    """A browser for the tests of a module."""
    from playwright.sync_api import sync_playwright  # most tests do without, and it takes its time

    from tests.support.browser import GET_ONE, fetch, start

    with sync_playwright() as playwright:
        started = start(playwright)
        if started is None:
            capture = pytestconfig.pluginmanager.get_plugin("capturemanager")
            with capture.global_and_fixture_disabled():  # of a worker only stderr is shown
                print(f"No Chromium is here; trying: {GET_ONE}", file=sys.stderr)
            fetch()
            started = start(playwright)
        if started is None:
            do_without(f"no Chromium is here: install your system's package, or run {GET_ONE}")
        yield started
        started.close()


@pytest.fixture(scope="module")
def window(browser: "Browser") -> Iterator["Window"]:
    """A window in which the pages of a module are shown, one after the other."""
    from tests.support.browser import Window

    opened = Window(browser)
    yield opened
    opened.close()


@pytest.fixture
def empty_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data/ folder without figures, which this process reads for the time of a test."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("occupations.csv", "series.csv", "states.csv"):
        shutil.copy(data_folder() / name, folder)
    monkeypatch.setenv("COLLECTION_DATA", str(folder))
    return folder


@pytest.fixture
def copy_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/ to change, which this process reads for the time of a test."""
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    monkeypatch.setenv("COLLECTION_DATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Three small notebooks over three small tables, nothing made yet; not to be changed."""
    collection = Collection(tmp_path_factory.mktemp("tiny") / "collection")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "helpers", collection.path("helpers"), ignore=ignored)
    shutil.copy(ROOT / "requirements.txt", collection.root)
    with open(
        collection.path("helpers/data/schemas/__init__.py"), "a", encoding="utf-8"
    ) as schemas:
        schemas.write(FEWER_SCHEMAS)
    for name, text in {
        "helpers/reading.py": LIGHT,
        "helpers/saying.py": SAY,
        "data/sources.csv": SOURCES,
        "data/series.csv": SERIES,
        "data/glossary.csv": GLOSSARY,
        "data/official/consumer_prices.csv": PRICES,
        "data/official/handbook.csv": HANDBOOK,
    }.items():
        collection.path(name).parent.mkdir(parents=True, exist_ok=True)
        collection.path(name).write_text(text, encoding="utf-8")
    collection.path("notebooks").mkdir()
    collection.write_notebook("00_pay", PAY)
    collection.write_notebook("01_outlook", OUTLOOK)
    collection.write_notebook("02_places", PLACES)
    return collection


@pytest.fixture
def fresh(tiny: Collection, tmp_path: Path) -> Collection:
    """A small collection for a test to change, nothing made yet."""
    return tiny.copy_to(tmp_path / "collection")


@pytest.fixture(scope="session")
def made(tiny: Collection, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The small collection with its pages; not to be changed."""
    collection = tiny.copy_to(tmp_path_factory.mktemp("made") / "collection")
    done = collection.command("reports")
    assert done.returncode == 0, done.stderr
    return collection


@pytest.fixture
def own(made: Collection, tmp_path: Path) -> Collection:
    """A small collection with its pages, for a test to change."""
    return made.copy_to(tmp_path / "collection")
