"""The template for a new topic runs, keeps the rules of the notebooks, and makes a page."""

import asyncio
import re
import shutil
from pathlib import Path

import pytest

from helpers.classroom.topic_slides import slides_of
from helpers.execution.execute import execute
from helpers.execution.notebooks import TopicNotebook, is_note, slide_type
from helpers.paths import NOTEBOOKS
from helpers.site.topics import all_topics
from tests.support import next_release, page_rules
from tests.support.collection import Collection
from tests.support.markup import read
from tests.support.notebook_rules import beside_the_topics, rules_of_notebooks

TEMPLATE = NOTEBOOKS / "_template.ipynb"
NAME = "17_topic"


@pytest.fixture(scope="module")
def topic() -> TopicNotebook:
    """The template as a topic that has run."""
    written = TopicNotebook(NAME, TEMPLATE.read_bytes())
    run = asyncio.run(execute(written, step=lambda: None))
    return TopicNotebook(NAME, run.text.encode())


@pytest.fixture(scope="module")
def path(topic: TopicNotebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its file, beside files of the names to which it may lead."""
    return beside_the_topics(tmp_path_factory.mktemp("notebooks"), f"{NAME}.ipynb", topic.file)


def test_it_is_no_topic_and_stands_as_it_ran_from_a_fresh_kernel():
    assert TEMPLATE.stem not in [topic.name for topic in all_topics()]
    stored = TopicNotebook(TEMPLATE.stem, TEMPLATE.read_bytes())
    counts = [cell["execution_count"] for cell in stored.cells if cell["cell_type"] == "code"]
    assert counts == [*range(1, len(counts) + 1)]


@pytest.mark.parametrize("rule", rules_of_notebooks())
def test_it_keeps_the_rules_of_the_notebooks(path, rule):
    rule(path)


def test_it_makes_slides_with_notes(topic):
    assert all(slide_type(cell) in ("slide", "subslide", "fragment", "-", "skip", "notes")
               for cell in topic.cells)  # fmt: skip
    assert sum(map(is_note, topic.cells)) >= 6
    assert 9 <= slides_of(topic).count('<section class="slide') <= 16


@pytest.mark.slow
def test_a_copy_of_it_becomes_a_page(tmp_path):
    collection = Collection(next_release.copy_of_the_collection(tmp_path / "collection"))
    shutil.copy(TEMPLATE, collection.path(f"notebooks/{NAME}.ipynb"))
    done = collection.command("reports", NAME)
    assert (done.returncode, done.stderr) == (0, "")
    page = collection.path(f"reports/{NAME}.html")
    markup = page.read_text(encoding="utf-8")
    complaints = [
        *page_rules.complaints(markup, page),
        *page_rules.complaints_about_dates(read(markup)),
        *page_rules.complaints_about_terms(read(markup)),
    ]
    assert complaints == []
    assert page.stat().st_size <= page_rules.HEAVIEST_TOPIC
    front = collection.path("reports/index.html").read_text(encoding="utf-8")
    assert f'href="{NAME}.html"' in front
    assert not re.search(r"_template", front)
