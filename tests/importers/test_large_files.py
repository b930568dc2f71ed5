"""Files that are larger than memory likes, or that would have the workbook library die of them."""

import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from helpers.errors import UserError
from helpers.importers import oews, xlsx_sheets
from helpers.importers.sandboxed_reader import sheets_of
from helpers.importers.workbooks import open_books
from helpers.paths import ROOT
from tests.support import workbooks
from tests.support.workbooks import area, grid, occupation, xlsx

pytestmark = pytest.mark.slow

READ = """
import resource, sys
from pathlib import Path
from helpers.importers import oews
from helpers.importers.workbooks import open_books

[book] = open_books(Path(sys.argv[1]), lambda done, total: None)
rows = sum(len(batch.rows) for batch in oews.read(book, None))
print(rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
PLAIN = {"H_MEAN": 24.5, "A_MEAN": 50960, "OCC_TITLE": "Reçords & <Specialists>", "HOURLY": True}


def no_progress(done: int, total: int) -> None:
    """Listen to nothing."""


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """A workbook of all areas and industries, small, with gaps and odd cells."""
    rows = [occupation(), area("01", "Alabama", "2", "AL", **PLAIN)]
    rows += [occupation("15-1252", "Software Developers") for _ in range(80)]
    rows += [area("10180", "Abilene, TX", "4", "TX", TOT_EMP="**", A_MEAN="")]
    rows += [occupation(NAICS="62", NAICS_TITLE="Health", I_GROUP="sector", PCT_TOTAL=0.5)]
    path = tmp_path / "all_data_M_2025.xlsx"
    book = openpyxl.load_workbook(
        xlsx(path, {"All May 2025 data": grid(rows, workbooks.OFFICIAL), "Notes": [["a"]]})
    )
    sheet = book["All May 2025 data"]
    sheet["AH3"] = "beyond the headings"
    sheet.insert_rows(70, 3)  # which leaves rows without any cell
    book.save(path)
    return path


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every workbook for a large one."""
    monkeypatch.setattr(xlsx_sheets, "_LARGE", 0)


def test_a_large_sheet_is_read_as_the_library_reads_it(everything, large) -> None:
    raw = everything.read_bytes()
    whole = dict(sheets_of(raw, "whole"))
    read = xlsx_sheets.StreamedWorkbook(raw, ["29-2072"], no_progress)
    assert [*read.sheets] == [*whole]
    for title, rows in whole.items():
        given = [*read.rows(title)]
        wanted = [n for n, row in enumerate(rows) if n < 60 or "29-2072" in row]
        for number in wanted:
            ours, theirs = given[number], rows[number]
            shorter, longer = sorted([ours, theirs], key=len)
            assert shorter + [""] * (len(longer) - len(shorter)) == longer
        others = set(range(len(given))) - set(wanted)
        assert not any(given[number] for number in others)


def test_and_gives_the_same_figures(everything, monkeypatch) -> None:
    read = []
    for size in (10**9, 0):
        monkeypatch.setattr(xlsx_sheets, "_LARGE", size)
        [book] = open_books(everything, no_progress)
        read.append([(batch.table, batch.rows) for batch in oews.read(book, None)])
    assert read[0] == read[1]
    assert len(read[0]) == 4


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("a lot", "row 87, column TOT_EMP: found 'a lot'; expected a number"),
        ("=500+500", "data, cell L87: found a formula without its value"),
    ],
)
def test_a_bad_cell_is_named_by_its_own_place(everything, large, cell, sentence) -> None:
    book = openpyxl.load_workbook(everything)
    book["All May 2025 data"]["L87"] = cell
    book.save(everything)
    with pytest.raises(UserError, match=sentence):
        oews.read(open_books(everything, no_progress)[0], None)


def test_it_is_told_how_much_has_been_read(everything, large) -> None:
    reports = []
    [book] = open_books(everything, lambda done, total: reports.append((done, total)))
    oews.read(book, None)
    done, total = reports[-1]
    assert done == total > 10_000


def spoil(path: Path, old: bytes, new: bytes) -> Path:
    """Change the XML of a workbook's first sheet."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old in members[name]
    members[name] = members[name].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for member, contents in members.items():
            archive.writestr(member, contents)
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b't="inlineStr"><is><t>29-2072', b't="s"><v>29</v><is><t>29-2072'),
        (b't="n"><v>', b't="n"><v>x'),
        (b'<row r="2"', b'<row r="99999999999"'),
        (b'r="B2"', b'r="ZZZZZZ2"'),
    ],
    ids=["no such text", "no number", "too many rows", "too many columns"],
)
def test_a_damaged_large_sheet_gets_a_sentence(everything, large, old, new) -> None:
    spoil(everything, old, new)
    with pytest.raises(UserError, match=r"^all_data_M_2025.xlsx, sheet All May 2025 data: damaged"):
        oews.read(open_books(everything, no_progress)[0], None)


def all_data(path: Path, rows: int) -> Path:
    """A workbook of the "all data" layout with one wanted row, and many others after it."""
    xlsx(path, {"All May 2025 data": grid([occupation()], workbooks.OFFICIAL)})
    names = [openpyxl.utils.get_column_letter(n + 1) for n in range(len(workbooks.OFFICIAL))]
    template = "".join(f'<c r="{name}@"><v>99999</v></c>' for name in names)
    others = (
        f'<row r="{number}">{template.replace("@", str(number))}</row>'
        for number in range(3, rows + 3)
    )
    return spoil(path, b"</sheetData>", "".join(others).encode() + b"</sheetData>")


def test_a_large_sheet_is_not_held_in_memory(tmp_path) -> None:
    small, big = (all_data(tmp_path / f"{rows}.xlsx", rows) for rows in (10, 40_000))
    peaks = []
    for path in (small, big):
        line = [sys.executable, "-c", READ, str(path)]
        done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
        rows, peak = map(int, done.stdout.split())
        assert rows == 1
        peaks.append(peak * (1 if sys.platform == "darwin" else 1024))
    assert peaks[1] - peaks[0] < 60_000_000 + big.stat().st_size


def test_a_cell_far_away_gets_a_sentence_and_not_the_end_of_everything(tmp_path) -> None:
    path = xlsx(tmp_path / "far.xlsx", {"Sheet1": [["occ_code"]]})
    book = openpyxl.load_workbook(path)
    book["Sheet1"]["XFD1048576"] = 1  # the library would ask for half a terabyte
    book.save(path)
    with pytest.raises(UserError, match=r"^far.xlsx: damaged; it cannot be opened as a workbook.$"):
        open_books(path, no_progress)


def test_nor_in_an_old_workbook(tmp_path) -> None:
    path = workbooks.xls(tmp_path / "far.xls", "Sheet1", [["occ_code"], ["", 1 / 3]])
    raw = path.read_bytes()
    number = struct.pack("<HHHH", 0x0203, 14, 1, 1)  # the record of a number in row 2, column B
    assert raw.count(number) == 1
    far = number[:4] + b"\xff\xff\xff\xff"
    path.write_bytes(raw.replace(number, far))
    with pytest.raises(UserError, match=r"^far.xls: damaged; it cannot be opened as a workbook.$"):
        open_books(path, no_progress)
