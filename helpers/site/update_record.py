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
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from itertools import accumulate

from helpers.errors import UserError
from helpers.paths import REPORTS
from helpers.site.outputs import is_finding
from helpers.site.releases import NewRelease, Release
from helpers.site.text_diff import Compared
from helpers.site.verdict_changes import Claim

RECORD = REPORTS / "changes.json"
EARLIER = 5  # updates that are kept beside the newest
HEAVIEST_DRAWINGS = 100_000  # characters that a page can show; of heavier charts the titles stay
Shown = str | dict[str, str]
"""A sentence, or a chart's title and drawings."""


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
        weights = {
            (report, name): weight
            for report, sides in self.pages.items()
            for name in sides.names
            if (weight := _weight(sides.before.get(name)) + _weight(sides.after.get(name)))
        }
        lightest = sorted(weights, key=weights.get)
        total = accumulate(weights[chart] for chart in lightest)
        fits = (weight <= HEAVIEST_DRAWINGS for weight in total)
        return [chart for chart, does in zip(lightest, fits, strict=True) if does]

    def lighter(self, drawn: Collection[tuple[str, str]]) -> "Update":
        """Give the update with the titles alone of all charts but some.

        Parameters
        ----------
        drawn : collection of tuple of str
            Those whose drawings stay, by report and name.
        """

        def light(report: str, side: Mapping[str, Shown]) -> dict[str, Shown]:
            return {
                name: shown
                if (report, name) in drawn or is_finding(name)
                else {"title": shown["title"]}
                for name, shown in side.items()
            }

        pages = {
            report: Compared(light(report, sides.before), light(report, sides.after))
            for report, sides in self.pages.items()
        }
        return Update(self.releases, self.verdicts, pages)


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
        updates = list(filter(None, self.updates))
        newest = [update.lighter(update.drawn) for update in updates[:1]]
        self.updates = [*newest, *(update.lighter(()) for update in updates[1 : EARLIER + 1])]


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


def drawings_of(shown: Shown | None) -> dict[str, str]:
    """Give a chart's drawings, wide and narrow; none of a sentence.

    >>> drawings_of({"name": "a", "title": "Pay", "svg": "<svg/>", "svg_narrow": "<svg/>"}).keys()
    dict_keys(['svg', 'svg_narrow'])
    """
    return (
        {key: shown[key] for key in shown if key.startswith("svg")}
        if isinstance(shown, dict)
        else {}
    )


def _weight(shown: Shown | None) -> int:
    return sum(map(len, drawings_of(shown).values()))
