"""Findings and what new figures change in them: the list, the links, the page of changes."""

import csv
import io
import re
import subprocess
import time
from pathlib import Path

import pandas as pd
import pytest
from conftest import Collection
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pages import Page, complaints, read

from helpers.build import stale
from helpers.build.changes import Update, changes_again, drawings_in, last_update
from helpers.build.changes_page import changes_page_of
from helpers.build.comparing import Compared, compare
from helpers.build.findings import COLUMNS, FINDINGS, listed_findings
from helpers.build.topics import all_topics
from helpers.places import REPORTS
from helpers.sentences import periods_of
from helpers.tables import load

# Draws with the least that a chart consists of.
CHART = '''"""Draws a chart."""

from hashlib import sha256

from IPython.display import display

from helpers.media_types import CHART


def chart(title, height):
    """Show a chart whose ids follow from its title, as those of helpers.charts do."""
    name = f"chart-{sha256(title.encode()).hexdigest()[:8]}"
    svg = (
        f'<svg viewBox="0 0 9 9" role="img" aria-label="{title}">'
        f'<path id="{name}-m1" d="M 0 {height}"/><use href="#{name}-m1"/></svg>'
    )
    table = {"caption": title, "columns": [{"name": "Work", "number": False}], "rows": [["all"]]}
    words = {"name": name, "title": title, "caption": "As counted.", "source": "", "csv": ""}
    display({CHART: {**words, "svg": svg, "table": table}}, raw=True)
'''
OUTLOOK = [
    "# Will there be jobs?",
    "from helpers.drawing import chart\nfrom helpers.reading import light\n"
    "from helpers.saying import say\n\ngrowth = float(light('official/handbook', 1, 2)) - 5",
    "## In short",
    "way = 'grow' if growth > 0 else 'shrink'\n"
    "say(f'It will **{way}** by {abs(growth):g}%, in 2024 to 2034.')\n"
    "say(f'That is {growth / 10:g}% a year.')\n"
    "say('Nobody can say more.')",
    "chart(f'The work will {way}', growth)",
    "if growth > 10:\n    say(f'More than 10%: {growth:g}%.')\nelse:\n    print('no boom')",
    "if growth < 0:\n    print('no need')\nelse:\n    say('Beginners are needed.')",
]
WORDS = [
    "# What does the agency say?",
    "from helpers.reading import light\nfrom helpers.saying import say",
    "growth = float(light('official/handbook', 1, 2))\nassert growth != 9, 'nine'",
    "say(f'The agency says {growth:g}.')",
]
PRICES = [
    "# What do things cost?",
    "from helpers.reading import light\nfrom helpers.saying import say",
    "say(f\"The index is {light('official/consumer_prices', 2, 2)}.\")",
]
CHANGES = "reports/changes.html"
HOSTILE = '</p><script>alert(1)</script> " \' & $1 \\1 data-after="x">'
SIDE = st.dictionaries(
    st.sampled_from(["finding-a", "finding-b", "finding-a.2"]),
    st.one_of(st.just(HOSTILE), st.text("Ab1 $%&<>\"'é−", min_size=1).map(str.strip)),
)


