"""The command that makes the classroom kit: one build at a time, and quick to begin."""

import time

from helpers.atomic_files import finish_pending
from helpers.classroom import plan
from helpers.site import dependencies
from helpers.site.build_lock import one_build
from helpers.site.preload import loading


def make_classroom(force: bool, work: plan.BuildPlan) -> int:
    """Make what is out of date in the kit.

    Parameters
    ----------
    force : bool
        Whether to make all of it again though nothing has changed.
    work : Work
        What that comes to, as found a moment ago.

    Returns
    -------
    int
        0 if the kit is now up to date, else 1.

    Raises
    ------
    UserError
        When a table of data/ is not as declared; nothing is then touched.
    """
    started = time.monotonic()
    with one_build() as after_another:
        if after_another:
            work = _find_work_anew(force)
        if not work:
            print(plan.NOTHING_TO_DO)
            return 0
        with loading(work.to_run) as loaded:
            from helpers.classroom.builder import make

            finish_pending()
            status = make(_find_work_anew(force), loaded)
    print(f"classroom: {time.monotonic() - started:.1f} s. Open reports/classroom/index.html")
    return status


def _find_work_anew(force: bool) -> plan.BuildPlan:
    dependencies.fingerprint_of_file.cache_clear()
    return plan.plan_build(force)
