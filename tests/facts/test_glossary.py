"""The glossary: no word stands for two things, and those that lessons teach are there."""

from helpers.data.tables import load
from helpers.facts.glossary import glossary
from helpers.rendering.links import ids_of_terms


def test_no_form_of_a_word_belongs_to_two():
    words = load("glossary").fillna("")
    every = [form for word in words.itertuples() for form in (word.term, *word.also.split("; "))]
    assert len(ids_of_terms()) == len([form for form in every if form])
    assert glossary()["id"].is_unique


def test_the_glossary_is_in_order_and_has_the_words_that_lessons_teach():
    words = load("glossary")
    terms = list(words["term"])
    assert terms == sorted(terms, key=str.lower)
    assert [meaning for meaning in words["meaning"] if meaning[-1] not in ".?"] == []
    taught = {"Base (of a percentage)", "Break-even", "Confounder", "Growth factor",
              "Index points", "Nominal and real", "Present value", "Rate and count",
              "Stock and flow"}  # fmt: skip
    assert taught <= set(terms)
