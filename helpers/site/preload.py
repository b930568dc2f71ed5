"""Begins a build: notes what its notebooks are made from, and starts what they will share.

Standard library only, so that the kernels' parent loads its libraries while this process loads its
own.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from helpers.execution.blocked_imports import GRAMMAR, without
from helpers.execution.fork_server_client import CAN_FORK, ForkServer
from helpers.execution.notebooks import TopicNotebook, code_of
from helpers.site import dependencies
from helpers.site.dependencies import modules_used


@dataclass(frozen=True)
class Loaded:
    """What stood on the disk before anything was loaded, and the parent that loads it.

    Parameters
    ----------
    parent : Parent or None
        That forks the kernels, where there is one.
    fingerprints : dict of str to dict
        By notebook, those of what the parent loads for it.
    """

    parent: ForkServer | None
    fingerprints: dict[str, dict[str, str | None]]

    def of(self, topic: TopicNotebook) -> tuple[ForkServer | None, dict[str, str | None]]:
        """Give the parent of a notebook's kernel, and the fingerprints of what that has loaded.

        A notebook that became stale only later has a kernel that loads its own modules, now.
        """
        if topic.name in self.fingerprints:
            return self.parent, self.fingerprints[topic.name]
        return None, dependencies.made_by_running()


@contextmanager
def loading(topics: Sequence[TopicNotebook]) -> Iterator[Loaded]:
    """Start the parent of the kernels, if there are notebooks to run, and end it after the build.

    Parameters
    ----------
    topics : sequence of Topic
        Whose notebooks will run.
    """
    # Taken before anything is loaded: whatever changes from here on makes the pages stale.
    fingerprints = {topic.name: dependencies.made_by_running() for topic in topics}
    forks = ForkServer(modules_of(topics)) if topics and CAN_FORK else nullcontext()
    with forks as parent, without(GRAMMAR, "hypothesis"):  # which is a library for tests
        yield Loaded(parent, fingerprints)


def modules_of(topics: Iterable[TopicNotebook]) -> list[str]:
    """Give what notebooks import of helpers, which in turn import their libraries."""
    used = set().union(*(modules_used(code) for topic in topics for code in code_of(topic)))
    names = (path.removesuffix(".py").removesuffix("/__init__") for path in sorted(used))
    return [name.replace("/", ".") for name in names]
