"""Projections, prices, households, the Handbook: taken in, or refused by the command in words."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support import workbooks
from tests.support.collection import command_on
from tests.support.data_folder import DataFolder
from tests.support.workbooks import ASSISTANTS_PROJECTED, RECORDS_PROJECTED, comma_separated

pytestmark = pytest.mark.slow

PROJECTIONS, HANDBOOK = "official/projections", "official/handbook"
PRICES = "official/consumer_prices"
MINE = {"occupation": "29-2072"}


class ByCommand(DataFolder):
    """A small data/ folder, from which the command refuses files."""

    def refuse(self, *files: Path) -> str:
        """Have files refused by the command; make sure that nothing changed; give the sentences."""
        before = self.contents()
        done = command_on(self.folder, "update", *map(str, files))
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert self.contents() == before
        return done.stderr


@pytest.fixture
def data(empty_data: Path, capsys: pytest.CaptureFixture) -> ByCommand:
    return ByCommand(empty_data, capsys)


# Rounds of projections


def test_a_round_as_the_agencys_page_exports_it(data, tmp_path) -> None:
    before = {**RECORDS_PROJECTED, "occupation": "29-2098", "title": "Registrars and others"}
    data.take(workbooks.exported(tmp_path, [before], 2019))
    row = data.row(PROJECTIONS)
    assert (row["period"], row["occupation"], row["published_code"]) == (
        "2019-29", "29-2072", "29-2098",
    )  # fmt: skip
    assert (row["title"], row["method"]) == ("Registrars and others", "published")
    assert (row["employment_base"], row["change_percent"], row["openings"]) == ("200", "-5", "14.2")
    assert (row["entry_education"], row["training"]) == ("Some college", "")
    assert (row["exits"], row["median_annual_wage"]) == ("", ""), "the export's wage is of its day"


def test_an_export_leaves_the_workbooks_values_and_must_agree_with_them(data, tmp_path) -> None:
    export = workbooks.exported(tmp_path, [RECORDS_PROJECTED])
    data.take(workbooks.projections(tmp_path), export)
    assert data.row(PROJECTIONS, **MINE)["exits"] == "7.1"
    assert "Nothing new" in data.take(export)
    other = workbooks.exported(tmp_path, [{**RECORDS_PROJECTED, "openings": 15.0}])
    message = data.refuse(other)
    assert message.startswith(
        "Employment Projections 2026.csv: contradicts data/official/projections.csv, which holds "
        "the same release, about 2026-36 29-2072 (openings 14.2 → 15)."
    )
    assert message.count("\n") == 1


def test_the_workbook_completes_a_round_that_came_as_an_export(data, tmp_path) -> None:
    data.take(workbooks.exported(tmp_path, [RECORDS_PROJECTED]))
    data.take(workbooks.projections(tmp_path))
    row = data.row(PROJECTIONS, **MINE)
    assert (row["exits"], row["wage_year"]) == ("7.1", "2026")


def test_an_older_edition_of_a_round_does_not_replace_the_newer(data, tmp_path) -> None:
    data.take(workbooks.projections(tmp_path, 2026, wages=2027))
    lower = {**RECORDS_PROJECTED, "median_annual_wage": 49000.0}
    assert data.refuse(workbooks.projections(tmp_path, 2026, projected=[lower], wages=2026)) == (
        "occupation.xlsx: an older edition of the projections 2026 to 2036, with wages of 2026; "
        "data/official/projections.csv holds the one with wages of 2027, which stays.\n"
    )
    higher = {**RECORDS_PROJECTED, "median_annual_wage": 53000.0}
    data.take(workbooks.projections(tmp_path, projected=[higher, ASSISTANTS_PROJECTED], wages=2028))
    assert data.row(PROJECTIONS, **MINE)["median_annual_wage"] == "53000"


def test_what_was_typed_is_marked_and_has_no_levels(data, tmp_path) -> None:
    note = tmp_path / "table_1_12.txt"
    note.write_text(
        "BLS, Employment Projections 2026-36, Table 1.12, row 318, 29-2072, Total (TE1000):\n"
        '"Demand change, productivity change - more."\n'
        'Row 366, 31-9094 medical transcriptionists:\n"Less."\n',
        encoding="utf-8",
    )
    typed = workbooks.typed_round(tmp_path)
    data.take(typed, note)
    row = data.row(PROJECTIONS, **MINE)
    assert (row["method"], row["change_percent"], row["openings"]) == ("typed", "7.8", "14")
    assert (row["employment_base"], row["factors"]) == (
        "",
        "Demand change, productivity change - more.",
    )
    assert data.row(PROJECTIONS, occupation="31-9094")["factors"] == "Less."
    assert data.row("official/ai_exposure", **MINE)["exposure"] == "Very high"
    assert data.row("sources")["source"] == "bls-projections-2026-36"
    data.take(workbooks.projections(tmp_path))
    assert data.row(PROJECTIONS, **MINE)["method"] == "published"
    assert "1 left aside because published ones are there" in data.take(typed)
    assert data.row(PROJECTIONS, **MINE)["change_percent"] == "-5"


def test_a_typed_number_with_its_sign_is_refused(data, tmp_path) -> None:
    message = data.refuse(workbooks.typed_round(tmp_path, "7.8%"))
    assert message.startswith(
        "typed.csv, row 2, column growth_pct_2026_36: found '7.8%'; expected a"
    )


def test_another_occupation_joins_the_rounds_by_its_row_in_the_list(data, tmp_path) -> None:
    clerks = {**RECORDS_PROJECTED, "occupation": "43-4171", "title": "Receptionists"}
    files = [
        workbooks.projections(tmp_path, projected=[RECORDS_PROJECTED, clerks]),
        workbooks.exported(tmp_path, [RECORDS_PROJECTED, clerks], 2024),
    ]
    data.take(*files)
    assert data.rows(PROJECTIONS, occupation="43-4171") == []
    with open(data.folder / "occupations.csv", "a", encoding="utf-8") as listed:
        listed.write("43-4171,Receptionists and information clerks,43-4171,1999,,same,yes,\n")
    data.take(*files)
    rounds = data.rows(PROJECTIONS, occupation="43-4171")
    assert [row["period"] for row in rounds] == ["2024-34", "2026-36"]


def test_schooling_in_a_file_of_its_own_and_in_the_whole_workbook(data, tmp_path) -> None:
    alone, whole = workbooks.attainment(tmp_path), workbooks.projections(tmp_path)
    data.take(alone)
    row = data.row("official/education_attainment")
    assert (row["period"], row["surveyed"]) == ("2026-36", "2023 and 2025")
    assert (row["title"], row["bachelors"]) == ("Medical records specialists", "15.5")
    book, table = load_workbook(whole), load_workbook(alone)["Table 5.3"]
    sheet = book.create_sheet("Table 5.3")
    for line in table.iter_rows(values_only=True):
        sheet.append(line)
    book.save(whole)
    output = data.take(whole)
    assert "education_attainment: 1 rows taken, 0 new, 0 changed, 1 as before" in output
    assert "projections: 2 rows taken, 2 new" in output


# Prices of places and of time


def test_portions_of_states(data, tmp_path) -> None:
    areas = {
        "00000": "United States",
        "01998": "Alabama (Metropolitan Portion)",
        "01999": "Alabama (Nonmetropolitan Portion)",
        "11999": "District of Columbia (Nonmetropolitan Portion)",
    }
    lines = {"goods": 91.0, "housing": 70.0, "utilities": 90.0, "other_services": 94.0}
    values = {(code, 2024): {**lines, "all_items": 88.0, None: 1.0} for code in areas}
    values["11999", 2024] = dict.fromkeys(values["11999", 2024], 0)
    values |= {(code, 2023): values[code, 2024] for code in areas}
    data.take(workbooks.parities_of_values(tmp_path / "PARPP.csv", "PARPP", areas, values))
    rows = data.rows("official/price_parities_portion")
    assert [(row["area_code"], row["portion"], row["state"], row["year"]) for row in rows] == [
        ("01998", "metropolitan", "AL", "2024"),
        ("01999", "nonmetropolitan", "AL", "2024"),
    ]
    assert rows[1]["all_items"] == "88"


def test_older_price_parities_never_stand_beside_newer_ones(data, tmp_path) -> None:
    areas = {"01000": "Alabama"}
    old = workbooks.parities(tmp_path / "old.csv", "SARPP", areas, [2022, 2023])
    data.take(old)
    # The newer release does not reach as far back: what it revises goes all the same.
    data.take(workbooks.parities(tmp_path / "new.csv", "SARPP", areas, [2023, 2024]))
    years = [row["year"] for row in data.rows("official/price_parities_state")]
    assert years == ["2023", "2024"]
    assert data.refuse(old) == (
        "old.csv: ends in 2023, before the 2024 that data/official/price_parities_state.csv "
        "holds; each release revises all that came before, so an older one is not taken.\n"
    )


def fred(path: Path, *months: tuple[str, float]) -> Path:
    rows = [["observation_date", "CPIAUCNS"], *([f"{month}-01", index] for month, index in months)]
    return comma_separated(path, rows)


def test_prices_since_1913_go_in_as_far_as_the_collection_uses_them(data, tmp_path) -> None:
    months = [("1913-01", 9.8), ("1917-04", 12.6), ("1917-05", 13.1), ("1996-12", 158.6)]
    newer = [("1997-01", 159.1), ("1997-02", 159.6)]
    output = data.take(fred(tmp_path / "CPIAUCNS.csv", *months, *newer))
    assert "consumer_prices: 2 rows taken, 2 new" in output
    assert [row["year"] for row in data.rows(PRICES)] == ["1997", "1997"]
    message = data.refuse(fred(tmp_path / "old.csv", *months))
    assert message == "old.csv: found no month of the series CUUR0000SA0 since 1997.\n"


def test_the_agencys_whole_file_of_series_leaves_check_green(copy_of_data, tmp_path) -> None:
    head = ["series_id        ", "year", "period", "       value", "footnote_codes"]
    moved = [("1917", "M04", "12.6"), ("1917", "M05", "13.1"), ("1946", "M07", "19.8")]
    held = copy_of_data / f"{PRICES}.csv"
    with open(held, encoding="utf-8", newline="") as file:
        moved += [
            (row["year"], f"M{row['month']:>02}", row["index"]) for row in csv.DictReader(file)
        ]
    lines = [head, *(["CUUR0000SA0      ", *one, ""] for one in moved)]
    path = tmp_path / "cu.data.1.AllItems"
    path.write_text("\n".join(map("\t".join, lines)), encoding="utf-8")
    before = held.read_bytes()
    done = command_on(copy_of_data, "update", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert held.read_bytes() == before
    done = command_on(copy_of_data, "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_older_price_file_leaves_the_newer_ones_dates_and_values(data, tmp_path) -> None:
    data.take(fred(tmp_path / "new.csv", ("2026-07", 333.9), ("2026-08", 335.0)))
    before = data.row("sources")
    data.take(fred(tmp_path / "old.csv", ("2026-06", 333.0), ("2026-07", 333.9)))
    assert [row["month"] for row in data.rows(PRICES)] == ["6", "7", "8"]
    assert data.row("sources") == before
    message = data.refuse(fred(tmp_path / "wrong.csv", ("2026-06", 333.0), ("2026-07", 330.0)))
    assert message == (
        "wrong.csv: ends before data/official/consumer_prices.csv does and contradicts it about "
        "2026 7 (index 333.9 → 330); take in a newer file.\n"
    )


# The Handbook, typed by hand


def test_a_figure_typed_with_its_sign_or_left_out_is_refused(data, tmp_path) -> None:
    typed = {"median_hourly_wage": "$24.59", "employment_change": "8%", "openings_per_year": ""}
    message = data.refuse(workbooks.handbook(tmp_path, **typed))
    assert [line.partition(", column value: ")[2] for line in message.splitlines()] == [
        f"found {value}; expected a plain number such as 51140, since its unit is {unit}."
        for value, unit in (
            ("'$24.59'", "USD/hour"),
            ("'8%'", "percent"),
            ("'8%'", "jobs"),
            ("nothing", "jobs/year"),
        )
    ]
    assert "specialists.csv, row 4, column" in message


def retyped(path: Path, **new: str) -> Path:
    """Type some things otherwise than the page has them."""
    text = path.read_text(encoding="utf-8")
    for old, instead in new.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), instead)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_item_or_a_unit_that_the_page_has_not_is_named(data, tmp_path) -> None:
    page = retyped(workbooks.handbook(tmp_path), openings_per_year="openings", USD="dollars")
    message = data.refuse(page)
    assert "row 11, column item: found 'openings'; expected one of median annual wage, " in message
    assert (
        "row 2, column unit: found dollars/year for median annual wage; expected USD/year"
        in message
    )


def test_items_that_nobody_typed_are_named(data, tmp_path) -> None:
    rows = [row for row in workbooks.HANDBOOK if "share" not in row[0] and "percent" not in row]
    message = data.refuse(comma_separated(tmp_path / "ooh_2026-08.csv", rows))
    assert message.splitlines() == [
        f"ooh_2026-08.csv: found no row {missing}; expected every item of the page."
        for missing in ("employment change in percent", "share of jobs in percent by industry")
    ]


def test_a_month_that_a_spreadsheet_turned_is_named(data, tmp_path) -> None:
    page = workbooks.handbook(tmp_path)
    page.write_text(page.read_text(encoding="utf-8").replace("2025-05", "May-25"), encoding="utf-8")
    assert "row 2, column period: found 'May-25'; expected a year, a month or" in data.refuse(page)


def test_an_edition_stands_whole_beside_the_one_before(data, tmp_path) -> None:
    data.take(workbooks.handbook(tmp_path, "2026-08"))
    data.take(workbooks.handbook(tmp_path, "2027-08", jobs="201000"))  # its periods are the same
    jobs = data.rows(HANDBOOK, item="jobs")
    assert [(row["source"], row["value"]) for row in jobs] == [
        ("bls-ooh-2026-08", "198000"),
        ("bls-ooh-2027-08", "201000"),
    ]
    assert len(data.rows(HANDBOOK)) == 2 * len(workbooks.HANDBOOK[1:])
    assert {row["release"]: row["rows"] for row in data.rows("checksums")} == {
        "bls-ooh-2026-08": "11",
        "bls-ooh-2027-08": "11",
    }


# Households, and postings


def test_the_household_surveys_dash_is_withheld_and_never_zero(data, tmp_path) -> None:
    data.take(workbooks.household(tmp_path))
    row = data.row("official/household_weekly_earnings", **MINE)
    assert (row["period"], row["workers"], row["weekly_median"]) == ("2026", "163", "1030")
    assert (row["men_weekly_median"], row["withheld"]) == ("", "men_weekly_median –")
    total = data.row("official/household_weekly_earnings", occupation="00-0000")
    assert total["men_weekly_median"] == "1300"
    assert len(data.rows("official/household_weekly_earnings")) == 2
    assert data.row("sources")["next_release"] == "2028-01"


def test_household_columns_in_another_order_and_cells_that_are_none_are_refused(
    data, tmp_path
) -> None:
    turned = ["Median weekly earnings", "Number of workers"] * 3
    message = data.refuse(workbooks.household(tmp_path, headings=turned))
    assert message.startswith(
        "cpsaat39.xlsx, sheet cpsaat39: found the columns 2026 Total Median we"
    )
    message = data.refuse(workbooks.household(tmp_path, men="about 900"))
    assert message.startswith(
        "cpsaat39.xlsx, row 10, column Median weekly earnings: found 'about 90"
    )


def test_a_copy_of_household_rows_names_the_year_of_each(data, tmp_path) -> None:
    head = ["year", "occupation", "total_16plus", "16-19", "20-24", "25-34", "35-44", "45-54",
            "55-64", "65plus", "median_age"]  # fmt: skip
    everybody = ["Total, 16 years and over", 1000, 100, 100, 200, 200, 200, 100, 100, 42.1]
    data.take(comma_separated(tmp_path / "ages.csv", [head, [2026, *everybody]]))
    assert data.row("official/household_ages")["period"] == "2026"
    message = data.refuse(comma_separated(tmp_path / "ages.csv", [head, ["", *everybody]]))
    assert message == (
        "ages.csv, row 2, column year: found nothing; expected a year such as 2025.\n"
    )


def test_a_household_row_that_is_cut_short_is_named(data, tmp_path) -> None:
    sheet = load_workbook(workbooks.household(tmp_path))["cpsaat39"]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    rows[3:6] = [["Occupation", 2026], ["", "Total", "", "Men", "", "Women"], ["", *rows[5]]]
    rows[9] = rows[9][:5]
    message = data.refuse(comma_separated(tmp_path / "cpsaat39.csv", rows))
    assert message == (
        "cpsaat39.csv, row 10: found 5 cells; expected 7, the occupation among them.\n"
    )


def postings(path: Path, *rows: tuple) -> Path:
    head = ["month", "all_postings_sa", "medical_information", "medical_technician", "nursing"]
    return comma_separated(
        path, [head, *([month, 100.5, index, 101, 102] for month, index in rows)]
    )


def test_a_newer_index_of_postings_revises_every_month(data, tmp_path) -> None:
    old = postings(tmp_path / "old.csv", ("2026-07", 89.3), ("2026-08", 87.0))
    data.take(old)
    output = data.take(
        postings(tmp_path / "new.csv", ("2026-07", 89.1), ("2026-08", 87.2), ("2026-09", 86.0))
    )
    assert "postings: 3 rows taken, 1 new, 2 changed" in output
    assert data.row("postings", month="2026-07")["medical_information"] == "89.1"
    source = data.row("sources")
    assert (source["series"], source["period"]) == ("indeed-postings", "2026-09")
    assert "old.csv: ends in August 2026, before the September 2026 that data/postings.csv" in (
        data.refuse(old)
    )
    message = data.refuse(postings(tmp_path / "bad.csv", ("Sep-26", 86.0)))
    assert (
        message
        == "bad.csv, row 2, column month: found 'Sep-26'; expected a month such as 2024-05.\n"
    )
