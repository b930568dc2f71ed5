"""The list of findings: each sentence with its numbers, its sources and its place."""

import csv
import io
import json
from collections.abc import Callable

import pandas as pd
import pytest

from helpers.data.tables import load
from helpers.show.sentences import periods_of
from helpers.site.findings import COLUMNS, FINDINGS, listed_findings
from helpers.site.topics import all_topics
from tests.support.collection import Collection
from tests.support.markup import read
from tests.support.moving_figures import CHANGES, RECORD, built, rows


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
    assert sum(map(len, listed.values())) > 100
    for topic in all_topics():
        page = read(topic.page.read_text(encoding="utf-8"))
        shown = {e.get("id"): " ".join(e.text.split()) for e in page.elements if e.get("id")}
        sentences = {finding.name: finding.sentence for finding in listed[topic.name]}
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
    listed = [finding for findings in listed_findings().values() for finding in findings]
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


def edited(collection: Collection, name: str, edit: Callable[[dict], None]) -> None:
    """Change each cell of a notebook, and save it as an editor would."""
    path = collection.path(f"notebooks/{name}.ipynb")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        edit(cell)
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


@pytest.fixture
def with_ids(own: Collection) -> Collection:
    """A small collection whose first notebook has ids of its own, with its pages."""
    edited(own, "00_pay", lambda cell: cell.update(id=cell["id"].replace("cell-", "00-0")))
    assert own.command("reports").returncode == 0
    assert 'id="finding-00-04"' in own.path("reports/00_pay.html").read_text(encoding="utf-8")
    return own


def test_ids_that_an_editor_moved_are_found_and_stored_in_their_place_again(with_ids):
    before = with_ids.contents()
    edited(with_ids, "00_pay", lambda cell: cell["metadata"].update(id=cell.pop("id")))
    assert with_ids.command("reports").stdout.startswith("reports: nothing to do")
    done = with_ids.command("reports", "--force")
    assert (done.returncode, done.stderr) == (0, "")
    assert with_ids.contents() == before


def test_a_notebook_that_lost_its_ids_is_refused_and_every_link_stays(with_ids):
    edited(with_ids, "00_pay", lambda cell: cell.pop("id"))
    before = with_ids.contents()
    for options in ([], ["--force"]):
        done = with_ids.command("reports", *options)
        assert (done.returncode, done.stderr) == (
            1,
            "notebooks/00_pay.ipynb: found 5 cells without an id; expected the ids of before, such "
            "as '00-04', by which links reach its findings; an editor of an older format has saved "
            "it without them; take the notebook as it was before and make the change again in "
            "JupyterLab.\n",
        )
    assert with_ids.contents() == before


def test_two_cells_with_one_id_are_named(with_ids):
    edited(with_ids, "00_pay", lambda cell: cell.update(id=cell["id"].replace("00-02", "00-04")))
    done = with_ids.command("reports")
    assert (done.returncode, done.stderr) == (
        1,
        "notebooks/00_pay.ipynb: found 2 cells with the id '00-04'; expected each id once, since "
        "links lead to findings by it; give the later one another.\n",
    )


def test_the_list_begins_with_the_mark_that_a_spreadsheet_needs_and_is_read_without(own):
    saying = "from helpers.saying import say\nsay('A year’s pay.')"
    own.write_notebook("02_places", ["# Where?", "## In short", saying])
    assert own.command("reports").returncode == 0
    path = own.path("reports/findings.csv")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfreport,finding,sentence,")
    path.write_bytes(raw.removeprefix(b"\xef\xbb\xbf"))
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    done = own.command("reports")
    assert "1 finding moved" in done.stdout
    assert path.read_bytes().startswith(b"\xef\xbb\xbfreport,")
