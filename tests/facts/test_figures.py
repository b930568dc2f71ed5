"""Stated and official figures come out with their words, their sources and nothing else."""

import pandas as pd
import pytest

from helpers import phrases
from helpers.analysis import household_survey, member_surveys, outlook, percentiles, stated_ranges
from helpers.errors import UserError
from helpers.facts import official, prices, sources
from helpers.facts.figures import (
    as_stated,
    basis,
    figure,
    figures,
    newest_figure,
    who_and_when,
)
from helpers.formatting import dollars
from helpers.rendering.html import TABLE
from helpers.rendering.tables import html_table
from helpers.show import sentences
from helpers.show.charts import ranges
from helpers.show.html_tables import Linked, saved_rows, table, table_data
from helpers.show.sentences import say

BLS = "U.S. Bureau of Labor Statistics"
HOSTILE = '"><img src=x onerror=alert(1)>'


def test_a_stated_figure_is_found_by_its_id() -> None:
    stated = figure("pay", "deep-dive-bls-p90-annual")
    assert stated["low"] == 81090
    assert pd.isna(stated["value"])


def test_a_figure_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match=r"pay\.csv has .*'no-such-figure'"):
        figure("pay", "no-such-figure")


def test_labels_say_who_measured_when_and_what() -> None:
    rows = figures("certifications", id="career-hub-aapc-certified-mean")
    assert who_and_when(rows).tolist() == ["AAPC, 2025 (mean)"]
    nobody = figures("pay", id="blog-entry-level")
    assert who_and_when(nobody).tolist() == ["The blog, no source given"]
    inferred = figures("certifications", id="deep-dive-aapc-two-credentials-mean")
    labels = who_and_when(inferred).tolist()
    assert labels == ["AAPC, 2023 (mean; period and source inferred)"]


def test_a_short_table_says_on_what_a_figure_rests_and_nothing_of_what_is_not_said() -> None:
    rows = figures("certifications", unit="USD")
    brief = stated_ranges.in_brief(rows)
    shown = [name for name in brief if name not in ("source", "stated_in")]
    assert shown == ["Of whom or what", "Stated", "Stated in"]
    assert {stated.note for stated in brief["Stated"]} == {""}
    (mean,) = stated_ranges.in_brief(
        figures("certifications", id="career-hub-aapc-certified-mean")
    )["Stated"]
    assert mean == Linked("$66,979", note="AAPC, 2025 (mean)")
    dated = basis(figures("pay", id="deep-dive-bls-p10-annual")).iloc[0]
    assert dated == "U.S. Bureau of Labor Statistics, May 2023 (10th percentile)"


def test_a_table_writes_a_range_with_a_dash_and_a_sentence_as_it_is() -> None:
    cells = ["$38,000 to $45,000", Linked("1 to 2 years"), "It went from 1 to 2."]
    rows = pd.DataFrame([cells], columns=["Pay", "Years", "Words"])
    shown = table(rows, "Rows")._repr_mimebundle_()[TABLE]
    first, second, third = shown["rows"][0]
    assert (first, second["text"], third) == ("$38,000–$45,000", "1–2 years", cells[2])


def test_a_table_of_stated_figures_is_in_words() -> None:
    row = as_stated(figures("outlook", id="career-hub-bls-growth")).iloc[0]
    assert row["Stated"] == "7%"
    assert row["Period"] == "2024 to 2034"
    assert row["Measured by"] == "U.S. Bureau of Labor Statistics"
    assert row["Stated in"] == "the career hub"


@pytest.mark.parametrize(
    ("topic", "name", "period", "measured_by"),
    [
        ("geography", "deep-dive-state-california", "May 2023 (inferred)", BLS),
        ("geography", "deep-dive-state-alabama", "May 2023 (inferred)", f"{BLS} (inferred)"),
        ("pay", "earnings-guide-median-annual", "not said", f"{BLS} (inferred)"),
        ("pay", "deep-dive-bls-median-annual", "May 2023", BLS),
    ],
)
def test_a_table_of_stated_figures_marks_what_is_inferred(
    topic: str, name: str, period: str, measured_by: str
) -> None:
    row = as_stated(figures(topic, id=name)).iloc[0]
    assert (row["Period"], row["Measured by"]) == (period, measured_by)


