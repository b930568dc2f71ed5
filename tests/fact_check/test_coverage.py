"""What the four articles say in words is told somewhere, or coverage.csv says why not."""

import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from helpers.data.tables import load
from helpers.facts.sources import is_article
from helpers.paths import NOTEBOOKS

ITEMS = pd.read_csv(Path(__file__).with_name("coverage.csv"), dtype=str, keep_default_na=False)

# As counted by hand in each document; its figures are rows of data/figures and not among them.
COUNTED = {
    "article-deep-dive": 54,
    "article-blog": 27,
    "article-career-hub": 35,
    "article-earnings-guide": 47,
}


def headings(topic: str) -> set[str]:
    cells = nbformat.read(NOTEBOOKS / f"{topic}.ipynb", as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return set(re.findall(r"^## (.+)$", text, re.MULTILINE))


def test_every_item_of_every_document_is_listed() -> None:
    assert ITEMS["document"].value_counts().to_dict() == COUNTED
    assert set(ITEMS["document"]) == {*filter(is_article, load("sources")["source"])}


def test_ids_are_sorted_and_name_their_document() -> None:
    assert ITEMS["id"].is_unique
    assert ITEMS["id"].is_monotonic_increasing
    begins = ITEMS["id"].str.replace(r"-\d\d$", "", regex=True)
    assert ("article-" + begins == ITEMS["document"]).all()


def test_items_are_in_words_and_told_once() -> None:
    assert (ITEMS["item"].str.split().str.len() >= 4).all()
    assert ITEMS["item"].str.lower().is_unique


def test_an_item_has_a_section_or_a_reason() -> None:
    without = ITEMS["reason"] == ""
    assert (ITEMS.loc[without, ["topic", "section"]] != "").all(axis=None)
    assert (ITEMS.loc[~without, ["topic", "section"]] == "").all(axis=None)


@pytest.mark.parametrize("topic", sorted(set(ITEMS["topic"]) - {""}))
def test_a_section_is_a_heading_of_its_notebook(topic: str) -> None:
    sections = set(ITEMS.loc[ITEMS["topic"] == topic, "section"])
    assert sections <= headings(topic)


def test_few_items_are_left_out() -> None:
    assert (ITEMS["reason"] == "").sum() >= 150
