"""The answer to a claim in words, and the stated figures that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.facts.figures import articles_figures
from helpers.facts.sources import sources_of

CONFIRMED = "confirmed"
ABOUT_RIGHT = "about right"
CONTRADICTED = "contradicted"
CONTRADICTS_ITSELF = "contradicts itself"
CANNOT_BE_CHECKED = "cannot be checked"
ANSWERS = (CONFIRMED, ABOUT_RIGHT, CONTRADICTED, CONTRADICTS_ITSELF, CANNOT_BE_CHECKED)


@dataclass(frozen=True)
class Answer:
    """What the tables say to a claim in words.

    Parameters
    ----------
    verdict : str
        One of ``ANSWERS``. *About right* holds in one fair reading and not in another, or only
        roughly; the reason says which.
    evidence : str
        The numbers, each with its period.
    sources : tuple of str
        The sources of the numbers as data/sources.csv names them.
    reason : str
        Why, in a sentence or two.
    """

    verdict: str
    evidence: str
    sources: tuple[str, ...]
    reason: str


def of_readings(verdicts: Sequence[str]) -> str:
    """Give the verdict on a claim that can be read in several fair ways, from that on each.

    What holds in every reading is confirmed. What holds in one and not in another is about right.
    What holds in none is contradicted, unless no reading can be decided.

    >>> of_readings(["confirmed", "confirmed"]), of_readings(["confirmed", "contradicted"])
    ('confirmed', 'about right')
    >>> of_readings(["cannot be checked", "contradicted"]), of_readings(["cannot be checked"])
    ('contradicted', 'cannot be checked')
    """
    distinct = set(verdicts)
    if distinct == {CONFIRMED}:
        return CONFIRMED
    if distinct & {CONFIRMED, ABOUT_RIGHT}:
        return ABOUT_RIGHT
    return CONTRADICTED if CONTRADICTED in distinct else CANNOT_BE_CHECKED


def sentence(text: str) -> str:
    """Give a text as the beginning of a sentence.

    >>> sentence("the Midwest pays less")
    'The Midwest pays less'
    """
    return text[:1].upper() + text[1:]


def cited(*rows) -> tuple[str, ...]:
    """Give the sources of some rows or tables, each once, in their order.

    >>> import pandas as pd
    >>> cited(pd.Series({"source": "bls"}), pd.DataFrame({"source": ["bea", "bls"]}))
    ('bls', 'bea')
    """
    return tuple(dict.fromkeys(name for one in rows for name in sources_of(one)))


def stated(names: str) -> pd.DataFrame:
    """Give stated figures by their ids, in the order in which they are named.

    Parameters
    ----------
    names : str
        Ids of data/figures/, separated by spaces.

    Raises
    ------
    LookupError
        When there is no such figure.

    >>> stated("career-hub-bls-growth")["value"].tolist()
    [7.0]
    """
    rows = articles_figures().set_index("id", drop=False).rename_axis(None)
    ids = names.split()
    unknown = [name for name in ids if name not in rows.index]
    if unknown:
        raise LookupError(f"no figure of data/figures/ is called {', '.join(unknown)}")
    return rows.loc[ids]


def middle(figure: pd.Series) -> float:
    """Give a figure as one number: its value, or the middle of its range."""
    if pd.notna(figure["value"]):
        return float(figure["value"])
    return float(figure[["low", "high"]].mean())