@pytest.fixture(scope="module")
def told(tiny: Collection, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Three notebooks that say and draw what two tables hold, with their pages; not to change."""
    collection = tiny.copy_to(tmp_path_factory.mktemp("told") / "collection")
    collection.path("helpers/drawing.py").write_text(CHART, encoding="utf-8")
    for path in collection.path("notebooks").iterdir():
        path.unlink()
    for name, cells in {"00_outlook": OUTLOOK, "01_words": WORDS, "02_prices": PRICES}.items():
        collection.write_notebook(name, cells)
    built(collection)
    return collection


@pytest.fixture
def own(told: Collection, tmp_path: Path) -> Collection:
    """The same three, for a test to change."""
    return told.copy_to(tmp_path / "collection")


@pytest.fixture(scope="module")
def shrunk(told: Collection, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The three after new figures; not to change."""
    collection = told.copy_to(tmp_path_factory.mktemp("shrunk") / "collection")
    grow(collection, 8, 1)
    said = built(collection)
    assert "New figures: 3 findings moved, 1 of them flipped direction; " in said
    assert "1 finding gone; 1 chart changed. See reports/changes.html\n" in said
    assert "\nFlipped: 00_outlook.html#finding-cell-4\n" in said
    return collection


def grow(collection: Collection, old: float, new: float) -> None:
    """Change the growth that the small handbook tells."""
    collection.edit("data/official/handbook.csv", f"growth,,{old},", f"growth,,{new},")


def written(collection: Collection) -> set[tuple[str, int]]:
    """Give every notebook and page with the moment at which it was written."""
    folders = (collection.path("notebooks"), collection.path("reports"))
    files = (path for folder in folders for path in folder.glob("*") if path.suffix != ".tmp")
    return {(path.name, path.stat().st_mtime_ns) for path in files}


def built(collection: Collection, *options: str) -> str:
    """Make the pages and give what was printed."""
    done = collection.command("reports", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(collection: Collection) -> list[dict[str, str]]:
    """Give the list of findings."""
    text = collection.path("reports/findings.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def page_of_changes(collection: Collection) -> str:
    """Give the page of changes, which keeps all rules of a page."""
    path = collection.path(CHANGES)
    markup = path.read_text(encoding="utf-8")
    assert not list(complaints(markup, path))
    return markup


def kept(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> dict[str, Compared]:
    """Give both sides of what a collection's page of changes compares."""
    monkeypatch.setattr(stale, "CHANGES", collection.path(CHANGES))
    return last_update().changes


# The list


def test_every_sentence_is_listed_with_its_numbers(told):
    assert [tuple(row.values())[:5] for row in rows(told)] == [
        ("00_outlook", "finding-cell-4", "It will grow by 3%, in 2024 to 2034.", "3", "percent"),
        ("00_outlook", "finding-cell-4.2", "That is 0.3% a year.", "0.3", "percent"),
        ("00_outlook", "finding-cell-4.3", "Nobody can say more.", "", ""),
        ("00_outlook", "finding-cell-7", "Beginners are needed.", "", ""),
        ("01_words", "finding-cell-4", "The agency says 8.", "8", "number"),
        ("02_prices", "finding-cell-3", "The index is 314.1.", "314.1", "number"),
    ]


def test_each_listed_sentence_stands_in_its_page_at_its_id():
    listed = listed_findings()
    assert len(listed) > 100
    for topic in all_topics():
        page = read(topic.page.read_text(encoding="utf-8"))
        shown = {e.get("id"): " ".join(e.text.split()) for e in page.elements if e.get("id")}
        told = {found.name: found.sentence for found in listed if found.report == topic.name}
        assert told.items() <= shown.items()
        assert told.keys() == {name for name in shown if name.startswith("finding-")}


def test_each_listed_source_is_one_of_the_collection_and_has_a_place_for_its_period():
    known = set(load("sources")["source"])
    text = FINDINGS.read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        assert tuple(row) == COLUMNS
        sources = row["sources"].split("; ")
        assert {*sources} <= known | {""}
        assert len(sources) == len(row["period"].split("; "))
        assert len(row["values"].split("; ")) == len(row["unit"].split("; "))
        assert {*row["unit"].split("; ")} <= {"USD", "percent", "number", ""}


def test_most_findings_say_whose_figures_they_rest_on():
    listed = listed_findings()
    assert sum(bool(found.sources) for found in listed) > 0.9 * len(listed)


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


def test_a_list_that_is_missing_or_changed_is_made_again(told, own):
    own.path("reports/findings.csv").write_text("report\nx\n", encoding="utf-8")
    own.path(CHANGES).unlink()
    assert "running" not in built(own)
    assert own.contents() == told.contents()
    assert built(own).startswith("reports: nothing to do")
    assert own.contents() == told.contents()


# The page of changes


def test_without_earlier_figures_the_page_says_so(told):
    assert "There are no earlier figures to compare with" in page_of_changes(told)


def test_new_figures_are_set_beside_the_old_ones(shrunk):
    markup = page_of_changes(shrunk)
    flipped, moved, gone, charts = markup.split("<h2 ")[1:]
    assert 'id="flipped">' in flipped
    assert "It will <del>grow</del> by <del>3%</del>, in 2024 to 2034." in flipped
    assert '<a href="00_outlook.html#finding-cell-4">Now</a>' in flipped
    assert "It will <ins>shrink</ins> by <ins>4%</ins>, in 2024 to 2034." in flipped
    assert "3% → 4%" in flipped
    assert "0.3% → -0.4%" in moved
    assert "The agency says <ins>1</ins>." in moved
    assert "Beginners are needed." in gone
    assert "Now" not in gone
    assert charts.index("The work will grow") < charts.index("The work will shrink")
    assert 'href="#before.00_outlook.output-cell-5-m1"' in charts
    assert 'href="#after.00_outlook.output-cell-5-m1"' in charts
    assert "index is" not in markup
    assert "Nobody can say more" not in markup


def test_a_build_without_new_figures_keeps_what_was_compared(shrunk, tmp_path, monkeypatch):
    own = shrunk.copy_to(tmp_path / "collection")
    compared = kept(own, monkeypatch)
    for file, old, new in (
        ("notebooks/00_outlook.ipynb", "It will **{way}**", "The work will **{way}**"),
        ("notebooks/01_words.ipynb", "{growth:g}", "{growth + 1:g}"),
        ("helpers/saying.py", "Says", "Tells"),
        ("helpers/build/changes_page.py", "Direction flipped", "Turned"),
    ):
        own.edit(file, old, new)
    assert "New figures" not in built(own)
    assert kept(own, monkeypatch) == compared
    markup = page_of_changes(own)
    assert "Turned" in markup
    assert "The agency says <ins>1</ins>." in markup
    assert [row["values"] for row in rows(own)][-2] == "2"


def test_a_sentence_that_is_gone_since_is_no_longer_led_to(shrunk, tmp_path):
    own = shrunk.copy_to(tmp_path / "collection")
    own.write_notebook("01_words", [*WORDS[:3], "growth"])
    own.path("notebooks/02_prices.ipynb").unlink()
    built(own)
    markup = page_of_changes(own)
    assert "The agency says <ins>1</ins>." in markup
    assert "#finding-cell-4" in markup
    assert "01_words.html#finding-cell-4" not in markup


def test_everything_made_again_is_the_same_bytes(shrunk, tmp_path):
    own = shrunk.copy_to(tmp_path / "collection")
    built(own, "--force")
    assert own.contents() == shrunk.contents()


def test_the_next_update_begins_anew_but_not_one_that_moves_nothing(shrunk, tmp_path, monkeypatch):
    own = shrunk.copy_to(tmp_path / "collection")
    compared = kept(own, monkeypatch)
    own.edit("data/official/handbook.csv", ",2024-34,", ",2025-35,")
    assert "New figures: no finding moved." in built(own)
    assert kept(own, monkeypatch) == compared
    own.edit("data/sources.csv", "Small figures", "Little figures")
    assert "New figures" not in built(own)
    own.edit("data/official/consumer_prices.csv", "314.1", "315.2")
    built(own)
    assert kept(own, monkeypatch) == {
        "02_prices": Compared(
            {"finding-cell-3": "The index is 314.1."}, {"finding-cell-3": "The index is 315.2."}
        )
    }


def test_one_update_in_several_builds_keeps_the_first_before(own, monkeypatch):
    grow(own, 8, 9)
    failed = own.command("reports")
    assert failed.returncode == 1
    assert "nine" in failed.stderr
    markup = page_of_changes(own)
    assert "These pages do not follow the figures" in markup
    assert '<li><a href="01_words.html">What does the agency say?</a></li>' in markup
    assert set(kept(own, monkeypatch)) == {"00_outlook"}
    assert [row["values"] for row in rows(own)][-2] == "8"

    grow(own, 9, 20)  # mended in the table, not in the notebook
    own.edit("data/official/consumer_prices.csv", "314.1", "315.2")
    said = built(own)
    assert "4 findings moved, 0 of them flipped direction; 1 finding new; " in said
    assert "Flipped" not in said
    changed = kept(own, monkeypatch)
    assert set(changed) == {"00_outlook", "01_words", "02_prices"}
    assert changed["00_outlook"].before["finding-cell-4.2"] == "That is 0.3% a year."
    assert changed["00_outlook"].after["finding-cell-4.2"] == "That is 1.5% a year."
    assert "finding-cell-6" not in changed["00_outlook"].before
    assert changed["01_words"].before == {"finding-cell-4": "The agency says 8."}
    markup = page_of_changes(own)
    assert "These pages do not follow" not in markup
    assert "More than 10%: 15%." in markup.split('id="new"')[1]


def test_an_update_that_is_killed_ends_like_one_that_was_not(own, shrunk, monkeypatch):
    old, new = own.contents(), shrunk.contents()
    grow(own, 8, 1)
    while own.contents() != new:  # killed as soon as another file stands, until none is left
        stands = written(own)
        build = subprocess.Popen(own.line("reports"), cwd=own.root, stdout=subprocess.DEVNULL)
        while build.poll() is None and written(own) == stands:
            time.sleep(0.02)
        build.kill()
        build.wait()
        for path in own.root.rglob(".*.tmp"):
            path.unlink()
        page_of_changes(own)
        for name, contents in own.contents().items():
            assert contents in (old[name], new[name]) or name == CHANGES, name
    assert kept(own, monkeypatch) == kept(shrunk, monkeypatch)


def test_the_page_is_its_own_memory(monkeypatch, tmp_path):
    monkeypatch.setattr(stale, "CHANGES", tmp_path / "changes.html")

    @settings(max_examples=25, deadline=None)
    @given(SIDE, SIDE)
    def remembers(before: dict[str, str], after: dict[str, str]) -> None:
        compared = compare(before, after)
        changed = {"01_pay": compared} if compared.names else {}
        for goes_on in (bool(changed), False):
            page = changes_page_of(changed, goes_on, [])
            stale.CHANGES.write_bytes(page.encode())
            assert last_update() == Update(changed, goes_on)
        assert changes_again([]) == page

    remembers()


def test_what_a_sentence_says_is_text():
    changed = {"01_pay": Compared({"finding-1": "x"}, {"finding-1": HOSTILE})}
    page = Page(changes_page_of(changed, False, []))
    assert not page.all("script")
    assert HOSTILE in page.all("body")[0].text


def test_every_chart_of_a_page_is_found():
    for path in REPORTS.glob("[0-9][0-9]_*.html"):
        markup = path.read_text(encoding="utf-8")
        drawings = drawings_in(markup)
        assert len(drawings) == markup.count("<figure")
        for drawing in drawings.values():
            assert not re.search(r'(id="|#)chart-', drawing)
            referred = set(re.findall(r'href="#([^"]*)"', drawing))
            assert referred <= set(re.findall(r' id="([^"]*)"', drawing))
