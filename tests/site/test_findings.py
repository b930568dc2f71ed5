"""The list of findings: each sentence with its numbers, its sources and its place."""

import csv
import io

import pandas as pd

from helpers.data.tables import load
from helpers.show.sentences import periods_of
from helpers.site.findings import COLUMNS, FINDINGS, listed_findings
from helpers.site.topics import all_topics
from tests.site.test_pages import read
from tests.support.moving_figures import (
    CHANGES,
    RECORD,
    built,
    rows,
)


def test_every_sentence_is_listed_with_its_numbers(four_notebooks):
    assert [tuple(row.values())[:5] for row in rows(four_notebooks)] == [
        ("00_outlook", "finding-cell-4", "It will grow by 3%, in 2024 to 2034.", "3", "percent"),
        ("00_outlook", "finding-cell-4.2", "That is 0.3% a year.", "0.3", "percent"),
        ("00_outlook", "finding-cell-4.3", "Nobody can say more.", "", ""),
        ("00_outlook", "finding-cell-7", "Beginners are needed.", "", ""),
        ("01_words", "finding-cell-4", "The agency says 8.", "8", "number"),
        ("02_prices", "finding-cell-3", "The index is 314.1.", "314.1", "number"),
        ("03_check", "finding-cell-4", "Each figure is judged.", "", ""),
    ]


def test_each_listed_sentence_stands_in_its_page_at_its_id():
    listed = listed_findings()
    assert len(listed) > 100
    for topic in all_topics():
        page = read(topic.page.read_text(encoding="utf-8"))
        shown = {e.get("id"): " ".join(e.text.split()) for e in page.elements if e.get("id")}
        sentences = {
            finding.name: finding.sentence for finding in listed if finding.report == topic.name
        }
        assert sentences.items() <= shown.items()
        assert sentences.keys() == {name for name in shown if name.startswith("finding-")}


def test_each_listed_source_is_one_of_the_collection_and_has_a_place_for_its_period():
    known = set(load("sources")["source"])
    text = FINDINGS.read_text(encoding="utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        assert tuple(row) == COLUMNS
        sources = row["sources"].split("; ")
        assert {*sources} <= known | {""}
        assert len(sources) == len(row["period"].split("; "))
        assert len(row["values"].split("; ")) == len(row["unit"].split("; "))
        assert {*row["unit"].split("; ")} <= {"USD", "percent", "number", ""}


def test_most_findings_say_whose_figures_they_rest_on():
    listed = listed_findings()
    assert sum(bool(finding.sources) for finding in listed) > 0.9 * len(listed)


def test_the_newest_period_of_each_source_is_told():
    wages = pd.DataFrame({"source": ["bls-oews-2023-05", "bls-oews-2024-05"], "period": "1900"})
    stated = pd.DataFrame(
        {
            "as_of": ["2021", "2023-05", None],
            "source": ["bls", "bls", "payscale"],
            "stated_in": "article-blog",
        }
    )
    assert periods_of(wages, stated.iloc[0], stated) == {
        "bls-oews-2023-05": "2023-05",
        "bls-oews-2024-05": "2024-05",
        "bls": "2023-05",
        "payscale": "",
        "article-blog": "2023-05",
    }


def test_a_list_that_is_missing_or_changed_is_made_again(four_notebooks, tmp_path):
    own = four_notebooks.copy_to(tmp_path / "collection")
    own.path("reports/findings.csv").write_text("report\nx\n", encoding="utf-8")
    own.path(CHANGES).unlink()
    own.path(RECORD).unlink()
    assert "running" not in built(own)
    assert own.contents() == four_notebooks.contents()
    assert built(own).startswith("reports: nothing to do")
    assert own.contents() == four_notebooks.contents()
