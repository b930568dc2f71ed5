"""What the tests of the classroom share: each lesson, and slides in a browser's window."""

from pathlib import Path

import pytest

from helpers.classroom.lessons import Lesson
from tests.support.browser import Window
from tests.support.classroom import LESSONS


@pytest.fixture(scope="module", params=LESSONS, ids=lambda lesson: lesson.name)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    """A lesson."""
    return request.param


@pytest.fixture
def deck(window: Window, file: Path) -> Window:
    """The window in which the slides of a module's file are shown."""
    return window.show(file)
