"""Lets pip install what requirements.txt lists into .venv, and says in a sentence why it cannot.

Standard library only, because it runs before anything is installed.
"""

import ast
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.environment.process_environment import settings
from helpers.errors import UserError
from helpers.paths import ROOT

# Of a user's own settings of pip those by which it reaches packages, and which it may take. All
# others would have it install elsewhere (target, prefix, user) or nothing at all (dry-run).
_KEPT = {
    "index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "constraint",
    "cert", "client-cert", "proxy", "keyring-provider", "timeout", "default-timeout", "retries",
    "cache-dir", "no-cache-dir", "use-feature", "use-deprecated",
}  # fmt: skip
_FROM_WEAKEST = ("global", "install", ":env:")
# What stands in pip's messages, and what is said to it; the first that is found there counts.
_REASONS = (
    (
        r"\b407\b|Proxy Authentication Required",
        "pip’s proxy asks for a name and a password: give both in the variable HTTPS_PROXY, as "
        "http://NAME:PASSWORD@HOST:PORT, and run the command again.",
    ),
    (
        "ProxyError",
        "pip cannot reach the proxy that HTTPS_PROXY or pip’s setting “proxy” names: correct it, "
        "or take it away where there is none, and run the command again.",
    ),
    (
        r"certificate verify failed: ([^(']*[^(' ])",
        "pip does not trust the certificate of the package index ({}): name the file of your "
        "network’s certificates in the variable PIP_CERT, and run the command again.",
    ),
    (
        r"The repository located at (\S+) is not a trusted or secure host",
        "pip takes nothing from {}, which it reaches without encryption: correct its setting "
        "“index-url” to an address that begins with https, and run the command again.",
    ),
    (
        "connection broken|ConnectionError|Read timed out|ConnectTimeoutError",
        "pip cannot reach the package index: without a network no environment can be made.",
    ),
)


def install(python: Path, requirements: Path) -> None:
    """Install the pinned packages, and print what pip prints.

    Parameters
    ----------
    python : Path
        The interpreter of the environment that gets them.
    requirements : Path
        The list of pins.

    Raises
    ------
    UserError
        When pip fails.
    """
    pip = [str(python), "-m", "pip"]
    done = subprocess.run(
        [*pip, "install", "--no-input", "-r", str(requirements)],
        stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
        env=_with_settings_of_pip(pip), cwd=ROOT, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise UserError(reason(done.stderr))


def _with_settings_of_pip(pip: Sequence[str]) -> dict[str, str]:
    """The environment variables for pip: a user's settings of it, from wherever, as variables."""
    done = subprocess.run(
        [*pip, "config", "list"], capture_output=True, text=True, encoding="utf-8",
        errors="replace", env={**settings(), "PIP_QUIET": "0"}, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise UserError(f"pip’s own settings cannot be read: {' '.join(done.stderr.split())}")
    others = {name: value for name, value in settings().items() if not name.startswith("PIP_")}
    chosen = {f"PIP_{k.replace('-', '_').upper()}": v for k, v in kept_of(done.stdout).items()}
    return {
        **others, "PIP_RETRIES": "2", **chosen,
        "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }  # fmt: skip


def kept_of(listed: str) -> Mapping[str, str]:
    """Give the settings that are kept of those that ``pip config list`` shows.

    >>> kept_of(":env:.target='/x'\\n:env:.retries='1'\\nglobal.retries='9'\\ninstall.user='yes'")
    {'retries': '1'}
    """
    settings_kept = {}
    for line in listed.splitlines():
        where, _, setting = line.partition(".")
        name, _, value = setting.partition("=")
        if where in _FROM_WEAKEST and name in _KEPT and value != "''":  # which pip passes over
            settings_kept[_FROM_WEAKEST.index(where), name] = ast.literal_eval(value)
    return {name: value for (_, name), value in sorted(settings_kept.items())}


def reason(messages: str) -> str:
    """Give the one sentence that says why pip failed.

    Parameters
    ----------
    messages : str
        What it wrote to standard error.

    >>> reason("WARNING: Retrying\\nERROR: No matching distribution found")
    'pip could not install what requirements.txt lists: No matching distribution found'
    """
    for pattern, sentence in _REASONS:
        if match := re.search(pattern, messages):
            return sentence.format(*match.groups())
    lines = messages.splitlines() or ["no reason is given"]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR:")]
    cause = (errors or lines)[-1].strip()
    return f"pip could not install what requirements.txt lists: {cause}"
