"""Findings and what new figures change in them: the list, the links, the page of changes."""

import csv
import html
import io
import json
import re
import subprocess
import time
from itertools import count
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.data.tables import load
from helpers.show.sentences import periods_of
from helpers.site import update_record
from helpers.site.change import Change
from helpers.site.changes_page import HEAVIEST, changes_page_of
from helpers.site.extracts import charts_shown
from helpers.site.findings import COLUMNS, FINDINGS, listed_findings
from helpers.site.releases import NewRelease, Release
from helpers.site.text_diff import Compared, compare
from helpers.site.topics import all_topics
from helpers.site.update_record import HEAVIEST_DRAWINGS, Record, Update, as_json, recorded
from helpers.site.verdict_changes import Claim
from tests.site.test_pages import Page, complaints, read
from tests.support.collection import Collection

# Draws with the least that a chart consists of.
CHART = '''"""Draws a chart."""

from hashlib import sha256

from IPython.display import display

from helpers.rendering.html import CHART


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
JUDGE = '''"""Judges a figure."""


def judge(growth):
    """Give the verdict."""
    return "confirmed" if growth == 8 else f"out of date by {8 - growth:g}"
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
CHECK = [
    "# Which claims hold?",
    "import os\nfrom pathlib import Path\n\nfrom IPython.display import display\n\n"
    "from helpers.judging import judge\nfrom helpers.rendering.html import TABLE\n"
    "from helpers.reading import light\nfrom helpers.saying import say",
    "growth = float(light('official/handbook', 1, 2))\nverdict = judge(growth)",
    "say('Each figure is judged.')",
    "lines = ['document,figure,subject,measure,stated,verdict,reason']\n"
    "lines += [f'article-blog,blog-growth,Coders <b>,growth,8%,{verdict},It is {growth:g}%.']\n"
    "lines += [f'article-blog,blog-pay,Coders,pay,$5,confirmed,Not {verdict}.']\n"
    "beside = Path(os.environ['COLLECTION_PUBLISHED'], 'fact_check.csv')\n"
    "_ = beside.write_text('\\n'.join(lines), encoding='utf-8')",
    "columns = [{'name': 'Of whom', 'number': False}]\n"
    "rows = {'caption': 'Claims', 'columns': columns, 'rows': [['Coders']]}\n"
    "display({TABLE: {**rows, 'ids': ['blog-growth']}}, raw=True)",
]
ARTICLE = 'article-blog,,,Nobody,"“The blog”: of <i>pay</i>",,,,,,Not recorded,\n'
NEWER = "tiny-2025,tiny,,Office of Tests,Small figures,2025,2026-05,2026-11-21,,,Public domain,\n"
CHANGES, RECORD = "reports/changes.html", "reports/changes.json"
HOSTILE = '</p><script>alert(1)</script> " \' & $1 \\1 data-after="x">'
LONG = "words and words " * 12
SIDE = st.dictionaries(
    st.sampled_from(["finding-a", "finding-b", "finding-a.2"]),
    st.one_of(st.just(HOSTILE), st.text("Ab1 $%&<>\"'é−", min_size=1).map(str.strip)),
)


