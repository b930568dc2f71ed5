"""Makes changes.html: each finding and chart as it was before new figures, and as it is since."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.build import made_from, stale
from helpers.build.comparing import (
    FLIPPED,
    GONE,
    MOVED,
    NEW,
    OPPOSITES,
    REWORDED,
    Compared,
    kind_of_change,
    marked,
    moves,
)
from helpers.build.export import filled
from helpers.build.findings import findings_shown
from helpers.build.outputs import is_finding
from helpers.build.topics import Topic, has_lessons

GOES_ON = 'data-update="goes on"'
_CHART = "chart"
_SECTIONS = {
    FLIPPED: "Direction flipped",
    MOVED: "Figures moved",
    REWORDED: "The same figures in other words",
    NEW: "New",
    GONE: "Gone",
    _CHART: "Charts that changed",
}


@dataclass(frozen=True)
class Change:
    """A sentence or a chart that is not as it was.

    Parameters
    ----------
    report, name : str
        Where it stands.
    before, after : str or None
        What stood there and what stands there, None where that is nothing.
    """

    report: str
    name: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        """What became of a sentence; a chart has only changed."""
        return kind_of_change(self.before, self.after) if is_finding(self.name) else _CHART

    @property
    def moves(self) -> list[tuple[str, str]]:
        """The values that changed, old and new."""
        return moves(self.before, self.after) if self.before and self.after else []

    @property
    def told(self) -> list[tuple[str, Markup]]:
        """The sentence as it was and as it is, with what differs marked."""
        if self.before and self.after:
            texts = marked(self.before, self.after)
        else:
            texts = (html.escape(self.before or ""), html.escape(self.after or ""))
        return [(side, Markup(text)) for side, text in zip(("Before", "Now"), texts, strict=True)]

    @property
    def drawings(self) -> list[tuple[str, str, Markup]]:
        """Each side of a chart, its id, and its markup with ids of its own."""
        return [
            (side, name, Markup(with_ids(drawing or "", "drawing", name)))
            for side, drawing in (("before", self.before), ("after", self.after))
            for name in [f"{side}.{self.report}.{self.name}"]
        ]


def with_ids(markup: str, old: str, new: str) -> str:
    """Give a drawing whose ids, and the links to them, begin otherwise.

    >>> with_ids('<path id="chart-1a-m1"/><use href="#chart-1a-m1"/>', "chart-1a", "drawing")
    '<path id="drawing-m1"/><use href="#drawing-m1"/>'
    """
    named = f"{html.escape(new)}-"
    return re.sub(rf'(id="|#){re.escape(html.escape(old))}-', lambda at: at[1] + named, markup)


def changes_page_of(changes: dict[str, Compared], goes_on: bool, topics: Sequence[Topic]) -> str:
    """Give changes.html.

    Parameters
    ----------
    changes : dict of str to Compared
        What differs, by report.
    goes_on : bool
        Whether pages have yet to follow the new figures.
    topics : sequence of Topic
        All of them, as they stand on disk.
    """
    every = list(_each(changes))
    by_kind = {kind: [change for change in every if change.kind == kind] for kind in _SECTIONS}
    listed = {
        **stale.made_of_findings(topics),
        **made_from.made_by_showing("helpers/build/changes.py"),
    }
    resources = {
        "summary": summary_of(changes),
        "goes_on": Markup(f" {GOES_ON}" if goes_on else ""),
        "sections": [(kind, title, by_kind[kind]) for kind, title in _SECTIONS.items()],
        "opposites": OPPOSITES,
        "titles": {topic.name: topic.title for topic in topics},
        "findings": {(finding.report, finding.name) for finding in findings_shown(topics)},
        "waiting": [topic for topic in topics if stale.waits(topic)],
        "lessons": has_lessons(),
        "made_from": json.dumps(listed, sort_keys=True),
    }
    return filled("changes.html.j2", resources, "report")


def summary_of(changes: dict[str, Compared]) -> str:
    """Say in one line how much moved and how much flipped; nothing where nothing is compared.

    >>> summary_of({"01_pay": Compared({"finding-1": "It rose."}, {"finding-1": "It fell."})})
    '1 finding moved, 1 of them flipped direction'
    """
    if not changes:
        return ""
    kinds = Counter(change.kind for change in _each(changes))
    moved = _counted(kinds[FLIPPED] + kinds[MOVED], "finding")
    told = [f"{moved} moved, {kinds[FLIPPED]} of them flipped direction"]
    told += [
        f"{_counted(kinds[kind], noun)} {verb}"
        for kind, noun, verb in (
            (REWORDED, "finding", "said in other words"),
            (NEW, "finding", "new"),
            (GONE, "finding", "gone"),
            (_CHART, "chart", "changed"),
        )
        if kinds[kind]
    ]
    return "; ".join(told)


def flipped_in(changes: dict[str, Compared]) -> list[str]:
    """Give where a direction flipped, as an address in reports/."""
    return [f"{c.report}.html#{c.name}" for c in _each(changes) if c.kind == FLIPPED]


def _each(changes: dict[str, Compared]) -> Iterator[Change]:
    for report, compared in sorted(changes.items()):
        for name in compared.names:
            yield Change(report, name, compared.before.get(name), compared.after.get(name))


def _counted(number: int, noun: str) -> str:
    """As ``helpers.formatting.plural``, without the pandas that it loads."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
