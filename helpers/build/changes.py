"""Keeps what the last new figures changed: each side of it, in changes.html itself.

The page carries the sentences and drawings of both sides, so that a fresh clone, and a build of
everything, make the same page again. A page made from new figures puts its differences there in
the moment in which it takes the old page's place; what still stands on disk then, in the old page
and in findings.csv, is the "before". An update goes on until every page has followed the figures,
however many builds that takes, and the first "before" stays; the next figure to move a finding
after that begins a new comparison. A build without new figures leaves both sides as they are.
To forget the comparison, delete the page.
"""

import html
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpers.build import made_from, stale
from helpers.build.changes_page import GOES_ON, changes_page_of, with_ids
from helpers.build.comparing import Compared, compare, undo
from helpers.build.findings import findings_in, listed_findings
from helpers.build.topics import Topic

_DRAWING = re.compile(
    r'<figure class="chart" data-cell="(?P<name>[^"]*)" id="(?P<id>[^"]*)">'
    r'.*?(?P<title><p class="chart-title">.*?</p>).*?(?P<svg><svg.*?</svg>).*?</figure>',
    re.DOTALL,
)
_SENTENCE = re.compile(
    r'<div class="change" data-name="(?P<report>[^"]+) (?P<name>[^" ]+)"'
    r'(?: data-before="(?P<before>[^"]*)")?(?: data-after="(?P<after>[^"]*)")?>'
)


@dataclass
class Update:
    """What new figures changed.

    Parameters
    ----------
    changes : dict of str to Compared
        What differs, by report.
    goes_on : bool
        Whether pages have yet to follow.
    """

    changes: dict[str, Compared] = field(default_factory=dict)
    goes_on: bool = False


def last_update() -> Update:
    """Give what changes.html carries; nothing where there is no such page."""
    page = _text_of(stale.CHANGES)
    changes: dict[str, Compared] = defaultdict(Compared)
    for found in _SENTENCE.finditer(page):
        compared = changes[html.unescape(found["report"])]
        for side in ("before", "after"):
            if found[side] is not None:
                getattr(compared, side)[html.unescape(found["name"])] = html.unescape(found[side])
    for place, drawing in drawings_in(page).items():
        if found := re.fullmatch(r"(before|after) (.+) (\S+)", place):
            side, report, name = found.groups()
            getattr(changes[report], side)[name] = drawing
    return Update(dict(changes), GOES_ON in page)


def drawings_in(page: str) -> dict[str, str]:
    """Give the titles and drawings of a page's charts by their names, their ids made alike.

    Parameters
    ----------
    page : str
        A topic's page, or changes.html.
    """
    return {
        html.unescape(found["name"]): f'{found["title"]}<div class="chart-box">'
        f"{with_ids(found['svg'], html.unescape(found['id']), 'drawing')}</div>"
        for found in _DRAWING.finditer(page)
    }


def has_new_figures(topic: Topic, read: dict[str, str]) -> bool:
    """Say whether a notebook read other figures than those behind what is known of its page.

    Parameters
    ----------
    topic : Topic
        Its page is still the old one.
    read : dict of str to str
        The fingerprint of each data file that the notebook has read.
    """
    listed = made_from.list_in(topic.page) or {}
    figures = stale.figures_in(read).items()
    return bool(_known_of(topic)) and any(listed.get(path, then) != then for path, then in figures)


def changes_with(topic: Topic, page: str, topics: Sequence[Topic]) -> dict[Path, str]:
    """Give changes.html with what a page made from new figures says otherwise.

    Parameters
    ----------
    topic : Topic
        As its notebook has run.
    page : str
        The new page; the old one still stands on disk.
    topics : sequence of Topic
        All of them, as they stand on disk.

    Returns
    -------
    dict of Path to str
        What to write before the new page; nothing if that says what the old one said.
    """
    last = last_update()
    changes = last.changes if last.goes_on else {}
    known = changes.pop(topic.name, Compared())
    before = _known_of(topic) | drawings_in(_text_of(topic.page))
    after = {found.name: found.sentence for found in findings_in(topic)} | drawings_in(page)
    differing = compare(undo(before, known), after)
    if not differing.names and not known.names:
        return {}
    if differing.names:
        changes[topic.name] = differing
    return {stale.CHANGES: changes_page_of(changes, True, topics)}


def changes_again(topics: Sequence[Topic]) -> str:
    """Give changes.html with both sides as they are, and links to where the findings stand now.

    Parameters
    ----------
    topics : sequence of Topic
        All of them, as they stand on disk.
    """
    last = last_update()
    return changes_page_of(last.changes, last.goes_on and any(map(stale.waits, topics)), topics)


def _known_of(topic: Topic) -> dict[str, str]:
    return {found.name: found.sentence for found in listed_findings() if found.report == topic.name}


def _text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8", errors="replace") if page.exists() else ""