def test_a_survey_beside_official_wages_marks_an_inferred_year() -> None:
    two = "Certified members, two credentials"
    rows = figures("certifications", subject=two, as_of="2023")
    beside = member_surveys.beside_official(rows, {"Coders": official.national_wage("2023-05")})
    assert beside["Of"].tolist() == ["2023 (inferred)", "May 2023"]


@pytest.mark.parametrize(
    ("topic", "name", "stated"),
    [
        ("specialties", "deep-dive-cdi-range", "$80,000 to $110,000 or more"),
        ("total_compensation", "deep-dive-accuracy-target", "at least 95%"),
        ("total_compensation", "deep-dive-bonus", "a few hundred to several thousand dollars"),
        ("work_settings", "career-hub-optum-hourly", "about $23.00 to $42.00"),
        ("experience", "deep-dive-expert-years", "at least 20 years"),
        ("training", "career-hub-associate-length", "about 2 years"),
    ],
)
def test_a_figure_is_stated_as_its_document_words_it(topic: str, name: str, stated: str) -> None:
    assert as_stated(figures(topic, id=name))["Stated"].iloc[0] == stated


def test_ranges_keep_open_ends_open() -> None:
    rows = figures("pay", id="deep-dive-bls-p10-annual")
    rows_drawn = stated_ranges.labelled(rows, pd.Series(["a"]))
    assert pd.isna(rows_drawn["From"].iloc[0])
    assert rows_drawn["To"].iloc[0] == 34640


def test_a_chart_of_stated_ranges_words_them_as_the_articles_do() -> None:
    rows = figures("specialties", measure="annual pay")
    rows_drawn = stated_ranges.by_article(rows)
    ends = ("From", "Stated", "To")
    alt = ranges(rows_drawn, "Figure", ends, dollars, "Title", "Caption", group="Subject").alt
    assert "CDI), Deep dive: $80,000 to $110,000 or more;" in alt
    assert "Risk adjustment, Career hub, average: about $84,640;" in alt
    assert "Oncology, Earnings guide: $53,000 to $72,000;" in alt


def test_a_ladder_has_the_stages_and_no_success_story() -> None:
    stages = stated_ranges.ladders({})
    assert set(stages["kind"]) == {"fact"}
    assert set(stages["qualifier"].dropna()) == {"open above", "at least"}
    years = stages.set_index("id")["years"]
    assert years["deep-dive-expert-pay"] == "20 or more"
    assert years["deep-dive-mid-pay"] == "3 to 9"
    assert years["career-hub-entry-pay"] == "not said"


def test_the_newest_release_is_the_default_and_others_can_be_named() -> None:
    assert official.national_wage().period == max(official.periods_of("wages_national"))
    assert official.national_wage("2023-05").annual_median == 48780
    with pytest.raises(LookupError, match="no such row"):
        official.national_wage("1887")


def test_percentiles_stand_in_their_order() -> None:
    queue = percentiles.percentiles(official.national_wage())
    assert queue["Annual pay"].is_monotonic_increasing
    assert queue["source"].nunique() == 1


@pytest.mark.parametrize("occupation", [official.RECORDS, official.BILLERS, official.EVERYONE])
@pytest.mark.parametrize("level", ["sector", "3-digit", "4-digit", "6-digit"])
def test_industry_wages_have_one_row_an_industry(level: str, occupation: str) -> None:
    rows = official.industry_wages(level=level, occupation=occupation)
    assert set(rows["occupation"]) == {occupation}
    assert set(rows["level"]) == {level}
    assert rows["industry_code"].is_unique


def test_industries_of_earlier_releases_are_whole_whoever_owns_them() -> None:
    for period in ("2021-05", "2022-05", "2023-05", "2024-05"):
        rows = official.industry_wages(period)
        assert {"42", "62", "99"} <= set(rows["industry_code"])
        assert rows["industry_code"].is_unique


def test_industry_wages_of_one_owner_are_the_parts_of_an_industry() -> None:
    whole = official.industry_wages(level="3-digit").set_index("industry_code")
    parts = [
        official.industry_wages(level="3-digit", owner=owner).set_index("industry_code")
        for owner in ("private", "state government", "local government")
    ]
    assert all(set(part.index) == {"611000", "622000"} for part in parts)
    jobs = sum(part["employment"] for part in parts)
    assert jobs.to_dict() == pytest.approx(whole.loc[jobs.index, "employment"].to_dict(), abs=20)


