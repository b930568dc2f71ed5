"""Where a link of a notebook leads on its page."""

import re

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
