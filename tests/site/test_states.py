"""The pages of the states: made by one notebook, each again only for figures of its own."""

import json
import re
import shutil
from pathlib import Path

import pytest

from helpers.errors import UserError
from helpers.execution.execute import RunResult
from helpers.paths import REPORTS, ROOT
from helpers.site.findings import listed_findings
from helpers.site.state_pages import StatePages
from helpers.site.state_plan import figures_of_states, states_of, tables_behind_states
from helpers.site.states import (
    FINDINGS,
    INDEX,
    PLACES,
    TABLE_FILES,
    all_states,
    states_by_name,
)
from helpers.site.topics import all_topics
from tests.support.browser import Window
from tests.support.collection import Collection
from tests.support.csv_tables import rows_in, write_rows
from tests.support.page_checks import MARGIN, SHEET, SHEET_WIDTH, has_no_barriers

HEAVIEST = 120_000  # bytes
STATES = all_states()


def text_of(page: Path) -> str:
    """Give a page's markup."""
    return page.read_text(encoding="utf-8")


def test_every_state_has_a_page_and_the_index_leads_to_it_by_map_name_and_table():
    assert len(STATES) == 51
    assert {path.name for path in PLACES.glob("*.html")} == {
        "index.html", *(f"{state.state}.html" for state in STATES),
    }  # fmt: skip
    index = text_of(INDEX)
    for name, page in states_by_name():
        links = re.findall(rf'<a href="(?:../places/)?{page}"[^>]*>(.*?)</a>', index)
        assert len(links) == 4, name  # two drawings, of which one is shown; the list; the table
        assert sum(name in link for link in links) == 4, name


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
def test_a_states_page_is_light_and_bears_its_name(state):
    assert state.page.stat().st_size <= HEAVIEST
    name = next(name for name, page in states_by_name() if page == state.page.name)
    where = name.replace("District", "the District")
    assert f"What does it pay in {where}?</h1>" in text_of(state.page)


def test_the_map_of_places_leads_to_the_states_from_its_topic_and_from_the_front_page():
    for page in ("03_geography", "index"):
        markup = text_of(REPORTS / f"{page}.html")
        for state in STATES:
            assert f'<a href="places/{state.state}.html"><title>' in markup
    for group in re.findall(r'<svg[^>]*role="(\w+)"[^>]*>(?:(?!</svg>).)*<a ', text_of(INDEX)):
        assert group == "group", "what is in a picture, no screen reader finds"


def test_the_list_of_findings_has_every_sentence_of_every_state():
    listed = listed_findings(FINDINGS)
    assert [*listed] == [one.name for one in STATES]
    for report, findings in listed.items():
        page = text_of(REPORTS / f"{report}.html")
        for finding in findings:
            assert f'id="{finding.name}"' in page, finding
    of_topics = (REPORTS / "findings.csv").read_text(encoding="utf-8-sig")
    assert "places/index," in of_topics
    assert "places/OH," not in of_topics


# What is outdated


def test_a_state_reads_no_table_that_its_figures_are_not_taken_from():
    of_the_map = "data/state_tiles.csv"  # which the index reads
    assert {*tables_behind_states()} == {*TABLE_FILES, of_the_map}
    read = {"data/official/wages_state.csv": "", "data/official/handbook.csv": ""}
    run = RunResult(STATES[0].file.decode(), read, {})
    with pytest.raises(UserError, match="which TABLES of helpers"):
        StatePages(all_topics()).files_of(STATES[0], run)


def changed(before: dict[str, str]) -> list[str]:
    """Give the states whose figures are others than they were."""
    return sorted(state for state, text in figures_of_states().items() if before[state] != text)


def edit_row(table: Path, wanted: dict[str, str], column: str, value: str) -> None:
    """Change one cell of the newest row that has the wanted cells."""
    rows = rows_in(table)
    row = [row for row in rows if wanted.items() <= row.items()][-1]
    assert row[column] != value
    row[column] = value
    write_rows(table, rows)


CODERS_IN_OHIO = {"state": "OH", "occupation": "29-2072"}


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "states"),
    [
        ("official/wages_state", CODERS_IN_OHIO, "annual_p90", "79300", ["OH"]),
        ("official/wages_state", CODERS_IN_OHIO, "employment", "9000", ["OH"]),
        # A dollar more changes no place; the neighbors' tables show the median.
        (
            "official/wages_state", CODERS_IN_OHIO, "annual_median", "50991",
            ["IN", "KY", "MI", "OH", "PA", "WV"],
        ),
        (
            "official/wages_metropolitan",
            {"area_code": "17140", "occupation": "29-2072"}, "annual_p25", "43000",
            ["IN", "KY", "OH"],
        ),
        (
            "official/price_parities_portion",
            {"state": "VT", "portion": "nonmetropolitan"}, "all_items", "99", ["VT"],
        ),
    ],
)  # fmt: skip
def test_a_changed_row_reaches_the_states_that_tell_of_it(
    copy_of_data, table, row, column, value, states
):
    before = figures_of_states()
    edit_row(copy_of_data / f"{table}.csv", row, column, value)
    assert changed(before) == states


