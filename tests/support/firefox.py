"""Firefox without a window, driven by WebDriver BiDi, the W3C’s protocol for every browser."""

import base64
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import websocket

from tests.support.tools import do_without_one_that_does_not_start

GET_IT = "install your system’s package, firefox or firefox-esr"
_ON_PATH = ("firefox-esr", "firefox")
_PROBES = Path(__file__).with_name("probes.js")
_PORT = "WebDriverBiDiServer.json"  # in which Firefox says where it listens
_HEIGHT = 900
_PATIENCE = 60  # seconds, for its start and for an answer
_SHEET = {"page": {"width": 21.59, "height": 27.94}, "margin": dict.fromkeys(
    ("top", "right", "bottom", "left"), 1.27)}  # fmt: skip
_PREFERENCES = {"services.settings.server": "data:,#"}  # it asks no host for settings


def path() -> str | None:
    """Give where Firefox is, or None."""
    return next(filter(None, map(shutil.which, _ON_PATH)), None)


class Firefox:
    """A tab that shows one page after the other.

    Parameters
    ----------
    address : str
        Where Firefox listens.
    """

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(
            f"{address}/session", timeout=_PATIENCE, suppress_origin=True
        )
        self._asked = 0
        self._answers: dict[int, dict] = {}
        self.ask("session.new", capabilities={})
        probes = f"() => {{ {_PROBES.read_text(encoding='utf-8')} }}"
        self.ask("script.addPreloadScript", functionDeclaration=probes)
        self._tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **given: object) -> dict:
        """Give the answer to a command of the protocol."""
        return self._answer(self._send(method, **given))

    def show(self, page: Path, width: int) -> None:
        """Open a file in a window of some width, its folds open."""
        size = {"width": width, "height": _HEIGHT}
        self.ask("browsingContext.setViewport", context=self._tab, viewport=size)
        self._open(self._tab, page)
        self.run("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")

    def run(self, script: str, tab: str = "") -> object:
        """Give the value of an expression in the page."""
        target = {"context": tab or self._tab}
        answer = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify({script})",
            target=target,
            awaitPromise=True,
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def of_role(self, role: str) -> int:
        """Count what is of some role to a screen reader."""
        locator = {"type": "accessibility", "value": {"role": role}}
        nodes = self.ask("browsingContext.locateNodes", context=self._tab, locator=locator)
        return len(nodes["nodes"])

    def printed(self, pages: Iterable[Path]) -> Iterator[tuple[Path, bytes, list[dict]]]:
        """Give each page with its PDF and with what is marked in it.

        Firefox lets seconds pass before the first sheets, so all print at the same time.
        """
        waiting = []
        for page in pages:
            tab = self.ask("browsingContext.create", type="tab", background=True)["context"]
            self._open(tab, page)
            blocks = self.run("probes.mark()", tab)
            waiting.append(
                (page, tab, blocks, self._send("browsingContext.print", context=tab, **_SHEET))
            )
        for page, tab, blocks, number in waiting:
            yield page, base64.b64decode(self._answer(number)["data"]), blocks
            self.ask("browsingContext.close", context=tab)

    def close(self) -> None:
        """End it."""
        self.ask("browser.close")
        self._socket.close()

    def _open(self, tab: str, page: Path) -> None:
        self.ask("browsingContext.navigate", context=tab, url=page.as_uri(), wait="complete")

    def _send(self, method: str, **given: object) -> int:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": given}))
        return self._asked

    def _answer(self, number: int) -> dict:
        while number not in self._answers:
            message = json.loads(self._socket.recv())
            if message.get("id"):
                self._answers[message["id"]] = message
        answer = self._answers.pop(number)
        if answer["type"] == "error":
            raise RuntimeError(f"{answer['error']}: {answer['message']}")
        return answer["result"]


@contextmanager
def started(program: str) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own, and end it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = (f'user_pref("{key}", {json.dumps(value)});' for key, value in _PREFERENCES.items())
        Path(profile, "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--no-remote", "--profile", profile]
        command += ["--remote-debugging-port=0", "about:blank"]
        output_file = Path(profile, "output.txt")
        with open(output_file, "wb") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            address = _address(Path(profile, _PORT), process)
            if address is None:
                text = output_file.read_text(encoding="utf-8", errors="replace")
                do_without_one_that_does_not_start("Firefox", text)
            firefox = Firefox(address)
            yield firefox
            firefox.close()
            process.wait(_PATIENCE)
        finally:
            process.kill()
            process.wait()


def _address(port_file: Path, process: subprocess.Popen) -> str | None:
    """Give where Firefox listens, as soon as it has said so; None where it does not start."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            port = json.loads(port_file.read_text(encoding="utf-8"))
            return f"ws://{port['ws_host']}:{port['ws_port']}"
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.05)
    return None
