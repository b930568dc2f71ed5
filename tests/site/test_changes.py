"""What new figures change in the findings: the page of changes, and the record it is made of."""

import html
import json
import re
import subprocess
import time
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.site import update_record
from helpers.site.changes_page import HEAVIEST, Change, changes_page_of
from helpers.site.outputs import charts_shown
from helpers.site.releases import NewRelease, Release
from helpers.site.topics import all_topics
from helpers.site.update_record import (
    HEAVIEST_DRAWINGS,
    Claim,
    Compared,
    Record,
    Update,
    as_json,
    compare,
    recorded,
)
from tests.support.collection import COMMENTED, Collection
from tests.support.markup import Page
from tests.support.moving_figures import (
    CHANGES,
    NEWER,
    RECORD,
    WORDS,
    add_source,
    built,
    grow,
    rows,
)
from tests.support.page_rules import complaints

HOSTILE = '</p><script>alert(1)</script> " \' & $1 \\1 data-after="x">'
LONG = "words and words " * 12
SIDE = st.dictionaries(
    st.sampled_from(["finding-a", "finding-b", "finding-a.2"]),
    st.one_of(st.just(HOSTILE), st.text("Ab1 $%&<>\"'é−", min_size=1).map(str.strip)),
)


@pytest.fixture
def own(four_notebooks: Collection, tmp_path: Path) -> Collection:
    """The same four, for a test to change."""
    return four_notebooks.copy_to(tmp_path / "collection")


def written(collection: Collection) -> set[tuple[str, int]]:
    """Give every notebook and page with the moment at which it was written."""
    folders = (collection.path("notebooks"), collection.path("reports"))
    files = (path for folder in folders for path in folder.glob("*") if path.suffix != ".tmp")
    return {(path.name, path.stat().st_mtime_ns) for path in files}


def page_of_changes(collection: Collection) -> str:
    """Give the page of changes, which keeps all rules of a page."""
    path = collection.path(CHANGES)
    markup = path.read_text(encoding="utf-8")
    assert not list(complaints(markup, path))
    return markup


def section(collection: Collection, name: str) -> str:
    """Give a section of the page of changes, as text."""
    markup = page_of_changes(collection)
    _, heading, rest = markup.partition(f'<h2 id="{name}">')
    assert heading, f"no section {name}"
    text = re.sub(r"<[^>]+>", "", rest.partition("<h2 ")[0].partition("</main>")[0])
    return " ".join(html.unescape(text).split())


def kept(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> Update:
    """Give the last update that a collection's record keeps."""
    monkeypatch.setattr(update_record, "RECORD", collection.path(RECORD))
    return recorded().updates[0]


def drawn(svg: str, **more: str) -> dict[str, str]:
    """A chart as the record keeps it, with one drawing or with two."""
    return {"name": "chart-1", "title": "Pay", "svg": svg, **more}


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
        ("helpers/saying.py", *COMMENTED),
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
        assert len(charts) >= page.count("<figure") > 0, "small ones stand on the front page"
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
    update.forget_drawings(but=update.drawn)
    assert update.pages["01_pay"].after == {"output-1": {"title": HOSTILE}}


def test_charts_of_a_notebook_that_somebody_ran_before_are_not_compared(own, shrunk, monkeypatch):
    grow(own, 8, 1)
    name = "notebooks/00_outlook.ipynb"
    own.path(name).write_bytes(shrunk.path(name).read_bytes())
    built(own)
    pages = kept(own, monkeypatch).pages
    sentences = kept(shrunk, monkeypatch).pages["00_outlook"]
    assert {*pages["00_outlook"].names} == {*sentences.names} - {"output-cell-5"}
    assert pages["00_outlook"].before["finding-cell-4.2"] == "That is 0.3% a year."
