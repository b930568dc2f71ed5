"""Carries out a build plan: runs notebooks, two at a time, and writes whole files.

What is particular to topics and to lessons stands in two subclasses.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Generic

from helpers.atomic_files import remove, write_files
from helpers.execution.execute import RunResult
from helpers.paths import ROOT
from helpers.site import dependencies
from helpers.site.build_plan import BuildPlan, N
from helpers.site.preload import Preloaded
from helpers.site.scheduler import Scheduler, refuse_if_saved

Files = dict[Path, str | bytes]


class Builder(ABC, Generic[N]):
    """One build.

    Parameters
    ----------
    plan : BuildPlan
        What is outdated.
    preloaded : Preloaded
        What the kernels share.
    """

    command: ClassVar[str]  # that starts such a build
    failure: ClassVar[str]  # what is printed of a notebook that fails

    def __init__(self, plan: BuildPlan[N], preloaded: Preloaded) -> None:
        self.plan = plan
        self.scheduler = Scheduler(plan.to_run, preloaded)
        self.written: list[str] = []

    def build(self) -> int:
        """Do all of it, and print what was made.

        Returns
        -------
        int
            0 if everything is now up to date, else 1.

        Raises
        ------
        UserError
            When a table of data/ is not as declared; nothing is then touched.
        """
        self.scheduler.check_tables(self.plan.valid_tables)
        for path in self.plan.orphans:
            with self.scheduler.collecting_problems():
                remove(path)
                name = path.relative_to(ROOT).as_posix()
                print(f"{name}: removed, its notebook is gone.")
        for notebook in self.plan.to_show:
            with self.scheduler.collecting_problems():
                self._write(notebook, self.files_of(notebook, _as_at_last_run(notebook)))
        self.scheduler.run_all(self._keep, self.failure, self.command)
        self.write_shared()
        status = self.scheduler.finish()
        self.print_summary()
        return status

    def label_of(self, notebook: N) -> str:
        """Give the name under which what was made from a notebook is printed."""
        return notebook.name

    @abstractmethod
    def files_of(
        self, notebook: N, execution: Mapping[str, str | None], result: RunResult | None = None
    ) -> Files:
        """Give what is made from a notebook with its outputs, in the order of writing.

        Parameters
        ----------
        notebook : TopicNotebook
            With its outputs.
        execution : mapping of str to str or None
            The fingerprints of what its outputs depend on.
        result : RunResult, optional
            What came of the notebook, where it has run just now.
        """

    @abstractmethod
    def write_shared(self) -> None:
        """Write the files about several notebooks, once those of each are there."""

    @abstractmethod
    def print_summary(self) -> None:
        """Print what was made and what is new in it."""

    @abstractmethod
    def after_run(self, before: N, after: N) -> None:
        """Note what differs between a notebook's outputs before and after a run."""

    def _keep(self, notebook: N, result: RunResult, execution: dict[str, str | None]) -> None:
        stored = type(notebook)(notebook.name, result.text.encode())
        files = self.files_of(stored, execution, result)
        refuse_if_saved(notebook)
        self._write(stored, files)
        self.after_run(notebook, stored)

    def _write(self, notebook: N, files: Files) -> None:
        write_files(files)
        self.written.append(self.label_of(notebook))


def _as_at_last_run(notebook: N) -> dict[str, str | None]:
    """What a notebook's outputs depend on when they are up to date and only its page is not.

    The files that it read and published are as that page lists them.
    """
    listed = dependencies.recorded_in(notebook.page) or {}
    files = {
        path: value for path, value in listed.items() if path.startswith(("data/", "reports/"))
    }
    return {**dependencies.execution_dependencies(), **files}
