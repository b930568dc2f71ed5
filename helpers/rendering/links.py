"""Where links lead on a page: to another page, and to a word of the glossary."""

import csv
import re

from helpers.paths import data_folder

_NOTEBOOK = re.compile(r"^([\w./-]+)\.ipynb(#.*)?$")
_PUBLISHED = re.compile(r"^((?:\.\./)*)\.\./reports/")


def page_of(address: str) -> str:
    """Give where an address of a notebook leads from its page, wherever reports/ is put.

    To the page of a notebook; to a file of reports/ without the name of that folder.

    >>> page_of("12_fact_check.ipynb#blog-pay"), page_of("https://www.bls.gov/oes/")
    ('12_fact_check.html#blog-pay', 'https://www.bls.gov/oes/')
    >>> page_of("../reports/fact_check.csv"), page_of("../../reports/places/OH.html")
    ('fact_check.csv', '../places/OH.html')
    """
    return _NOTEBOOK.sub(r"\1.html\2", _PUBLISHED.sub(r"\1", address))


def ids_of_terms() -> dict[str, str]:
    """Give every form of every term, in small letters, with the id of its row in the glossary."""
    with open(data_folder() / "glossary.csv", encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    return {
        form.strip().lower(): id_of_term(row["term"])
        for row in rows
        for form in [row["term"], *row["also"].split(";")]
        if form.strip()
    }


def id_of_term(term: str) -> str:
    """Give the name by which links reach a term.

    >>> id_of_term("Today’s dollars")
    'term-today-s-dollars'
    """
    return "term-" + "-".join(re.findall(r"[a-z0-9]+", term.lower()))
