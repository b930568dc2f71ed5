"""The agencies' files go into data/ whole, or are refused in a sentence with data/ as it was."""

import csv
import errno
import json
import os
import shutil
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.importers import cells
from helpers.importers.releases import release_in
from helpers.importers.update import update
from helpers.places import DATA
from helpers.problems import Problem
from tests.support import workbooks
from tests.support.collection import command_on
from tests.support.workbooks import area, comma_separated, grid, occupation, wages, xlsx, zipped

pytestmark = pytest.mark.slow

RECORDS = "29-2072"


class Collection:
    """A small data/ folder, and what the importers do to it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture) -> None:
        self.folder, self.capsys = folder, capsys

    def take(self, *files: Path, period: str | None = None, dry_run: bool = False) -> str:
        """Take files in; give what was said."""
        update(list(files), period, dry_run)
        return self.capsys.readouterr().out

    def refuse(self, *files: Path, period: str | None = None) -> str:
        """Have files refused; make sure that nothing changed; give the sentences."""
        before = self.contents()
        with pytest.raises(Problem) as told:
            self.take(*files, period=period)
        assert self.contents() == before
        return str(told.value)

    def contents(self) -> dict[str, tuple[bytes, int]]:
        """Every file with its bytes and the moment it was written."""
        return {
            path.relative_to(self.folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def rows(self, name: str, **wanted: str) -> list[dict]:
        """Give the rows of a table that have the wanted cells."""
        with open(self.folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return [row for row in rows if wanted.items() <= row.items()]

    def row(self, name: str, **wanted: str) -> dict:
        """Give the one row of a table that has the wanted cells."""
        [row] = self.rows(name, **wanted)
        return row

    def sources(self) -> list[str]:
        """Give the sources named in sources.csv."""
        return [row["source"] for row in self.rows("sources")]


@pytest.fixture
def data(empty_data: Path, capsys: pytest.CaptureFixture) -> Collection:
    return Collection(empty_data, capsys)


# The wage survey, in the layouts of its years


def test_national_workbook_of_today(data, tmp_path):
    rows = [
        occupation("00-0000", "All Occupations", O_GROUP="total", TOT_EMP=150000000.0),
        occupation("29-2070", O_GROUP="broad"),
        occupation(H_PCT25=17.760000000000002, A_MEAN=55970.0),
        occupation("15-1252", "Software Developers"),
    ]
    said = data.take(wages(tmp_path, rows))
    assert (
        "national_M2025_dl.xlsx: Occupational Employment and Wage Statistics, national, May 2025"
        in said
    )
    assert "wages_national: 2 rows taken, 2 new" in said
    row = data.row("official/wages_national", occupation=RECORDS)
    assert row["period"] == "2025-05"
    assert row["published_code"] == "29-2072"
    assert row["employment"] == "1000"
    assert row["hourly_p25"] == "17.76"
    assert row["annual_mean"] == "55970"
    assert row["source"] == "bls-oews-2025-05"
    assert data.row("official/wages_national", occupation="00-0000")["employment"] == "150000000"
    source = data.row("sources", source="bls-oews-2025-05")
    assert source["title"] == "Occupational Employment and Wage Statistics, national"
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
    told = [(row["area_code"], row["state"]) for row in data.rows("official/wages_state")]
    assert told == [("01", "AL"), ("11", "DC")]
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
    told = {row["area_code"]: row["state"] for row in data.rows("official/wages_nonmetropolitan")}
    assert told == {"0100001": "AL", "6600001": "GU"}


def by_industry(code: str, level: str, owner: str = "1235", **cells) -> dict:
    """A row of a file by industry; 00-0000 and the wanted occupations are told by OCC_CODE."""
    told = {"NAICS": code, "NAICS_TITLE": "Health", "I_GROUP": level, "OWN_CODE": owner}
    return occupation(**{**told, "PCT_TOTAL": 0.5, **cells})


def test_industries_of_every_level(data, tmp_path):
    levels = {"62": "sector", "622000": "3-digit", "622100": "4-digit", "622110": "6-digit"}
    rows = [by_industry(code, level) for code, level in levels.items()]
    data.take(wages(tmp_path, rows, "natsector_M2025_dl"))
    told = {row["industry_code"]: row["level"] for row in data.rows("official/wages_industry")}
    assert told == levels


def test_owners_of_one_industry_are_rows_of_their_own(data, tmp_path):
    owners = {"1235": "all", "2": "state government", "3": "local government", "5": "private"}
    whole, *parts = [by_industry("622000", "3-digit", code) for code in owners]
    files = [wages(tmp_path, [whole], "nat3d_M2025_dl"), wages(tmp_path, parts, "owner_M2025_dl")]
    data.take(*files)
    told = [row["owner"] for row in data.rows("official/wages_industry")]
    assert sorted(told) == sorted(owners.values())
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
    said = data.take(wages(tmp_path, [occupation("00-0000"), occupation(**marks)]))
    row = data.row("official/wages_national", occupation=RECORDS)
    withheld = "employment **; hourly_mean *; hourly_median blank; annual_p90 #; mean_rse ***"
    assert row["withheld"] == withheld
    named = ("employment", "hourly_mean", "hourly_median", "annual_p90", "mean_rse")
    assert [row[column] for column in named] == [""] * len(named)
    assert "values withheld: 1 × #, 1 × *, 1 × **, 1 × ***, 1 × blank" in said


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
    said = data.take(zipped(tmp_path / "oesm25st.zip", book, aside))
    assert "oesm25st.zip: readme.csv: not a table that is kept here; left aside." in said
    assert "0 new, 0 changed, 1 as before" in said
    assert data.contents() == before


def test_blank_cells_that_a_spreadsheet_leaves_out_at_the_end_of_a_row(data, tmp_path):
    rows = grid([occupation()], workbooks.OFFICIAL)
    assert rows[1][-2:] == ["", ""], "ANNUAL and HOURLY"
    data.take(comma_separated(tmp_path / "national_M2025_dl.csv", [rows[0], rows[1][:-2]]))
    assert data.row("official/wages_national")["annual_p90"] == "76000"


def test_a_zip_as_the_agency_packs_it(data, tmp_path):
    levels = {"natsector": ("62", "sector"), "nat3d": ("622000", "3-digit")}
    books = [
        wages(tmp_path, [by_industry(*told)], f"{name}_M2025_dl") for name, told in levels.items()
    ]
    groups = wages(tmp_path, [by_industry("62", "a level of 2031")], "natgroup_M2025_dl")
    said = data.take(zipped(tmp_path / "oesm25in4.zip", *books, groups))
    assert "oesm25in4.zip: natgroup_M2025_dl.xlsx: not a table that is kept here; left" in said
    assert len(data.rows("official/wages_industry")) == 2


# Releases


def test_period_is_asked_for_and_kept(data, tmp_path):
    rows = grid([occupation()], workbooks.OFFICIAL)
    path = xlsx(tmp_path / "download.xlsx", {"Sheet1": rows})
    assert "say it with --period, for example --period 2025-05" in data.refuse(path)
    for period in ("May 2025", "2025", "2025-13"):
        assert "expected a year and month such as 2025-05" in data.refuse(path, period=period)
    data.take(path, period="2025-05")
    assert data.row("official/wages_national")["period"] == "2025-05"


def test_period_that_the_file_contradicts(data, tmp_path):
    said = data.refuse(wages(tmp_path, [occupation()]), period="2024-05")
    assert said == ("national_M2025_dl.xlsx: the file is of May 2025, but --period says 2024-05.")


def test_sheet_of_another_may_than_the_name(data, tmp_path):
    path = wages(tmp_path, [occupation()], "national_M2025_dl")
    path = path.rename(tmp_path / "national_M2031_dl.xlsx")
    done = command_on(data.folder, "update", str(path))
    assert (done.returncode, done.stderr) == (
        1,
        "national_M2031_dl.xlsx: its sheet national_M2025_dl is of May 2025, its name says "
        "May 2031; if the sheet is right, add --period 2025-05.\n",
    )
    assert "is of May 2025, but --period says" in data.refuse(path, period="2031-05")
    data.take(path, period="2025-05")
    assert data.row("official/wages_national")["period"] == "2025-05"


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("national_M2024_dl", "2024-05"),
        ("national__M2008_dl", "2008-05"),
        ("national_May2007_dl", "2007-05"),
        ("national_may2003_dl", "2003-05"),
        ("national_2002_dl", "2002"),
        ("MSA_M2024_dl", "2024-05"),
        ("All May 2024 data", "2024-05"),
        ("ooh_2025-08_records", "2025-08"),
        ("national_dl", None),
        ("oesm24nat", None),
        ("wages 2024", None),
    ],
)
def test_release_in_a_name(name, period):
    assert release_in(name) == period


def test_earlier_release_stays_and_the_same_is_replaced(data, tmp_path):
    data.take(wages(tmp_path, [occupation(A_MEDIAN=50250.0)], "national_M2024_dl"))
    data.take(wages(tmp_path, [occupation(A_MEDIAN=50260.0)]))
    said = data.take(wages(tmp_path, [occupation(A_MEDIAN=50270.0)]))
    assert "changed: 2025-05 29-2072: annual_median 50260 → 50270" in said
    told = [(row["period"], row["annual_median"]) for row in data.rows("official/wages_national")]
    assert told == [("2024-05", "50250"), ("2025-05", "50270")]
    assert data.sources() == ["bls-oews-2024-05", "bls-oews-2025-05"]


def test_changes_are_shown_up_to_twenty(data, tmp_path):
    codes = [row["area_code"] for row in data.rows("states", kind="state")][:25]
    for median in (44000.0, 45000.0):
        rows = [area(code, f"State {code}", "2", "AL", A_MEDIAN=median) for code in codes]
        said = data.take(wages(tmp_path, rows, "state_M2025_dl"))
    assert said.count("annual_median 44000 → 45000") == 20
    assert "changed: 5 more rows" in said


def test_second_time_nothing_is_written(data, tmp_path, monkeypatch):
    path = wages(tmp_path, [occupation()])
    data.take(path)
    before = data.contents()
    monkeypatch.setattr("helpers.importers.citing.date", _Later)
    said = data.take(path)
    assert "Nothing new: data/ holds these figures already." in said
    assert data.contents() == before


class _Later:
    """A day long after today."""

    @staticmethod
    def today():
        from datetime import date

        return date(2199, 1, 1)


def test_new_rows_are_shown_up_to_three_of_a_table(data, tmp_path):
    codes = ["00-0000", RECORDS, "43-3021", "31-9092", "11-9111"]
    rows = [occupation(code, A_MEDIAN=50250.0) for code in codes]
    said = data.take(wages(tmp_path, rows, "national_M2024_dl"))
    assert "    new: 2024-05 00-0000: employment 1000, hourly_mean 24, hourly_p10 14" in said
    assert (said.count("new: 2024-05"), said.count("annual_median 50250")) == (3, 3)
    assert "    new: 2 more rows\n" in said


# An occupation's series goes on


def test_national_release_must_not_lack_an_occupation_of_the_one_before(data, tmp_path):
    billers = occupation("43-3021", "Billing and Posting Clerks")
    data.take(wages(tmp_path, [occupation(), billers], "national_M2024_dl"))
    newer = wages(tmp_path, [occupation()], "national_M2025_dl")
    before = data.contents()
    done = command_on(data.folder, "update", str(newer))
    assert (done.returncode, data.contents()) == (1, before)
    assert done.stderr == (
        "national_M2025_dl.xlsx: found no row of Billing and posting clerks (43-3021), which "
        "May 2024 has; expected every occupation of the release before. Take the agency's whole "
        "file; if it no longer publishes the occupation, give that its last year in "
        "data/occupations.csv.\n"
    )
    path = data.folder / "occupations.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("43-3021,1999,,", "43-3021,1999,2024,"), encoding="utf-8")
    assert "1 rows taken, 1 new" in data.take(newer)


def test_national_release_may_lack_what_began_after_it(data, tmp_path):
    billers = occupation("43-3021", "Billing and Posting Clerks")
    data.take(wages(tmp_path, [occupation(), billers], "national_M2025_dl"))
    assert "1 rows taken, 1 new" in data.take(wages(tmp_path, [occupation()], "national_M2024_dl"))


def test_dry_run_shows_and_writes_nothing(data, tmp_path):
    before = data.contents()
    said = data.take(wages(tmp_path, [occupation()]), dry_run=True)
    assert "1 new" in said
    assert "Dry run, nothing written; these would change: data/official/wages_national.csv" in said
    assert data.contents() == before


# The other agencies' files


@pytest.mark.parametrize(("workers", "dash"), [("1.2", "–"), ("1.7", "-")])
def test_projections(data, tmp_path, workers, dash):
    data.take(workbooks.projections(tmp_path, 2026, workers, dash))
    row = data.row("official/projections", occupation=RECORDS)
    assert (row["period"], row["title"]) == ("2026-36", "Medical records specialists")
    assert (row["employment_base"], row["employment_projected"]) == ("200", "190")
    assert (row["change"], row["change_percent"]) == ("-10", "-5")
    assert (row["exit_rate"], row["exits"], row["openings"]) == ("3.5", "7.1", "14.2")
    assert (row["published_code"], row["method"], row["wage_year"]) == (
        "29-2072", "published", "2026",
    )  # fmt: skip
    assert (row["work_experience"], row["training"]) == ("None", "")
    assert row["factors"] == "On the whole, more."
    other = data.row("official/projections", occupation="31-9092")
    assert (other["self_employed_percent"], other["factors"]) == ("", "Hospitals, Offices: Fewer.")
    assert data.sources() == ["bls-projections-2026-36"]


def test_handbook(data, tmp_path):
    data.take(workbooks.handbook(tmp_path))
    jobs = data.row("official/handbook", item="jobs")
    education = data.row("official/handbook", item="typical entry-level education")
    assert (jobs["value"], jobs["wording"]) == ("198000", "")
    assert (education["value"], education["wording"]) == ("", "postsecondary nondegree award")
    source = data.row("sources", source="bls-ooh-2026-08")
    assert source["published"] == "2026-08"
    assert source["title"] == "Occupational Outlook Handbook, medical records specialists"


def test_price_parities_of_states(data, tmp_path):
    areas = {"00000": "United States", "01000": "Alabama", "11000": "District of Columbia"}
    data.take(workbooks.parities(tmp_path / "SARPP.csv", "SARPP", areas, [2022, 2023]))
    assert len(data.rows("official/price_parities_state")) == 6
    row = data.row("official/price_parities_state", year="2023", state="AL")
    assert (row["all_items"], row["goods"], row["other_services"]) == ("91.5", "92.5", "95.5")
    assert data.row("official/price_parities_state", year="2023", area_code="00000")["state"] == ""
    source = data.row("sources", source="bea-rpp-state-2023")
    assert (source["period"], source["published"]) == ("2023", "2026-12-11")


def test_price_parities_of_metropolitan_areas_in_both_layouts(data, tmp_path):
    areas = {"10180": "Abilene, TX (Metropolitan Statistical Area) *"}
    trimmed = [["GeoFIPS", "GeoName", "Description", "RPP 2022"]]
    for line in ("All items ", "Goods ", "Services: Housing ", "Services: Utilities "):
        trimmed.append(
            ["999", "United States (Nonmetropolitan Portion)", f" RPPs: {line}", "88.22"]
        )
    trimmed.append([*trimmed[1][:2], " RPPs: Services: Other ", "97.05"])
    trimmed += [["10180", *areas.values(), *row[2:]] for row in trimmed[1:]]
    data.take(comma_separated(tmp_path / "trimmed.csv", trimmed))
    told = data.rows("official/price_parities_metropolitan")
    assert [(row["year"], row["area_code"], row["all_items"]) for row in told] == [
        ("2022", "00999", "88.22"),
        ("2022", "10180", "88.22"),
    ]
    data.take(workbooks.parities(tmp_path / "MARPP.csv", "MARPP", areas, [2022, 2023]))
    row = data.row("official/price_parities_metropolitan")  # the newest year alone
    assert (row["year"], row["area_code"], row["all_items"]) == ("2023", "10180", "91.5")
    assert row["area"] == "Abilene, TX (Metropolitan Statistical Area)"


def test_newer_parities_revise_all_years_and_drop_the_old_source(data, tmp_path):
    areas = {"01000": "Alabama"}
    data.take(workbooks.parities(tmp_path / "old.csv", "SARPP", areas, [2022, 2023]))
    data.take(workbooks.parities(tmp_path / "new.csv", "SARPP", areas, [2022, 2023, 2024]))
    assert data.sources() == ["bea-rpp-state-2024"]
    told = data.rows("official/price_parities_state")
    assert {row["source"] for row in told} == {"bea-rpp-state-2024"}


def answer(value: str) -> str:
    """An answer of the BLS's API: two months and the year's average."""
    points = [("M13", "313.7"), ("M10", value), ("M09", "315.301")]
    points = [{"year": "2024", "period": month, "value": index} for month, index in points]
    return json.dumps({"Results": {"series": [{"seriesID": "CUUR0000SA0", "data": points}]}})


@pytest.mark.parametrize(
    "contents",
    [
        "year,month,CUUR0000SA0\n2024,9,315.301\n2024,10,\n",
        "observation_date,CUUR0000SA0\n2024-09-01,315.301\n2024-10-01,\n",
        "DATE,CPIAUCNS\n2024-09-01,315.301\n2024-10-01,.\n",
        "series_id        \tyear\tperiod\t       value\tfootnote_codes\n"
        "CUUR0000SA0      \t2024\tM09\t     315.301\t\n"
        "CUUR0000SA0      \t2024\tM10\t           -\tX\n"
        "CUUR0000SA0      \t2024\tM13\t     313.689\t\n"
        "CUUR0000SA0E     \t2024\tM09\t     275.100\t\n",
        answer("-"),
    ],
    ids=["plain", "FRED", "FRED by its own name", "BLS text", "BLS API"],
)
def test_consumer_prices_in_every_layout(data, tmp_path, contents):
    path = tmp_path / "prices.txt"
    path.write_text(contents, encoding="utf-8")
    data.take(path)
    row = data.row("official/consumer_prices")
    assert (row["year"], row["month"], row["index"]) == ("2024", "9", "315.301")
    assert data.row("sources")["period"] == "2024-09"


def test_newer_prices_join_the_older(data, tmp_path):
    path = tmp_path / "prices.csv"
    for month in (9, 10):
        path.write_text(f"year,month,CUUR0000SA0\n2024,{month},315\n", encoding="utf-8")
        data.take(path)
    assert [row["month"] for row in data.rows("official/consumer_prices")] == ["9", "10"]
    assert data.row("sources")["period"] == "2024-10"


# Refusals: one clear sentence, and nothing changed


def pdf(folder: Path) -> Path:
    path = folder / "national_M2025_dl.xlsx"
    path.write_bytes(b"%PDF-1.7\n")
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.csv"
    path.write_bytes(b"\n")
    return path


def of_no_bytes(folder: Path) -> Path:
    path = folder / "national_M2025_dl.xlsx"
    path.touch()
    return path


def web_page(folder: Path) -> Path:
    path = folder / "national_M2025_dl.xlsx"
    path.write_text("\n<!DOCTYPE HTML><html><body>Access denied</body></html>", encoding="utf-8")
    return path


def protected(folder: Path) -> Path:
    """What a spreadsheet saves under a password: the sheets encrypted, inside an old container."""
    path = workbooks.xls(folder / "national_M2025_dl.xlsx", "Sheet1", [["occ_code"]])
    part, encrypted = (name.encode("utf-16-le") for name in ("Workbook", "EncryptedPackage"))
    contents = path.read_bytes()
    assert part + bytes(len(encrypted) - len(part)) in contents
    path.write_bytes(contents.replace(part + bytes(len(encrypted) - len(part)), encrypted))
    return path


def semicolons(folder: Path) -> Path:
    rows = grid([occupation()], workbooks.OFFICIAL)
    path = folder / "national_M2025_dl.csv"
    path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8")
    return path


def never_computed(folder: Path) -> Path:
    return wages(folder, [occupation(TOT_EMP="=900+100")])


def open_quote(folder: Path) -> Path:
    path = folder / "prices.csv"
    path.write_text('year,month,CUUR0000SA0\n2024,9,315\n"2024,10,316', encoding="utf-8")
    return path


def cut_short(folder: Path) -> Path:
    path = wages(folder, [occupation()])
    path.write_bytes(path.read_bytes()[:-400])
    return path


def old_and_cut_short(folder: Path) -> Path:
    path = workbooks.wages_1998(folder, [occupation("32911")])
    path.write_bytes(path.read_bytes()[:900])
    return path


def lock_of_a_spreadsheet(folder: Path) -> Path:
    path = folder / "~$national_M2025_dl.xlsx"
    path.write_bytes(b"\x03Ada" + bytes(161))
    return path


def owner_unknown(folder: Path) -> Path:
    return wages(folder, [by_industry("62", "sector", "7")], "natsector_M2025_dl")


def state_unknown(folder: Path) -> Path:
    headings = ["AREA_TITLE", "OCC_CODE", "OCC_TITLE", "H_MEAN", "A_MEAN"]
    row = ["Tennesee", "29-2072", "Medical Records Specialists", "24.5", "50960"]
    return comma_separated(folder / "state_M2023.csv", [headings, row])


def ten_times(folder: Path) -> Path:
    pay = {heading: 10 * cell for heading, cell in workbooks.PAY.items()}
    return wages(folder, [occupation(**pay)])


def blank_row_and_semicolons(folder: Path) -> Path:
    path = semicolons(folder)
    path.write_text("\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def unknown(folder: Path) -> Path:
    return xlsx(folder / "pupils.xlsx", {"Sheet1": [["name", "mark"], ["Ada", 1]]})


def two_bytes_a_letter(folder: Path) -> Path:
    rows = grid([occupation()], workbooks.OFFICIAL)
    return comma_separated(folder / "national_M2025_dl.csv", rows, "utf-16")


def other_occupation(folder: Path) -> Path:
    return wages(folder, [occupation("15-1252", "Software Developers")])


def column_missing(folder: Path) -> Path:
    headings = [name for name in workbooks.OFFICIAL if name not in ("A_PCT10", "EMP_PRSE")]
    return wages(folder, [occupation()], headings=headings)


def out_of_order(folder: Path) -> Path:
    rows = [occupation("15-1252", "Software Developers"), occupation(A_PCT10=35000.0)]
    return wages(folder, rows)


def letter(folder: Path) -> Path:
    return wages(folder, [occupation(A_MEDIAN="5O250", H_MEAN="N/A")])


def below_zero(folder: Path) -> Path:
    return wages(folder, [occupation(TOT_EMP=-5.0)])


def row_cut_short(folder: Path) -> Path:
    rows = grid([occupation()], workbooks.OFFICIAL)
    return comma_separated(folder / "national_M2025_dl.csv", [rows[0], rows[1][:-4]])


def last_row_cut_short(folder: Path) -> Path:
    rows = grid([occupation(), occupation("15-1252", "Developers")], workbooks.OFFICIAL)
    return comma_separated(folder / "national_M2025_dl.csv", [*rows[:2], rows[2][:12]])


def half_projections(folder: Path) -> Path:
    path = workbooks.projections(folder)
    book = workbooks.openpyxl.load_workbook(path)
    del book["Table 1.10"]
    book.save(path)
    return path


def bad_projection(folder: Path) -> Path:
    path = workbooks.projections(folder)
    book = workbooks.openpyxl.load_workbook(path)
    book["Table 1.10"]["K3"] = "about 13"
    book.save(path)
    return path


def no_such_state(folder: Path) -> Path:
    areas = {"01000": "Alabama", "99000": "Atlantis"}
    return workbooks.parities(folder / "SARPP.csv", "SARPP", areas, [2023])


def line_missing(folder: Path) -> Path:
    path = workbooks.parities(folder / "SARPP.csv", "SARPP", {"01000": "Alabama"}, [2023])
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "Goods" not in line), encoding="utf-8")
    return path


def bad_index(folder: Path) -> Path:
    path = folder / "prices.csv"
    path.write_text("year,month,CUUR0000SA0\n2024,9,3l5.301\n", encoding="utf-8")
    return path


def day_turned_round(folder: Path) -> Path:
    path = folder / "CPIAUCNS.csv"
    path.write_text("observation_date,CPIAUCNS\n9/1/2024,315.301\n", encoding="utf-8")
    return path


def refused_by_the_agency(folder: Path) -> Path:
    told = {"status": "REQUEST_NOT_PROCESSED", "message": ["The daily threshold has been reached."]}
    path = folder / "answer.json"
    path.write_text(json.dumps({**told, "Results": {}}), encoding="utf-8")
    return path


def archive(folder: Path, *names: str) -> Path:
    path = folder / "files.zip"
    with zipfile.ZipFile(path, "w") as zipped_file:
        for name in names:
            zipped_file.writestr(name, "a,b\n1,2\n")
    return path


def spoiled(path: Path, place: int, form: str, value: int) -> Path:
    """Change a field of the zip's directory, which its reader trusts."""
    contents = bytearray(path.read_bytes())
    struct.pack_into(form, contents, contents.rfind(b"PK\x01\x02") + place, value)
    path.write_bytes(contents)
    return path


