"""A real JupyterLab, started by the collection's own command, and what a person sees in it."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from helpers.paths import ROOT

WIDTH, HEIGHT = 1280, 1400
_SECONDS = 120
_ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+/lab\S*?)\?token=(\w+)")
_PARTS = ("data", "helpers", "notebooks", "reports", "requirements.txt", "README.md")
_SETTINGS = {
    # Cells out of sight are drawn, too, so that all of them can be looked at.
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false"},
    "docmanager-extension/plugin": {"autosave": False},
}


class Lab:
    """JupyterLab at work on a copy of the collection, seen in a browser.

    Parameters
    ----------
    root : Path
        The copy's folder.
    browser : Browser
        In which it is looked at.
    address, token : str
        Of JupyterLab's page, as the command prints them.
    """

    def __init__(self, root: Path, browser: Browser, address: str, token: str) -> None:
        self.root = root
        self._browser = browser
        self._address, self._token = address, token

    @contextmanager
    def window(self, path: str = "") -> Iterator[Page]:
        """Open a notebook by its path in the collection; without one, what the command opens."""
        context = self._browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        page = context.new_page()
        page.set_default_timeout(_SECONDS * 1000)
        host = self._address.partition("/lab")[0]
        # A workspace of its own: JupyterLab would show the notebooks that were open before.
        address = f"{host}/lab/workspaces/{time.monotonic_ns()}/tree/{path}"
        page.goto(f"{address if path else self._address}?token={self._token}")
        try:
            page.wait_for_selector(".jp-Notebook .jp-Cell")
            page.wait_for_function(_IS_DRAWN)
            yield page
        finally:
            self._end_kernels(context, host)
            context.close()

    def _end_kernels(self, context: BrowserContext, host: str) -> None:
        """Each window starts a kernel, which JupyterLab keeps when the window is closed."""
        kernels = f"{host}/api/kernels"
        headers = {"Authorization": f"token {self._token}"}
        answer = context.request.get(kernels, headers=headers)
        for _ in range(20):
            if answer.ok:
                break
            # While a kernel is starting, the server answers the list of kernels with an error.
            time.sleep(0.5)
            answer = context.request.get(kernels, headers=headers)
        for kernel in answer.json():
            context.request.delete(f"{kernels}/{kernel['id']}", headers=headers)


_IS_DRAWN = """() => {
    const cells = [...document.querySelectorAll('.jp-Notebook .jp-Cell')]
    const pictures = [...document.querySelectorAll('.jp-OutputArea-output img')]
    return cells.length > 0 && document.querySelector('.jp-Notebook .jp-MarkdownOutput h1')
        && pictures.every(picture => picture.complete)
}"""


@contextmanager
def lab(folder: Path, browser: Browser) -> Iterator[Lab]:
    """Start ``python3 -m helpers lab`` on a copy of the collection, and stop it at the end.

    Parameters
    ----------
    folder : Path
        An empty folder, for the copy and for JupyterLab's own files.
    browser : Browser
        In which it is looked at.
    """
    root = folder / "collection"
    for name in _PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)
    settings = folder / "settings"
    for name, values in _SETTINGS.items():
        file = settings / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    own = {"HOME": folder, "JUPYTERLAB_SETTINGS_DIR": settings, "JUPYTER_CONFIG_DIR": folder}
    environment = {**os.environ, **{name: str(path) for name, path in own.items()}}
    command = [sys.executable, "-m", "helpers", "lab", "--", "--no-browser", "--port", "0"]
    log = folder / "log.txt"  # not a pipe: nobody would empty it
    with open(log, "wb") as output, subprocess.Popen(
        command, cwd=root, env=environment, start_new_session=True,
        stdout=output, stderr=subprocess.STDOUT,
    ) as program:  # fmt: skip
        try:
            yield Lab(root, browser, *_address_in(log, program))
        finally:
            # Twice, as the command says; the second time it does not ask.
            for _ in range(2):
                os.killpg(program.pid, signal.SIGINT)
                time.sleep(0.5)
            program.wait(timeout=_SECONDS)


def _address_in(log: Path, program: subprocess.Popen) -> tuple[str, str]:
    patience = time.monotonic() + _SECONDS
    while program.poll() is None and time.monotonic() < patience:
        if match := _ADDRESS.search(log.read_text(encoding="utf-8")):
            return match[1], match[2]
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')}")


def run_all_and_save(page: Page) -> None:
    """Run every cell and save the notebook, by the menus, as a person does."""
    page.wait_for_function(f"() => {_IS_IDLE}")
    _choose(page, "Run", "Run All Cells")
    page.wait_for_function(_RUNS)
    page.wait_for_function(_HAS_RUN)
    save(page)


def save(page: Page) -> None:
    """Save the notebook, and wait until it is on the disk."""
    _choose(page, "File", "Save Notebook")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")


def _choose(page: Page, menu: str, item: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=item).first.click()


_PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
_RUNS = f"() => {_PROMPTS}.some(prompt => prompt.textContent.includes('*'))"
_IS_IDLE = "document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'"
_HAS_RUN = f"() => {_IS_IDLE} && !({_RUNS})()"
