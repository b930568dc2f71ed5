"""Stops builds at moments drawn by lot, many of them while they write, and tells what each left.

Run in a process of its own, since it forks: ``python -m tests.support.interrupted SEED
ROUNDS`` in a collection's folder, whose helpers are loaded once; a line of JSON tells of each
round.
"""

import contextlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import helpers.site.builder  # noqa: F401  (each build finds it loaded)
from helpers.__main__ import main
from helpers.paths import ROOT
from tests.support.processes import left_of

FIGURES = ROOT / "data" / "official" / "handbook.csv"
WRITTEN = (str(ROOT / "notebooks"), str(ROOT / "reports"))
HEALED_EVERY = 25
WAITING = "These pages do not follow the figures as they are now"
STEPS = 24  # as many files are opened, renamed or removed by a build, about


def contents() -> dict[str, bytes]:
    """Give every file that a build may write, hidden ones too."""
    files = (path for name in WRITTEN for path in Path(name).iterdir())
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files}


def restore(files: dict[str, bytes]) -> None:
    """Put the files back, and nothing else."""
    for name in contents().keys() - files.keys():
        (ROOT / name).unlink()
    for name, raw in files.items():
        (ROOT / name).write_bytes(raw)


def begin(output: Path, step: int = 0, how: signal.Signals = signal.SIGINT) -> int:
    """Start a build in a fork that leads a group of its own, as a terminal's command does.

    Parameters
    ----------
    output : Path
        What it prints.
    step, how : int, signal.Signals
        At which change of a file it gets the signal; at none if that is 0.
    """
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever started this one
    sys.addaudithook(_stopping(step, how))
    with open(output, "wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    status = 99
    with contextlib.suppress(KeyboardInterrupt):  # before the command has begun, or at its end
        try:
            status = main(["reports", "--force"])
        except SystemExit as end:
            status = end.code
        sys.stdout.flush()
    os._exit(status)


def _stopping(step: int, how: signal.Signals) -> Callable[[str, tuple], None]:
    """Watch what Python reports before it changes a file, and send the signal at a step."""
    steps = count(1)

    def stop_at_step(event: str, arguments: tuple) -> None:
        changes = event in ("os.rename", "os.remove") or (
            event == "open" and "w" in str(arguments[1])
        )
        if changes and str(arguments[0]).startswith(WRITTEN) and next(steps) == step:
            os.kill(os.getpid(), how)

    return stop_at_step


def stopped(child: int, how: signal.Signals, after: float) -> int:
    """Send the signal when its time has come and give the exit status."""
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        if how is signal.SIGINT:  # which a terminal sends to the whole group
            os.killpg(child, how)
        else:
            os.kill(child, how)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def built(output: Path) -> dict[str, bytes]:
    """Give what stands there after a build that is left alone."""
    os.waitpid(begin(output), 0)
    return contents()


def rounds(seed: str, number: int) -> Iterator[dict]:
    """Stop a build each round; tell how it ended and what stands there then."""
    lots, folder = random.Random(seed), os.environ["TMPDIR"]
    output = Path(folder) / "output.txt"
    old = built(output)
    FIGURES.write_text(FIGURES.read_text("utf-8").replace(",8,", ",9,"), "utf-8")
    started = time.monotonic()
    new = built(output)
    whole = time.monotonic() - started
    yield {"changed": sorted(name for name in new if new[name] != old.get(name))}
    for round_number in range(1, number + 1):
        restore(old)
        how, after = lots.choice((signal.SIGINT, signal.SIGTERM)), lots.uniform(0, whole)
        step = lots.randint(1, STEPS)
        if round_number % 2:
            status = stopped(begin(output), how, after)
        else:
            _, ended = os.waitpid(begin(output, step, how), 0)
            status = os.waitstatus_to_exitcode(ended)
        now, text = contents(), output.read_text("utf-8")
        yield {
            "signal": how.name,
            "moment": round(after / whole, 2) if round_number % 2 else f"step {step}",
            "status": status,
            "output": text,
            "neither": sorted(
                name
                for name, raw in now.items()
                if raw not in (old.get(name), new.get(name)) and not says_so(name, raw)
            ),
            "missing": sorted(old.keys() - now.keys()),
            "left": left_of(folder),
            "healed": round_number % HEALED_EVERY != 0 or built(output) == new,
        }


def says_so(name: str, raw: bytes) -> bool:
    """Say whether this is the record or the page of changes, whole, of an update that goes on."""
    text = raw.decode()
    if name == "reports/changes.json":
        return json.loads(text)["goes_on"]
    return name == "reports/changes.html" and WAITING in text and text.endswith("</html>\n")


if __name__ == "__main__":
    for result in rounds(sys.argv[1], int(sys.argv[2])):
        print(json.dumps(result), flush=True)
