"""Changes, up and down."""

import pytest

from helpers.facts import growth


def test_change_and_its_size() -> None:
    assert growth.change(110, 100) == pytest.approx(10)
    assert growth.change(90, 100) == pytest.approx(-10)
