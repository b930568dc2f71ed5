"""What is no file of an agency is refused in a sentence, with data/ as it was."""

import json
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.paths import data_folder
from tests.support import workbooks
from tests.support.collection import command_on
from tests.support.workbooks import by_industry, comma_separated, grid, occupation, wages, xlsx

pytestmark = pytest.mark.slow


def file_of(name: str, content: bytes | str) -> Callable[[Path], Path]:
    """Give what writes a file of a name into a folder."""

    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    write.__name__ = name  # in the test’s id
    return write


pdf = file_of("national_M2025_dl.xlsx", b"%PDF-1.7\n")
empty = file_of("empty.csv", b"\n")
of_no_bytes = file_of("national_M2025_dl.xlsx", b"")
web_page = file_of(
    "national_M2025_dl.xlsx", "\n<!DOCTYPE HTML><html><body>Access denied</body></html>"
)
open_quote = file_of("prices.csv", 'year,month,CUUR0000SA0\n2024,9,315\n"2024,10,316')
lock_of_a_spreadsheet = file_of("~$national_M2025_dl.xlsx", b"\x03Ada" + bytes(161))
bad_index = file_of("prices.csv", "year,month,CUUR0000SA0\n2024,9,3l5.301\n")
day_turned_round = file_of("CPIAUCNS.csv", "observation_date,CPIAUCNS\n9/1/2024,315.301\n")


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


def cut_short(folder: Path) -> Path:
    path = wages(folder, [occupation()])
    path.write_bytes(path.read_bytes()[:-400])
    return path


def old_and_cut_short(folder: Path) -> Path:
    path = workbooks.wages_1998(folder, [occupation("32911")])
    path.write_bytes(path.read_bytes()[:900])
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


def refused_by_the_agency(folder: Path) -> Path:
    answer = {
        "status": "REQUEST_NOT_PROCESSED",
        "message": ["The daily threshold has been reached."],
    }
    path = folder / "answer.json"
    path.write_text(json.dumps({**answer, "Results": {}}), encoding="utf-8")
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
        "~$national_M2025_dl.xlsx: found what a program keeps for itself beside a file, as a "
        "spreadsheet does while the file is open in it; expected the agency's file itself.",
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
    for name in ("occupations.csv", "series.csv", "states.csv"):
        shutil.copy(data_folder() / name, folder)
    path = wages(folder, [occupation(A_MEDIAN=40000.0)], "national_M2024_dl")
    assert command_on(folder, "update", str(path)).returncode == 0
    path.unlink()
    return folder


@pytest.mark.parametrize(("make", "sentence"), REFUSALS)
def test_refused_with_a_sentence_and_nothing_changed(data, held, tmp_path, make, sentence):
    shutil.copytree(held, data.folder, dirs_exist_ok=True)
    message = data.refuse(make(tmp_path))
    assert sentence in message


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
    written = "data/checksums.csv, data/official/wages_national.csv, data/sources.csv"
    assert done.stdout.endswith(f"Written: {written}.\n")
    assert "\x1b" not in done.stdout
    assert len(data.rows("official/wages_national")) == 1
