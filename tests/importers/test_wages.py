"""The wage survey: its tables go in whole, in the layouts of its years."""

import pytest

from tests.support import workbooks
from tests.support.workbooks import (
    area,
    by_industry,
    comma_separated,
    grid,
    occupation,
    wages,
    xlsx,
    zipped,
)

pytestmark = pytest.mark.slow

RECORDS = "29-2072"


def test_national_workbook_of_today(data, tmp_path):
    rows = [
        occupation("00-0000", "All Occupations", O_GROUP="total", TOT_EMP=150000000.0),
        occupation("29-2070", O_GROUP="broad"),
        occupation(H_PCT25=17.760000000000002, A_MEAN=55970.0),
        occupation("15-1252", "Software Developers"),
    ]
    output = data.take(wages(tmp_path, rows))
    assert (
        "national_M2025_dl.xlsx: Occupational Employment and Wage Statistics, national, May 2025"
        in output
    )
    assert "wages_national: 2 rows taken, 2 new" in output
    row = data.row("official/wages_national", occupation=RECORDS)
    assert row["period"] == "2025-05"
    assert row["published_code"] == "29-2072"
    assert row["employment"] == "1000"
    assert row["hourly_p25"] == "17.76"
    assert row["annual_mean"] == "55970"
    assert row["source"] == "bls-oews-2025-05"
    assert data.row("official/wages_national", occupation="00-0000")["employment"] == "150000000"
    source = data.row("sources", source="bls-oews-2025-05")
    assert (source["series"], source["title"]) == ("bls-oews", "")
    assert source["period"] == "2025-05"
    assert source["file"] == "national_M2025_dl.xlsx"
    assert source["next_release"] == "2027-05"


def test_national_workbook_with_notes_before_the_headings(data, tmp_path):
    data.take(workbooks.wages_1998(tmp_path, [occupation("32911", A_MEDIAN=40009.600000000002)]))
    row = data.row("official/wages_national")
    assert (row["period"], row["occupation"]) == ("1998", RECORDS)
    assert (row["published_code"], row["annual_median"]) == ("32911", "40009.6")
    assert data.sources() == ["bls-oews-1998"]


def test_national_workbook_of_padded_text(data, tmp_path):
    data.take(workbooks.wages_2007(tmp_path, [occupation("29-2071", TOT_EMP=165590)]))
    row = data.row("official/wages_national")
    assert (row["period"], row["occupation"]) == ("2007-05", RECORDS)
    assert (row["published_code"], row["employment"]) == ("29-2071", "165590")
    assert row["annual_p90"] == "76000"


@pytest.mark.parametrize(
    ("year", "code", "taken"),
    [(2018, "29-2071", 1), (2018, "29-2098", 0), (2020, "29-2098", 1), (2021, "29-2072", 1)],
)
def test_code_counts_in_its_own_years(data, tmp_path, year, code, taken):
    rows = [occupation("31-9092", "Medical Assistants"), occupation(code)]
    data.take(wages(tmp_path, rows, f"national_M{year}_dl"))
    assert len(data.rows("official/wages_national", occupation=RECORDS)) == taken


def test_occupation_printed_twice_is_taken_once(data, tmp_path):
    rows = [occupation(O_GROUP="broad"), occupation(O_GROUP="detailed")]
    assert "1 rows taken" in data.take(wages(tmp_path, rows))


def test_occupation_added_to_the_list_joins_a_release_taken_before(data, tmp_path):
    path = wages(tmp_path, [occupation(), occupation("43-4171", "Receptionists")])
    data.take(path)
    with open(data.folder / "occupations.csv", "a", encoding="utf-8") as listed:
        listed.write("43-4171,Receptionists and information clerks,43-4171,1999,,same,yes,\n")
    assert "2 rows taken, 1 new, 0 changed, 1 as before" in data.take(path)
    assert len(data.rows("official/wages_national")) == 2


def test_states_without_territories(data, tmp_path):
    rows = [
        area("01", "Alabama", "2", "AL"),
        area("11", "District of Columbia", "2", "DC", A_MEAN=76990.0),
        area("72", "Puerto Rico", "3", "PR"),
    ]
    data.take(wages(tmp_path, rows, "state_M2025_dl"))
    states = [(row["area_code"], row["state"]) for row in data.rows("official/wages_state")]
    assert states == [("01", "AL"), ("11", "DC")]
    assert data.row("official/wages_state", state="DC")["annual_mean"] == "76990"
    assert data.sources() == ["bls-oews-state-2025-05"]


