"""What reports and classroom do: one build at a time, and quick to begin."""

import time
from collections.abc import Sequence
from contextlib import ExitStack

from helpers.atomic_files import finish_pending
from helpers.environment.venv import is_settled, settle
from helpers.own_files import refuse_strays
from helpers.site import dependencies, last_build
from helpers.site.build_plan import BuildPlan
from helpers.site.preload import preloading

FIRST_PAGES = {"reports": "reports/index.html", "classroom": "reports/classroom/index.html"}


def make(command: str, names: Sequence[str], force: bool, arguments: list[str]) -> int:
    """Make what is outdated.

    Parameters
    ----------
    command : str
        ``reports`` or ``classroom``.
    names : sequence of str
        The topics to make; all when none is named.
    force : bool
        Whether to make them again though nothing has changed.
    arguments : list of str
        The command line, for the interpreter that takes over where this one lacks libraries.

    Returns
    -------
    int
        0 if everything is now up to date, else 1.

    Raises
    ------
    UserError
        When a table of data/ is not as declared, or a file is a copy of another; no page is then
        touched.
    """
    started = time.monotonic()
    finish_pending()  # an update that was cut short: its figures may be all there is to do
    state = last_build.state_of_files()
    if not force and last_build.is_as_remembered(command, state):
        return _nothing_to_do(command)
    refuse_strays()
    with ExitStack() as build:
        # First, so that the fork server loads its libraries meanwhile.
        preloaded = build.enter_context(preloading()) if is_settled() else None
        plan = _plan_of(command, names, force, with_pandas=preloaded is not None)
        if not plan:
            if not names:
                last_build.remember(command, state)
            return _nothing_to_do(command)
        if preloaded is None:
            return settle(arguments)
        from helpers.site.build_lock import one_build  # with a library

        if build.enter_context(one_build()):
            finish_pending()
            if not (plan := _plan_of(command, names, force, with_pandas=True)):
                return _nothing_to_do(command)
        preloaded.load(plan.to_run)
        # Now, so that both processes load their libraries at once.
        if command == "reports":
            from helpers.site.topic_builder import TopicBuilder as Builder
        else:
            from helpers.classroom.builder import LessonBuilder as Builder
        status = Builder(plan, preloaded).build()
    if status == 0 and not names:
        state = last_build.state_of_files()
        if not _plan_of(command, names, force=False, with_pandas=False):
            last_build.remember(command, state)
    print(f"{command}: {time.monotonic() - started:.1f} s. Open {FIRST_PAGES[command]}")
    return status


def _nothing_to_do(command: str) -> int:
    print(f"{command}: nothing to do, every page is up to date. Open {FIRST_PAGES[command]}")
    return 0


def _plan_of(command: str, names: Sequence[str], force: bool, with_pandas: bool) -> BuildPlan:
    dependencies.fingerprint_of_file.cache_clear()
    if command == "reports":
        from helpers.site.topic_plan import plan_topics

        return plan_topics(names, force, with_pandas)
    from helpers.classroom.plan import plan_lessons

    return plan_lessons(force)
