"""The environment: made right whatever pip’s settings say, or said in a sentence why it is not."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.support.collection import Collection
from tests.support.tools import do_without, view_of_its_own

pytest.importorskip("ensurepip", reason="python3-venv is not installed")
PIN = "small==1.0\n"
MAKING = "Installing what requirements.txt lists into .venv"
NOBODYS = "It stays as it is: install what requirements.txt lists into it, or give it another name;"


def wheel(folder: Path, name: str = "small", version: str = "1.0") -> None:
    """Make a package for pip to find without a network.

    With it comes all that the tests' own environment has, so that commands work.
    """
    folder.mkdir()
    release = version[:3]
    about = f"{name}-{release}.dist-info"
    files = {
        f"{name}.py": "",
        f"{name}.pth": f"{sysconfig.get_path('purelib')}\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{about}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{about}/RECORD"))
    with zipfile.ZipFile(folder / f"{name}-{release}-py3-none-any.whl", "w") as packed:
        for file, text in files.items():
            packed.writestr(file, text)


@pytest.fixture(scope="module")
def pip_settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings by which pip finds the package, and nothing else."""
    wheels = tmp_path_factory.mktemp("index") / "wheels"
    wheel(wheels)
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture
def pinned(fresh: Collection) -> Collection:
    """A collection that needs a package which the running interpreter has not."""
    fresh.path("requirements.txt").write_text(PIN, encoding="utf-8")
    return fresh


@pytest.fixture(scope="module")
def standing(
    tiny: Collection, pip_settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Collection:
    """A collection whose environment was made where all settings of pip lead astray."""
    folder = tmp_path_factory.mktemp("standing")
    collection = tiny.copy_to(folder / "collection")
    collection.path("requirements.txt").write_text(PIN, encoding="utf-8")
    (folder / "pip.conf").write_text(
        f"[global]\nno-index = true\n"
        f"find-links =\n    {folder}\n    {pip_settings['PIP_FIND_LINKS']}\n"
        f"[install]\ntarget = {folder}/elsewhere\nuser = true\ndry-run = true\n",
        encoding="utf-8",
    )
    astray = {"PREFIX": f"{folder}/elsewhere", "ROOT": f"{folder}/elsewhere", "NO_DEPS": "1",
              "QUIET": "3", "FIND_LINKS": "", "CONFIG_FILE": f"{folder}/pip.conf"}  # fmt: skip
    done = collection.command("check", **{f"PIP_{name}": v for name, v in astray.items()})
    assert (done.returncode, done.stderr) == (0, "")
    assert MAKING in done.stdout
    assert "The environment is ready" in done.stdout
    return collection


def is_sound(collection: Collection) -> bool:
    """Say whether the environment stands, with the package, and is not made again."""
    imported = [collection.path(".venv/bin/python"), "-I", "-c", "import small, helpers"]
    again = collection.command("check")
    quiet = again.returncode == 0 and again.stdout.startswith("data/")
    return quiet and subprocess.run(imported, check=False).returncode == 0


# An environment that is made, and made again


def test_settings_of_pip_that_lead_elsewhere_are_not_heeded(standing):
    assert is_sound(standing)
    assert not list(standing.root.parent.glob("elsewhere*"))


def test_a_package_that_somebody_took_away_comes_back(standing, pip_settings):
    [packages] = standing.path(".venv/lib").glob("python*/site-packages")
    (packages / "small.py").unlink()
    shutil.rmtree(packages / "small-1.0.dist-info")
    done = standing.command("check", **pip_settings)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("What is in .venv is not what requirements.txt lists")
    assert is_sound(standing)


def test_an_environment_whose_python_is_gone_is_made_again(standing, pip_settings, tmp_path):
    python = standing.path(".venv/bin/python")
    python.unlink()
    python.symlink_to(tmp_path / "the-python-of-last-year")
    done = standing.command("check", **pip_settings)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The environment in .venv is incomplete or broken; it is made")
    assert is_sound(standing)


# Ways to the package index


@pytest.fixture
def outdated(standing: Collection) -> Iterator[Collection]:
    """A collection whose environment lacks a package that is new in its list."""
    stamp = standing.path(".venv/made-from.txt")
    before = stamp.read_text(encoding="utf-8")
    standing.path("requirements.txt").write_text(f"{PIN}other==2.0\n", encoding="utf-8")
    yield standing
    stamp.write_text(before, encoding="utf-8")
    standing.path("requirements.txt").write_text(PIN, encoding="utf-8")


@contextmanager
def served(answer: type[BaseHTTPRequestHandler], certificate: Path | None = None) -> Iterator[int]:
    """Serve on a port of this machine, with TLS where there is a certificate."""
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


class AskingProxy(BaseHTTPRequestHandler):
    """A proxy that lets nobody through without a password."""

    def do_CONNECT(self) -> None:
        """Ask for it."""
        self.send_response(407)
        self.send_header("Proxy-Authenticate", "Basic")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of it."""


def free_port() -> int:
    """Give a port at which nobody listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return closed.getsockname()[1]


def refusal(collection: Collection, **variables: str) -> str:
    """Give what a command says where pip has only these settings."""
    stamp = collection.path(".venv/made-from.txt")
    if stamp.exists():  # else it would be made again from the beginning
        stamp.write_text("of an older list\n", encoding="utf-8")
    own = {"PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1", "PIP_FIND_LINKS": "", "PIP_CERT": ""}
    done = collection.command("check", **{**own, **variables})
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_without_a_network_one_line_says_so(pinned):
    index = f"http://127.0.0.1:{free_port()}/simple"
    assert refusal(pinned, PIP_INDEX_URL=index) == (
        "pip cannot reach the package index: without a network no environment can be made.\n"
    )
    again = pinned.command("check", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert again.returncode == 1
    assert again.stdout.startswith("The environment in .venv is incomplete or broken")
    assert again.stderr.startswith("pip could not install what requirements.txt lists: No matching")
    assert again.stderr.count("\n") == 1


def test_a_certificate_that_is_not_trusted_is_named(outdated, tmp_path):
    if not shutil.which("openssl"):
        do_without("no openssl is here to make a certificate: install your system’s package")
    both = tmp_path / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", both,
         "-out", tmp_path / "own.pem", "-subj", "/CN=localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    with open(both, "ab") as file:
        file.write((tmp_path / "own.pem").read_bytes())
    with served(BaseHTTPRequestHandler, both) as port:
        message = refusal(outdated, PIP_INDEX_URL=f"https://localhost:{port}/simple")
    assert message.startswith("pip does not trust the certificate of the package index (self")
    assert "the variable PIP_CERT" in message


def test_a_proxy_that_asks_for_a_password_and_one_that_is_not_there_are_named(outdated):
    own = {"PIP_INDEX_URL": "https://packages.invalid/simple", "no_proxy": ""}
    with served(AskingProxy) as port:
        message = refusal(outdated, **own, https_proxy=f"http://127.0.0.1:{port}")
    assert message.startswith(
        "pip’s proxy asks for a name and a password: give both in the variable"
    )
    message = refusal(outdated, **own, PIP_PROXY=f"http://127.0.0.1:{free_port()}")
    assert message.startswith(
        "pip cannot reach the proxy that HTTPS_PROXY or pip’s setting “proxy”"
    )


def test_an_index_without_encryption_is_named(outdated):
    message = refusal(outdated, PIP_INDEX_URL="http://packages.invalid/simple")
    assert message.startswith("pip takes nothing from packages.invalid, which it reaches without")


def test_settings_that_cannot_be_read_are_named(outdated, tmp_path):
    (tmp_path / "pip.conf").write_text("[global\n", encoding="utf-8")
    message = refusal(outdated, PIP_CONFIG_FILE=str(tmp_path / "pip.conf"))
    assert message.startswith("pip’s own settings cannot be read: Configuration file could not be")
    assert "pip.conf" in message


def test_what_pip_says_it_has_installed_is_looked_for(outdated, tmp_path):
    wheel(tmp_path / "wheels", "other", "2.0.0")
    message = refusal(outdated, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path / "wheels"))
    assert message == "pip says that it has installed other==2.0, but .venv has it not.\n"
    assert outdated.path(".venv/made-from.txt").read_text("utf-8") == "It is being made.\n"


# What stands there already


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files}