def bomb(folder: Path) -> Path:
    return spoiled(archive(folder, "a.csv"), 24, "<I", 4_000_000_000)


def swollen_workbook(folder: Path) -> Path:
    return spoiled(wages(folder, [occupation()]), 24, "<I", 4_000_000_000)


def swollen_texts(folder: Path) -> Path:
    path = wages(folder, [occupation()])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/texts.xml", bytes(40_000_000))
    return path


def encrypted(folder: Path) -> Path:
    return spoiled(archive(folder, "a.csv"), 8, "<H", 1)


REFUSALS = [
    (lambda folder: folder / "nowhere.xlsx", "nowhere.xlsx: cannot be read (No such file"),
    (lambda folder: folder, "a folder; expected a file."),
    (pdf, "national_M2025_dl.xlsx: found a PDF; expected the agency's workbook or CSV."),
    (web_page, "national_M2025_dl.xlsx: found a web page; expected the agency's workbook or CSV."),
    (
        protected,
        "national_M2025_dl.xlsx: protected with a password; expected a workbook",
    ),
    (empty, "empty.csv: the file is empty."),
    (of_no_bytes, "national_M2025_dl.xlsx: the file is empty."),
    (cut_short, "national_M2025_dl.xlsx: the file is damaged or cut short"),
    (old_and_cut_short, "national_1998_dl.xls: damaged or cut short"),
    (unknown, "pupils.xlsx: not recognized; expected a wage workbook (OEWS), the projections"),
    (two_bytes_a_letter, "national_M2025_dl.csv: found UTF-16 or binary contents; expected"),
    (semicolons, "national_M2025_dl.csv: found semicolons between the columns; expected commas."),
    (blank_row_and_semicolons, "national_M2025_dl.csv: found semicolons between the columns;"),
    (
        lock_of_a_spreadsheet,
        "~$national_M2025_dl.xlsx: a file that a spreadsheet keeps while the workbook is open in "
        "it; expected the workbook itself, national_M2025_dl.xlsx.",
    ),
    (owner_unknown, "natsector_M2025_dl.xlsx, row 2, column OWN_CODE: found '7'; expected one of"),
    (state_unknown, "state_M2023.csv, row 2, column AREA_TITLE: found 'Tennesee'; expected a st"),
    (ten_times, "national_M2025_dl.xlsx, row 2, column A_P"),
    (open_quote, "prices.csv: cannot be read as CSV (unexpected end of data)."),
    (never_computed, "national_M2025_dl.xlsx, cell L2: found a formula without its value; open"),
    (other_occupation, "found no row of an occupation that data/occupations.csv names"),
    (
        column_missing,
        "national_M2025_dl.xlsx, row 1: found no column EMP_PRSE, A_PCT10; "
        "expected every column of the agency's layout.",
    ),
    (
        out_of_order,
        "national_M2025_dl.xlsx, row 3, columns A_PCT10, A_PCT25: found 35000, 34000; "
        "expected A_PCT10 at most A_PCT25.",
    ),
    (letter, "national_M2025_dl.xlsx, row 2, column A_MEDIAN: found '5O250'; expected a number"),
    (letter, "national_M2025_dl.xlsx, row 2, column H_MEAN: found 'N/A'; expected a number, or"),
    (below_zero, "row 2, column TOT_EMP: found -5.0; expected a number, or"),
    (row_cut_short, "national_M2025_dl.csv, row 2: found 28 cells; expected 32."),
    (last_row_cut_short, "national_M2025_dl.csv, row 3: found 12 cells; expected 32."),
    (half_projections, "found no table titled 'Occupational separations and openings'"),
    (bad_projection, "sheet Table 1.10, row 3, column Labor force exits, 2026–36 annual average"),
    (no_such_state, "SARPP.csv: found the area 'Atlantis'; expected a state of data/states.csv."),
    (line_missing, "SARPP.csv: found areas without the line RPPs: Goods."),
    (bad_index, "prices.csv, row 2: found '3l5.301'; expected a number."),
    (day_turned_round, "CPIAUCNS.csv, row 2: found '9/1/2024'; expected a day such as 2024-05-01."),
    (refused_by_the_agency, "answer.json: the BLS's API refused: The daily threshold has been"),
    (lambda f: archive(f, "../evil.csv"), "'../evil.csv', a path that leads outside the zip."),
    (lambda f: archive(f, "/evil.csv"), "'/evil.csv', a path that leads outside the zip."),
    (lambda f: archive(f, "C:\\evil.csv"), "a path that leads outside the zip."),
    (lambda f: archive(f, *map(str, range(51))), "holds 51 files; expected at most 50."),
    (lambda f: archive(f, "read.me"), "files.zip: the zip holds no workbook and no CSV."),
    (lambda f: archive(f, "a.csv"), "files.zip: not recognized"),
    (bomb, "files.zip: claims to unfold to 4,000,000,000 bytes; expected at most 500,000,000."),
    (swollen_workbook, "national_M2025_dl.xlsx: claims to unfold to 4,000,"),
    (swollen_texts, "national_M2025_dl.xlsx, besides its sheets: claims to unfold to 40,0"),
    (encrypted, "files.zip: the zip is encrypted; expected one that opens without a key."),
]


