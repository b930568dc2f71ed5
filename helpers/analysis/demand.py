"""What the articles say drives demand, and what there is to go by."""

from typing import NamedTuple

import pandas as pd

from helpers.facts.evidence import evidence
from helpers.facts.sources import article
from helpers.formatting import count
from helpers.phrases import listing, when

_BLOG, _HUB, _GUIDE = "article-blog", "article-career-hub", "article-earnings-guide"
_CODES = "career-hub-icd-10-cm-codes"
COLUMNS = ("Driver", "Named by", "In BLS’s note on the future", "Counted here")


class Driver(NamedTuple):
    """A cause that an article names for more, or for less, work.

    Parameters
    ----------
    name : str
        The cause, in our words.
    named_by : tuple of str
        The articles that name it.
    words : tuple of str
        Words of which the agency’s note would use one if it named the cause.
    figure : str
        A figure of the articles that counts it; empty where none does.
    """

    name: str
    named_by: tuple[str, ...]
    words: tuple[str, ...]
    figure: str = ""


DRIVERS = (
    Driver("More care is given", (_BLOG,), ("health care",)),
    Driver("More people can get care", (_BLOG,), ("access", "insured")),
    Driver("People grow older", (_BLOG, _HUB, _GUIDE), ("aging", "older", "elderly")),
    Driver("Records go electronic", (_BLOG,), ("electronic", "digital")),
    Driver("Payers pay by outcome, not by visit", (_HUB,), ("outcome", "value-based")),
    Driver(
        "Codes are complex and change every year",
        (_HUB,),
        ("complexity",),
        _CODES,
    ),
    Driver("Software does a part of the work", (_GUIDE,), ("artificial", "automat", "software")),
)


def drivers(projection: pd.Series) -> pd.DataFrame:
    """Give the drivers of demand as a table, each with what there is to go by.

    Parameters
    ----------
    projection : pandas.Series
        A row of BLS’s projections, with its note in ``factors``.

    Returns
    -------
    pandas.DataFrame
        ``COLUMNS``, and the sources.

    >>> note = pd.Series({"factors": "an aging population", "source": "bls"})
    >>> rows = drivers(note).set_index("Driver")["In BLS’s note on the future"]
    >>> rows["People grow older"], rows["Records go electronic"]
    ('named', 'not named')
    """
    note = str(projection["factors"]).lower()
    lines = []
    for driver in DRIVERS:
        counts = evidence(driver.figure) if driver.figure else pd.DataFrame()
        is_named = any(word in note for word in driver.words)
        number = "no"
        if len(counts):
            surest = counts.iloc[0]
            number = f"once: {count(surest['value'])} {surest['unit']}, {when(surest['period'])}"
        cells = (driver.name, listing(map(article, driver.named_by)),
                 "named" if is_named else "not named", number)  # fmt: skip
        line = dict(zip(COLUMNS, cells, strict=True)) | {"source": projection["source"]}
        line |= {f"source_{place}": name for place, name in enumerate(driver.named_by)}
        line["source_counted"] = counts.iloc[0]["source"] if len(counts) else None
        lines.append(line)
    return pd.DataFrame(lines)
