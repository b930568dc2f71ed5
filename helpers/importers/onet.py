"""Reads O*NET's tables by occupation: tasks, titles, software, job zones.

The files name neither the release nor its month. The archive that holds them does
(db_30_1_excel.zip), and else --period says it.
"""

import re
from dataclasses import dataclass

from helpers.importers.batch import Batch, checked
from helpers.importers.releases import settled, source_record
from helpers.importers.selection import IN_DETAIL, Occupations
from helpers.importers.tables import Row, Table, find_columns
from helpers.importers.workbooks import Book

_CODE = "o*net-soc_code"
_WHOLE = ".00"  # how the code of a whole occupation ends; others are parts of one
_IN_NAME = re.compile(r"(?<![a-z])db_(\d\d)_(\d)(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"(0[1-9]|1[0-2])/((?:19|20)\d\d)")
_MISSING = ("", "n/a")
_NUMBERS = ("job_zone", "respondents", "task_id")
_MONTHS = ("as_of", "job_zone_as_of")


@dataclass(frozen=True)
class _Kind:
    """One of O*NET's tables: ours, how it heads our columns, and of whom it is kept."""

    table: str
    headings: dict[str, str]
    in_detail: bool = False
    """Whether it is kept of coders and billers alone."""
    partial: bool = False


_KINDS = (
    _Kind(
        "official/onet_tasks",
        {
            "task_id": "task_id",
            "task": "task",
            "type": "task_type",
            "respondents": "incumbents_responding",
            "as_of": "date",
            "stated_by": "domain_source",
        },
    ),
    _Kind(
        "official/onet_occupations",
        {
            "title": "title",
            "job_zone": "job_zone",
            "job_zone_as_of": "date",
            "job_zone_by": "domain_source",
        },
        partial=True,
    ),
    _Kind(
        "official/onet_occupations", {"title": "title", "description": "description"}, partial=True
    ),
    _Kind(
        "official/onet_alternate_titles",
        {"title": "alternate_title", "short_title": "short_title"},
        in_detail=True,
    ),
    _Kind(
        "official/onet_reported_titles",
        {"title": "reported_job_title", "in_my_next_move": "shown_in_my_next_move"},
        in_detail=True,
    ),
    _Kind(
        "official/onet_technology",
        {
            "example": "example",
            "commodity_code": "commodity_code",
            "commodity": "commodity_title",
            "hot": "hot_technology",
            "in_demand": "in_demand",
        },
        in_detail=True,
    ),
)


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the rows of the occupations that are kept from one of the tables.

    ``helpers.importers`` says what is given; ``asked`` is the release, as ``"30.1"``, where the
    archive's name does not say it.
    """
    for kind in _KINDS:
        table = find_columns(book, {"code": _CODE, **kind.headings})
        if table:
            return _batches(book, kind, table, _release(book, asked))
    return None


def _release(book: Book, asked: str | None) -> str:
    named = _IN_NAME.search(book.name)
    return settled(f"{named[1]}.{named[2]}" if named else None, asked, book.name)


def _batches(book: Book, kind: _Kind, table: Table, release: str) -> list[Batch]:
    kept = {f"{code}{_WHOLE}": code for code in Occupations().today}
    licence = f"CC BY 4.0; name the O*NET {release} Database and USDOL/ETA"
    citation = source_record("onet", release, book.file, licence=licence)
    rows = []
    for row in table.rows:
        occupation = kept.get(row.code("code"))
        if occupation is None or (kind.in_detail and occupation not in IN_DETAIL):
            continue
        values = {column: _value(row, column) for column in kind.headings}
        rows.append((row.where, {"period": release, "occupation": occupation, **values}))
    if not rows:
        return []
    headings = table.headings_of(kind.headings)
    return [checked(kind.table, rows, [citation], book, headings, kind.partial)]


def _value(row: Row, column: str) -> object:
    """What a cell says: a number, a month as 2021-11, or text; None where it says nothing."""
    content = row.code(column) if column == "commodity_code" else row.text(column)
    if content.casefold() in _MISSING:
        return None
    if column in _NUMBERS:
        value = row.number(column)
        return int(value) if column == "task_id" and value.is_integer() else value
    if column in _MONTHS:
        month = _MONTH.fullmatch(content)
        if month is None:
            raise row.refusal(column, "a month such as 11/2021")
        return f"{month[2]}-{month[1]}"
    return content