THROUGH_THE_COMMAND = (pdf, out_of_order, lock_of_a_spreadsheet, blank_row_and_semicolons)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data/ folder that holds a release; not to change."""
    folder = tmp_path_factory.mktemp("held")
    for name in ("occupations.csv", "states.csv"):
        shutil.copy(DATA / name, folder)
    path = wages(folder, [occupation(A_MEDIAN=40000.0)], "national_M2024_dl")
    assert command_on(folder, "update", str(path)).returncode == 0
    path.unlink()
    return folder


@pytest.mark.parametrize(("make", "sentence"), REFUSALS)
def test_refused_with_a_sentence_and_nothing_changed(data, held, tmp_path, make, sentence):
    shutil.copytree(held, data.folder, dirs_exist_ok=True)
    said = data.refuse(make(tmp_path))
    assert sentence in said


@pytest.mark.parametrize(
    ("make", "sentence"),
    [refusal for refusal in REFUSALS if refusal[0] in THROUGH_THE_COMMAND],
)
def test_command_refuses_without_a_traceback(data, tmp_path, make, sentence):
    before = data.contents()
    done = command_on(data.folder, "update", str(make(tmp_path)))
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert data.contents() == before


def test_command_takes_a_file_and_shows_what_changes(data, tmp_path):
    path = wages(tmp_path, [occupation()])
    dry = command_on(data.folder, "update", "--dry-run", str(path))
    assert (dry.returncode, dry.stderr) == (0, "")
    assert not (data.folder / "official").exists()
    done = command_on(data.folder, "update", str(path), "--period", "2025-05")
    assert (done.returncode, done.stderr) == (0, "")
    assert "    new: 2025-05 29-2072: employment 1000, hourly_mean 24, " in done.stdout
    written = "data/official/wages_national.csv, data/seals.csv, data/sources.csv"
    assert done.stdout.endswith(f"Written: {written}.\n")
    assert "\x1b" not in done.stdout
    assert len(data.rows("official/wages_national")) == 1


# All or nothing


def test_one_bad_file_keeps_the_good_ones_out(data, tmp_path):
    said = data.refuse(wages(tmp_path, [occupation()]), empty(tmp_path), unknown(tmp_path))
    assert "empty.csv" in said
    assert "pupils.xlsx" in said


def test_files_that_disagree_about_a_release_are_refused_together(data, tmp_path):
    sheet = comma_separated(
        tmp_path / "national_M2025_dl.csv",
        grid([occupation(TOT_EMP=2000.0, A_MEAN="*")], workbooks.OFFICIAL),
    )
    said = data.refuse(wages(tmp_path, [occupation()]), sheet)
    assert said == (
        "national_M2025_dl.xlsx and national_M2025_dl.csv disagree about 2025-05 29-2072 "
        "(employment 1000 → 2000); take in one of them."
    )


def test_files_that_agree_may_overlap(data, tmp_path):
    path = wages(tmp_path, [occupation()])
    said = data.take(path, path, wages(tmp_path, [occupation(TOT_EMP=900.0)], "national_M2024_dl"))
    assert said.count("1 new, 0 changed") == 2
    assert "0 new, 0 changed, 1 as before" in said


def test_same_release_must_not_lose_an_area(data, tmp_path):
    rows = [area("01", "Alabama", "2", "AL"), area("02", "Alaska", "2", "AK")]
    data.take(wages(tmp_path, rows, "state_M2025_dl"))
    said = data.refuse(wages(tmp_path, rows[:1], "state_M2025_dl"))
    assert "found no row 2025-05 02 29-2072, which the same release gave before" in said


def test_same_release_must_not_lose_a_value_but_may_withhold_it(data, tmp_path):
    rows = [area("01", "Alabama", "2", "AL")]
    data.take(wages(tmp_path, rows, "state_M2025_dl"))
    less = [name for name in workbooks.OFFICIAL if name != "LOC_QUOTIENT"]
    said = data.refuse(wages(tmp_path, rows, "state_M2025_dl", less))
    assert "found no location_quotient for 2025-05 01 29-2072" in said
    rows[0]["LOC_QUOTIENT"] = "**"
    assert "location_quotient 1.1 → nothing" in data.take(wages(tmp_path, rows, "state_M2025_dl"))


def test_sources_of_documents_stay(data, tmp_path):
    old, new = parities_of(tmp_path, 2023), parities_of(tmp_path, 2024)
    data.take(old)
    sources = data.folder / "sources.csv"
    line = "article-one,Somebody,A page,,,,,,All rights reserved,page.txt\n"
    sources.write_text(sources.read_text(encoding="utf-8") + line, encoding="utf-8")
    data.take(new)
    assert data.sources() == ["article-one", "bea-rpp-state-2024"]


def test_replaced_source_stays_while_a_figure_cites_it(data, tmp_path):
    old, new = parities_of(tmp_path, 2023), parities_of(tmp_path, 2024)
    data.take(old)
    figures = data.folder / "figures"
    figures.mkdir()
    rows = [["id", "source", "stated_in"], ["one", "bea-rpp-state-2023", "bea-rpp-state-2023"]]
    for name in ("outlook.csv", "pay.csv", "training.csv"):
        comma_separated(figures / name, rows if name == "pay.csv" else rows[:1])
    data.take(new)
    assert data.sources() == ["bea-rpp-state-2023", "bea-rpp-state-2024"]


def parities_of(folder: Path, last: int) -> Path:
    """The states' price parities until a year, by which an earlier file's are replaced."""
    years = list(range(2022, last + 1))
    return workbooks.parities(folder / f"{last}.csv", "SARPP", {"01000": "Alabama"}, years)


def test_bad_table_in_data_is_named_before_anything_is_written(data, tmp_path):
    data.take(wages(tmp_path, [occupation()]))
    path = data.folder / "official" / "wages_national.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("44000", "44 000"), encoding="utf-8")
    said = data.refuse(wages(tmp_path, [occupation()], "national_M2026_dl"))
    assert "data/official/wages_national.csv, row 2, column annual_median" in said


def test_period_that_a_spreadsheet_made_a_date_of_is_named(data, tmp_path):
    path = wages(tmp_path, [occupation()])
    data.take(path)
    sources = data.folder / "sources.csv"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace(",2025-05,", ",May-25,"), encoding="utf-8")
    assert "data/sources.csv, row 2, column period: found 'May-25'; expected a" in data.refuse(path)


def test_full_disk_changes_nothing(data, tmp_path, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    data.take(wages(tmp_path, [occupation()]))
    monkeypatch.setattr(os, "fsync", full)
    said = data.refuse(wages(tmp_path, [occupation()], "national_M2026_dl"))
    assert said == "data/ cannot be written (No space left on device); nothing was changed."


@pytest.mark.parametrize("replaced", [0, 1, 2])
def test_work_cut_short_is_finished_next_time(data, tmp_path, monkeypatch, replaced):
    path = wages(tmp_path, [occupation()])
    replace, done = Path.replace, []

    def cut(self: Path, target: Path) -> Path:
        if len(done) == replaced:
            raise KeyboardInterrupt
        done.append(target)
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            data.take(path)
    assert "Nothing new" in data.take(path)
    assert sorted(data.contents()) == [
        "occupations.csv",
        "official/wages_national.csv",
        "seals.csv",
        "sources.csv",
        "states.csv",
    ]


# Numbers and marks


@given(st.integers(0, 10**12), st.sampled_from(["{}", " {} ", "\xa0{}\t", "{:,}", "   {:,}.00"]))
def test_number_is_read_in_any_dress(amount, dress):
    assert cells.number(dress.format(amount)) == amount


@given(st.decimals(0, 10**7, places=3).map(abs))  # the strategy also gives -0
def test_number_comes_back_as_written(amount):
    assert float(cells.written(cells.number(str(amount)))) == float(amount)
    assert cells.number(float(amount) * (1 + 2.5e-16)) == float(amount)


@given(st.one_of(st.text(), st.floats(), st.booleans(), st.none()))
@example("1e3")
@example("1E+05")
@example("١٢٣")
@example("1²")
@example("12,34")
@example("1 234")
@example("N/A")
@example("-5")
@example("-0")
@example(-5.0)
@example(float("nan"))
@example(float("inf"))
def test_cell_is_a_number_or_a_mark_or_refused(cell):
    mark = cells.marker(cell)
    if mark:
        with pytest.raises(ValueError):
            cells.number(cell)
        return
    try:
        value = cells.number(cell)
    except ValueError:
        return
    assert value >= 0
    digits = set("0123456789.,+") if isinstance(cell, str) else set()
    assert not isinstance(cell, str) or set(cell.strip()) <= digits


@pytest.mark.parametrize(
    "cell", ["1e3", "1E+05", "١٢٣", "12,34", "1 234", "N/A", "-5", "-0", -5.0, True]
)
def test_number_in_no_agency_s_dress_is_refused(cell):
    with pytest.raises(ValueError):
        cells.number(cell)


@pytest.mark.parametrize("mark", ["*", "**", "***", "#", "~"])
@pytest.mark.parametrize("dress", ["{}", " {} ", "\xa0{}"])
def test_mark_is_known_in_any_dress(mark, dress):
    assert cells.marker(dress.format(mark)) == mark
