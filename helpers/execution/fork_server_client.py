"""Starts the fork server of a build's kernels, where the system can fork, and sends it requests.

Standard library only, so that the server can load its libraries while the build loads its own.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Self

from helpers.environment.process_environment import settings_for_kernels
from helpers.errors import UserError
from helpers.paths import ROOT

# Not on macOS, where a process that has loaded the system's own libraries must not be forked.
CAN_FORK = os.name == "posix" and sys.platform != "darwin"


class ForkServer:
    """A process that has loaded what notebooks import, and forks a kernel whenever asked to."""

    def __init__(self) -> None:
        """Start it; it goes on loading by itself."""
        self._folder = tempfile.TemporaryDirectory(prefix="kernels-", ignore_cleanup_errors=True)
        self._messages = Path(self._folder.name) / "stderr.txt"
        self._settings = {
            **settings_for_kernels(Path(self._folder.name)),
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",  # which any kernel sets
        }
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, open(self._messages, "wb") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "helpers.execution.fork_server"],
                cwd=ROOT, env=self._settings, start_new_session=True,
                stdin=theirs, stdout=subprocess.PIPE, stderr=stderr,
            )  # fmt: skip

    def load(self, imports: Iterable[str]) -> None:
        """Have it load what notebooks import, before it is asked for anything else.

        Parameters
        ----------
        imports : iterable of str
            The notebooks' import statements.
        """
        with suppress(OSError):  # it has ended; whoever asks next is told
            self._requests.send(json.dumps([*imports]).encode())

    def check_tables(self, valid: Iterable[str] = ()) -> None:
        """Have the tables of data/ checked, in the memory that the kernels will share.

        Parameters
        ----------
        valid : iterable of str
            Those that are known to be as declared.

        Raises
        ------
        UserError
            Every sentence about every table.
        """
        try:
            self._requests.send(json.dumps([*valid]).encode())
            sentences = json.load(self._process.stdout)
        except (OSError, ValueError):  # it has ended
            raise UserError(f"No kernel can be started: {self.last_message()}.") from None
        if sentences:
            raise UserError(*sentences)

    def fork(
        self, arguments: Sequence[str], folder: Path, env: Mapping[str, str], stderr: int
    ) -> socket.socket:
        """Ask for a kernel.

        Parameters
        ----------
        arguments : sequence of str
            Of ipykernel's command line.
        folder : Path
            In which the kernel runs.
        env : mapping of str to str
            Its environment variables.
        stderr : int
            The open file of its standard error.

        Returns
        -------
        socket.socket
            By it the kernel sends its process id; it closes when the kernel ends.

        Raises
        ------
        OSError
            When the server has ended.
        """
        own = {name: value for name, value in env.items() if self._settings.get(name) != value}
        request = {"arguments": arguments, "cwd": os.fspath(folder), "env": own}
        ours, theirs = socket.socketpair()
        with theirs, ExitStack() as if_not_sent:
            if_not_sent.callback(ours.close)
            message = [json.dumps(request).encode()]
            socket.send_fds(self._requests, message, [stderr, theirs.fileno()])
            if_not_sent.pop_all()
        ours.setblocking(False)
        return ours

    def last_message(self) -> str:
        """Give the last line of its standard error."""
        lines = self._messages.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[-1] if lines else "the fork server has ended"

    def __enter__(self) -> Self:
        """Keep it until the build is over."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it; kernels that are still there end with it."""
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        self._requests.close()
        self._folder.cleanup()