def test_states_as_laid_out_before_2019(data, tmp_path):
    headings = ["AREA", "ST", "STATE", *workbooks.MIDDLE, "LOC_Q"]
    rows = [
        {
            **{name.lower(): cell for name, cell in occupation("29-2071").items()},
            **{"AREA": code, "ST": state, "STATE": name, "LOC_Q": 1.02},
        }
        for code, state, name in ((1.0, "AL", "Alabama"), (66.0, "GU", "Guam"))
    ]
    data.take(wages(tmp_path, rows, "state_M2015_dl", headings))
    row = data.row("official/wages_state")
    assert (row["area_code"], row["area"], row["state"]) == ("01", "Alabama", "AL")
    assert row["location_quotient"] == "1.02"


def test_nonmetropolitan_areas_know_their_state(data, tmp_path):
    headings = [name for name in workbooks.OFFICIAL if name != "PRIM_STATE"]
    rows = [area("0100001", "Northwest Alabama", "6", ""), area("6600001", "Guam", "6", "")]
    data.take(wages(tmp_path, rows, "BOS_M2025_dl", headings))
    states = {row["area_code"]: row["state"] for row in data.rows("official/wages_nonmetropolitan")}
    assert states == {"0100001": "AL", "6600001": "GU"}


def test_industries_of_every_level(data, tmp_path):
    levels = {"62": "sector", "622000": "3-digit", "622100": "4-digit", "622110": "6-digit"}
    rows = [by_industry(code, level) for code, level in levels.items()]
    data.take(wages(tmp_path, rows, "natsector_M2025_dl"))
    by_code = {row["industry_code"]: row["level"] for row in data.rows("official/wages_industry")}
    assert by_code == levels


def test_owners_of_one_industry_are_rows_of_their_own(data, tmp_path):
    owners = {"1235": "all", "2": "state government", "3": "local government", "5": "private"}
    whole, *parts = [by_industry("622000", "3-digit", code) for code in owners]
    files = [wages(tmp_path, [whole], "nat3d_M2025_dl"), wages(tmp_path, parts, "owner_M2025_dl")]
    data.take(*files)
    taken_owners = [row["owner"] for row in data.rows("official/wages_industry")]
    assert sorted(taken_owners) == sorted(owners.values())
    source = data.row("sources", source="bls-oews-industry-2025-05")
    assert source["file"] == "nat3d_M2025_dl.xlsx, owner_M2025_dl.xlsx"
    assert "Nothing new" in data.take(*files)


def test_an_industry_s_several_owners_are_all_of_it(data, tmp_path):
    data.take(wages(tmp_path, [by_industry("62", "sector", "58")], "natsector_M2025_dl"))
    assert data.row("official/wages_industry")["owner"] == "all"


@pytest.mark.parametrize("name", ["state", "metropolitan", "nonmetropolitan", "industry"])
def test_areas_and_industries_are_kept_for_three_occupations(data, tmp_path, name):
    cells = {
        "state": {"AREA": "01", "AREA_TITLE": "Alabama", "AREA_TYPE": "2", "PRIM_STATE": "AL"},
        "metropolitan": {"AREA": "10180", "AREA_TYPE": "4", "PRIM_STATE": "TX"},
        "nonmetropolitan": {"AREA": "0100001", "AREA_TYPE": "6", "PRIM_STATE": "AL"},
        "industry": {"NAICS": "62", "I_GROUP": "sector"},
    }[name]
    kept = ["00-0000", "29-2072", "43-3021"]
    rows = [occupation(code, **cells) for code in [*kept, "31-9092"]]
    data.take(wages(tmp_path, rows, f"{name}_M2025_dl"))
    assert [row["occupation"] for row in data.rows(f"official/wages_{name}")] == kept
    aside = wages(tmp_path, rows[-1:], f"{name}_M2026_dl")
    assert "found only areas, industries or occupations that are not kept" in data.refuse(aside)


def test_means_of_states_by_name(data, tmp_path):
    headings = ["AREA_TITLE", "OCC_CODE", "OCC_TITLE", "H_MEAN", "A_MEAN"]
    names = ("Alabama", "Virgin Islands", "District of Columbia")
    rows = [[name, "43-3021", "Billing and Posting Clerks", "24.5", "50960"] for name in names]
    path = tmp_path / "state_M2023_means.csv"
    data.take(comma_separated(path, [headings, *rows]))
    first, second = data.rows("official/wages_state")
    assert (first["area_code"], first["state"], first["area"]) == ("01", "AL", "Alabama")
    assert (second["area_code"], second["state"]) == ("11", "DC")
    assert (first["period"], first["annual_mean"], first["hourly_mean"]) == (
        "2023-05", "50960", "24.5",
    )  # fmt: skip
    assert (first["employment"], first["annual_median"], first["withheld"]) == ("", "", "")


