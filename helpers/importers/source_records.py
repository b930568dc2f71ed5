"""Gives the rows of data/sources.csv that imported figures cite; data/series.csv holds the rest.

When the next release is due follows from the cadence of the series, never from today's date.
"""

from calendar import month_name
from datetime import date

from helpers.data.schemas import schema_of
from helpers.data.tables import load, rows_of
from helpers.errors import UserError


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
