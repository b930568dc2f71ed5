"""What became of each sentence and chart in an update, and of all of them in a line."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from helpers.rendering.html import html_chart
from helpers.site.changed_values import changed_values
from helpers.site.outputs import is_finding
from helpers.site.states import is_of_a_state
from helpers.site.text_diff import (
    FLIPPED,
    GONE,
    MOVED,
    NEW,
    REWORDED,
    REWRITTEN,
    kind_of_change,
    marked,
)
from helpers.site.update_record import Shown, Update, drawings_of

CHART = "chart"


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
        return kind_of_change(self.before, self.after) if is_finding(self.name) else CHART

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
        sides = (("before", self.before), ("after", self.after))
        return [
            (side, name, chart["title"], Markup(_drawn(chart, name)))
            for side, chart in sides
            if isinstance(chart, dict)
            for name in [f"{side}.{self.report}.{self.name}"]
        ]

    @property
    def _texts(self) -> tuple[str, str]:
        before, after = (
            shown["title"] if isinstance(shown, dict) else shown or ""
            for shown in (self.before, self.after)
        )
        return before, after


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


def changes_in(update: Update) -> Iterator[Change]:
    """Give each sentence and chart of the topics that an update changed, in the pages' order."""
    return (change for change in _all_changes(update) if not is_of_a_state(change.report))


def answers_for_states(update: Update) -> list[Change]:
    """Give the answers for single states that an update changed."""
    return [change for change in _all_changes(update) if is_of_a_state(change.report)]


def _all_changes(update: Update) -> Iterator[Change]:
    for report, compared in sorted(update.pages.items()):
        for name in compared.names:
            yield Change(report, name, compared.before.get(name), compared.after.get(name))


def summary_of(update: Update) -> str:
    """Say in one line how much moved and how much flipped; nothing where nothing differs.

    >>> from helpers.site.text_diff import Compared
    >>> pages = {"01_pay": Compared({"finding-1": "It rose."}, {"finding-1": "It fell."})}
    >>> summary_of(Update(pages=pages))
    '1 finding moved, 1 of them flipped direction'
    """
    if not update:
        return ""
    kinds = Counter(change.kind for change in changes_in(update))
    moved = _counted(kinds[FLIPPED] + kinds[MOVED], "finding")
    others = (
        (kinds[REWORDED], "finding", "said in other words"),
        (kinds[REWRITTEN], "finding", "written anew"),
        (kinds[NEW], "finding", "new"),
        (kinds[GONE], "finding", "gone"),
        (kinds[CHART], "chart", "changed"),
        (len(update.verdicts.names), "verdict", "changed"),
        (len(answers_for_states(update)), "answer", "for a single state changed"),
    )
    return "; ".join(
        [
            f"{moved} moved, {kinds[FLIPPED]} of them flipped direction",
            *(f"{_counted(number, noun)} {verb}" for number, noun, verb in others if number),
        ]
    )


def flipped_in(update: Update) -> list[str]:
    """Give where a direction flipped, as an address in reports/."""
    return [f"{c.report}.html#{c.name}" for c in changes_in(update) if c.kind == FLIPPED]


def _counted(number: int, noun: str) -> str:
    """As ``helpers.formatting.plural``, without the pandas that it loads."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
