"""What a build has to do, for the topics' pages and for the classroom alike.

Standard library only and quick, because most of the time there is nothing to do.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from helpers.execution.notebooks import TopicNotebook
from helpers.site import dependencies

N = TypeVar("N", bound=TopicNotebook)


@dataclass(frozen=True)
class BuildPlan(Generic[N]):
    """What there is to do; false when that is nothing.

    Parameters
    ----------
    notebooks : list of TopicNotebook
        All of them, in reading order.
    to_run : list of TopicNotebook
        Their outputs may be outdated.
    to_show : list of TopicNotebook
        Their outputs are up to date, what is made from them is not.
    orphans : list of Path
        What was made from notebooks that are gone.
    shared : list of Path
        Files about several notebooks that are to be written again, whatever comes of the rest.
    valid_tables : collection of str
        Tables that need no second check, such as ``figures/pay``.
    """

    notebooks: list[N]
    to_run: list[N]
    to_show: list[N]
    orphans: list[Path]
    shared: list[Path]
    valid_tables: Collection[str] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.to_run or self.to_show or self.orphans or self.shared)


def split_by_work(
    notebooks: Sequence[N], changes_of: Callable[[N], Sequence[str]], force: bool
) -> tuple[list[N], list[N]]:
    """Give the notebooks to run, and those only to show again.

    Parameters
    ----------
    notebooks : sequence of TopicNotebook
        Those to choose from.
    changes_of : callable
        Gives the changed dependencies of one.
    force : bool
        Whether to run all of them.
    """
    changes = [(notebook, changes_of(notebook)) for notebook in notebooks]
    to_run = [n for n, changed in changes if force or dependencies.need_a_run(changed)]
    return to_run, [n for n, changed in changes if changed and n not in to_run]


def changes_since(notebook: TopicNotebook, current: Mapping[str, str | None]) -> list[str]:
    """Give the dependencies of a notebook's page that have changed since it was written.

    Parameters
    ----------
    notebook : TopicNotebook
        Where it has no page yet, its own label is given.
    current : mapping of str to str or None
        The fingerprints of all dependencies but the files that only a run can name.
    """
    listed = dependencies.recorded_in(notebook.page)
    return [notebook.label] if listed is None else differing(listed, current)


def is_outdated(page: Path, current: Mapping[str, str | None]) -> bool:
    """Say whether a page about several notebooks is missing or has other dependencies now."""
    listed = dependencies.recorded_in(page) or {}
    return not current.keys() <= listed.keys() or bool(differing(listed, current))


def differing(listed: Mapping[str, str], current: Mapping[str, str | None]) -> list[str]:
    """Give the dependencies that are not as listed; files without a current value are read."""
    return [
        name
        for name in {**listed, **current}
        if listed.get(name)
        != (current[name] if name in current else dependencies.fingerprint_of_file(name))
    ]
