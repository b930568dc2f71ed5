"""What programs cost: as the survey's file has them, and their quartiles."""

import csv
from pathlib import Path

import pytest

from helpers.analysis.programs import BILLING, CODING, program_costs, program_quartiles
from helpers.data.tables import load
from helpers.errors import UserError
from helpers.importers.update import update

EXTRACT = ["UNITID", "program_rank", "CIPCODE", "CIPTUIT", "CIPSUPP", "CIPLGTH", "PRGMSR", "MTHCMP"]
OF_ONE = ["CIPCODE", "XCIPTUI", "CIPTUIT", "CIPSUPP", "CIPLGTH", "PRGMSR", "MTHCMP"]
WHOLE = ["UNITID", *(f"{name}{rank}" for rank in range(1, 7) for name in OF_ONE)]
CODERS = [CODING, "R", "9000", "500", "720", "1", "9"]
BILLERS = [BILLING, "R", ".", ".", "30", "2", "8"]
OTHER = ["12.0401", "R", "1", "1", "1", "1", "1"]
NONE = ["-2", "A", ".", ".", ".", ".", "."]


def file(folder: Path, name: str, *rows: list[str]) -> Path:
    with open(folder / name, "w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(rows)
    return folder / name


def test_a_school_s_programs_stand_side_by_side_in_the_survey_s_file(empty_data, tmp_path) -> None:
    school = ["100654", *OTHER, *BILLERS, *NONE, *CODERS, *NONE, *NONE]
    update([file(tmp_path, "ic2024_py.csv", WHOLE, school)], None, False)
    billing, coding = load("official/program_costs").to_dict("records")
    assert (billing["period"], billing["rank"], billing["cip"]) == ("2024-25", 2, BILLING)
    assert (billing["length"], billing["length_unit"]) == (30, "credit hours")
    assert [coding[name] for name in ("rank", "tuition", "supplies", "months")] == [4, 9000, 500, 9]
    assert load("official/program_costs")["tuition"].isna().tolist() == [True, False]


def test_an_extract_has_a_row_a_program(empty_data, tmp_path) -> None:
    row = ["100654", "4", CODING, "9000", ".", "720", "1", "9"]
    update([file(tmp_path, "ic2024_py_some.csv", EXTRACT, row)], None, False)
    [program] = load("official/program_costs").to_dict("records")
    assert (program["rank"], program["length_unit"]) == (4, "contact hours")


@pytest.mark.parametrize(
    ("name", "cells", "sentence"),
    [
        ("programs.csv", {}, "found no year; expected a name such as ic2023_py.csv"),
        ("ic2024_py.csv", {"CIPTUIT": "9,00"}, "row 2, column CIPTUIT: found '9,00'; expected a"),
        ("ic2024_py.csv", {"PRGMSR": "3"}, "row 2, column PRGMSR: found '3'; expected 1 or 2"),
        ("ic2024_py.csv", {"CIPCODE": "12.0401"}, "found no program 51.0713 or 51.0714"),
        ("ic2024_py.csv", {"MTHCMP": "90"}, "row 2, column months: found 90; expected a number"),
    ],
)
def test_refused_with_a_sentence(empty_data, tmp_path, name, cells, sentence) -> None:
    row = dict(zip(EXTRACT, ["100654", "4", CODING, "9000", ".", "720", "1", "9"], strict=True))
    with pytest.raises(UserError) as refused:
        update([file(tmp_path, name, EXTRACT, [*(row | cells).values()])], None, False)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("program", "measure", "stated", "median"),
    [
        ("Medical coding", "tuition", 73, 18450),
        ("Medical coding", "supplies", 30, 707.5),
        ("Medical coding", "months", 79, 9),
        ("Medical billing", "tuition", 50, 17861),
        ("Medical billing", "supplies", 34, 645),
        ("Medical billing", "months", 57, 9),
    ],
)
def test_medians_are_those_of_the_extract_s_own_summary(program, measure, stated, median) -> None:
    rows = program_quartiles("2023-24").set_index(["program", "measure"])
    row = rows.loc[(program, measure)]
    assert (row["programs"], row["median"]) == (stated, median)
    assert row["quarter_below"] <= row["median"] <= row["quarter_above"]


def test_schools_are_counted_once() -> None:
    rows = program_quartiles("2023-24").set_index(["program", "measure"])
    assert rows.loc[("Medical coding", "months"), "schools"] == 78
    assert rows.loc[("Medical billing", "months"), "schools"] == 55


def test_a_year_that_is_not_held_is_told() -> None:
    with pytest.raises(LookupError, match=r"no program 51\.0713 of 2019-20"):
        program_costs(CODING, "2019-20")
