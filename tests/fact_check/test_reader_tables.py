"""What the page shows of the verdicts: every one, once, with its sign and its reason."""

import pandas as pd
import pytest

from helpers.fact_check import judge_all, judge_claims, reader_tables
from helpers.fact_check.verdict import HOLD, VERDICTS
from helpers.fact_check.verdict_tables import SIGNS
from helpers.facts.figures import articles_figures
from helpers.formatting import printed
from helpers.paths import REPORTS
from helpers.rendering.html import TABLE
from helpers.rendering.tables import html_table
from helpers.show.html_tables import Table, table_data
from tests.support.browser import Window

AGAINST = [verdict for verdict in reader_tables.RULES if verdict not in HOLD]
TALLEST = {1280: 15_000, 360: 31_000}
"""CSS pixels of the page, by the width of its window."""


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return judge_all(articles_figures())


@pytest.fixture(scope="module")
def claims() -> pd.DataFrame:
    return judge_claims()


@pytest.fixture(scope="module")
def tables(figures) -> list[Table]:
    """All tables of figures that the page shows."""
    is_open = figures["verdict"] == "cannot be checked"
    no_fact = figures["verdict"] == "not a checkable fact"
    return [
        *(reader_tables.figures_against(figures, verdict) for verdict in AGAINST),
        *(reader_tables.figures_holding(figures, verdict) for verdict in HOLD),
        *reader_tables.figures_by_reason(figures[is_open], "missing"),
        *reader_tables.figures_by_reason(figures[no_fact], "reason"),
    ]


def texts(shown: Table) -> list[list[str]]:
    """The rows of a table as texts, a note behind its cell."""
    rows = table_data(shown.rows, shown.caption, {})["rows"]
    return [
        [cell if isinstance(cell, str) else f"{cell['text']} {cell['note']}" for cell in row]
        for row in rows
    ]


def test_each_figure_stands_on_the_page_once(figures, tables) -> None:
    shown = [name for one in tables for name in one.rows["id"]]
    assert sorted(shown) == sorted(figures["id"])


def test_each_claim_in_words_stands_on_the_page_once(claims) -> None:
    lists = [reader_tables.claims_of_verdict(claims, verdict) for verdict in VERDICTS]
    shown = [name for one in lists if len(one.rows) for name in one.rows["id"]]
    assert sorted(shown) == sorted(claims["id"])


def test_the_sign_of_its_verdict_stands_in_each_row(figures, tables) -> None:
    signs = figures.set_index("id")["verdict"].map(SIGNS)
    for one in tables:
        for name, row in zip(one.rows["id"], texts(one), strict=True):
            assert row[1].startswith(f"{signs[name]} "), row
            assert one.caption.startswith(signs[name]), one.caption


def test_the_sign_of_its_verdict_stands_before_each_claim_in_words(claims) -> None:
    for verdict in claims["verdict"].unique():
        for row in texts(reader_tables.claims_of_verdict(claims, verdict)):
            assert row[0].startswith(f"{SIGNS[verdict]} ")


def test_a_row_says_what_the_evidence_says(figures) -> None:
    """The amount that stands beside the article's is one of the evidence's own."""
    official = figures[(figures["found"] != "") & ~figures["row"].str.startswith("data/claims")]
    assert len(official) > 50
    for _, figure in official.iterrows():
        for amount in figure["found"].split("–"):
            assert amount in figure["evidence"], figure["id"]


def test_what_decides_and_what_is_newest_bear_their_periods(figures) -> None:
    rows = figures.set_index("id")["found_as"]
    assert rows["deep-dive-state-new-jersey"] == "mean, May 2023; $54,490 in May 2025"
    assert rows["deep-dive-bls-p10-annual"] == "10th percentile, May 2023; $37,000 in May 2025"
    assert rows["blog-bls-median-annual"].startswith("median, in the wider 29-2098, May 2020; ")
    assert rows["career-hub-health-services-managers-median"] == (
        "median, May 2023; $117,960 in May 2024; $123,860 in May 2025"
    )
    assert rows["career-hub-hospitals-share"] == (
        "in its wage survey, May 2025; 28% in its Handbook in 2024"
    )


