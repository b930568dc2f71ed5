"""Of when an article is, by the releases that it names."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from helpers.official import periods_of
from helpers.tables import load


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
        rounds = [row["period"] for _, figure in dated.iterrows() for row in rounds_named(figure)]
        since = f"{max(rounds)[:4]}-05" if rounds else ""
        return [month for month in periods_of("wages_national") if month >= since]


def articles_of(figures: pd.DataFrame) -> dict[str, Article]:
    """Give the articles whose figures are given, by their names in data/sources.csv."""
    return {name: Article(own) for name, own in figures.groupby("stated_in")}


def rounds_named(figure: pd.Series, occupation: str = "29-2072") -> list[pd.Series]:
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
    named = rows["period"] == period
    named |= (base if figure["measure"] == "employment" else last) == period
    return [row for _, row in rows[named].iterrows()]


PROJECTED = {
    "employment growth": ("change_percent", 1),
    "openings per year": ("openings", 1_000),
    "employment": ("employment_base", 1_000),
}
"""What articles say of projections: the column that has it, and how many make its unit."""
