"""The Nu HTML checker, which is asked about all pages in one run."""

import json
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from helpers.paths import ROOT

GET_IT = "install Java and run npm ci --prefix .ci"
JAR = ROOT / ".ci" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# It does not compute the hash by which the slides' policy knows their one script. That a script
# runs, and no other, the slides' own tests see in a browser.
_UNKNOWING = "Inline script violates Content Security Policy.*"
_SHOWN = 120  # signs of the markup that a message is about


def is_here() -> bool:
    """Say whether the checker, and the Java that runs it, are on this machine."""
    return JAR.is_file() and shutil.which("java") is not None


def messages(pages: Sequence[Path]) -> dict[Path, list[str]]:
    """Give what the checker says of each page, errors and warnings alike; of most nothing.

    Parameters
    ----------
    pages : sequence of Path
        Their whole paths.
    """
    # Its parser goes down a level a call, and a drawing has many.
    command = ["java", "-Xss8m", "-jar", str(JAR), "--format", "json", "--exit-zero-always",
               "--filterpattern", _UNKNOWING]  # fmt: skip
    run = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, timeout=300, check=True
    )
    by_page: dict[Path, list[str]] = defaultdict(list)
    for message in json.loads(run.stderr)["messages"]:
        place = Path(message["url"].removeprefix("file:"))
        markup = message.get("extract", "").strip()[:_SHOWN]
        by_page[place].append(f"line {message.get('lastLine', '?')}: {message['message']} {markup}")
    return by_page
