"""Lists what the notebooks found: each computed sentence with its numbers and its sources.

Standard library only and quick, since each build asks whether the list is as it should be.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from helpers.csv_text import marked, without_mark
from helpers.errors import UserError
from helpers.execution.notebooks import TopicNotebook
from helpers.paths import REPORTS
from helpers.rendering.html import TABLE
from helpers.site import dependencies
from helpers.site.numbers_in_text import plain, values_in
from helpers.site.outputs import carried, is_finding, named_outputs, sentence_in

FINDINGS = REPORTS / "findings.csv"
COLUMNS = ("report", "finding", "sentence", "values", "unit", "sources", "period")
_BETWEEN = "; "
_BY_PLACE = re.compile(r"cell-\d+")  # the id that a cell is given which has none yet


class Finding(NamedTuple):
    """A sentence that a notebook computed.

    Parameters
    ----------
    report : str
        The notebook, such as ``01_pay``.
    name : str
        Its id in the notebook's page, so that ``01_pay.html#finding-01-08`` leads to it.
    sentence : str
        Its text, without Markdown's marks.
    sources : str
        The sources of the rows that prove it, as data/sources.csv names them.
    periods : str
        The newest period of each source, empty where none is told.
    """

    report: str
    name: str
    sentence: str
    sources: str
    periods: str


def findings_in(topic: TopicNotebook) -> list[Finding]:
    """Give the findings of a notebook, in its order."""
    outputs = named_outputs(topic.page_cells)
    return [_finding(topic.name, name, output) for name, output in outputs if is_finding(name)]


def _finding(report: str, name: str, output: dict) -> Finding:
    origin = output.get("metadata", {}).get("finding", {})  # as helpers.show.sentences stores it
    joined = (_BETWEEN.join(origin.get(key, [])) for key in ("sources", "periods"))
    return Finding(report, name, plain(sentence_in(output)), *joined)


def listed_findings(file: Path = FINDINGS) -> dict[str, list[Finding]]:
    """Give the findings by report, as findings.csv or another such list has them.

    There are none where the file is gone, or is no such list.
    """
    listed: dict[str, list[Finding]] = {}
    try:
        text = without_mark(file.read_text(encoding="utf-8"))
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            kept = (row[name] or "" for name in COLUMNS if name not in ("values", "unit"))
            listed.setdefault(row["report"], []).append(Finding(*kept))
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        return {}
    return listed


def refuse_lost_ids(topics: Sequence[TopicNotebook]) -> None:
    """Refuse notebooks in which links would no longer find what they lead to.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        As they stand on disk.

    Raises
    ------
    UserError
        One sentence per notebook whose cells have lost their ids, or share one.
    """
    sentences = []
    for topic in topics:
        ids = Counter(cell.get("id") for cell in topic.cells)
        if ids[None] and (lost := _ids_listed(topic.name) - ids.keys()):
            sentences.append(
                f"{topic.label}: found {ids[None]} cells without an id; expected the ids of "
                f"before, such as {min(lost)!r}, by which links reach its findings; an editor of "
                "an older format has saved it without them; take the notebook as it was before "
                "and make the change again in JupyterLab."
            )
        sentences += [
            f"{topic.label}: found {times} cells with the id {name!r}; expected each id once, "
            "since links lead to findings by it; give the later one another."
            for name, times in ids.items()
            if name and times > 1
        ]
    if sentences:
        raise UserError(*sentences)


def _ids_listed(report: str) -> set[str]:
    """The ids of cells by which findings of a report are listed, but for those by their place."""
    names = (finding.name for finding in listed_findings().get(report, []))
    ids = {name.removeprefix("finding-").partition(".")[0] for name in names}
    return {one for one in ids if not _BY_PLACE.fullmatch(one)}


def findings_shown(topics: Sequence[TopicNotebook]) -> list[Finding]:
    """Give the findings that the pages show.

    Where a page could not be made again, it and the list keep what they said before.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        In reading order, as they stand on disk.
    """
    listed = listed_findings()
    return [
        finding
        for topic in topics
        for finding in (findings_in(topic) if is_shown(topic) else listed.get(topic.name, []))
    ]


def rows_shown(topics: Sequence[TopicNotebook]) -> dict[str, str]:
    """Give the reports in whose tables there are rows to which links lead, by the rows' ids.

    Parameters
    ----------
    topics : sequence of TopicNotebook
        In reading order, as they stand on disk.
    """
    return {
        name: topic.name
        for topic in topics
        if is_shown(topic)
        for table in carried(topic.cells, TABLE)
        for name in table.get("ids") or []
        if name
    }


def is_shown(topic: TopicNotebook) -> bool:
    """Say whether a page shows what its notebook holds now."""
    listed = dependencies.recorded_in(topic.page) or {}
    return listed.get(topic.label) == dependencies.fingerprint_of_notebook(topic.file)


def as_csv(findings: Iterable[Finding]) -> str:
    """Give findings as the text of findings.csv."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for finding in findings:
        values = values_in(finding.sentence)
        numbers = _BETWEEN.join(f"{value.number:f}" for value in values)
        units = _BETWEEN.join(value.unit for value in values)
        place = (finding.report, finding.name, finding.sentence)
        rows.writerow([*place, numbers, units, finding.sources, finding.periods])
    return marked(file.getvalue())
