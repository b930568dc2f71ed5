"""Tables that a spreadsheet has saved are the tables that they were."""

import shutil
import subprocess
from pathlib import Path

from helpers.paths import ROOT
from tests.support.collection import Collection

MARK = b"\xef\xbb\xbf"


def saved_on_windows(path: Path) -> None:
    """Save a table as a spreadsheet on Windows does: with the mark of UTF-8 and its line ends."""
    raw = path.read_bytes().removeprefix(MARK)
    path.write_bytes(MARK + raw.replace(b"\n", b"\r\n"))


def git(folder: Path, *arguments: str) -> str:
    """Do something with a repository, as somebody without settings of their own."""
    line = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_tables_saved_on_windows_are_up_to_date_there_and_in_a_fresh_clone(own, tmp_path):
    for name in (".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, own.root)
    git(own.root, "init", "-q")
    git(own.root, "add", "-A")
    git(own.root, "commit", "-qm", "As it was")
    before = own.contents()
    for path in own.path("data").rglob("*.csv"):
        saved_on_windows(path)
    done = own.command("reports")
    assert done.stdout.startswith("reports: nothing to do")
    assert own.contents() == before
    own.edit("data/official/handbook.csv", ",8,", ",9,")
    saved_on_windows(own.path("data/official/handbook.csv"))
    done = own.command("reports")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pages made: 01_outlook.html, " in done.stdout
    git(own.root, "commit", "-qam", "A new figure")
    clone = Collection(tmp_path / "clone")
    git(tmp_path, "clone", "-q", str(own.root), str(clone.root))
    assert b"\r" not in clone.path("data/official/handbook.csv").read_bytes()
    assert b"\r" in own.path("data/official/handbook.csv").read_bytes()
    done = clone.command("reports")
    assert done.stdout.startswith("reports: nothing to do")
    assert git(clone.root, "status", "--short") == ""


def test_line_ends_and_mark_change_no_output(own):
    before = own.contents()
    for path in own.path("data").rglob("*.csv"):
        saved_on_windows(path)
    done = own.command("reports", "--force")
    assert (done.returncode, done.stderr) == (0, "")
    assert "New figures" not in done.stdout
    assert own.contents() == before
