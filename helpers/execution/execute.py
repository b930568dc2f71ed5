"""Runs one notebook in a kernel of its own and gives back the file to store."""

import asyncio
import subprocess
import tempfile
from collections.abc import Callable
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
from helpers.execution.kernels import kernel_in
from helpers.execution.notebooks import TopicNotebook, as_file, cell_metadata, notebook_of
from helpers.paths import NOTEBOOKS

CELL_SECONDS = 120


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
        client = NotebookClient(
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


async def _run_cells(
    client: NotebookClient, notebook: TopicNotebook, step: Callable[[], None]
) -> None:
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
            lines = cell.source.strip().splitlines()
            where = f"{notebook.run_label}, cell {place + 1} ({lines[0]})"
            raise UserError(f"{where}: {_cause(error)}") from None
        step()


def _cause(error: Exception) -> str:
    if isinstance(error, CellTimeoutError):
        return f"not finished after {CELL_SECONDS} seconds, the limit for a cell."
    if isinstance(error, DeadKernelError):
        return "the kernel died; did it run out of memory?"
    if error.ename == UserError.__name__:
        return error.evalue
    return f"{error.ename}: {error.evalue}".splitlines()[0]


async def _stop(client: NotebookClient, kernel: AsyncKernelManager) -> None:
    if client.kc is not None:
        client.kc.stop_channels()
    if kernel.has_kernel:
        await kernel.shutdown_kernel(now=True)


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
