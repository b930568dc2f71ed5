"""The command that makes the pages: one build at a time, and quick to begin."""

import time
from collections.abc import Sequence

from helpers.atomic_files import finish_pending
from helpers.site import dependencies, plan
from helpers.site.build_lock import one_build
from helpers.site.preload import loading


def make_reports(names: Sequence[str], force: bool, work: plan.BuildPlan) -> int:
    """Make the pages that are out of date.

    Parameters
    ----------
    names : sequence of str
        The topics to make; all when none is named.
    force : bool
        Whether to make them again though nothing has changed.
    work : Work
        What these two come to, as found a moment ago.

    Returns
    -------
    int
        0 if every page is now up to date, else 1.

    Raises
    ------
    UserError
        When a table of data/ is not as declared; no page is then touched.
    """
    started = time.monotonic()
    with one_build() as after_another:
        if after_another:
            work = _find_work_anew(names, force)
        if not work:
            print(plan.NOTHING_TO_DO)
            return 0
        with loading(work.to_run) as loaded:
            from helpers.site.builder import make

            finish_pending()
            status = make(_find_work_anew(names, force), loaded)
    print(f"reports: {time.monotonic() - started:.1f} s. Open reports/index.html")
    return status


def _find_work_anew(names: Sequence[str], force: bool) -> plan.BuildPlan:
    dependencies.fingerprint_of_file.cache_clear()
    return plan.plan_build(names, force)
