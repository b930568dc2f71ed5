"""Reads and writes reports/changes.json, where what new figures changed is kept.

The file is an object with four members::

    goes_on   whether pages have yet to follow the newest update
    sources   the rows of data/sources.csv when the last update had ended, by source
    claims    the verdicts of the fact check that its page shows, by figure
    updates   the newest first; each with
        releases   what data/sources.csv names since the update before (null: not known)
        verdicts   {"before": {figure: claim}, "after": {figure: claim}}
        pages      by report, {"before": {name: shown}, "after": {name: shown}}, where a finding
                   shows its sentence, and an output its chart: an object with name, title and
                   drawings, or with the title alone where there is no room for the drawings

Both sides hold only what differs. To forget the earlier updates, delete the file.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Generic, TypeVar

from helpers.errors import UserError
from helpers.paths import REPORTS
from helpers.site.outputs import is_finding
from helpers.site.releases import NewRelease, Release

RECORD = REPORTS / "changes.json"
EARLIER = 5  # updates that are kept beside the newest
HEAVIEST_DRAWINGS = 100_000  # characters that a page can show; of heavier charts the titles stay
Shown = str | dict[str, str]
"""A sentence, or a chart's title and drawings."""
T = TypeVar("T")


@dataclass(frozen=True)
class Claim:
    """What an article states, and what the fact check says of it.

    Parameters
    ----------
    article : str
        Who states it.
    claim : str
        Of whom or what, which measure, how much.
    verdict, reason : str
        What it is, and why.
    """

    article: str
    claim: str
    verdict: str
    reason: str


@dataclass
class Compared(Generic[T]):
    """What differs between two sides, such as a page's texts before and after, by name.

    Parameters
    ----------
    before, after : dict of str to T
        Without what is the same on both sides.
    """

    before: dict[str, T] = field(default_factory=dict)
    after: dict[str, T] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names on either side, in the order of the page, what is gone at the end."""
        return [*self.after, *(name for name in self.before if name not in self.after)]


def compare(
    before: Mapping[str, T], after: Mapping[str, T], of: Callable[[T], object] = lambda whole: whole
) -> Compared[T]:
    """Keep what differs between two sides, or that of which something differs.

    Before it is sorted by name, and after as it was: so it is the same however often it was undone
    and compared again.

    >>> compare({"a": "one", "b": "two"}, {"a": "one", "b": "three", "c": "four"})
    Compared(before={'b': 'two'}, after={'b': 'three', 'c': 'four'})
    """
    shared = before.keys() & after.keys()
    same = {name for name in shared if of(before[name]) == of(after[name])}
    return Compared(
        {name: before[name] for name in sorted(before) if name not in same},
        {name: shown for name, shown in after.items() if name not in same},
    )


def undo(after: Mapping[str, T], compared: Compared[T]) -> dict[str, T]:
    """Give what was shown before, from what was shown afterwards and what differed.

    >>> undo({"a": "one", "b": "three", "c": "four"}, Compared({"b": "two"}, {"b": "", "c": ""}))
    {'a': 'one', 'b': 'two'}
    """
    same = {name: shown for name, shown in after.items() if name not in compared.after}
    return same | compared.before


@dataclass
class Update:
    """What new figures changed.

    Parameters
    ----------
    releases : list of NewRelease or None
        The releases that came; None where those before are not known.
    verdicts : Compared of Claim
        The verdicts that differ, by figure.
    pages : dict of str to Compared of Shown
        The sentences and charts that differ, by report.
    """

    releases: list[NewRelease] | None = None
    verdicts: Compared[Claim] = field(default_factory=Compared)
    pages: dict[str, Compared[Shown]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        return bool(self.pages or self.verdicts.names)

    @property
    def drawn(self) -> list[tuple[str, str]]:
        """The charts whose drawings a page can show, the lightest first, by report and name."""
        weights: Counter[tuple[str, str]] = Counter()
        for report, compared in self.pages.items():
            for side in (compared.after, compared.before):
                for name, shown in side.items():
                    if not is_finding(name):
                        weights[report, name] += sum(map(len, drawings_of(shown).values()))
        drawn, room = [], HEAVIEST_DRAWINGS
        for chart in sorted(weights, key=weights.get):
            room -= weights[chart]
            if weights[chart] and room >= 0:
                drawn.append(chart)
        return drawn

    def forget_drawings(self, but: Collection[tuple[str, str]]) -> None:
        """Keep of charts the titles alone, but for some charts, by report and name."""
        for report, compared in self.pages.items():
            for side in (compared.before, compared.after):
                for name, shown in side.items():
                    if not is_finding(name) and (report, name) not in but:
                        side[name] = {"title": shown["title"]}


@dataclass
class Record:
    """What the file keeps.

    Parameters
    ----------
    goes_on : bool
        Whether pages have yet to follow the newest update.
    sources : dict of str to Release or None
        Those of data/sources.csv when the last update had ended; None where not known.
    claims : dict of str to Claim or None
        The verdicts that the pages show; None where not known.
    updates : list of Update
        The newest first.
    """

    goes_on: bool = False
    sources: dict[str, Release] | None = None
    claims: dict[str, Claim] | None = None
    updates: list[Update] = field(default_factory=list)

    def current(self) -> Update:
        """Give the update that goes on; where none does, one begins."""
        if not self.goes_on:
            self.updates.insert(0, Update())
            self.goes_on = True
        return self.updates[0]

    def finish(self, sources: dict[str, Release]) -> None:
        """End the update, and keep of the earlier ones the last few, without their drawings.

        Parameters
        ----------
        sources : dict of str to Release
            Those of data/sources.csv now.
        """
        self.goes_on = False
        self.sources = sources
        self.updates = [update for update in self.updates if update][: EARLIER + 1]
        for place, update in enumerate(self.updates):
            update.forget_drawings(but=() if place else update.drawn)


def recorded() -> Record:
    """Give what the file keeps; nothing where there is no such file.

    Raises
    ------
    UserError
        When the file is not as it was written.
    """
    try:
        return _record_of(json.loads(RECORD.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(
            f"reports/{RECORD.name}: expected what `reports` wrote there, found something else "
            f"({error}); restore the file, or delete it to forget the earlier updates."
        ) from None


def as_json(record: Record) -> str:
    """Give the text of the file."""
    return f"{json.dumps(asdict(record), ensure_ascii=False, indent=1)}\n"


def _record_of(kept: Mapping) -> Record:
    return Record(
        goes_on=bool(kept["goes_on"]),
        sources=_each(Release, kept["sources"]),
        claims=_each(Claim, kept["claims"]),
        updates=[
            Update(
                releases=update["releases"] and [NewRelease(**new) for new in update["releases"]],
                verdicts=Compared(
                    **{side: _each(Claim, claims) for side, claims in update["verdicts"].items()}
                ),
                pages={report: Compared(**sides) for report, sides in update["pages"].items()},
            )
            for update in kept["updates"]
        ],
    )


def _each(kind: type, rows: Mapping[str, Mapping] | None) -> dict | None:
    return None if rows is None else {name: kind(**row) for name, row in rows.items()}


def drawings_of(chart: Mapping[str, str]) -> dict[str, str]:
    """Give a chart's drawings, wide and narrow.

    >>> drawings_of({"name": "a", "title": "Pay", "svg": "<svg/>", "svg_narrow": "<svg/>"}).keys()
    dict_keys(['svg', 'svg_narrow'])
    """
    return {key: chart[key] for key in chart if key.startswith("svg")}