def test_extract_by_industry_without_codes(data, tmp_path):
    headings = "VINTAGE NAICS NAICS_TITLE I_GROUP OCC_TITLE TOT_EMP PCT_TOTAL A_MEAN A_MEDIAN"
    cells = [
        ["May 2021", "0", "Cross-industry", "cross-industry", "Medical Records Specialists"],
        ["May 2022", "62", "Health Care", "sector", "Medical Records Specialists"],
    ]
    rows = [headings.split(), *([*row, "1000.0", "", "50000.0", "48000.0"] for row in cells)]
    data.take(comma_separated(tmp_path / "extract.csv", rows))
    first, second = data.rows("official/wages_industry")
    assert (first["period"], first["industry_code"]) == ("2021-05", "000000")
    assert (second["period"], second["published_code"]) == ("2022-05", "29-2072")
    assert (first["owner"], first["withheld"]) == ("", ""), "a column blank throughout is none"
    assert data.sources() == ["bls-oews-industry-2021-05", "bls-oews-industry-2022-05"]


def test_withheld_values_keep_their_reason(data, tmp_path):
    marks = {"A_PCT90": "#", "TOT_EMP": "**", "H_MEDIAN": "", "H_MEAN": " * ", "MEAN_PRSE": "***"}
    output = data.take(wages(tmp_path, [occupation("00-0000"), occupation(**marks)]))
    row = data.row("official/wages_national", occupation=RECORDS)
    withheld = "employment **; hourly_mean *; hourly_median blank; annual_p90 #; mean_rse ***"
    assert row["withheld"] == withheld
    named = ("employment", "hourly_mean", "hourly_median", "annual_p90", "mean_rse")
    assert [row[column] for column in named] == [""] * len(named)
    assert "values withheld: 1 × #, 1 × *, 1 × **, 1 × ***, 1 × blank" in output


def test_column_the_file_lacks_is_no_withheld_value(data, tmp_path):
    headings = [name for name in workbooks.OFFICIAL if name != "JOBS_1000"]
    data.take(wages(tmp_path, [area("01", "Alabama", "2", "AL")], "state_M2025_dl", headings))
    row = data.row("official/wages_state")
    assert (row["jobs_per_1000"], row["withheld"]) == ("", "")


def test_one_workbook_for_all_tables(data, tmp_path):
    rows = [
        occupation(),
        area("01", "Alabama", "2", "AL"),
        area("10180", "Abilene, TX", "4", "TX"),
        occupation(NAICS="62", NAICS_TITLE="Health Care", I_GROUP="sector", PCT_TOTAL=0.5),
    ]
    path = xlsx(tmp_path / "all_data.xlsx", {"All May 2025 data": grid(rows, workbooks.OFFICIAL)})
    data.take(path)
    for name in ("national", "state", "metropolitan", "industry"):
        assert data.row(f"official/wages_{name}")["period"] == "2025-05"


def test_same_sheet_as_csv_and_in_a_zip(data, tmp_path):
    rows = [area("01", "Alabama", "2", "AL", TOT_EMP="1,000")]
    book = wages(tmp_path, rows, "state_M2025_dl")
    sheet = comma_separated(tmp_path / "state_M2025_dl.csv", grid(rows, workbooks.OFFICIAL))
    aside = comma_separated(tmp_path / "readme.csv", [["read", "me"]])
    data.take(sheet)
    assert data.row("official/wages_state")["employment"] == "1000"
    before = data.contents()
    output = data.take(zipped(tmp_path / "oesm25st.zip", book, aside))
    assert "oesm25st.zip: readme.csv: not a table that is kept here; left aside." in output
    assert "0 new, 0 changed, 1 as before" in output
    assert data.contents() == before


def test_blank_cells_that_a_spreadsheet_leaves_out_at_the_end_of_a_row(data, tmp_path):
    rows = grid([occupation()], workbooks.OFFICIAL)
    assert rows[1][-2:] == ["", ""], "ANNUAL and HOURLY"
    data.take(comma_separated(tmp_path / "national_M2025_dl.csv", [rows[0], rows[1][:-2]]))
    assert data.row("official/wages_national")["annual_p90"] == "76000"


def test_a_zip_as_the_agency_packs_it(data, tmp_path):
    levels = {"natsector": ("62", "sector"), "nat3d": ("622000", "3-digit")}
    books = [
        wages(tmp_path, [by_industry(*cells)], f"{name}_M2025_dl") for name, cells in levels.items()
    ]
    groups = wages(tmp_path, [by_industry("62", "a level of 2031")], "natgroup_M2025_dl")
    output = data.take(zipped(tmp_path / "oesm25in4.zip", *books, groups))
    assert "oesm25in4.zip: natgroup_M2025_dl.xlsx: not a table that is kept here; left" in output
    assert len(data.rows("official/wages_industry")) == 2
