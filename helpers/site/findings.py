"""Lists what the notebooks found: each computed sentence with its numbers and its sources.

Standard library only and quick, since each build asks whether the list is as it should be.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from helpers.execution.notebooks import TopicNotebook
from helpers.paths import REPORTS
from helpers.rendering.html import TABLE
from helpers.site import dependencies
from helpers.site.numbers_in_text import plain, values_in
from helpers.site.outputs import carried, is_finding, named_outputs, sentence_in

FINDINGS = REPORTS / "findings.csv"
COLUMNS = ("report", "finding", "sentence", "values", "unit", "sources", "period")
_BETWEEN = "; "


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


def listed_findings(file: Path = FINDINGS) -> list[Finding]:
    """Give the findings as findings.csv, or another such list, has them; none where it is gone."""
    try:
        text = file.read_text(encoding="utf-8")
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        kept = [name for name in COLUMNS if name not in ("values", "unit")]
        return [Finding(*(row[name] or "" for name in kept)) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        return []


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
        for finding in (
            findings_in(topic)
            if is_shown(topic)
            else [before for before in listed if before.report == topic.name]
        )
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
    return listed.get(topic.label) == dependencies.fingerprint_of_notebook(topic)


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
    return file.getvalue()
