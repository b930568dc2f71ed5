"""Takes the agencies' files into data/: says what each is, what is new, what changes."""

from collections import Counter
from pathlib import Path

from rich.console import Console

from helpers.errors import UserError
from helpers.importers import (
    cpi,
    handbook,
    household_survey,
    ipeds,
    oews,
    onet,
    parities,
    postings,
    projection_rounds,
    projections,
)
from helpers.importers.batch import Batch
from helpers.importers.releases import check_asked, title_of
from helpers.importers.table_store import Store
from helpers.importers.upsert import Outcome
from helpers.importers.workbooks import Book, open_books
from helpers.importers.xlsx_sheets import ReportProgress
from helpers.phrases import when
from helpers.progress import ProgressBars

_KINDS = (
    oews, projections, projection_rounds, handbook, household_survey,
    onet, ipeds, parities, cpi, postings,
)  # fmt: skip
_CHANGES_SHOWN = 20
_NEW_SHOWN = 3  # of each table


def update(files: list[Path], period: str | None, dry_run: bool) -> None:
    """Take files as the agencies publish them into data/, all of them or none.

    Parameters
    ----------
    files : list of pathlib.Path
        Workbooks, CSVs, the BLS's text and API files, or zips that hold some of them.
    period : str or None
        The release, as ``"2025-05"``, for a file that does not say it.
    dry_run : bool
        Whether to show what would change and write nothing.

    Raises
    ------
    UserError
        When a file cannot be taken; data/ is then as it was.
    """
    check_asked(period)
    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    read: list[tuple[Book, list[Batch]]] = []
    problems: list[str] = []
    with ProgressBars(console) as bars:
        for path in files:
            try:
                read += _read(path, period, console, bars.reading(path.name))
            except UserError as problem:
                problems += problem.sentences
    if problems:
        raise UserError(*dict.fromkeys(problems))

    store = Store()
    changes: list[str] = []
    for book, batches in read:
        cited = [citation for batch in batches for citation in batch.citations]
        titles = dict.fromkeys(f"{title_of(one)}, {when(one['period'])}" for one in cited)
        console.print(f"{book.name}: {'; '.join(titles)}")
        for batch in batches:
            outcome = store.put(batch)
            changes += outcome.changes
            console.print(f"  {_summary(batch, outcome)}")
            for row in outcome.added[:_NEW_SHOWN]:
                console.print(f"    new: {row}")
            if len(outcome.added) > _NEW_SHOWN:
                console.print(f"    new: {len(outcome.added) - _NEW_SHOWN} more rows")
    written = store.save(dry_run)

    for change in changes[:_CHANGES_SHOWN]:
        console.print(f"  changed: {change}")
    if len(changes) > _CHANGES_SHOWN:
        console.print(f"  changed: {len(changes) - _CHANGES_SHOWN} more rows")
    console.print(_closing(written, dry_run))


def _read(
    path: Path, period: str | None, console: Console, report_progress: ReportProgress
) -> list[tuple[Book, list[Batch]]]:
    """Read what is known in a file; in a zip, other files may stand beside it."""
    books = open_books(path, report_progress)
    read = []
    for book in books:
        readings = (kind.read(book, period) for kind in _KINDS)
        batches = next((batches for batches in readings if batches is not None), None)
        if batches:
            read.append((book, batches))
        elif len(books) > 1:
            console.print(f"{book.name}: not a table that is kept here; left aside.")
        elif batches is not None:
            raise UserError(
                f"{book.name}: found only areas, industries or occupations that are not kept here; "
                "data/README.md tells what each table of wages holds."
            )
    if not read:
        raise UserError(
            f"{path.name}: not recognized; expected a wage workbook (OEWS), the projections "
            "workbook or its page's export, the Handbook's figures, a table of the household "
            "survey (CPS 11, 11b, 39) or of O*NET, schools' charges by program (IPEDS), price "
            "parities (SARPP, MARPP, PARPP) or the CPI-U, as its agency publishes it; or Indeed's "
            "index of postings by month."
        )
    return read


def _summary(batch: Batch, outcome: Outcome) -> str:
    taken, new, changed = len(batch.rows), len(outcome.added), len(outcome.changes)
    summary = (
        f"{batch.table.removeprefix('official/')}: {taken} rows taken, "
        f"{new} new, {changed} changed, {outcome.same} as before"
    )
    if aside := taken - new - changed - outcome.same:
        summary += f", {aside} left aside because published ones are there"
    marks = Counter(batch.withheld)
    if marks:
        each = ", ".join(f"{count} × {mark}" for mark, count in sorted(marks.items()))
        summary += f"; values withheld: {each}"
    return summary


def _closing(written: list[str], dry_run: bool) -> str:
    if not written:
        return "Nothing new: data/ holds these figures already."
    if dry_run:
        return f"Dry run, nothing written; these would change: {', '.join(written)}."
    return f"Written: {', '.join(written)}."
