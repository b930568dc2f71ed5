"""Makes changes.html: what the last new figures changed, and in folds what earlier ones did."""

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from helpers.execution.notebooks import TopicNotebook
from helpers.formatting import plural
from helpers.rendering.html import html_chart
from helpers.site.findings import findings_shown, rows_shown
from helpers.site.outputs import is_finding
from helpers.site.pages import filled
from helpers.site.releases import day_in_words
from helpers.site.states import is_of_a_state, states_by_name, with_index
from helpers.site.strip import strip_of
from helpers.site.text_diff import (
    FLIPPED,
    GONE,
    MOVED,
    NEW,
    OPPOSITES,
    REWORDED,
    REWRITTEN,
    changed_values,
    kind_of_change,
    marked,
)
from helpers.site.topic_plan import awaits_figures
from helpers.site.topics import has_lessons
from helpers.site.update_record import EARLIER, Claim, Record, Shown, Update, drawings_of

HEAVIEST = 360_000  # bytes of the page; the oldest updates give way
_CHART = "chart"
_SECTIONS = {
    FLIPPED: "Direction flipped",
    MOVED: "Figures moved",
    REWORDED: "The same figures in other words",
    REWRITTEN: "Written anew by its author",
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
    before, after : Shown or None
        What stood there and what stands there, None where that is nothing.
    """

    report: str
    name: str
    before: Shown | None
    after: Shown | None

    @property
    def kind(self) -> str:
        """What became of a sentence; a chart has only changed."""
        return kind_of_change(self.before, self.after) if is_finding(self.name) else _CHART

    @property
    def moves(self) -> list[tuple[str, str]]:
        """The figures and names that changed, old and new."""
        before, after = self._texts
        return changed_values(before, after) if before and after else []

    @property
    def sides(self) -> list[tuple[str, Markup]]:
        """The sentence, or the chart's title, as it was and as it is, with what differs marked."""
        before, after = self._texts
        texts = marked(before, after) if before and after else map(html.escape, (before, after))
        return [(side, Markup(text)) for side, text in zip(("Before", "Now"), texts, strict=True)]

    @property
    def drawings(self) -> list[tuple[str, str, str, Markup]]:
        """Each side of a chart: which, an id, its title, and its drawings with ids of their own."""
        drawings = []
        for side, chart in (("before", self.before), ("after", self.after)):
            if isinstance(chart, dict):
                name = f"{side}.{self.report}.{self.name}"
                drawings.append((side, name, chart["title"], Markup(_drawn(chart, name))))
        return drawings

    @property
    def _texts(self) -> tuple[str, str]:
        return _text_of(self.before), _text_of(self.after)


def _text_of(shown: Shown | None) -> str:
    return shown["title"] if isinstance(shown, dict) else shown or ""


def _drawn(chart: dict[str, str], name: str) -> str:
    drawings = drawings_of(chart).items()
    return html_chart({key: with_ids(svg, chart["name"], name) for key, svg in drawings})


def with_ids(markup: str, old: str, new: str) -> str:
    """Give a drawing whose ids, and the links to them, begin otherwise.

    >>> with_ids('<path id="chart-1a-m1"/><use href="#chart-1a-m1"/>', "chart-1a", "drawing")
    '<path id="drawing-m1"/><use href="#drawing-m1"/>'
    """
    named = f"{html.escape(new)}-"
    return re.sub(rf'(id="|#){re.escape(html.escape(old))}-', lambda at: at[1] + named, markup)


@dataclass(frozen=True)
class ShownUpdate:
    """An update as the page, and the line that ends a build, show it.

    Parameters
    ----------
    update : Update
        What differs.

    >>> from helpers.site.update_record import Compared
    >>> pages = {"01_pay": Compared({"finding-1": "It rose."}, {"finding-1": "It fell."})}
    >>> ShownUpdate(Update(pages=pages)).summary
    '1 finding moved, 1 of them flipped direction'
    """

    update: Update

    @cached_property
    def _all_changes(self) -> list[Change]:
        return [
            Change(report, name, compared.before.get(name), compared.after.get(name))
            for report, compared in sorted(self.update.pages.items())
            for name in compared.names
        ]

    @property
    def changes(self) -> list[Change]:
        """The sentences and charts of the topics that it changed, in the pages' order."""
        return [change for change in self._all_changes if not is_of_a_state(change.report)]

    @property
    def answers_for_states(self) -> list[Change]:
        """The answers for single states that it changed."""
        return [change for change in self._all_changes if is_of_a_state(change.report)]

    @property
    def sections(self) -> list[tuple[str, str, list[Change]]]:
        """The changes by what became of them: the kind, its heading, those of the kind."""
        sections = [
            (kind, title, [change for change in self.changes if change.kind == kind])
            for kind, title in _SECTIONS.items()
        ]
        return [section for section in sections if section[-1]]

    @property
    def verdicts(self) -> list[tuple[str, str, Claim, Claim | None, Claim | None]]:
        """The claims whose verdicts changed: article, figure, its claim, both sides."""
        verdicts = self.update.verdicts
        claims = []
        for figure in verdicts.names:
            old, new = verdicts.before.get(figure), verdicts.after.get(figure)
            claim = new or old
            claims.append((claim.article, figure, claim, old, new))
        return sorted(claims, key=lambda claim: claim[0])

    @property
    def flipped(self) -> list[str]:
        """Where a direction flipped, as an address in reports/."""
        flipped = (change for change in self.changes if change.kind == FLIPPED)
        return [f"{change.report}.html#{change.name}" for change in flipped]

    @property
    def summary(self) -> str:
        """How much moved and how much flipped, in a line; nothing where nothing differs."""
        if not self.update:
            return ""
        kinds = Counter(change.kind for change in self.changes)
        moved = plural(kinds[FLIPPED] + kinds[MOVED], "finding")
        others = (
            (kinds[REWORDED], "finding", "said in other words"),
            (kinds[REWRITTEN], "finding", "written anew"),
            (kinds[NEW], "finding", "new"),
            (kinds[GONE], "finding", "gone"),
            (kinds[_CHART], "chart", "changed"),
            (len(self.update.verdicts.names), "verdict", "changed"),
            (len(self.answers_for_states), "answer", "for a single state changed"),
        )
        return "; ".join(
            [
                f"{moved} moved, {kinds[FLIPPED]} of them flipped direction",
                *(f"{plural(number, noun)} {verb}" for number, noun, verb in others if number),
            ]
        )

    @property
    def day(self) -> str:
        """The last day on which one of its releases was taken in, in words; or nothing."""
        days = [release.retrieved for release in self.update.releases or [] if release.retrieved]
        return f"Taken in {day_in_words(max(days))}" if days else "No day known"


def changes_page_of(
    record: Record, topics: Sequence[TopicNotebook], dependencies: Mapping[str, str | None]
) -> str:
    """Give changes.html.

    Parameters
    ----------
    record : Record
        What new figures changed.
    topics : sequence of TopicNotebook
        All of them, as they stand on disk.
    dependencies : mapping of str to str
        The list of fingerprints that the page carries.
    """
    newest, *earlier = [update for update in record.updates if update] or [Update()]
    resources = {
        "strip": strip_of("changes", topics),
        "last": ShownUpdate(newest),
        "recorded": len(earlier),
        "most": EARLIER,
        "drawn": newest.drawn,
        "opposites": OPPOSITES,
        "titles": {topic.name: topic.title for topic in with_index(topics)},
        "states": {file: name for name, file in states_by_name()},
        "findings": {(one.report, one.name) for one in findings_shown(with_index(topics))},
        "rows": rows_shown(topics),
        "waiting": [topic for topic in topics if awaits_figures(topic)],
        "lessons": has_lessons(),
        "dependencies": dependencies,
    }
    shown = [ShownUpdate(update) for update in earlier]
    for number in range(len(shown), -1, -1):
        page = filled("changes.html.j2", {**resources, "earlier": shown[:number]}, "report")
        if len(page.encode()) <= HEAVIEST:
            break
    return page