def test_a_reason_that_many_share_is_said_once(figures) -> None:
    is_open = figures["verdict"] == "cannot be checked"
    lists = list(reader_tables.figures_by_reason(figures[is_open], "missing"))
    missing = figures.loc[is_open, "missing"]
    assert len(lists) == missing.nunique() < 10
    sizes = [len(one.rows) for one in lists]
    assert sizes == sorted(sizes, reverse=True) and sum(sizes) == len(missing)
    for one in lists:
        head, _, rest = missing[figures["id"].isin(one.rows["id"])].iloc[0].partition(": ")
        assert head in one.caption
        assert one.note.lower().startswith(rest.rstrip(".").lower())
        assert not any(head in cell for row in texts(one) for cell in row)


def test_who_measured_a_figure_that_cannot_be_checked_is_named(figures) -> None:
    is_open = figures["verdict"] == "cannot be checked"
    surveys, *_ = reader_tables.figures_by_reason(figures[is_open], "missing")
    subjects = surveys.rows.set_index("id")["Figure"]
    assert subjects["deep-dive-salary-com-median"].note == "annual pay, Salary.com, deep dive"


@pytest.mark.parametrize("verdict", VERDICTS)
def test_claims_say_numbers_where_tables_settle_them_and_else_why(claims, verdict: str) -> None:
    shown = reader_tables.claims_of_verdict(claims, verdict)
    by_name = claims.set_index("id")
    for _, row in shown.rows.iterrows():
        claim = by_name.loc[row["id"]]
        is_settled = verdict in ("confirmed", "contradicted", "was right, now out of date")
        assert row["The tables say"] == claim["evidence" if is_settled else "reason"]
        assert bool(row["Source"].text) == bool(claim["address"])


def test_no_amount_is_lost_when_it_is_shortened(figures) -> None:
    for _, figure in figures.iterrows():
        long = printed(figure)
        digits = [sign for sign in long if sign.isdigit()]
        assert [sign for sign in reader_tables.brief(long) if sign.isdigit()] == digits
    assert reader_tables.brief("a few hundred to several thousand dollars").endswith("dollars")
    assert reader_tables.brief("less than $34,640") == "under $34,640"


def test_a_verdict_that_nothing_has_leaves_an_empty_table(figures) -> None:
    shown = reader_tables.figures_against(figures.head(0), "contradicted")
    assert shown.caption == "✗ Contradicted: 0 figures"
    assert "<tbody" in html_table(shown._repr_mimebundle_()[TABLE])


def test_a_form_and_a_note_are_in_the_markup_of_their_table_alone() -> None:
    rows = pd.DataFrame({"Figure": ["Ohio"], "The article says": ["✗ $1"]})
    listed = Table(rows, "States", {}, note="<b>once</b> & for all", form="list")
    markup = html_table(listed._repr_mimebundle_()[TABLE])
    assert "<small>&lt;b&gt;once&lt;/b&gt; &amp; for all</small></caption>" in markup
    assert ' list" ' in markup.partition(">")[0]
    plain = html_table(table_data(rows, "States", {}))
    assert "list" not in plain and "<small>" not in plain


@pytest.mark.parametrize("width", TALLEST)
def test_the_page_is_no_taller_than_its_rows_ask_for(window: Window, width: int) -> None:
    shown = window.show(REPORTS / "12_fact_check.html")
    shown.unfold(False)
    shown.look(width)
    assert shown.page.evaluate("document.documentElement.scrollHeight") <= TALLEST[width]


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_each_verdict_is_seen_beside_its_figure(window: Window, width: int) -> None:
    """Subject, sign and amount of each row lie inside the window, and nothing is cut."""
    shown = window.show(REPORTS / "12_fact_check.html")
    shown.look(width)
    rows = shown.page.locator(":is(.verdicts, .list) tbody tr")
    unseen = rows.evaluate_all(
        """(rows, signs) => rows.filter(row => {
          const cells = [...row.cells].slice(0, 2).filter(cell => cell.textContent)
          return !cells.some(cell => signs.includes(cell.textContent.trim()[0]))
            && !row.closest("table").caption.textContent.startsWith("Figures on")
            || cells.some(cell => {
              const box = cell.getBoundingClientRect()
              return box.left < 0 || box.right > innerWidth || !box.height
                || cell.scrollWidth > cell.clientWidth + 1
            })
        }).map(row => row.textContent)""",
        list(SIGNS.values()),
    )
    assert rows.count() > 190 and unseen == []