@pytest.mark.parametrize(
    "wages", [official.state_wages, official.metropolitan_wages, official.nonmetropolitan_wages]
)
def test_wages_of_areas_are_of_one_occupation_and_release(wages) -> None:
    for occupation in (official.RECORDS, official.BILLERS, official.EVERYONE):
        rows = wages(occupation=occupation)
        assert set(rows["occupation"]) == {occupation}
        assert set(rows["period"]) == {official.national_wage().period}
        assert rows["area_code"].is_unique
    assert set(wages()["occupation"]) == {official.RECORDS}


def test_states_of_a_release_of_means_alone_have_means_alone() -> None:
    rows = official.state_wages("2023-05")
    assert len(rows) == 51
    assert rows["annual_mean"].notna().all()
    assert rows[["employment", "annual_median"]].isna().all(axis=None)


def test_every_compared_occupation_has_a_name_wages_and_a_projection() -> None:
    codes = set(official.occupations()["occupation"])
    assert codes == set(official.wages_by_occupation()["occupation"])
    assert codes == set(official.projections()["occupation"])


def test_an_occupation_held_for_its_history_is_on_no_list_but_can_be_asked_for() -> None:
    listed = pd.concat([official.wages_by_occupation(), official.projections(),
                        outlook.both_rounds("2023-33", "2024-34")])  # fmt: skip
    assert set(listed["occupation"]) == set(official.occupations()["occupation"])
    assert not {"31-9094", "43-9021"} & set(official.occupations()["occupation"])
    assert official.projection("2024-34", "31-9094")["employment_base"] == 43.9
    assert len(official.national_wages("31-9094")) > 26


def test_wages_are_compared_under_one_code_only() -> None:
    for code in official.occupations()["occupation"]:
        assert official.comparable_wages(code)["published_code"].nunique() == 1


def test_one_citation_gathers_all_releases() -> None:
    rows = official.national_wages()
    (citation,) = sources.cite(sources.sources_of(rows))
    newest = phrases.when(rows["period"].max())
    assert f"1997 to {newest} ({len(rows)} releases)" in citation.text
    assert citation.page == "https://www.bls.gov/oes/"


def test_the_line_under_a_chart_says_who_measured_and_who_states() -> None:
    stated = figures("certifications", id="career-hub-aapc-certified-mean")
    assert sources.brief_source(stated).endswith(", 2025, as stated in the career hub")
    mixed = pd.concat([stated, official.national_wage().to_frame().T])
    assert sources.brief_source(mixed).endswith("; figures stated in the career hub")


def test_a_sentence_remembers_its_sources_and_dollars_stay_dollars(capsys) -> None:
    say("It is $1 and $2.", official.projection())
    used = sentences.sources_used().citations
    assert any("Employment Projections" in citation.text for citation in used)
    assert "Markdown" in capsys.readouterr().out


def test_a_sentence_on_two_periods_must_name_both(capsys) -> None:
    wage, parity = official.national_wage("2024-05"), prices.state_price_parities()
    parity = parity.assign(source="bea-rpp-state-2024")
    with pytest.raises(UserError, match="does not name May 2024; name each"):
        say("Half earn less than that in May 2023.", wage, official.national_wage("2023-05"))
    say("From May 2023 to May 2024 it rose.", wage, official.national_wage("2023-05"))
    say("It rose.", wage, official.national_wage("2023-05"), about_change=True)
    say("Half earn less.", wage)
    say("In May 2024, at the prices of 2024, it buys more.", wage, parity)


def test_a_table_has_caption_scopes_and_no_markup_from_data() -> None:
    rows = pd.DataFrame({"Name": [HOSTILE], "Pay": [float("nan")], "source": ["bls-cpi-u"]})
    markup = html_table(table_data(rows, HOSTILE, {"Pay": dollars}))
    assert "<img" not in markup
    assert "bls-cpi-u" not in markup
    assert markup.count('scope="col"') == 2
    assert markup.count('scope="row"') == 1
    assert "not published" in markup
    assert table(rows, "Pay")._repr_mimebundle_()["text/plain"] == "Pay"


