"""Compares the releases that data/sources.csv names with those that it named before."""

from dataclasses import asdict, dataclass, field
from datetime import date

from helpers.data.stored_rows import complete_sources
from helpers.phrases import when


@dataclass(frozen=True)
class Release:
    """A row of data/sources.csv.

    Parameters
    ----------
    publisher, title : str
        Whose it is, and of what.
    period : str
        Of when its figures are.
    published, retrieved : str
        The days on which it appeared and on which it was taken in; empty where not known.
    series : str
        What it has in common with earlier and later releases; empty for one that stands alone.
    """

    publisher: str
    title: str
    period: str
    published: str
    retrieved: str
    series: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class NewRelease(Release):
    """A release that came with an update.

    Parameters
    ----------
    instead_of : str
        The newest period of its series before; empty where this is none newer.
    again : bool
        Whether a release that was there has been taken in again.
    """

    instead_of: str = ""
    again: bool = False

    @property
    def text(self) -> str:
        """The release in words.

        >>> NewRelease("BLS", "Wages", "2025-05", "2026-05", "2026-11-21", "2024-05").text
        'May 2025 instead of May 2024: Wages (BLS); published May 2026, taken in 21 November 2026'
        """
        of_when = when(self.period) if self.period else ""
        if self.instead_of:
            of_when = f"{of_when} instead of {when(self.instead_of)}"
        name = f"{self.title} ({self.publisher})"
        taken = "taken in again" if self.again else "taken in"
        days = [
            f"{verb} {day_in_words(day)}"
            for verb, day in (("published", self.published), (taken, self.retrieved))
            if day
        ]
        whole = f"{of_when}: {name}" if of_when else name
        return "; ".join([whole, *([", ".join(days)] if days else [])])


def day_in_words(day: str) -> str:
    """Give a day, or a month where no day is known, in words.

    >>> day_in_words("2025-08-28"), day_in_words("2025-08")
    ('28 August 2025', 'August 2025')
    """
    if day.count("-") < 2:
        return when(day)
    return f"{date.fromisoformat(day).day} {when(day[:7])}"


def releases_now() -> dict[str, Release]:
    """Give the rows of data/sources.csv as they stand, by source, with what their series say."""
    columns = Release.__dataclass_fields__
    return {
        name: Release(**{column: row[column] for column in columns})
        for name, row in complete_sources().items()
    }


def new_releases(before: dict[str, Release], after: dict[str, Release]) -> list[NewRelease]:
    """Give the releases that are new or were taken in again, in the order of their series.

    Parameters
    ----------
    before, after : dict of str to Release
        By source.
    """
    newest_before, newest = _newest(before), _newest(after)
    new = []
    for source, release in after.items():
        earlier = before.get(source)
        days = (release.period, release.published, release.retrieved)
        if earlier and days == (earlier.period, earlier.published, earlier.retrieved):
            continue
        series = release.series or source
        last = newest_before.get(series, "")
        is_newest = release.period == newest[series] > last
        again = bool(earlier) and release.period == earlier.period
        new.append(NewRelease(**asdict(release), instead_of=last if is_newest else "", again=again))
    return sorted(new, key=lambda new: (new.publisher, new.title, new.period))


def _newest(releases: dict[str, Release]) -> dict[str, str]:
    """The newest period of each series."""
    newest: dict[str, str] = {}
    for source, release in releases.items():
        series = release.series or source
        newest[series] = max(newest.get(series, ""), release.period)
    return newest
