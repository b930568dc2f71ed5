"""Settles which release a file is of, and cites it: the rows of data/sources.csv.

What all releases of a series share stands in data/series.csv. When the next one is due follows
from the cadence there, never from today's date.
"""

import re
from calendar import month_name
from datetime import date

from helpers.data.schemas import schema_of
from helpers.data.tables import load, rows_of
from helpers.errors import UserError
from helpers.phrases import when

_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d)")
_MONTH = re.compile(rf"\b({'|'.join(month_name[1:])}) ((?:19|20)\d\d)\b")
_MAY = re.compile(r"(?<![a-z])m(?:ay)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
# Until 2002 the wage survey's releases were named by the year alone.
_YEAR = re.compile(r"(?<!\d)(199\d|200[0-2])(?!\d)")
# O*NET numbers its releases.
_NUMBERED = re.compile(r"[1-9]\d\.\d")
_PERIOD = re.compile(f"{_IN_NAME.pattern}|{_YEAR.pattern}|{_NUMBERED.pattern}")


def release_in(text: str) -> str | None:
    """Find the release that a name or a sentence speaks of.

    Examples
    --------
    >>> release_in("May 2024"), release_in("national_M2010_dl"), release_in("national_may2003_dl")
    ('2024-05', '2010-05', '2003-05')
    >>> release_in("ooh_2025-08_page"), release_in("national_2002_dl"), release_in("national_dl")
    ('2025-08', '2002', None)
    """
    if month := _MONTH.search(text):
        return f"{month[2]}-{list(month_name).index(month[1]):02}"
    if may := _MAY.search(text):
        return f"{may[1]}-05"
    plain = _IN_NAME.search(text) or _YEAR.search(text)
    return plain[0] if plain else None


def check_asked(asked: str | None) -> None:
    """Refuse a ``--period`` that is none.

    Raises
    ------
    UserError
    """
    if asked and not _PERIOD.fullmatch(asked):
        raise UserError(f"--period: found {asked!r}; expected a year and month such as 2025-05.")


def settled(release: str | None, asked: str | None, label: str) -> str:
    """Settle a file's period between what it says itself and what the command was told.

    Parameters
    ----------
    release : str or None
        What the file says.
    asked : str or None
        What ``--period`` says.
    label : str
        The file, as a message names it.

    Raises
    ------
    UserError
        When the two disagree, or neither says.
    """
    if release and asked and release != asked:
        raise UserError(f"{label}: the file is of {when(release)}, but --period says {asked}.")
    if not (release or asked):
        raise UserError(
            f"{label}: neither the file nor its name says which release it is; "
            "say it with --period, for example --period 2025-05."
        )
    return release or asked


def source_record(series: str, period: str, file: str, **own: str | None) -> dict:
    """Give the row of a release.

    Parameters
    ----------
    series : str
        The row of data/series.csv whose publisher, title, page, licence and cadence apply.
    period : str
        The release, such as ``"2025-05"``, ``"2024-34"`` or ``"30.1"``.
    file : str
        The file's name.
    own : str or None
        Cells of this release, by column: ``published``, what differs from the series, or
        ``source`` where a table is one source however long it grows.

    Raises
    ------
    UserError
        When data/series.csv has no such series.

    Examples
    --------
    >>> record = source_record("bls-oews-state", "2024-05", "state_M2024_dl.xlsx")
    >>> record["source"], record["next_release"], record["title"]
    ('bls-oews-state-2024-05', '2026-05', None)
    """
    cadence = _series(series)["cadence"]
    return {
        **dict.fromkeys(schema_of("sources").columns),
        "source": f"{series}-{period.replace('.', '-')}",
        "series": series,
        "period": period,
        "retrieved": date.today().isoformat(),
        "next_release": next_release(period, cadence) if cadence else None,
        "file": file,
        **own,
    }


def title_of(record: dict) -> str:
    """Give the title of a row of data/sources.csv, its own or its series'."""
    return record["title"] or _series(record["series"])["title"]


def next_release(period: str, cadence: str) -> str:
    """Give the month by which the release after a given one is due.

    Parameters
    ----------
    period : str
        The time that the given release is about.
    cadence : str
        As data/series.csv holds it.

    Examples
    --------
    >>> next_release("2024-34", "August after 2 years"), next_release("2026-11", "after 2 months")
    ('2026-08', '2027-01')
    """
    month, _, span = cadence.rpartition("after ")
    year, number = int(period[:4]), int(span.split()[0])
    if month:
        return f"{year + number}-{list(month_name).index(month.strip()):02}"
    years, month_index = divmod(int(period[5:7]) - 1 + number, 12)
    return f"{year + years}-{month_index + 1:02}"


def _series(name: str) -> dict:
    for row in rows_of(load("series")):
        if row["series"] == name:
            return row
    raise UserError(f"data/series.csv: found no row of the series {name}; put it back.")
