"""Starts kernels two at a time, 500 of each kind, and counts those that do not start.

``python tests/bench/starts.py [NUMBER]``
"""

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from helpers.environment.process_environment import settings_for_kernels  # noqa: E402
from helpers.execution.fork_server_client import CAN_FORK, ForkServer  # noqa: E402
from helpers.execution.kernels import kernel_in  # noqa: E402

AT_A_TIME = 2


async def start_one(fork_server: ForkServer | None) -> float:
    """Start a kernel, have it add, end it, and give the seconds until the answer."""
    with tempfile.TemporaryDirectory(prefix="kernel-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        kernel = kernel_in(folder, fork_server)
        started = monotonic()
        with open(folder / "errors.txt", "wb") as errors:
            await kernel.start_kernel(
                cwd=name, env=settings_for_kernels(folder), stdout=subprocess.DEVNULL, stderr=errors
            )
        client = kernel.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=60)
            reply = await client.execute("assert 1 + 1 == 2", reply=True, timeout=60)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(reply["content"])
            return monotonic() - started
        finally:
            client.stop_channels()
            await kernel.shutdown_kernel(now=True)


async def start_many(
    number: int, fork_server: ForkServer | None
) -> tuple[list[float], list[Exception]]:
    """Start kernels two at a time, and give the seconds each took and what failed."""
    waiting = iter(range(number))
    took: list[float] = []
    failed: list[Exception] = []

    async def work() -> None:
        for _ in waiting:
            try:
                took.append(await start_one(fork_server))
            except Exception as error:  # all are counted, whatever they are
                failed.append(error)

    await asyncio.gather(*(work() for _ in range(AT_A_TIME)))
    return took, failed


def tell(kind: str, number: int, fork_server: ForkServer | None) -> bool:
    """Start kernels of one kind, print what came of it, and say whether all started."""
    took, failed = asyncio.run(start_many(number, fork_server))
    middle = f"{median(took):.2f} s in the middle, {max(took):.2f} s at most" if took else "none"
    print(f"{kind}: {len(took)} of {number} started; until the first answer {middle}", flush=True)
    for error in failed[:5]:
        print(f"  {type(error).__name__}: {error}")
    return not failed


def main(number: int) -> int:
    """Start kernels of both kinds and give the exit status."""
    well = True
    if CAN_FORK:
        with ForkServer() as fork_server:
            fork_server.load([])
            fork_server.check_tables()
            well = tell("forked", number, fork_server)
    return 0 if tell("a process each", number, None) and well else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 500))
