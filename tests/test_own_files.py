"""What other programs leave beside the collection's files makes no table, topic, lesson or page."""

import shutil
import zipfile

import pytest

from helpers.own_files import table_files
from tests.support import workbooks
from tests.support.collection import Collection, command_on

LEFT_BY_PROGRAMS = (
    "data/official/._handbook.csv", "data/official/~$handbook.csv",
    "data/official/.~lock.handbook.csv#", "data/official/handbook.csv~",
    "data/official/handbook.csv.bak", "data/.ipynb_checkpoints/glossary-checkpoint.csv",
    "data/__MACOSX/glossary.csv", "notebooks/._00_pay.ipynb", "notebooks/.~00_pay.ipynb",
    "notebooks/.ipynb_checkpoints/00_pay-checkpoint.ipynb", "notebooks/lessons/._00_pay.ipynb",
    "notebooks/lessons/.ipynb_checkpoints/00_pay-checkpoint.ipynb", "notebooks/Untitled.ipynb",
    "reports/._00_pay.html", "reports/~$findings.csv", "reports/00_pay.html.orig",
    "helpers/._saying.py", "helpers/.saying.py.swp", "helpers/saying.py~", "helpers/.DS_Store",
)  # fmt: skip
COPIES = {
    "data/official/handbook (1).csv": "found a copy of handbook.csv by its name; expected",
    "data/official/handbook (Ada's conflicted copy 2026-11-26).csv": "found a copy of handbook.csv",
    "data/official/handbook - Copy.csv": "found a copy of handbook.csv by its name",
    "data/official/handbook-Copy1.csv": "found a copy of handbook.csv by its name",
    "data/official/handbook.sync-conflict-20261126-101112-ABCDEFG.csv": "found a copy of handbook",
    "data/official/Kopie von handbook.csv": "found a copy of handbook.csv by its name",
    "data/official/handbook.csv.txt": "found handbook in a format that nothing reads",
    "data/official/handbook.xlsx": "format that nothing reads; expected handbook.csv; save the",
    "data/PAY.CSV": "found a table of such a name; expected a name of small letters, digits",
    "notebooks/00_pay-Copy1.ipynb": "found a copy of 00_pay.ipynb by its name; expected that",
    "notebooks/00_pay (1).ipynb": "found a copy of 00_pay.ipynb by its name",
    "notebooks/03_Topic.ipynb": "found the name of no topic; expected two digits and a noun in",
    "notebooks/00_pay_old.ipynb": "found the number of 00_pay.ipynb; expected each number once",
    "notebooks/lessons/00_pay 2.ipynb": "found the name of no topic",
    "notebooks/lessons/09_places.ipynb": "found no notebooks/09_places.ipynb; expected the",
    "notebooks/places/state-Copy1.ipynb": "found a copy of state.ipynb by its name",
    "reports/00_pay (1).html": "found a copy of 00_pay.html by its name",
    "reports/Copy of 00_pay.html": "found a copy of 00_pay.html by its name",
    "reports/index-Copy1.html": "found a copy of index.html by its name",
    "reports/Copy of findings.csv": "found a copy of findings.csv by its name",
}
"""Files by the sentences that name them."""


def put(collection: Collection, name: str, content: bytes = b"\x00\x05\x16\x07") -> None:
    """Leave a file in a collection."""
    collection.path(name).parent.mkdir(parents=True, exist_ok=True)
    collection.path(name).write_bytes(content)


def test_what_programs_keep_for_themselves_is_left_alone(own):
    before = own.contents()
    for name in LEFT_BY_PROGRAMS:
        put(own, name)
    done = own.command("reports")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("reports: nothing to do")
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    done = own.command("reports")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pages made: 01_outlook.html, changes.html, findings.csv, index.html.\n" in done.stdout
    now = own.contents()
    assert {name for name in now if now[name] != before.get(name)} - {*LEFT_BY_PROGRAMS} == {
        "notebooks/01_outlook.ipynb", "reports/01_outlook.html", "reports/changes.html",
        "reports/changes.json", "reports/findings.csv", "reports/index.html",
    }  # fmt: skip


@pytest.mark.parametrize("command", ["reports", "classroom", "test"])
def test_copies_are_named_each_in_a_sentence_and_nothing_is_made(own, command):
    for name in ("notebooks/places/state.ipynb", *COPIES):
        put(own, name)
    before = own.contents()
    done = own.command(command)
    assert done.returncode == 1
    assert own.contents() == before
    messages = dict(line.split(": ", 1) for line in done.stderr.splitlines())
    assert messages.keys() == COPIES.keys()
    for name, words in COPIES.items():
        assert words in messages[name]


def test_a_copy_that_is_gone_again_leaves_nothing_behind(own):
    put(own, "notebooks/00_pay-Copy1.ipynb", own.path("notebooks/00_pay.ipynb").read_bytes())
    assert own.command("reports", "--force").returncode == 1
    own.path("notebooks/00_pay-Copy1.ipynb").unlink()
    assert own.command("reports").stdout.startswith("reports: nothing to do")


def test_check_names_a_copy_of_a_table_and_no_figure_of_it_counts(copy_of_data):
    shutil.copy(copy_of_data / "figures/pay.csv", copy_of_data / "figures/pay (1).csv")
    assert "figures/pay (1)" not in table_files()
    done = command_on(copy_of_data, "check")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith(
        "data/figures/pay (1).csv: found a copy of pay.csv by its name; expected that file alone; "
    )


def test_a_copy_with_a_name_of_its_own_is_known_by_its_figures(copy_of_data):
    shutil.copy(copy_of_data / "figures/pay.csv", copy_of_data / "figures/pay_old.csv")
    done = command_on(copy_of_data, "check")
    assert done.returncode == 1
    first, *_ = done.stderr.splitlines()
    assert first == (
        "data/figures/pay_old.csv, row 2, column id: found 'deep-dive-bls-median-annual', which "
        "stands in data/figures/pay.csv, row 2, and 17 more of that table; expected each id once; "
        "delete the one that is a copy."
    )


def test_a_zip_of_macos_is_read_without_what_it_adds(empty_data, tmp_path):
    workbook = workbooks.wages(tmp_path, [workbooks.occupation()])
    archive = tmp_path / "oews.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(workbook, workbook.name)
        packed.writestr(f"__MACOSX/._{workbook.name}", b"\x00\x05\x16\x07")
    done = command_on(empty_data, "update", str(archive))
    assert (done.returncode, done.stderr) == (0, "")
