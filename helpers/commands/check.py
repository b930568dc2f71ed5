"""What check does: looks over the tables, each and together."""

from datetime import date

from helpers.atomic_files import finish_pending
from helpers.audit.reminders import contradictions, reminders
from helpers.audit.stated_figures import odd_sizes, repeated_ids, unshown
from helpers.data.checksums import wrong_checksums
from helpers.data.tables import check_tables
from helpers.errors import UserError
from helpers.fact_check.claims import misplaced_claims
from helpers.own_files import refuse_strays
from helpers.site.dependencies import tables_read
from helpers.site.questions import dead_ends, questions
from helpers.site.topics import all_topics


def check() -> int:
    """Look over the tables of data/, each and together, and say what was looked at."""
    finish_pending()
    refuse_strays()
    read = tables_read()
    tables = check_tables(needed=read)
    for name, rows in tables.items():
        print(f"data/{name}.csv: {rows:,} rows")
    problems = (
        repeated_ids(tables)
        + contradictions(tables)
        + wrong_checksums(tables)
        + misplaced_claims(tables)
    )
    problems += dead_ends(questions(), all_topics())
    if problems:
        raise UserError(*problems)
    print("check: every table is as its schema says, and none contradicts another.")
    to_look_at = reminders(tables, read, date.today()) + odd_sizes(tables) + unshown(tables)
    for sentence in to_look_at:
        print(f"To look at: {sentence}")
    return 0
