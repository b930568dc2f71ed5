"""Files that are taken in together go into data/ all or not at all."""

import errno
import os
from pathlib import Path

import pytest

from tests.importers.test_refusals import empty, unknown
from tests.support import workbooks
from tests.support.workbooks import (
    area,
    comma_separated,
    grid,
    occupation,
    wages,
)

pytestmark = pytest.mark.slow


def test_one_bad_file_keeps_the_good_ones_out(data, tmp_path):
    message = data.refuse(wages(tmp_path, [occupation()]), empty(tmp_path), unknown(tmp_path))
    assert "empty.csv" in message
    assert "pupils.xlsx" in message


def test_files_that_disagree_about_a_release_are_refused_together(data, tmp_path):
    sheet = comma_separated(
        tmp_path / "national_M2025_dl.csv",
        grid([occupation(TOT_EMP=2000.0, A_MEAN="*")], workbooks.OFFICIAL),
    )
    message = data.refuse(wages(tmp_path, [occupation()]), sheet)
    assert message == (
        "national_M2025_dl.xlsx and national_M2025_dl.csv disagree about 2025-05 29-2072 "
        "(employment 1000 → 2000); take in one of them."
    )


def test_files_that_agree_may_overlap(data, tmp_path):
    path = wages(tmp_path, [occupation()])
    output = data.take(
        path, path, wages(tmp_path, [occupation(TOT_EMP=900.0)], "national_M2024_dl")
    )
    assert output.count("1 new, 0 changed") == 2
    assert "0 new, 0 changed, 1 as before" in output


def test_same_release_must_not_lose_an_area(data, tmp_path):
    rows = [area("01", "Alabama", "2", "AL"), area("02", "Alaska", "2", "AK")]
    data.take(wages(tmp_path, rows, "state_M2025_dl"))
    message = data.refuse(wages(tmp_path, rows[:1], "state_M2025_dl"))
    assert "found no row 2025-05 02 29-2072, which the same release gave before" in message


def test_same_release_must_not_lose_a_value_but_may_withhold_it(data, tmp_path):
    rows = [area("01", "Alabama", "2", "AL")]
    data.take(wages(tmp_path, rows, "state_M2025_dl"))
    less = [name for name in workbooks.OFFICIAL if name != "LOC_QUOTIENT"]
    message = data.refuse(wages(tmp_path, rows, "state_M2025_dl", less))
    assert "found no location_quotient for 2025-05 01 29-2072" in message
    rows[0]["LOC_QUOTIENT"] = "**"
    assert "location_quotient 1.1 → nothing" in data.take(wages(tmp_path, rows, "state_M2025_dl"))


def test_sources_of_documents_stay(data, tmp_path):
    old, new = parities_of(tmp_path, 2023), parities_of(tmp_path, 2024)
    data.take(old)
    sources = data.folder / "sources.csv"
    line = "article-one,,,,Somebody,A page,,,,,,All rights reserved,page.txt\n"
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
    message = data.refuse(wages(tmp_path, [occupation()], "national_M2026_dl"))
    assert "data/official/wages_national.csv, row 2, column annual_median" in message


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
    message = data.refuse(wages(tmp_path, [occupation()], "national_M2026_dl"))
    assert message == "data/ cannot be written (No space left on device); nothing was changed."


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
        "checksums.csv",
        "occupations.csv",
        "official/wages_national.csv",
        "series.csv",
        "sources.csv",
        "states.csv",
    ]
