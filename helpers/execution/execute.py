"""Runs one notebook in a kernel of its own and gives back the file to store."""

import asyncio
import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from helpers.data.read_log import READ_LOG, files_read
from helpers.environment.process_environment import settings_for_kernels
from helpers.errors import UserError
from helpers.execution.fork_server_client import ForkServer
from helpers.execution.kernels import descendants_of, end, kernel_in
from helpers.execution.limits import CELL_SECONDS, DIED, MOST_SHOWN, TOO_LONG, TOO_MUCH, signs_in
from helpers.execution.notebooks import TopicNotebook, as_file, cell_metadata, notebook_of
from helpers.paths import NOTEBOOKS

_PLACE_IN_MEMORY = re.compile(r" at 0x[0-9a-fA-F]{6,}")
_FILE_OF_A_CELL = re.compile(r"\S*/ipykernel_\d+/\d+\.py:\d+: ")
_ASKS = ("StdinNotImplementedError", "EOFError")  # of a cell that waits for somebody to type


@dataclass(frozen=True)
class RunResult:
    """A notebook that has run.

    Parameters
    ----------
    text : str
        The notebook's file with its new outputs.
    files_read : dict of str to str
        Each data file it read, and the fingerprint of what it read there.
    exported : dict of str to str
        Each file that it puts beside its page, by its name.
    """

    text: str
    files_read: dict[str, str]
    exported: dict[str, str]


async def execute(
    notebook: TopicNotebook, step: Callable[[], None], fork_server: ForkServer | None = None
) -> RunResult:
    """Run a notebook from a clean state.

    Parameters
    ----------
    notebook : TopicNotebook
        As it is on disk.
    step : callable
        Called after each cell of code.
    fork_server : ForkServer, optional
        Forks its kernel; without one the kernel is a process that loads its own libraries.

    Raises
    ------
    UserError
        Names the notebook, the cell and the cause.
    """
    document = _clean(notebook)
    with tempfile.TemporaryDirectory(prefix="kernel-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        log, profile, exported = (folder / name for name in ("read.txt", "profile", "exported"))
        messages = folder / "stderr.txt"
        profile.mkdir()
        exported.mkdir()
        kernel = kernel_in(folder, fork_server)
        client = _Client(
            document, km=kernel, timeout=CELL_SECONDS, coalesce_streams=True, record_timing=False
        )
        environment = {
            **settings_for_kernels(profile),
            READ_LOG: str(log),
            "COLLECTION_PUBLISHED": str(exported),
        }
        try:
            with open(messages, "wb") as stderr:
                await client.async_start_new_kernel(
                    cwd=str(NOTEBOOKS), env=environment, stdout=subprocess.DEVNULL, stderr=stderr
                )
            await client.async_start_new_kernel_client()
            await _run_cells(client, notebook, step)
        except RuntimeError as error:  # the kernel did not start, or died
            raise UserError(f"{notebook.run_label}: {error}{_last_line(messages)}") from None
        finally:
            await _stop(client, kernel)
        files = {path.name: path.read_bytes().decode() for path in sorted(exported.iterdir())}
        return RunResult(as_file(document), files_read(log), files)


class _Client(NotebookClient):
    """Stops a cell that goes on showing more than any page can take."""

    shows_too_much = False
    _shown = 0

    def process_message(self, msg: dict, cell: NotebookNode, cell_index: int) -> object:
        self._shown = signs_in(msg["content"]) + (self._shown if cell.outputs else 0)
        if self._shown <= MOST_SHOWN:
            return super().process_message(msg, cell, cell_index)
        self.shows_too_much = True
        self.task_poll_for_reply.cancel()  # which is how nbclient stops what a dead kernel ran
        return None


async def _run_cells(client: _Client, notebook: TopicNotebook, step: Callable[[], None]) -> None:
    runs = 0
    for place, cell in enumerate(client.nb.cells):
        if cell.cell_type != "code":
            continue
        runs += bool(cell.source.strip())
        try:
            await client.async_execute_cell(cell, place, execution_count=runs)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            if asyncio.current_task().cancelling():  # which nbclient takes for a dead kernel
                raise asyncio.CancelledError from None
            complaint = TOO_MUCH if client.shows_too_much else _cause(error)
        else:
            complaint = _wrong_with(cell.outputs)
        if complaint:
            lines = cell.source.strip().splitlines()
            raise UserError(f"{notebook.run_label}, cell {place + 1} ({lines[0]}): {complaint}")
        step()


def _cause(error: Exception) -> str:
    if isinstance(error, CellTimeoutError):
        return TOO_LONG
    if isinstance(error, DeadKernelError):
        return DIED
    if error.ename == UserError.__name__:
        return error.evalue
    if error.ename in _ASKS:
        return "asks for something to be typed, and nobody is there: write it into the cell."
    return f"{error.ename}: {error.evalue}".splitlines()[0].removesuffix(": ")


def _wrong_with(outputs: Sequence[NotebookNode]) -> str:
    """Say what no page is to show: warnings, and what never comes twice."""
    for output in outputs:
        if output.get("name") == "stderr":
            lines = output["text"].strip().splitlines() or [""]
            warning = _FILE_OF_A_CELL.sub("", lines[0])
            return f"warns “{warning}”; a page shows no warnings, so mend the cause."
        texts = (output.get("text", ""), output.get("data", {}).get("text/plain", ""))
        if any(map(_PLACE_IN_MEMORY.search, texts)):
            return "shows where something lies in memory, which differs each time; show its value."
    return ""


async def _stop(client: NotebookClient, kernel: AsyncKernelManager) -> None:
    if client.kc is not None:
        client.kc.stop_channels()
    if kernel.has_kernel:
        children = descendants_of(kernel)
        await kernel.shutdown_kernel(now=True)
        end(children)


def _clean(notebook: TopicNotebook) -> NotebookNode:
    """The notebook without what differs from one editor or machine to the next."""
    cells = [
        {
            **cell,
            "id": cell.get("id", f"cell-{place}"),
            "metadata": cell_metadata(cell),
        }
        for place, cell in enumerate(notebook.cells, 1)
    ]
    return notebook_of(cells)


def _last_line(messages: Path) -> str:
    lines = messages.read_text(encoding="utf-8", errors="replace").splitlines()
    return f" ({lines[-1]})" if lines else ""
