"""The topics in reading order: each has its place, in the contents and in the first notebook."""

import re
import tomllib

import nbformat.v4
import pytest

from helpers.errors import UserError
from helpers.execution.notebooks import text_of
from helpers.site.topics import (
    CONTENTS,
    OTHERS,
    all_topics,
    grouped,
    in_reading_order,
)
from tests.support.small_notebooks import notebook


def test_every_topic_has_its_place_in_the_contents() -> None:
    assert OTHERS not in [name for name, _ in grouped(all_topics())]
    groups = tomllib.loads(CONTENTS.read_text(encoding="utf-8"))["group"]
    listed = [name for group in groups for name in group["topics"]]
    assert len(listed) == len(set(listed))


def test_the_first_notebook_leads_to_every_topic_in_the_order_of_the_contents() -> None:
    first, *others = all_topics()
    texts = [text_of(cell["source"]) for cell in first.cells if cell["cell_type"] == "markdown"]
    (index,) = [text for text in texts if text.startswith("## Which page answers")]
    led_to = re.findall(r"^- \[(.*)\]\((\d\d_\w+)\.ipynb\)", index, re.MULTILINE)
    assert led_to == [(topic.title, topic.name) for topic in others]
    groups = [name for name, _ in grouped(others)]
    assert re.findall(r"^\*\*(.*)\*\*$", index, re.MULTILINE) == groups


def test_a_notebook_that_is_listed_nowhere_comes_last() -> None:
    topics = [notebook("99_new", [nbformat.v4.new_markdown_cell("# New?")]), *all_topics()]
    assert in_reading_order(topics)[-1].name == "99_new"
    assert grouped(topics)[-1][0] == OTHERS


def test_a_list_of_contents_that_cannot_be_read_is_named(monkeypatch, tmp_path) -> None:
    broken = tmp_path / "contents.toml"
    broken.write_text("[[group]]\nname = 'Pay'\n")
    monkeypatch.setattr("helpers.site.topics.CONTENTS", broken)
    with pytest.raises(UserError, match=r"notebooks/contents\.toml: cannot be read"):
        grouped(all_topics())
