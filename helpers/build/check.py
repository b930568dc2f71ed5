"""What check does: looks over the tables, each and together."""

from datetime import date

from helpers.atomic_files import finish_pending
from helpers.build.made_from import tables_read
from helpers.build.tables_check import check_tables
from helpers.build.unshown import unshown
from helpers.checking import contradictions, reminders
from helpers.fact_check.words.checking import misplaced_claims
from helpers.problems import Problem
from helpers.seals import broken_seals


def check() -> int:
    """Look over the tables of data/, each and together, and say what was looked at."""
    finish_pending()
    read = tables_read()
    tables = check_tables(read)
    for name, rows in tables.items():
        print(f"data/{name}.csv: {rows:,} rows")
    found = contradictions(tables) + broken_seals(tables) + misplaced_claims(tables)
    if found:
        raise Problem(*found)
    print("check: every table is as its schema says, and none contradicts another.")
    for sentence in [*reminders(tables, read, date.today()), *unshown(tables)]:
        print(f"To look at: {sentence}")
    return 0