@pytest.fixture(scope="module")
def four_notebooks(tiny: Collection, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Four notebooks that say and draw what two tables hold, with their pages; not to change."""
    collection = tiny.copy_to(tmp_path_factory.mktemp("four_notebooks") / "collection")
    for name, text in {"drawing": CHART, "judging": JUDGE}.items():
        collection.path(f"helpers/{name}.py").write_text(text, encoding="utf-8")
    for path in collection.path("notebooks").iterdir():
        path.unlink()
    notebooks = {
        "00_outlook": OUTLOOK, "01_words": WORDS, "02_prices": PRICES, "03_check": CHECK,
    }  # fmt: skip
    for name, cells in notebooks.items():
        collection.write_notebook(name, cells)
    add_source(collection, ARTICLE)
    built(collection)
    return collection


@pytest.fixture
def own(four_notebooks: Collection, tmp_path: Path) -> Collection:
    """The same four, for a test to change."""
    return four_notebooks.copy_to(tmp_path / "collection")


@pytest.fixture(scope="module")
def shrunk(four_notebooks: Collection, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The four after new figures; not to change."""
    collection = four_notebooks.copy_to(tmp_path_factory.mktemp("shrunk") / "collection")
    grow(collection, 8, 1)
    add_source(collection, NEWER)
    output = built(collection)
    assert "New figures: 3 findings moved, 1 of them flipped direction; " in output
    assert (
        "1 finding gone; 1 chart changed; 1 verdict changed. See reports/changes.html\n" in output
    )
    assert "\nFlipped: 00_outlook.html#finding-cell-4\n" in output
    return collection


def grow(collection: Collection, old: float, new: float) -> None:
    """Change the growth that the small handbook tells."""
    collection.edit("data/official/handbook.csv", f"growth,,{old},", f"growth,,{new},")


def add_source(collection: Collection, row: str) -> None:
    """Add a row to the table of sources, as `update` or a person does."""
    with open(collection.path("data/sources.csv"), "a", encoding="utf-8") as sources:
        sources.write(row)


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


def kept(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> Update:
    """Give the last update that a collection's record keeps."""
    monkeypatch.setattr(update_record, "RECORD", collection.path(RECORD))
    return recorded().updates[0]


def drawn(svg: str, **more: str) -> dict[str, str]:
    """A chart as the record keeps it, with one drawing or with two."""
    return {"name": "chart-1", "title": "Pay", "svg": svg, **more}


def section(collection: Collection, name: str) -> str:
    """Give a section of the page of changes, as text."""
    markup = page_of_changes(collection)
    _, heading, rest = markup.partition(f'<h2 id="{name}">')
    assert heading, f"no section {name}"
    text = re.sub(r"<[^>]+>", "", rest.partition("<h2 ")[0].partition("</main>")[0])
    return " ".join(html.unescape(text).split())


# The list


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


def test_a_list_that_is_missing_or_changed_is_made_again(four_notebooks, own):
    own.path("reports/findings.csv").write_text("report\nx\n", encoding="utf-8")
    own.path(CHANGES).unlink()
    own.path(RECORD).unlink()
    assert "running" not in built(own)
    assert own.contents() == four_notebooks.contents()
    assert built(own).startswith("reports: nothing to do")
    assert own.contents() == four_notebooks.contents()


# The page of changes


def test_without_earlier_figures_the_page_says_so(four_notebooks):
    assert "There are no earlier figures to compare with" in page_of_changes(four_notebooks)


def test_new_figures_are_set_beside_the_old_ones(shrunk):
    markup = page_of_changes(shrunk)
    _releases, _verdicts, flipped, moved, gone, charts = markup.split("<h2 ")[1:]
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
        ("helpers/site/changes_page.py", "Direction flipped", "Turned"),
    ):
        own.edit(file, old, new)
    assert "New figures" not in built(own)
    assert kept(own, monkeypatch) == compared
    markup = page_of_changes(own)
    assert "Turned" in markup
    assert "The agency says <ins>1</ins>." in markup
    assert [row["values"] for row in rows(own)][-3] == "2"


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
    assert kept(own, monkeypatch).pages == {
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
    assert set(kept(own, monkeypatch).pages) == {"00_outlook"}
    assert "confirmed → out of date by -1" in section(own, "verdicts")
    assert [row["values"] for row in rows(own)][-3] == "8"

    grow(own, 9, 20)  # mended in the table, not in the notebook
    own.edit("data/official/consumer_prices.csv", "314.1", "315.2")
    output = built(own)
    assert "4 findings moved, 0 of them flipped direction; 1 finding new; " in output
    assert "Flipped" not in output
    assert "confirmed → out of date by -12" in section(own, "verdicts")
    changed = kept(own, monkeypatch).pages
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
    add_source(own, NEWER)
    builds = count()
    while own.contents() != new:  # killed as soon as another file stands, until none is left
        left = [name for name, raw in own.contents().items() if raw != new[name]]
        assert next(builds) < 60, left
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
            assert contents in (old[name], new[name]) or name in (CHANGES, RECORD), name
    assert kept(own, monkeypatch) == kept(shrunk, monkeypatch)


def test_the_record_reads_what_it_wrote(monkeypatch, tmp_path):
    monkeypatch.setattr(update_record, "RECORD", tmp_path / "changes.json")
    release = NewRelease("BLS", HOSTILE, "2025-05", "", "2026-11-21", "2024-05", again=True)
    claim = Claim("The blog", HOSTILE, "confirmed", "")

    @settings(max_examples=25, deadline=None)
    @given(SIDE, SIDE, st.booleans(), st.sampled_from([None, [], [release]]))
    def remembers(before, after, goes_on, releases) -> None:
        verdicts = Compared({"a": claim}, {"b": claim})
        chart = {"output-a": drawn(HOSTILE, svg_narrow=HOSTILE)}
        update = Update(releases, verdicts, {"01_pay": compare(before | chart, after)})
        sources = {"bls": Release("BLS", HOSTILE, "", "", "")} if releases else None
        wrote = Record(goes_on, sources, {"a": claim} if releases else None, [update, Update()])
        update_record.RECORD.write_bytes(as_json(wrote).encode())
        assert recorded() == wrote

    remembers()


def test_what_a_sentence_says_is_text():
    claim = Claim(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    update = Update(
        [NewRelease(HOSTILE, HOSTILE, "2025", "", "2026-11-21")],
        Compared({}, {HOSTILE: claim}),
        {"01_pay": Compared({"finding-1": "x"}, {"finding-1": HOSTILE})},
    )
    page = Page(changes_page_of(Record(updates=[update, update]), [], {}))
    assert not page.all("script")
    assert page.all("body")[0].text.count(HOSTILE) == 2 * 7


# Releases


def test_the_releases_of_an_update_are_named(shrunk):
    assert section(shrunk, "releases") == (
        "Releases that came 2025 instead of 2024: Small figures (Office of Tests); "
        "published May 2026, taken in 21 November 2026"
    )


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (",2024,,,", ",2024,,,", "No release is new: figures of releases that were there"),
        (",2024,,,", ",2024-05,,2026-11-21,", "May 2024 instead of 2024: Small figures"),
        (",2024,,,", ",2024,,2026-11-21,", "2024: Small figures (Office of Tests); taken in again"),
        (",2024,,,", ",2023,,,", "Releases that came 2023: Small figures (Office of Tests)"),
        ("Small figures", "Little figures", "No release is new"),
    ],
)
def test_a_release_that_changed_is_told_from_one_that_came(own, old, new, named):
    grow(own, 8, 7)
    own.edit("data/sources.csv", old, new)
    built(own)
    assert named in section(own, "releases")


def test_a_release_that_moved_nothing_is_named_with_the_next_that_does(own):
    add_source(own, NEWER)
    own.edit("data/official/handbook.csv", ",2024-34,", ",2025-35,")
    assert "no finding moved" in built(own)
    own.edit("data/official/consumer_prices.csv", "314.1", "315.2")
    built(own)
    assert "2025 instead of 2024: Small figures" in section(own, "releases")


def test_releases_before_a_record_that_is_gone_are_not_made_up(own):
    own.path(RECORD).unlink()
    grow(own, 8, 7)
    add_source(own, NEWER)
    built(own)
    assert "Which releases came is not known" in section(own, "releases")
    assert "confirmed → out of date by 1" in section(own, "verdicts")


# Verdicts


def test_each_verdict_that_changed_is_named(shrunk):
    assert section(shrunk, "verdicts") == (
        "Verdicts that changed The blog Coders <b>: growth, 8% "
        "confirmed → out of date by 7 It is 1%."
    )
    assert '<a href="03_check.html#blog-growth">' in page_of_changes(shrunk)


def test_a_verdict_is_held_against_the_last_build_whoever_ran_the_notebook_since(own, shrunk):
    grow(own, 8, 1)
    add_source(own, NEWER)
    for name in ("reports/fact_check.csv", "notebooks/03_check.ipynb"):
        own.path(name).write_bytes(shrunk.path(name).read_bytes())
    built(own)
    assert own.contents() == shrunk.contents()


def test_a_rule_that_changed_is_no_change_of_figures(shrunk, tmp_path):
    own = shrunk.copy_to(tmp_path / "collection")
    own.edit("helpers/judging.py", "out of date by", "older by")
    built(own)
    assert "out of date by 7" in section(own, "verdicts")
    grow(own, 1, 2)
    built(own)
    assert "older by 7 → older by 6" in section(own, "verdicts")


# Names


def test_the_names_of_a_rank_that_changed_are_told(own):
    leading = "first, second = ('Ohio', 'Utah') if growth > 5 else ('Iowa', 'Ohio')"
    own.write_notebook("04_ranks", [
        "# Where?", WORDS[1], f"growth = float(light('official/handbook', 1, 2))\n{leading}",
        "say(f'{first} (${growth * 10:g}) and {second} lead.')",
    ])  # fmt: skip
    built(own)
    grow(own, 8, 1)
    built(own)
    assert "Ohio → Iowa; $80 → $10; Utah → Ohio" in section(own, "moved")


# Earlier updates


def test_earlier_updates_stay_in_folds_the_newest_first(shrunk, tmp_path):
    own = shrunk.copy_to(tmp_path / "collection")
    own.edit("data/official/consumer_prices.csv", "314.1", "315.0")
    built(own)
    earlier = section(own, "earlier")
    assert "Taken in 21 November 2026: 3 findings moved, 1 of them flipped" in earlier
    for text in (
        "2025 instead of 2024: Small figures", "confirmed → out of date by 7",
        "Before It will grow by 3%", "Now It will shrink by 4%", "3% → 4%",
        "Before The work will grow Now The work will shrink",
    ):  # fmt: skip
        assert text in earlier
    assert "<svg" not in page_of_changes(own)
    assert "The index is 314.1." in section(own, "moved")
    assert "<svg" not in own.path(RECORD).read_text(encoding="utf-8")

    for index in range(315, 320):
        own.edit("data/official/consumer_prices.csv", f"{index}.0", f"{index + 1}.0")
        built(own)
    earlier = section(own, "earlier")
    assert "The last 5 before this one are kept" in earlier
    places = [earlier.find(f"Now The index is {index}.0.") for index in (319, 318, 317, 316, 315)]
    assert places == sorted(places)
    assert -1 not in places
    assert "It will grow by 3%" not in earlier
    before = own.contents()
    built(own, "--force")
    assert own.contents() == before


def test_an_update_that_was_taken_back_leaves_the_one_before_as_it_was(shrunk, tmp_path):
    own = shrunk.copy_to(tmp_path / "collection")
    grow(own, 1, 9)
    assert own.command("reports").returncode == 1  # so that it goes on
    grow(own, 9, 1)
    assert "New figures: no finding moved." in built(own)
    assert own.contents() == shrunk.contents()


def test_the_oldest_give_way_where_the_page_would_be_too_heavy():
    def update(year: int) -> Update:
        sides = [
            {**{f"finding-{place}": f"{side.title()} {year}. {LONG}" for place in range(200)},
             "output-1": drawn(f"<svg>{side * 5_000}</svg>"),
             "output-2": drawn(f"<svg>{side * 90_000}</svg>")}
            for side in ("before", "now")
        ]  # fmt: skip
        return Update([], Compared(), {"01_pay": Compared(*sides)})

    updates = Record(goes_on=True, updates=[update(year) for year in range(2030, 2020, -1)])
    updates.finish({})
    assert len(updates.updates) == 6
    page = changes_page_of(updates, [], {})
    assert HEAVIEST * 0.7 < len(page.encode()) <= HEAVIEST
    assert page.count("<svg") == 2
    assert "Now</ins> 2030." in page
    shown = page.count("<details>")
    assert 0 < shown < 5
    assert f"Now</ins> {2030 - shown}." in page
    assert f"Now</ins> {2029 - shown}." not in page
    assert f"no room for here ({5 - shown})" in page


def test_a_record_that_is_no_record_is_named_and_kept(own):
    before = own.contents()
    own.path(RECORD).write_text("{", encoding="utf-8")
    grow(own, 8, 1)
    done = own.command("reports")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert {line.partition(" wrote")[0] for line in done.stderr.splitlines()} == {
        "reports/changes.json: expected what `reports`"
    }
    assert own.contents() == {**before, RECORD: b"{"}
    own.path(RECORD).write_text(json.dumps([]), encoding="utf-8")
    assert own.command("reports").returncode == 1
    own.path(RECORD).unlink()
    built(own)
    assert "It will shrink" in section(own, "flipped")


def test_every_chart_of_a_page_can_be_kept():
    for topic in all_topics():
        charts = charts_shown(topic.cells)
        page = topic.page.read_text(encoding="utf-8")
        assert len(charts) == page.count("<figure")
        for name, chart in charts.items():
            drawings = "".join(markup for *_, markup in Change("", name, None, chart).drawings)
            assert not re.search(r'(id="|#)chart-', drawings)
            referred = set(re.findall(r'href="#([^"]*)"', drawings))
            assert referred <= set(re.findall(r' id="([^"]*)"', drawings))


def test_both_drawings_of_a_chart_are_kept_and_shown():
    wide, narrow = (f'<svg><path id="chart-1-{of}"/></svg>' for of in ("a", "narrow-a"))
    chart = drawn(wide, svg_narrow=narrow, title=HOSTILE)
    update = Update([], Compared(), {"01_pay": Compared({}, {"output-1": chart})})
    page = Page(changes_page_of(Record(updates=[update]), [], {}))
    assert HOSTILE in page.all("body")[0].text
    assert 'id="after.01_pay.output-1-a"' in changes_page_of(Record(updates=[update]), [], {})
    chart["svg_narrow"] = "x" * HEAVIEST_DRAWINGS
    assert update.drawn == []
    assert update.lighter(update.drawn).pages["01_pay"].after == {"output-1": {"title": HOSTILE}}


def test_charts_of_a_notebook_that_somebody_ran_before_are_not_compared(own, shrunk, monkeypatch):
    grow(own, 8, 1)
    name = "notebooks/00_outlook.ipynb"
    own.path(name).write_bytes(shrunk.path(name).read_bytes())
    built(own)
    pages = kept(own, monkeypatch).pages
    sentences = kept(shrunk, monkeypatch).pages["00_outlook"]
    assert {*pages["00_outlook"].names} == {*sentences.names} - {"output-cell-5"}
    assert pages["00_outlook"].before["finding-cell-4.2"] == "That is 0.3% a year."
