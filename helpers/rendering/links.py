"""Where a link of a notebook leads on its page."""

import re

_NOTEBOOK = re.compile(r"^([\w./-]+)\.ipynb(#.*)?$")
_REPORTS = re.compile(r"^((?:\.\./)*)\.\./reports/")


def page_of(address: str) -> str:
    """Give the page of a notebook, where an address is a notebook's, else the address itself.

    What leads from notebooks/ into reports/ leads from a page there, too.

    >>> page_of("12_fact_check.ipynb#blog-pay"), page_of("https://www.bls.gov/oes/")
    ('12_fact_check.html#blog-pay', 'https://www.bls.gov/oes/')
    >>> page_of("../reports/places/OH.html"), page_of("../../reports/places/OH.html")
    ('places/OH.html', '../places/OH.html')
    """
    return _REPORTS.sub(r"\1", _NOTEBOOK.sub(r"\1.html\2", address))