def test_an_environment_of_somebody_else_is_named_and_kept(pinned, pip_settings):
    venv.create(pinned.path(".venv"), with_pip=False)
    pinned.path(".venv/mine.txt").write_text("a year’s work", encoding="utf-8")
    before = contents(pinned.path(".venv"))
    done = pinned.command("check", **pip_settings)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f".venv is an environment that somebody else made, and lacks small==1.0. {NOBODYS} then "
        "run the command again.\n"
    )
    assert contents(pinned.path(".venv")) == before


def test_an_environment_of_somebody_else_that_has_everything_is_used(pinned, pip_settings):
    venv.create(pinned.path(".venv"), with_pip=False)  # as uv makes them
    [packages] = pinned.path(".venv/lib").glob("python*/site-packages")
    with zipfile.ZipFile(
        Path(pip_settings["PIP_FIND_LINKS"], "small-1.0-py3-none-any.whl")
    ) as file:
        file.extractall(packages)
    done = pinned.command("check", **pip_settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert MAKING not in done.stdout
    assert not pinned.path(".venv/made-from.txt").exists()


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("a folder", ".venv is no Python environment."),
        ("a file", ".venv is no Python environment."),
        ("broken", ".venv is an environment that somebody else made, and its Python does not run."),
    ],
)
def test_whatever_else_stands_in_its_place_is_named_and_kept(pinned, pip_settings, kind, sentence):
    place = pinned.path(".venv")
    if kind == "a file":
        place.write_text("../another", encoding="utf-8")
    else:
        (place / "bin").mkdir(parents=True)
        name = "pyvenv.cfg" if kind == "broken" else "mine.txt"
        (place / name).write_text("mine", encoding="utf-8")
    done = pinned.command("check", **pip_settings)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{sentence} {NOBODYS}")
    assert place.exists()
    assert not (place / "made-from.txt").exists()


# Where none can be made


def test_a_folder_in_which_nothing_can_be_written_is_named(pinned, pip_settings):
    read_only = 'mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && exec "$@"'
    done = subprocess.run(
        [*view_of_its_own("--mount"), "sh", "-c", read_only, "sh", *pinned.line("check")],
        cwd=pinned.root, env={**os.environ, **pip_settings}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        ".venv cannot be made (Read-only file system): nothing can be written in this folder; "
        "copy the collection to one of your own, and run the command there.\n"
    )
    assert not pinned.path(".venv").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the interpreter is a script here")
def test_without_the_venv_module_one_line_says_what_to_install(pinned, tmp_path):
    python = tmp_path / "python3"
    python.write_text(
        f'#!/bin/sh\n[ "$2" = venv ] && echo "ensurepip is not available" && exit 1\n'
        f'exec "{sys.executable}" "$@"\n'
    )
    python.chmod(0o755)
    code = f"import sys; sys.executable = {str(python)!r}; from helpers.environment import venv"
    asked = [sys.executable, "-c", f"{code}; venv.interpreter()"]
    done = subprocess.run(asked, cwd=pinned.root, capture_output=True, text=True, check=False)
    assert "(Debian and Ubuntu: apt install python3-venv)" in done.stderr.splitlines()[-1]
