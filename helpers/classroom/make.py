"""The command that makes the classroom kit: quick to begin, one build at a time."""

import time
from contextlib import ExitStack

from helpers.build import made_from
from helpers.build.lean import without
from helpers.build.lock import one_build
from helpers.build.parent import CAN_FORK, Parent
from helpers.build.reports import modules_of
from helpers.classroom import stale


def make_classroom(force: bool) -> int:
    """Make what is out of date in the kit.

    Parameters
    ----------
    force : bool
        Whether to make all of it again though nothing has changed.

    Returns
    -------
    int
        0 if the kit is now up to date, else 1.

    Raises
    ------
    Problem
        When a table of data/ is not as declared; nothing is then touched.
    """
    started = time.monotonic()
    with one_build(), ExitStack() as until_done:
        work = _find_work_anew(force)
        # Taken before anything is loaded: whatever changes from here on makes the kit stale.
        loaded = {lesson.name: made_from.made_by_running(lesson) for lesson in work.to_run}
        parent = None
        if work.to_run and CAN_FORK:
            parent = until_done.enter_context(Parent(modules_of(work.to_run)))
        # As with the pages: nobody here asks for what the libraries would load on the side.
        with without("rfc3987_syntax", "hypothesis"):
            from helpers.classroom.making import make
            from helpers.importers.store import finish

            finish()
            status = make(_find_work_anew(force), loaded, parent)
    print(f"classroom: {time.monotonic() - started:.1f} s. Open reports/classroom/index.html")
    return status


def _find_work_anew(force: bool) -> stale.Work:
    made_from.fingerprint_of_file.cache_clear()
    return stale.find_work(force)
