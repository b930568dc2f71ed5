"""Makes changes.html: what the last new figures changed, and in folds what earlier ones did."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpers.execution.notebooks import TopicNotebook
from helpers.site import dependencies, topic_plan
from helpers.site.change import CHART, Change, answers_for_states, changes_in, summary_of
from helpers.site.findings import findings_shown, rows_shown
from helpers.site.pages import filled
from helpers.site.releases import day_in_words
from helpers.site.states import states_by_name, with_index
from helpers.site.strip import strip_of
from helpers.site.text_diff import FLIPPED, GONE, MOVED, NEW, OPPOSITES, REWORDED, REWRITTEN
from helpers.site.topics import has_lessons
from helpers.site.update_record import EARLIER, Record, Update
from helpers.site.verdict_changes import Claim

HEAVIEST = 360_000  # bytes of the page; the oldest updates give way
_SECTIONS = {
    FLIPPED: "Direction flipped",
    MOVED: "Figures moved",
    REWORDED: "The same figures in other words",
    REWRITTEN: "Written anew by its author",
    NEW: "New",
    GONE: "Gone",
    CHART: "Charts that changed",
}


@dataclass(frozen=True)
class ShownUpdate:
    """An update as the page shows it.

    Parameters
    ----------
    update : Update
        What differs.
    """

    update: Update

    @property
    def summary(self) -> str:
        """How much moved, in a line."""
        return summary_of(self.update)

    @property
    def day(self) -> str:
        """The last day on which one of its releases was taken in, in words; or nothing."""
        days = [release.retrieved for release in self.update.releases or [] if release.retrieved]
        return f"Taken in {day_in_words(max(days))}" if days else "No day known"

    @property
    def changes(self) -> list[Change]:
        """Its sentences and charts, in the order of the pages."""
        return list(changes_in(self.update))

    @property
    def answers_for_states(self) -> list[Change]:
        """The answers for single states that changed."""
        return answers_for_states(self.update)

    @property
    def sections(self) -> list[tuple[str, str, list[Change]]]:
        """The same by what became of them."""
        return [
            (kind, title, changes)
            for kind, title in _SECTIONS.items()
            if (changes := [change for change in self.changes if change.kind == kind])
        ]

    @property
    def verdicts(self) -> list[tuple[str, str, Claim, Claim | None, Claim | None]]:
        """The claims whose verdicts changed: article, figure, its claim, both sides."""
        verdicts = self.update.verdicts
        sides = [
            (name, verdicts.before.get(name), verdicts.after.get(name)) for name in verdicts.names
        ]
        claims = [((new or old).article, name, new or old, old, new) for name, old, new in sides]
        return sorted(claims, key=lambda claim: claim[0])


def changes_page_of(
    record: Record, topics: Sequence[TopicNotebook], listed: Mapping[str, str | None]
) -> str:
    """Give changes.html.

    Parameters
    ----------
    record : Record
        What new figures changed.
    topics : sequence of TopicNotebook
        All of them, as they stand on disk.
    listed : mapping of str to str
        Fingerprints of what the page is made from, beside what its links lead to.
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
        "waiting": [topic for topic in topics if topic_plan.awaits_figures(topic)],
        "lessons": has_lessons(),
        "dependencies": json.dumps(
            {
                **listed,
                **topic_plan.changes_page_dependencies(topics),
                **dependencies.display_dependencies(),
            },
            sort_keys=True,
        ),
    }
    return next(
        page for page, fits in _pages(resources, [ShownUpdate(one) for one in earlier]) if fits
    )


def _pages(resources: dict[str, object], earlier: list[ShownUpdate]) -> Iterator[tuple[str, bool]]:
    """The page with all earlier updates, then with fewer, and whether it is light enough."""
    for number in range(len(earlier), -1, -1):
        page = filled("changes.html.j2", {**resources, "earlier": earlier[:number]}, "report")
        yield page, number == 0 or len(page.encode()) <= HEAVIEST
