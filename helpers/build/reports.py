"""The command that makes the pages: one build at a time, and quick to begin."""

import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack

from helpers.build import made_from, stale
from helpers.build.imports import modules_used
from helpers.build.lean import without
from helpers.build.lock import one_build
from helpers.build.parent import CAN_FORK, Parent
from helpers.build.topics import Topic, code_of


def make_reports(names: Sequence[str], force: bool, work: stale.Work) -> int:
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
    Problem
        When a table of data/ is not as declared; no page is then touched.
    """
    started = time.monotonic()
    with one_build() as after_another, ExitStack() as until_done:
        if after_another:
            work = _find_work_anew(names, force)
        if not work:
            print(stale.NOTHING_TO_DO)
            return 0
        # Taken before anything is loaded: whatever changes from here on makes the pages stale.
        loaded = {topic.name: made_from.made_by_running(topic) for topic in work.to_run}
        parent = None
        if work.to_run and CAN_FORK:
            parent = until_done.enter_context(Parent(modules_of(work.to_run)))
        # While the parent loads its libraries, this process loads its own, but for what they
        # would load on the side: a grammar of web addresses, and a library for tests.
        with without("rfc3987_syntax", "hypothesis"):
            from helpers.build.making import make
            from helpers.importers.store import finish

            finish()
            status = make(_find_work_anew(names, force), loaded, parent)
    print(f"reports: {time.monotonic() - started:.1f} s. Open reports/index.html")
    return status


def _find_work_anew(names: Sequence[str], force: bool) -> stale.Work:
    made_from.fingerprint_of_file.cache_clear()
    return stale.find_work(names, force)


def modules_of(topics: Iterable[Topic]) -> list[str]:
    """Give what notebooks import of helpers, which in turn import their libraries."""
    used = set().union(*(modules_used(code) for topic in topics for code in code_of(topic)))
    names = (path.removesuffix(".py").removesuffix("/__init__") for path in sorted(used))
    return [name.replace("/", ".") for name in names]
