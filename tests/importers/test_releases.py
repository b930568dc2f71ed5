"""Releases: which one a file is of, what is new in it, and that no series ends by accident."""

import pytest

from helpers.importers.releases import release_in
from tests.support import workbooks
from tests.support.collection import command_on
from tests.support.workbooks import area, grid, occupation, wages, xlsx

pytestmark = pytest.mark.slow

RECORDS = "29-2072"


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
    message = data.refuse(wages(tmp_path, [occupation()]), period="2024-05")
    assert message == (
        "national_M2025_dl.xlsx: the file is of May 2025, but --period says 2024-05."
    )


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
    output = data.take(wages(tmp_path, [occupation(A_MEDIAN=50270.0)]))
    assert "changed: 2025-05 29-2072: annual_median 50260 → 50270" in output
    medians = [
        (row["period"], row["annual_median"]) for row in data.rows("official/wages_national")
    ]
    assert medians == [("2024-05", "50250"), ("2025-05", "50270")]
    assert data.sources() == ["bls-oews-2024-05", "bls-oews-2025-05"]


def test_changes_are_shown_up_to_twenty(data, tmp_path):
    codes = [row["area_code"] for row in data.rows("states", kind="state")][:25]
    for median in (44000.0, 45000.0):
        rows = [area(code, f"State {code}", "2", "AL", A_MEDIAN=median) for code in codes]
        output = data.take(wages(tmp_path, rows, "state_M2025_dl"))
    assert output.count("annual_median 44000 → 45000") == 20
    assert "changed: 5 more rows" in output


def test_second_time_nothing_is_written(data, tmp_path, monkeypatch):
    path = wages(tmp_path, [occupation()])
    data.take(path)
    before = data.contents()
    monkeypatch.setattr("helpers.importers.releases.date", _Later)
    output = data.take(path)
    assert "Nothing new: data/ holds these figures already." in output
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
    output = data.take(wages(tmp_path, rows, "national_M2024_dl"))
    assert "    new: 2024-05 00-0000: employment 1000, hourly_mean 24, hourly_p10 14" in output
    assert (output.count("new: 2024-05"), output.count("annual_median 50250")) == (3, 3)
    assert "    new: 2 more rows\n" in output


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
    output = data.take(wages(tmp_path, [occupation()]), dry_run=True)
    assert "1 new" in output
    would_change = "data/checksums.csv, data/official/wages_national.csv, data/sources.csv"
    assert f"Dry run, nothing written; these would change: {would_change}." in output
    assert data.contents() == before
