"""A misprint in data/ is noticed, wherever it stands and whatever it is."""

import random

import pytest

from helpers.data.checksums import checksums_of
from helpers.data.tables import load
from helpers.paths import data_folder
from tests.support import mutations
from tests.support.mutations import SEED, STANDING, Misprint, copy_of_data, misprints
from tests.support.rerun import differs

SAMPLE = 24
NAMES = [f"official/{path.stem}" for path in sorted(data_folder().glob("official/*.csv"))]


@pytest.mark.slow
def test_misprints_in_a_sample_of_figures_are_noticed() -> None:
    sample = misprints(random.Random(SEED).sample(mutations.cells(), SAMPLE))
    with copy_of_data() as copy:
        ways = {str(one): copy.noticed_by(one, also_outputs=False) for one in sample}
    assert [one for one, way in ways.items() if way == mutations.NOTHING] == []
    standing = [way for way in ways.values() if way in STANDING]
    assert len(standing) >= 0.95 * SAMPLE, ways


def test_every_official_table_has_a_newest_release() -> None:
    of_words = {  # which hold categories, titles and names, no numbers
        "official/ai_exposure",
        "official/onet_alternate_titles",
        "official/onet_reported_titles",
        "official/onet_technology",
    }
    assert {cell.table for cell in mutations.cells() if cell.is_newest} == set(NAMES) - of_words


def test_every_figure_of_the_newest_releases_has_a_part_in_a_checksum() -> None:
    rows = {name: load(name).to_dict("records") for name in NAMES}
    loose = []
    for one in misprints([cell for cell in mutations.cells() if cell.is_newest]):
        row = rows[one.cell.table][one.cell.row - 2]
        assert row[one.cell.column] == float(one.cell.printed)
        changed = row | {one.cell.column: type(row[one.cell.column])(float(one.wrong))}
        if checksums_of([changed]) == checksums_of([row]):
            loose.append(str(one))
    assert loose == []


@pytest.mark.parametrize("printed", ["5", "48780", "17.76", "-0.4", "100"])
def test_a_misprint_is_another_number(printed: str) -> None:
    wrong = {mutations.misprinted(printed, random.Random(seed)) for seed in range(50)}
    assert len(wrong) > 5
    assert float(printed) not in map(float, wrong)


@pytest.mark.slow
def test_what_is_typed_by_hand_is_told_by_the_outputs() -> None:
    fees = [cell for cell in mutations.cells() if cell.table == "figures/training"]
    with copy_of_data() as copy:
        assert copy.noticed_by(Misprint(fees[0], "1.5"), also_outputs=True) == mutations.OUTPUTS
        assert not differs(copy.topics[9:10]), "without a misprint"
        assert copy.noticed_by(Misprint(fees[0], "I5"), also_outputs=True) == mutations.SCHEMA
