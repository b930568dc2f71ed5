"""Credentials, benefits and telework: what is typed of them, and what the helpers give."""

import pandas as pd
import pytest

from helpers.analysis.credentials import (
    CREDENTIALS,
    UNKNOWN,
    cost_of_a_pass,
    credential_pages,
    credentials_compared,
    credits_over,
    newest_fact,
    pass_rates,
)
from helpers.analysis.member_surveys import newest_telework
from helpers.data.schemas.articles import GRADES
from helpers.data.tables import load
from helpers.facts.figures import figure, figures
from helpers.facts.sources import is_article, names_sources
from helpers.formatting import printed

TYPED = ("credentials", "benefits", "telework")


@pytest.mark.parametrize("topic", TYPED)
def test_every_figure_names_a_page_that_can_be_opened(topic: str) -> None:
    pages = load("sources").set_index("source")["page"]
    assert pages[figures(topic)["stated_in"]].notna().all()


@pytest.mark.parametrize(
    ("year", "rates"),
    [("2017", [68]), ("2019", [82]), ("2020", [85, 80]), ("2022", [70]), ("2025", [62])],
)
def test_pass_rates_of_the_cca(year: str, rates: list[float]) -> None:
    rows = pass_rates("CCA")
    assert rows.loc[rows["as_of"] == year, "rate"].tolist() == rates


def test_pass_rates_have_the_testers_of_their_own_page() -> None:
    rows = pass_rates("CCA").set_index(["as_of", "rate"])
    assert (rows.loc[("2020", 85), "testers"], rows.loc[("2020", 80), "testers"]) == (1627, 1727)
    assert pd.isna(rows.loc[("2023", 70), "testers"])
    assert rows.loc[("2023", 70), "holders"] == 7972
    assert list(rows.index.get_level_values("as_of")) == sorted(rows.index.get_level_values(0))


@pytest.mark.parametrize("credential", ["CPC", "CBCS"])
def test_a_rate_that_is_not_published_is_said_not_guessed(credential: str) -> None:
    assert pass_rates(credential).empty
    assert printed(newest_fact(credential, "first-time pass rate")) == "not published"


def compared() -> pd.DataFrame:
    """What is known of each credential, by its initials."""
    rows = credentials_compared()
    return rows.set_axis([credential.text for credential in rows["Credential"]])


def test_every_credential_has_a_row_and_no_cell_is_blank() -> None:
    assert tuple(compared().index) == CREDENTIALS
    assert compared().notna().all(axis=None)


@pytest.mark.parametrize(
    ("credential", "heading", "words"),
    [
        ("CPC", "Fee and tries", "$425 for one attempt; $499 for two attempts"),
        ("CCA", "Fee and tries", "$199 for members; $299 for others; again after 30 days"),
        ("CBCS", "Fee and tries", "$117"),
        ("RHIA", "Fee and tries", UNKNOWN),
        ("CCS", "Passed at first try", "84% (2025)"),
        ("CPC", "Passed at first try", "not published"),
        ("CCS", "Exam", "107 questions, 4 hours, 300 of 400 points to pass"),
        ("CBCS", "Exam", "390 of 500 points to pass"),
        ("RHIA", "Credits in five years", "75"),
        ("CPB", "Exam", UNKNOWN),
    ],
)
def test_credentials_side_by_side(credential: str, heading: str, words: str) -> None:
    assert compared().loc[credential, heading] == words


def test_a_credential_bears_its_name_and_who_grants_it() -> None:
    notes = [credential.note for credential in compared().loc[["CPC", "CBCS"], "Credential"]]
    assert notes == ["Certified Professional Coder, AAPC", "NHA"]


def test_nothing_is_made_up_of_a_credential_that_no_source_describes() -> None:
    initials, *others = compared().loc["CPB"].drop(filter(names_sources, compared()))
    assert (initials.note, set(others)) == (UNKNOWN, {UNKNOWN})
    assert pd.isna(credits_over("CPB", 5))


def test_credits_grow_with_the_years() -> None:
    assert [credits_over("RHIA", years) for years in (2, 5)] == [30, 75]


