"""The articles that are checked, and what the subjects of their figures are."""

import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from helpers.data.tables import load
from helpers.facts.official import periods_of

PROJECTED = {
    "employment growth": ("change_percent", 1),
    "openings per year": ("openings", 1_000),
    "employment": ("employment_base", 1_000),
}
"""What articles say of projections: the column that has it, and how many make its unit."""
_STATES = re.compile(r"[A-Z]{2}(-[A-Z]{2})*")


@dataclass(frozen=True)
class Article:
    """An article as the rules see it.

    Parameters
    ----------
    figures : pandas.DataFrame
        All figures that it states, rows of data/figures/.
    """

    figures: pd.DataFrame

    @cached_property
    def months(self) -> list[str]:
        """The wage releases that the article may rest on where it names none.

        The newest release that it names elsewhere. Where it names none: every release from the
        one that was newest when the projections it names came out, which is that of May of their
        base year; an article that names neither may be of any time.
        """
        dated = self.figures[self.figures["as_of"].notna() & self.figures["inferred"].isna()]
        months = dated.loc[dated["as_of"].isin(periods_of("wages_national")), "as_of"]
        if len(months):
            return [months.max()]
        rounds = [row["period"] for _, figure in dated.iterrows() for row in named_rounds(figure)]
        since = f"{max(rounds)[:4]}-05" if rounds else ""
        return [month for month in periods_of("wages_national") if month >= since]

    def alike(self, figure: pd.Series, columns: list[str]) -> pd.DataFrame:
        """The article's figures that are as one of them in some columns; it is among them."""
        return self.figures[(self.figures[columns] == figure[columns]).all(axis=1)]


def articles_of(figures: pd.DataFrame) -> dict[str, Article]:
    """Give the articles whose figures are given, by their names in data/sources.csv."""
    return {name: Article(own) for name, own in figures.groupby("stated_in")}


def named_rounds(figure: pd.Series, occupation: str = "29-2072") -> list[pd.Series]:
    """Give the rounds of projections that a figure names, by their years or their last one.

    Parameters
    ----------
    figure : pandas.Series
        A row of data/figures/ with ``as_of``: ``"2024-34"``; ``"2031"`` for "through 2031"; the
        base year for a number of jobs.
    occupation : str
        Of which to give the rows.
    """
    period, rows = figure["as_of"], load("official/projections")
    if pd.isna(period) or figure["measure"] not in PROJECTED:
        return []
    rows = rows[rows["occupation"] == occupation]
    base, last = rows["period"].str[:4], rows["period"].str[:2] + rows["period"].str[-2:]
    is_named = rows["period"] == period
    is_named |= (base if figure["measure"] == "employment" else last) == period
    return [row for _, row in rows[is_named].iterrows()]


def meanings(subject: str) -> pd.DataFrame:
    """Give the rows of data/subjects.csv for a subject: two where a name has two meanings."""
    rows = load("subjects")
    return rows[rows["subject"] == subject]


def stages() -> set[str]:
    """Give the subjects that are stages of a career."""
    rows = load("subjects")
    return set(rows.loc[rows["kind"] == "stage", "subject"])


def occupation_of(subject: str) -> str:
    """Give the code of the occupation that a subject means, or that a stage belongs to.

    Of two meanings it is the one that bears the name today.

    >>> occupation_of("Health information technicians")
    '29-9021'
    """
    return str(meanings(subject)["code"].iloc[-1])


def in_area(areas: pd.DataFrame, subject: str) -> pd.DataFrame:
    """Give the rows of a state, or of metropolitan areas that begin with a city, in its state.

    Areas are renamed when their boundaries change; their first city and its state stay.

    Parameters
    ----------
    areas : pandas.DataFrame
        With ``area`` as the wage survey prints it, such as ``"Trenton-Princeton, NJ"``.
    subject : str
        A place as an article prints it, such as ``"Trenton, NJ"`` or ``"Ohio"``.

    >>> names = pd.DataFrame({"area": ["Portland-South Portland, ME", "Portland-Salem, OR-WA"]})
    >>> list(in_area(names, "Portland, OR")["area"])
    ['Portland-Salem, OR-WA']
    """
    city, states = _parts(subject)
    parts = [_parts(area) for area in areas["area"]]
    same = [
        name == city and (states[0] in others if states else not others) for name, others in parts
    ]
    return areas[same]


def _parts(area: str) -> tuple[str, list[str]]:
    """The first city of an area and its states."""
    cities, _, states = area.rpartition(", ")
    if not _STATES.fullmatch(states):
        return area, []
    return cities.split("-")[0].split("/")[0].strip(), states.split("-")