def test_a_row_of_another_occupation_or_a_source_that_no_state_cites_reaches_none(copy_of_data):
    before = figures_of_states()
    edit_row(copy_of_data / "sources.csv", {"source": "article-blog"}, "title", "Another title")
    assert changed(before) == []
    edit_row(copy_of_data / "sources.csv", {"source": "bls-oews-state-2025-05"}, "title", "Wages")
    assert len(changed(before)) == len(STATES)


def test_a_higher_median_reaches_each_state_whose_place_it_changes(copy_of_data):
    before = figures_of_states()
    wages = copy_of_data / "official/wages_state.csv"
    edit_row(wages, CODERS_IN_OHIO, "annual_median", "60000")
    assert {"OH", "IN", "KY", "MI", "PA", "WV"} < {*changed(before)} < {*before}


def test_a_row_may_be_about_several_states_one_or_the_nation():
    assert states_of({"area": "Washington-Arlington-Alexandria, DC-VA-MD-WV", "state": "DC"}) == [
        "DC", "VA", "MD", "WV",
    ]  # fmt: skip
    assert states_of({"area": "Akron, OH (Metropolitan Statistical Area)"}) == ["OH"]
    assert states_of({"area": "United States", "state": ""}) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The collection, with the tables and notebooks that stand beside it."""
    root = tmp_path_factory.mktemp("states") / "collection"
    left_out = shutil.ignore_patterns(".git", ".ci", ".venv", "__pycache__")
    return Collection(Path(shutil.copytree(ROOT, root, ignore=left_out)))


def pages_in(collection: Collection) -> dict[str, bytes]:
    """Give the pages of states, and the list of their findings."""
    folder = collection.path("reports/places")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def ran(output: str) -> list[str]:
    """Give the notebooks that a build ran."""
    return sorted(re.findall(r"^(\S+): done", output, re.MULTILINE))


@pytest.mark.slow
def test_one_states_row_runs_that_page_alone_and_all_say_what_a_whole_build_says(whole):
    table = whole.path("data/official/wages_state.csv")
    before = pages_in(whole)
    edit_row(table, CODERS_IN_OHIO, "annual_p90", "79300")
    done = whole.command("reports", "places")
    assert done.returncode == 0, done.stderr
    assert ran(done.stdout) == ["places/OH", "places/index"]
    after = pages_in(whole)
    assert {name for name in after if before[name] != after[name]} == {"OH.html", "index.html"}
    assert "nothing to do" in whole.command("reports", "places").stdout
    edit_row(table, CODERS_IN_OHIO, "annual_median", "60000")
    done = whole.command("reports", "places")
    few = ran(done.stdout)
    assert {"places/IN", "places/OH", "places/index"} < {*few}
    assert len(few) < len(STATES)
    after = pages_in(whole)
    assert whole.command("reports", "places", "--force").returncode == 0
    assert pages_in(whole) == after
    record = json.loads(whole.path("reports/changes.json").read_text(encoding="utf-8"))
    ohio = record["updates"][0]["pages"]["places/OH"]
    assert ["$60,000" in text for text in ohio["after"].values()] == [True]
    assert [name for name in ohio["before"]] == [name for name in ohio["after"]]
    changes = whole.path("reports/changes.html").read_text(encoding="utf-8")
    assert '<h3><a href="places/OH.html">Ohio</a></h3>' in changes


@pytest.mark.slow
def test_a_page_or_the_list_that_is_gone_is_made_again_as_it_was(whole):
    assert whole.command("reports", "places").returncode == 0
    before = pages_in(whole)
    whole.path("reports/places/VT.html").unlink()
    whole.path("reports/places/XX.html").write_text("left over", encoding="utf-8")
    done = whole.command("reports")
    assert "places/VT" in ran(done.stdout)
    assert "places/XX.html: removed" in done.stdout
    assert pages_in(whole) == before
    listed = whole.path("reports/places/findings.csv")
    listed.write_text(listed.read_text(encoding="utf-8").replace("places/WY", "places/WV"))
    done = whole.command("reports", "places")
    assert {*ran(done.stdout)} == {"places/WV", "places/WY"}
    assert pages_in(whole) == before


@pytest.mark.slow
def test_a_state_whose_notebook_fails_is_named_and_keeps_its_page(whole):
    before = pages_in(whole)
    whole.edit(
        "notebooks/places/state.ipynb", "here = place(", "1 / (state != 'VT')\\nhere = place("
    )
    done = whole.command("reports", "VT", "OH")
    assert done.returncode == 1
    assert "notebooks/places/state.ipynb for VT, cell 3" in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert pages_in(whole)["VT.html"] == before["VT.html"]
    assert whole.command("reports", "ZZ").returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
def test_a_states_page_has_no_barriers_and_prints_on_two_sheets(window: Window, state):
    assert not list(has_no_barriers(window.show(state.page)))
    window.unfold(False)
    window.look(SHEET_WIDTH, medium="print")
    for paper in ("Letter", "A4"):
        assert len(SHEET.findall(window.page.pdf(format=paper, margin=MARGIN))) <= 2
