"""The notebooks where people open them: in a real JupyterLab, not trusted, in a real browser."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from helpers.execution.notebooks import NOTE, is_note, text_of
from helpers.paths import ROOT
from helpers.rendering.html import CHART
from helpers.site.outputs import carried
from tests.support.jupyterlab import HEIGHT, Lab, lab, run_all_and_save

TOPICS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("notebooks/[0-9]*.ipynb"))
OTHERS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("notebooks/lessons/*.ipynb", "reports/classroom/[0-9]*/*.ipynb")
    for path in ROOT.glob(pattern)
)
# A notebook takes two seconds: the usual run opens one of each kind, `--all` opens every one.
USUAL = ("notebooks/01_pay.ipynb", "notebooks/lessons/04_certifications.ipynb")


def by_cost(paths: list[str]) -> list:
    slow = pytest.mark.slow
    return [path if path in USUAL else pytest.param(path, marks=slow) for path in paths]


@pytest.fixture(scope="module")
def jupyterlab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with lab(tmp_path_factory.mktemp("lab"), browser) as started:
        yield started


@pytest.fixture(scope="module", params=by_cost(TOPICS + OTHERS))
def opened(jupyterlab: Lab, request: pytest.FixtureRequest) -> Iterator[tuple[Page, list[dict]]]:
    """A notebook as JupyterLab shows it, and its cells."""
    cells = json.loads((jupyterlab.root / request.param).read_text(encoding="utf-8"))["cells"]
    with jupyterlab.window(request.param) as page:
        yield page, cells


def test_no_amount_is_set_as_mathematics(opened) -> None:
    page, _ = opened
    assert page.locator(".jp-Notebook mjx-container").count() == 0


def test_every_chart_is_shown_with_its_alternative_text(opened) -> None:
    page, cells = opened
    shown = page.eval_on_selector_all(
        ".jp-OutputArea-output img",
        "all => all.filter(one => one.naturalWidth > 0 && one.width >= 400).map(one => one.alt)",
    )
    assert shown == [chart["alt"] for chart in carried(cells, CHART)]


def test_what_only_its_author_needs_is_folded(opened) -> None:
    """Speaker's notes show that they are notes, and no word of them."""
    page, cells = opened
    folded = page.eval_on_selector_all(
        ".jp-RawCell .jp-PlaceholderText",
        "all => all.map(one => one.textContent)",
    )
    notes = [text_of(cell["source"]) for cell in cells if is_note(cell)]
    assert folded == [NOTE] * len(notes)
    first_words = [note.removeprefix(NOTE).split()[:6] for note in notes]
    rendered = page.locator(".jp-Notebook").inner_text()
    assert [words for words in first_words if " ".join(words) in rendered] == []


def test_no_line_of_code_is_cut(opened) -> None:
    page, _ = opened
    cut = page.eval_on_selector_all(
        ".jp-CodeCell .cm-scroller",
        "all => all.filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1)"
        ".map(one => one.textContent.slice(0, 60))",
    )
    assert cut == []


@pytest.mark.parametrize("opened", by_cost(TOPICS), indirect=True, scope="module")
def test_the_first_screen_is_question_answer_and_chart(opened) -> None:
    page, _ = opened
    shown = page.locator(".jp-Notebook")
    parts = [
        shown.locator("h1").first,
        shown.locator("h2", has_text="In short").first,
        shown.locator(".jp-OutputArea-output img").first,
    ]
    ends = [box["y"] + box["height"] for box in (part.bounding_box() for part in parts)]
    assert ends == sorted(ends)
    assert ends[-1] <= HEIGHT
    code = page.eval_on_selector_all(
        ".jp-CodeCell .cm-content",
        "all => all.filter(one => one.offsetParent).map(one => one.getBoundingClientRect().y)",
    )
    assert all(place > ends[-1] for place in code), "code stands before the answer"


def test_the_command_opens_the_collection_with_its_first_notebook_in_front(jupyterlab: Lab) -> None:
    with jupyterlab.window() as page:
        page.click(".jp-BreadCrumbs-home")
        page.wait_for_selector(".jp-DirListing-itemName >> text='requirements.txt'")
        listed = page.locator(".jp-DirListing-itemName").all_inner_texts()
        assert {"data", "helpers", "notebooks", "reports"} <= set(listed)
        front = page.locator(".lm-DockPanel-tabBar .lm-mod-current").first
        assert front.inner_text().strip() == "00_start_here.ipynb"


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["notebooks/01_pay.ipynb", "notebooks/lessons/04_certifications.ipynb"]
)
def test_running_all_and_saving_leaves_nothing_to_do(jupyterlab: Lab, path: str) -> None:
    before = (jupyterlab.root / path).read_bytes()
    with jupyterlab.window(path) as page:
        run_all_and_save(page)
    assert (jupyterlab.root / path).read_bytes() != before, "JupyterLab stores a form of its own"
    for name in ("reports", "classroom"):
        assert command(jupyterlab.root, name) == f"{name}: nothing to do, every page is up to date"
    assert nbval(jupyterlab.root, path) == 0


@pytest.mark.slow
def test_what_a_person_changed_and_saved_is_all_that_is_made_again(jupyterlab: Lab) -> None:
    path = jupyterlab.root / "notebooks/10_total_compensation.ipynb"
    with jupyterlab.window("notebooks/10_total_compensation.ipynb") as page:
        heading = page.locator(".jp-MarkdownCell", has_text="Where to go next").last
        heading.dblclick()
        page.keyboard.press("Control+End")
        page.keyboard.type("\n- And ask those who do the work.")
        page.keyboard.press("Shift+Enter")
        run_all_and_save(page)
    assert "ask those who do the work" in path.read_text(encoding="utf-8")
    done = command(jupyterlab.root, "reports", whole=True)
    assert "Pages made: 10_total_compensation.html, index.html." in done
    assert nbval(jupyterlab.root, "notebooks/10_total_compensation.ipynb") == 0


def command(root: Path, name: str, whole: bool = False) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "helpers", name],
        cwd=root, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout if whole else done.stdout.partition(".")[0]


def nbval(root: Path, path: str) -> int:
    options = ["--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "-q"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, path],
        cwd=root, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    return done.returncode