def test_every_statement_on_credentials_stands_beside_its_page() -> None:
    pages = credential_pages()
    assert not pages.duplicated(["Credential", "stated_in"]).any()
    text = pages.set_index(["Credential", "stated_in"])["What it states"]
    for _, fact in figures("credentials").iterrows():
        assert printed(fact) in text[(fact["subject"], fact["stated_in"])], fact["id"]
    for _, words in load("credentials").iterrows():
        assert words["wording"] in text[(words["credential"], words["stated_in"])]


def test_a_page_has_an_address_and_a_grade_and_an_article_says_that_it_is_one() -> None:
    pages = credential_pages()
    articles = pages["stated_in"].map(is_article)
    assert all(page.note.startswith("an article") for page in pages.loc[articles, "Page"])
    for page in pages.loc[~articles, "Page"]:
        assert page.address.startswith("http")
        assert page.note.partition(";")[0] in GRADES


def test_periods_stand_behind_the_figures_of_a_page() -> None:
    pages = credential_pages().set_index(["Credential", "stated_in"])["What it states"]
    assert "first-time pass rate: 80% (2020), 74% (2021)" in pages[("CCA", "saviorquiz-cca")]


def test_the_newest_fact_is_taken_and_what_nobody_states_is_nothing() -> None:
    assert newest_fact("CCA", "exam fee for members")["as_of"] == "2026"
    assert newest_fact("RHIA", "exam fee for members") is None


def test_apprentices_have_two_shorter_ways() -> None:
    assert figures("credentials", subject="CPC-A")["unit"].tolist() == [
        "years",
        "years",
        "years",
        "hours",
    ]


def test_a_credential_of_which_nothing_is_held_is_told() -> None:
    with pytest.raises(LookupError):
        figures("credentials", subject="CPB")


@pytest.mark.parametrize("rate", [0, -5, 101])
def test_no_pass_costs_anything_where_nobody_passes(rate: float) -> None:
    with pytest.raises(ValueError, match="pass rate"):
        cost_of_a_pass(199, rate)


def test_benefits_and_wages_make_what_an_hour_costs() -> None:
    for who in ("Private industry", "Civilian workers", "State and local government"):
        rows = figures("benefits", subject=who).set_index("measure")["value"]
        parts = rows["wages and salaries"] + rows["benefits"]
        assert parts == pytest.approx(rows["cost of an hour of work"], abs=0.011)


def test_parts_make_the_benefits_of_private_industry() -> None:
    rows = figures("benefits", subject="Private industry").set_index("measure")["value"]
    parts = ["paid leave", "supplemental pay", "insurance", "retirement",
             "legally required benefits"]  # fmt: skip
    assert rows[parts].sum() == pytest.approx(rows["benefits"], abs=0.03)


@pytest.mark.parametrize("plan", ["single", "family"])
def test_a_worker_s_share_is_that_of_the_premium(plan: str) -> None:
    paid, premium, share = (
        figure("benefits", f"kff-2025-{plan}-{name}")["value"]
        for name in ("worker", "premium", "worker-share")
    )
    # The survey averages shares, which is not the share of the averages.
    assert 100 * paid / premium == pytest.approx(share, abs=1.5)


def test_those_who_telework_do_so_for_all_or_for_some_hours() -> None:
    share = {row["id"]: row["value"] for _, row in figures("telework").iterrows()}
    parts = share["cps-2025-11-all-hours"] + share["cps-2025-11-some-hours"]
    assert parts == pytest.approx(share["cps-2025-11-all"], abs=0.11)


@pytest.mark.parametrize(
    ("topic", "name", "text"),
    [
        ("benefits", "ors-2020-records-standing-hours", "1.5 hours a day"),
        ("telework", "cps-2025-hours", "26.5"),
        ("credentials", "ccs-2026-questions", "107 questions"),
        ("credentials", "cca-2026-retake-wait", "30 days"),
        ("credentials", "cpc-a-course-length", "80 hours"),
        ("credentials", "ccs-2026-renewal-own", "at least 40%"),
    ],
)
def test_units_are_shown_with_their_figures(topic: str, name: str, text: str) -> None:
    assert printed(figure(topic, name)) == text


def test_telework_is_that_of_the_newest_month_a_group() -> None:
    rows = newest_telework()
    assert rows["subject"].is_unique
    assert rows["subject"].iloc[0] == "All people at work"
    assert dict(zip(rows["subject"], rows["value"], strict=True))["All people at work"] == 22.7
