"""Starts what the notebooks of a build share, before the build looks what there is to do.

Standard library only, so that the fork server loads its libraries meanwhile.
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from helpers.execution.blocked_imports import GRAMMAR, without
from helpers.execution.fork_server_client import CAN_FORK, ForkServer
from helpers.execution.notebooks import TopicNotebook, code_of
from helpers.site import dependencies

_MAGIC = re.compile(r"^[ \t]*[%!?].*$", re.MULTILINE)


@dataclass(frozen=True)
class Preloaded:
    """The fork server of a build, and the code that it has loaded.

    Parameters
    ----------
    fork_server : ForkServer or None
        Forks the kernels, where there is one.
    code : dict of str to str
        The fingerprints of the code on the disk before anything was loaded.
    """

    fork_server: ForkServer | None
    code: dict[str, str | None]

    def load(self, notebooks: Iterable[TopicNotebook]) -> None:
        """Have the fork server load what notebooks import.

        Parameters
        ----------
        notebooks : iterable of TopicNotebook
            Those that will run.
        """
        if self.fork_server:
            self.fork_server.load(import_statements(notebooks))

    def check_tables(self, valid: Collection[str]) -> None:
        """Check the tables of data/ before a notebook reads them.

        Parameters
        ----------
        valid : collection of str
            Those that are known to be as declared.

        Raises
        ------
        UserError
            Every sentence about every table.
        """
        if self.fork_server:
            self.fork_server.check_tables(valid)
        else:
            # With pandas, which this process does without where a fork server has it.
            from helpers.data.tables import check_tables

            check_tables(valid)

    def for_kernel(self) -> tuple[ForkServer | None, dict[str, str | None]]:
        """Give what forks a kernel, and the fingerprints of the code that the kernel will have.

        When the code has changed since it was loaded, a kernel loads its own.
        """
        current = dependencies.execution_dependencies()
        return (self.fork_server if current == self.code else None), current


@contextmanager
def preloading() -> Iterator[Preloaded]:
    """Start the fork server, where there can be one, and end it after the build."""
    # Taken before anything is loaded: whatever changes from here on makes the pages outdated.
    code = dependencies.execution_dependencies()
    if not CAN_FORK:
        # On a new machine it looks for fonts, and would say so on the first notebook's page.
        import matplotlib.font_manager  # noqa: F401
    with (
        ForkServer() if CAN_FORK else nullcontext() as fork_server,
        without(GRAMMAR, "hypothesis"),  # the second is a library for tests
    ):
        yield Preloaded(fork_server, code)


def import_statements(notebooks: Iterable[TopicNotebook]) -> list[str]:
    """Give the statements by which notebooks import from helpers, each once."""
    statements = (s for notebook in notebooks for code in code_of(notebook) for s in _imports(code))
    return sorted(set(statements))


def _imports(code: str) -> Iterator[str]:
    try:
        tree = ast.parse(_MAGIC.sub("", code))
    except SyntaxError:  # running the notebook will say where
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and "helpers" in ast.unparse(node):
            yield ast.unparse(node)
