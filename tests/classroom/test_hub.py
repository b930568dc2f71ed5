"""The teaching guide on a real JupyterHub: its commands, in its order, in four accounts."""

import csv
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
import websocket

from helpers.classroom.lessons import GUIDE, WHOLE_ARCHIVE
from helpers.paths import ROOT
from tests.support.classroom import LESSONS, solved, wrong
from tests.support.tools import do_without

pytestmark = pytest.mark.slow

PACKAGES = ROOT / ".ci" / "hub"
PROXY = ROOT / ".ci" / "node_modules" / ".bin" / "configurable-http-proxy"
GET_THEM = (
    "python -m pip install --target .ci/hub -r .ci/hub.txt -c requirements.txt, with .venv’s "
    "Python, and npm ci --prefix .ci"
)
SECTION = "## With nbgrader on a JupyterHub"
LESSON = LESSONS[0]
TEACHER, PUPILS = "teacher", ("ada", "ben", "cleo")
ACCOUNTS = [TEACHER, *PUPILS]
TOKEN = "a-token-of-this-test"
PATIENCE = 300  # seconds, for a server to start or a class to be marked
CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = set({accounts!r})
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.args = ["--allow-root"]
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.environment = {environment!r}
c.Spawner.start_timeout = c.Spawner.http_timeout = {patience}
c.JupyterHub.services = [dict(name="test", api_token={token!r})]
c.JupyterHub.load_roles = [dict(name="test", services=["test"], scopes=["admin:users",
    "admin:servers", "access:servers"])]
