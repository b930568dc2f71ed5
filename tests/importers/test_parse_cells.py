"""Cells of the agencies’ files: numbers and marks in any dress, and nothing else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.data import checksums
from helpers.importers import parse_cells

pytestmark = pytest.mark.slow


@given(st.integers(0, 10**12), st.sampled_from(["{}", " {} ", "\xa0{}\t", "{:,}", "   {:,}.00"]))
def test_number_is_read_in_any_dress(amount, dress):
    assert parse_cells.number(dress.format(amount)) == amount


@given(st.decimals(0, 10**7, places=3).map(abs))  # the strategy also gives -0
def test_number_comes_back_as_written(amount):
    assert float(checksums.cell_as_text(parse_cells.number(str(amount)))) == float(amount)
    assert parse_cells.number(float(amount) * (1 + 2.5e-16)) == float(amount)


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
    mark = parse_cells.marker(cell)
    if mark:
        with pytest.raises(ValueError):
            parse_cells.number(cell)
        return
    try:
        value = parse_cells.number(cell)
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
        parse_cells.number(cell)


@pytest.mark.parametrize("mark", ["*", "**", "***", "#", "~"])
@pytest.mark.parametrize("dress", ["{}", " {} ", "\xa0{}"])
def test_mark_is_known_in_any_dress(mark, dress):
    assert parse_cells.marker(dress.format(mark)) == mark