def test_rows_that_are_saved_say_where_they_are_from() -> None:
    rows = pd.DataFrame({"Name": ['a "b", c', "d"], "Pay": [1.5, None], "source": "bls-cpi-u"})
    text = saved_rows(rows, "The finding", "The source")
    assert text == 'Name,Pay\n"a ""b"", c",1.5\nd,\n\nFinding,The finding\nSource,The source\n'


# The newest of a kind, whoever added it

MEAN = {"subject": "Certified members, any credential", "measure": "annual pay"}


def test_the_newest_figure_follows_a_survey_that_is_added(copy_of_data) -> None:
    before = newest_figure("certifications", "AAPC", **MEAN)
    assert before["as_of"] == "2025"
    with open(copy_of_data / "sources.csv", "a", encoding="utf-8") as file:
        file.write("aapc-2031,aapc-survey,,,,,2031,,,,,,\n")
    with open(copy_of_data / "figures/certifications.csv", "a", encoding="utf-8") as file:
        for stated_in, grade, pay in (("article-blog", "", 1), ("aapc-2031", "primary", 68500)):
            file.write(f'x-{pay},"{MEAN["subject"]}",annual pay,mean,{pay},,,,,USD/year,2031,')
            file.write(f"aapc-2031,,fact,{grade},{stated_in},\n")
    newest = newest_figure("certifications", "AAPC", **MEAN)
    assert (newest["value"], newest["stated_in"]) == (68500, "aapc-2031"), "its own words first"
    assert figure("certifications", before["id"])["value"] == before["value"]


def test_the_newest_figure_of_nobody_or_of_several_kinds_is_no_figure() -> None:
    with pytest.raises(LookupError, match="no figure of AHIMA with a period in data/figures/cert"):
        newest_figure("certifications", "AHIMA", **MEAN)
    with pytest.raises(LookupError, match=r"several kinds of figures have .*: Certified members"):
        newest_figure("certifications", "AAPC", measure="annual pay")


# Official tables, ready for a notebook


def test_the_newest_round_with_levels_is_not_the_newest_growth() -> None:
    rounds = outlook.projection_rounds()
    assert rounds["period"].is_monotonic_increasing
    assert rounds["employment_base"].notna().all()
    assert set(rounds["published_code"]) == {"29-2071", "29-2098", "29-2072"}
    assert set(outlook.comparable_rounds()["published_code"]) == {"29-2072"}
    assert outlook.comparable_rounds()["period"].iloc[0] == "2021-31"
    whole, newest = official.projection(), outlook.newest_projection()
    assert whole["period"] <= newest["period"]
    assert pd.notna(whole["exits"])
    assert newest["period"] == max(official.periods_of("projections"))
    assert pd.notna(newest["change_percent"])
    with pytest.raises(LookupError):
        outlook.newest_projection("99-9999")


def test_people_of_an_occupation_in_rows() -> None:
    ages = (
        household_survey.household_ages().set_index("occupation", drop=False).loc[official.RECORDS]
    )
    by_age = household_survey.by_age(ages)
    assert by_age["Workers"].sum() == pytest.approx(ages["workers"], abs=4)
    assert list(by_age["Age"])[-1] == "65 and over"
    school = household_survey.schooling().set_index("occupation", drop=False).loc[official.RECORDS]
    assert household_survey.by_schooling(school)["Workers"].sum() == pytest.approx(100, abs=0.4)
    earnings = household_survey.weekly_earnings("2023")
    assert set(earnings["period"]) == {"2023"}
    assert household_survey.weekly_earnings()["period"].iloc[0] == max(
        official.periods_of("household_weekly_earnings")
    )
    assert household_survey.sex_and_race()["women_percent"].dropna().between(0, 100).all()


def test_postings_and_exposure_and_portions_are_the_newest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = outlook.postings()
    assert index["month"].is_monotonic_increasing
    assert outlook.ai_exposure()["period"].nunique() == 1
    country = prices.portion_price_parities("nonmetropolitan")
    assert len(country) == 47
    assert set(country["portion"]) == {"nonmetropolitan"}
    both = pd.concat([country, country.assign(year=country["year"] + 1)])
    monkeypatch.setattr(prices, "load", lambda _: both)
    year = prices.portion_price_parities("nonmetropolitan")["year"]
    assert year.tolist() == [country["year"].max() + 1] * 47