"""


def guide_blocks() -> list[str]:
    """Give the commands of the guide's section on hubs, a block each, in its order."""
    section = GUIDE.read_text("utf-8").partition(f"{SECTION}\n")[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


class Hub:
    """A JupyterHub whose accounts have homes in a folder.

    Parameters
    ----------
    folder : Path
        An empty one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ACCOUNTS:
            (folder / name).mkdir()
            # terminals are login shells, which forget the variables of who started them
            activate = Path(sys.executable).with_name("activate")
            (folder / name / ".profile").write_text(f". {activate}\n", "utf-8")
        (folder / "jupyter").mkdir()
        environment = {
            "PYTHONPATH": str(ROOT / "tests" / "support" / "hub"),
            "HUB_PACKAGES": str(PACKAGES),
            "JUPYTER_CONFIG_PATH": str(folder / "jupyter"),
        }
        self.port, hub_port, proxy_port = free_ports(3)
        config = CONFIG.format(
            port=self.port, hub_port=hub_port, proxy_port=proxy_port, proxy=str(PROXY),
            python=sys.executable, accounts=ACCOUNTS, homes=str(folder / "{username}"),
            environment=environment, token=TOKEN,
            patience=PATIENCE,
        )  # fmt: skip
        (folder / "jupyterhub_config.py").write_text(config, "utf-8")
        self._log = (folder / "hub.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub"], cwd=folder, env={**os.environ, **environment},
            stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self._terminals: dict[str, str] = {}
        self._typed = 0

    def start_servers(self) -> None:
        """Wait for the hub, and start a server for each account."""
        self._wait_for("hub/api/", lambda answer: "version" in answer)
        for name in ACCOUNTS:
            self.ask(f"hub/api/users/{name}/server", "POST")
        for name in ACCOUNTS:
            self._wait_for(f"hub/api/users/{name}", lambda answer: answer["servers"][""]["ready"])

    def ask(self, address: str, method: str = "GET", **body: object) -> object:
        """Ask the hub, or an account's server, as its owner's browser does."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/{address}", method=method,
            data=json.dumps(body).encode() if method != "GET" else None,
            headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"},
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            text = answer.read().decode()
        return json.loads(text) if text.startswith(("{", "[")) else text

    def _wait_for(self, address: str, is_there) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                if is_there(self.ask(address)):
                    return
            except (OSError, KeyError):
                pass
            time.sleep(0.5)
        raise TimeoutError((self.folder / "hub.log").read_text("utf-8")[-3000:])

    def type(self, name: str, commands: str) -> str:
        """Type commands into a terminal of an account's server, and give what it shows."""
        if name not in self._terminals:
            self._terminals[name] = self.ask(f"user/{name}/api/terminals", "POST")["name"]
        # a connection that nobody reads is closed, and a new one shows what has been shown
        terminal = websocket.create_connection(
            f"ws://127.0.0.1:{self.port}/user/{name}/terminals/websocket/{self._terminals[name]}",
            header={"Authorization": f"token {TOKEN}"}, timeout=PATIENCE,
        )  # fmt: skip
        self._typed += 1
        line = " && ".join(commands.strip().splitlines())
        terminal.send(json.dumps(["stdin", f"{line}; echo ended-{self._typed}-$?\n"]))
        shown = ""
        while not (end := re.search(rf"ended-{self._typed}-(\d+)\s", shown)):
            kind, *content = json.loads(terminal.recv())
            shown += content[0] if kind == "stdout" else ""
        terminal.close()
        assert end[1] == "0", shown
        return shown

    def hand_over(self, name: str, notebook: nbformat.NotebookNode) -> None:
        """Put a notebook in place of the one that an account has fetched."""
        file = self.folder / name / LESSON.name / f"{LESSON.name}.ipynb"
        assert file.is_file()
        nbformat.write(notebook, file)

    def restart(self, name: str) -> None:
        """Stop an account's server and start it again."""
        del self._terminals[name]
        address = f"hub/api/users/{name}"
        self.ask(f"{address}/server", "DELETE")
        self._wait_for(address, lambda answer: not answer["servers"])
        self.ask(f"{address}/server", "POST")
        self._wait_for(address, lambda answer: answer["servers"][""]["ready"])

    def close(self) -> None:
        """End the hub, its proxy and the servers."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._log.close()


def free_ports(count: int) -> list[int]:
    """Give ports on which nobody listens."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    if not (PACKAGES / "jupyterhub").is_dir() or not PROXY.exists():
        do_without(f"JupyterHub is not here: the guide was not followed on one. {GET_THEM}.")
    folder = tmp_path_factory.mktemp("hub")
    started = Hub(folder)
    try:
        yield started
    finally:
        started.close()


def without_marks(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Give a notebook that has lost what nbgrader knows its cells by."""
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
    return notebook


def give_points_for_the_talk(hub: Hub, points: dict[str, int]) -> None:
    """Do what the formgrader's page does when a teacher types points."""
    api = f"user/{TEACHER}/formgrader/api"
    handed_in = hub.ask(f"{api}/submitted_notebooks/{LESSON.name}/{LESSON.name}")
    assert {one["student"] for one in handed_in} == set(PUPILS)
    for one in handed_in:
        grades = hub.ask(f"{api}/grades?submission_id={one['id']}")
        [talk] = [grade for grade in grades if grade["name"] == "talk"]
        hub.ask(f"{api}/grade/{talk['id']}", "PUT", manual_score=points[one["student"]])


def test_the_guide_leads_from_the_hand_out_to_the_feedback(hub) -> None:
    keepers, teachers, class_list, hand_out, pupils, mark, feedback, fetch = guide_blocks()
    keeps_course = f"{hub.folder}/{TEACHER}/medical_billing_and_coding"
    own = keepers.replace("/srv/nbgrader", str(hub.folder)).replace("/etc", str(hub.folder))
    subprocess.run(own, shell=True, check=True)
    hub.start_servers()
    with zipfile.ZipFile(WHOLE_ARCHIVE) as whole:
        whole.extractall(hub.folder / TEACHER)
    hub.type(TEACHER, teachers)
    hub.restart(TEACHER)
    hub.type(TEACHER, class_list)
    hub.type(TEACHER, hand_out)

    fetches, submits = pupils.strip().splitlines()
    notebooks = {"ada": solved(LESSON), "ben": wrong(LESSON), "cleo": without_marks(solved(LESSON))}
    for name, notebook in notebooks.items():
        hub.type(name, fetches)
        hub.hand_over(name, notebook)
        hub.type(name, submits)

    marked = hub.type(TEACHER, mark)
    assert "has changed" in marked, "and the guide says that the warning does no harm"
    assert "ormgrader" in hub.ask(f"user/{TEACHER}/formgrader"), "at its own address"
    give_points_for_the_talk(hub, {"ada": 2, "ben": 1, "cleo": 0})
    hub.type(TEACHER, feedback)
    with Path(keeps_course, "grades.csv").open(encoding="utf-8") as file:
        grades = {row["student_id"]: row for row in csv.DictReader(file)}
    most = float(grades["ada"]["max_score"])
    earned = {name: float(row["score"]) for name, row in grades.items()}
    assert earned == {"ada": most, "ben": 1.0, "cleo": 0.0}
    assert {row["duedate"][:10] for row in grades.values()} == {"2027-01-29"}

    hub.type("ben", fetch)
    [page] = (hub.folder / "ben" / LESSON.name / "feedback").rglob("*.html")
    assert f"Score: 1.0 / {most}" in page.read_text("utf-8")
