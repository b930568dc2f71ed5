"""The lessons, for tests that hold of each of them."""

import pytest

from helpers.classroom.lessons import Lesson
from tests.support.classroom import LESSONS


@pytest.fixture(scope="module", params=LESSONS, ids=lambda lesson: lesson.name)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    """A lesson."""
    return request.param
