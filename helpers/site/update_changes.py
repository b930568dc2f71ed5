"""Keeps what new figures changed, in reports/changes.json, and makes changes.html from that.

The record holds both sides of what differs, so that a fresh clone, and a build of everything,
make the same page again. A page made from new figures puts its differences there in the moment in
which it takes the old page's place; what is known of the old page then is the "before": its
sentences from findings.csv, its charts from the notebook that still stands on disk, its verdicts
and the releases behind it from the record. An update goes on until every page has followed the
figures, however many builds that takes, and the first "before" stays; the next figure to move
something after that begins a new update, and the last ones are kept. A build without new figures
leaves both sides as they are.

Where somebody has run a notebook in an editor before its page followed, its charts on disk are the
new ones already, and no drawing before is left: they are not compared, and the page says so.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.csv_text import without_mark
from helpers.execution.notebooks import TopicNotebook, cells_in
from helpers.site import dependencies, topic_plan
from helpers.site.changes_page import changes_page_of
from helpers.site.findings import Finding, findings_in, listed_findings
from helpers.site.outputs import charts_shown
from helpers.site.releases import Release, new_releases, releases_now
from helpers.site.update_record import (
    RECORD,
    Claim,
    Compared,
    Record,
    Update,
    as_json,
    compare,
    recorded,
    undo,
)

_CLAIMS = "fact_check.csv"
_PUBLISHED = f"reports/{_CLAIMS}"


def has_new_figures(topic: TopicNotebook, read: dict[str, str]) -> bool:
    """Say whether a notebook read other figures than those behind what is known of its page.

    Parameters
    ----------
    topic : TopicNotebook
        Its page is still the old one.
    read : dict of str to str
        The fingerprint of each data file that the notebook has read.
    """
    listed = dependencies.recorded_in(topic.page) or {}
    figures = topic_plan.figures_among(read).items()
    return bool(_stored_sentences(topic)) and any(
        listed.get(path, value) != value for path, value in figures
    )


def changes_with(
    topic: TopicNotebook, published: Mapping[str, str], topics: Sequence[TopicNotebook]
) -> tuple[dict[Path, str], Update]:
    """Give the record, and changes.html, with what a page made from new figures says otherwise.

    Parameters
    ----------
    topic : TopicNotebook
        As its notebook has run; on disk it still stands as it was before.
    published : mapping of str to str
        What the notebook puts beside its page, by name.
    topics : sequence of TopicNotebook
        All of them, as they stand on disk.

    Returns
    -------
    tuple of dict of Path to str, and Update
        What to write before all else, nothing if the page says what the old one said; and the
        update as far as it has come.

    Raises
    ------
    UserError
        When the record is not as it was written.
    """
    record = recorded()
    update = record.current()
    previous = update.pages.pop(topic.name, Compared())
    on_disk = cells_in(topic.notebook.read_bytes())
    before = _stored_sentences(topic) | charts_shown(on_disk)
    sentences = {finding.name: finding.sentence for finding in findings_in(topic)}
    after = sentences | charts_shown(topic.cells)
    differing = compare(undo(before, previous), after)
    touched = [*differing.names, *previous.names]
    if differing.names:
        update.pages[topic.name] = differing
    claims = _claims_on_pages(topics) if record.claims is None else record.claims
    if _CLAIMS in published and claims is not None:
        now = dict(sorted(_claims_in(published[_CLAIMS]).items()))
        verdicts = compare(undo(claims, update.verdicts), now, lambda claim: claim.verdict)
        touched += [*verdicts.names, *update.verdicts.names]
        update.verdicts = verdicts
    if not touched:
        return {}, update
    update.pages = dict(sorted(update.pages.items()))  # whichever followed first
    _name_releases(record)
    return _files(record, topics), update


def record_with_answers(answers: Mapping[str, tuple[Finding, Finding]]) -> Record | None:
    """Give the record with what new figures made of the answers for some states.

    Of a state no other sentence is kept: there are many states, and their pages are alike.

    Parameters
    ----------
    answers : mapping of str to tuple of Finding
        By notebook, such as ``places/OH``, the first sentence of its page before and now.

    Returns
    -------
    Record or None
        None where all answers are as they were.

    Raises
    ------
    UserError
        When the record is not as it was written.
    """
    record = recorded()
    known = record.updates[0].pages if record.goes_on else {}
    compared = {
        name: compare(
            undo({old.name: old.sentence}, known.get(name, Compared())), {new.name: new.sentence}
        )
        for name, (old, new) in answers.items()
    }
    if not any(one.names for one in compared.values()) and not compared.keys() & known.keys():
        return None
    pages = {**record.current().pages, **compared}
    record.updates[0].pages = {name: one for name, one in sorted(pages.items()) if one.names}
    _name_releases(record)
    return record


def changes_again(topics: Sequence[TopicNotebook]) -> dict[Path, str]:
    """Give the record and changes.html as they are, with links to where the findings stand now.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        All of them, as they stand on disk.

    Raises
    ------
    UserError
        When the record is not as it was written.
    """
    record = recorded()
    if record.goes_on:
        _name_releases(record)
        if not any(map(topic_plan.awaits_figures, topics)):
            record.finish(releases_now())
    elif record.sources is None:
        record.sources = releases_now()
    claims = _claims_on_pages(topics)
    if claims is not None:
        record.claims = claims
    return _files(record, topics)


def _files(record: Record, topics: Sequence[TopicNotebook]) -> dict[Path, str]:
    text = as_json(record)
    listed = {
        f"reports/{RECORD.name}": dependencies.fingerprint(text),
        _PUBLISHED: dependencies.fingerprint_of_file(_PUBLISHED),
        **topic_plan.changes_page_dependencies(topics),
        **dependencies.display_dependencies(),
    }
    return {RECORD: text, topic_plan.CHANGES: changes_page_of(record, topics, listed)}


def _name_releases(record: Record) -> None:
    if record.sources is not None:
        record.current().releases = new_releases(record.sources, releases_now())


def _claims_on_pages(topics: Sequence[TopicNotebook]) -> dict[str, Claim] | None:
    """The verdicts on disk, if they are those behind a page and no editor's that ran since."""
    current = dependencies.fingerprint_of_file(_PUBLISHED)
    lists = [dependencies.recorded_in(topic.page) or {} for topic in topics]
    if current is None or not any(listed.get(_PUBLISHED) == current for listed in lists):
        return None
    text = RECORD.with_name(_CLAIMS).read_text(encoding="utf-8", errors="replace")
    return _claims_in(text)


def _claims_in(text: str) -> dict[str, Claim]:
    """The claims that the text of fact_check.csv lists, by figure."""
    rows, sources = csv.DictReader(io.StringIO(without_mark(text))), releases_now()
    return {row["figure"]: _claim(row, sources.get(row["document"])) for row in rows}


def _claim(row: dict[str, str], article: Release | None) -> Claim:
    claim = f"{row['subject']}: {row['measure']}"
    if row.get("stated"):
        claim += f", {row['stated']}"
    return Claim(_name_of(article) if article else "", claim, row["verdict"], row["reason"])


def _name_of(article: Release) -> str:
    """The name that an article has here, which its title quotes before it says what it is."""
    name, quoted, _ = article.title.partition("”")
    return name.removeprefix("“") if quoted else article.title


def _stored_sentences(topic: TopicNotebook) -> dict[str, str]:
    return {finding.name: finding.sentence for finding in listed_findings().get(topic.name, [])}
