"""What test and lab do: let pytest and JupyterLab work on the collection."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from helpers.atomic_files import finish_pending
from helpers.environment.process_environment import settings_for_kernels
from helpers.execution.limits import CELL_SECONDS
from helpers.own_files import refuse_strays
from helpers.paths import ROOT
from helpers.site.topic_plan import plan_topics
from helpers.site.topics import all_topics


def test(options: Sequence[str], everything: bool) -> int:
    """Run the tests: tables, helpers and their doctests, outputs of notebooks, pages.

    Parameters
    ----------
    options : sequence of str
        Further options for pytest.
    everything : bool
        Whether to run those that are slow, too.
    """
    finish_pending()
    refuse_strays()
    plan = plan_topics([], force=False)
    if plan.to_run:  # one clear message instead of a failure in every notebook
        from helpers.data.tables import check_tables  # with pandas, which takes its time

        check_tables(valid=plan.valid_tables)
    with tempfile.TemporaryDirectory() as folder:
        pytest = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
        pytest += ["-p", "helpers.execution.pytest_plugin"]
        pytest += ["--ignore-glob=**/._*"]  # which macOS leaves beside files of other systems
        # A notebook's cells share one kernel; conftest.py begins with what takes longest.
        workers = ["-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"]
        notebooks = ["--nbval", "--nbval-current-env", "notebooks"]
        notebooks.append(f"--nbval-cell-timeout={CELL_SECONDS}")
        modules = ["tests", "--doctest-modules", "helpers"]
        environment = {
            **settings_for_kernels(Path(folder)),
            "COLLECTION_PUBLISHED": folder,
            # In the environment, where it finds again what it has reckoned about letters.
            "HYPOTHESIS_STORAGE_DIRECTORY": str(Path(sys.prefix) / "hypothesis"),
        }
        chosen = [] if everything else ["-m", "not slow"]
        command = [*pytest, *workers, *modules, *notebooks, *chosen, *options]
        status = _do(command, environment)
    if not everything:
        print("Not tried: the commands themselves, at work on copies. Add --all to try them too.")
    return status


def lab(options: Sequence[str]) -> int:
    """Open JupyterLab on the collection's folder, with its first notebook in front.

    Parameters
    ----------
    options : sequence of str
        Further options for JupyterLab, such as ``--no-browser``.
    """
    finish_pending()
    first = all_topics()[0].label
    command = [sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={ROOT}"]
    command.append(f"--LabApp.default_url=/lab/tree/{first}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # as in a container; JupyterLab would end at once
    print(
        f"JupyterLab opens {first} in the browser. To stop it, press Ctrl-C twice here.", flush=True
    )
    with tempfile.TemporaryDirectory() as folder:
        return _do([*command, *options], settings_for_kernels(Path(folder)))


def _do(command: Sequence[str], environment: dict[str, str]) -> int:
    """Let another program work and give its exit status; it answers Ctrl-C itself."""
    with subprocess.Popen(command, cwd=ROOT, env=environment) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                continue
            except SystemExit:  # asked to end
                program.terminate()
                raise
