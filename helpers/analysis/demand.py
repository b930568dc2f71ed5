"""What the articles say drives demand and who hires, and what is counted of each."""

from typing import NamedTuple

import pandas as pd

from helpers.analysis.work_settings import SETTINGS, setting_wages
from helpers.facts.evidence import evidence
from helpers.facts.official import BILLERS, RECORDS, industry_wages
from helpers.facts.sources import article
from helpers.formatting import count
from helpers.phrases import listing, when
from helpers.show.html_tables import Linked

_BLOG, _HUB = "article-blog", "article-career-hub"
_DIVE, _GUIDE = "article-deep-dive", "article-earnings-guide"
_CODES = "career-hub-icd-10-cm-codes"
IN_NOTE, COUNTED = "In BLS’s note on the future", "Counted here"
_SOFTWARE = "513200"
_MEASURED = {"employment": "jobs", "annual_median": "half earn less than"}


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
        ``Driver``, ``Named by``, ``IN_NOTE``, ``COUNTED``, and the sources.

    >>> note = pd.Series({"factors": "an aging population", "source": "bls"})
    >>> rows = drivers(note).set_index("Driver")["In BLS’s note on the future"]
    >>> rows["People grow older"], rows["Records go electronic"]
    ('named', 'not named')
    """
    note = str(projection["factors"]).lower()
    lines = []
    for driver in DRIVERS:
        is_named = any(word in note for word in driver.words)
        number, source = _counted(driver.figure)
        line = {
            "Driver": driver.name,
            "Named by": listing(map(article, driver.named_by)),
            IN_NOTE: "named" if is_named else "not named",
            COUNTED: number,
            "source": projection["source"],
            **_sources(driver.named_by),
            "source_counted": source,
        }
        lines.append(line)
    return pd.DataFrame(lines)


def _counted(figure: str) -> tuple[str, str | None]:
    """What the surest evidence on a figure of the articles counts, in words, and its source."""
    counts = evidence(figure) if figure else pd.DataFrame()
    if counts.empty:
        return "no", None
    surest = counts.iloc[0]
    number = f"once: {count(surest['value'])} {surest['unit']}, {when(surest['period'])}"
    return number, surest["source"]


def _sources(named_by: tuple[str, ...]) -> dict[str, str]:
    return {f"source_{place}": name for place, name in enumerate(named_by)}


class Employer(NamedTuple):
    """A kind of employer as the articles speak of it.

    Parameters
    ----------
    code : str
        Its industry in the wage survey.
    named_by : tuple of str
        The articles that name it.
    work : str
        What is done there, by the articles and in our words.
    """

    code: str
    named_by: tuple[str, ...]
    work: str


EMPLOYERS = (
    Employer("622000", (_HUB, _DIVE, _GUIDE),
             "Coding hospital stays, with surgery and payment groups (DRGs)"),
    Employer("621100", (_HUB, _DIVE, _GUIDE), "Coding visits by their level; often billing, too"),
    Employer("621400", (_HUB, _DIVE),
             "Coding day surgery and urgent care; the work is fast, says the deep dive, which "
             "breaks off there"),
    Employer("524100", (_BLOG, _HUB, _GUIDE), "Reviewing claims and the codes on them"),
    Employer("541200", (_HUB, _DIVE), "Coding and billing for those who treat patients"),
    Employer("541600", (_BLOG, _GUIDE), "Advice on coding, and audits"),
    Employer("611300", (_BLOG,), "Teaching coding and writing courses"),
    Employer(_SOFTWARE, (_BLOG,), "Help in building software for codes and records"),
)  # fmt: skip
"""By the code of the industry; billing firms are counted among the accountants’."""


def employers() -> pd.DataFrame:
    """Give the kinds of employer as a table, with the newest jobs and medians of each.

    Returns
    -------
    pandas.DataFrame
        ``Employer`` with the articles that name it, ``What is done there``, ``Coders: jobs``,
        ``Coders: half earn less than``, the same of billers, and the sources. What the agency
        withheld is missing.

    >>> employers()["Employer"].iloc[0].note
    'the career hub, the deep dive and the earnings guide'
    """
    names = SETTINGS | {_SOFTWARE: "Software publishers"}
    wages = {"Coders": _wages_by_industry(RECORDS), "Billers": _wages_by_industry(BILLERS)}
    lines = []
    for employer in EMPLOYERS:
        line = {
            "Employer": Linked(names[employer.code], note=listing(map(article, employer.named_by))),
            "What is done there": employer.work,
        }
        for who, rows in wages.items():
            row = rows.reindex([employer.code]).iloc[0]
            line |= {f"{who}: {head}": row[column] for column, head in _MEASURED.items()}
            line[f"source_{who.lower()}"] = row["source"]
        lines.append(line | _sources(employer.named_by))
    return pd.DataFrame(lines)


def _wages_by_industry(occupation: str) -> pd.DataFrame:
    """An occupation's wages by industry, software's among them, of one release."""
    own = setting_wages(occupation)
    finer = industry_wages(own["period"].iloc[0], "4-digit", occupation)
    software = finer[finer["industry_code"] == _SOFTWARE].set_index("industry_code", drop=False)
    return pd.concat([own, software])
