"""Which rows of an agency's file are wanted: the occupations compared, and the states."""

import math
from dataclasses import dataclass, fields

from helpers.data.tables import load
from helpers.errors import UserError
from helpers.facts.official import BILLERS, EVERYONE, RECORDS

LISTED = "occupation that data/occupations.csv names"
IN_DETAIL = frozenset({RECORDS, BILLERS, EVERYONE})
"""Occupations whose areas and industries are kept; of the others, the nation alone."""


@dataclass(frozen=True)
class Listing:
    """An occupation as an agency published it over some years."""

    occupation: str
    name: str
    published_code: str
    first_year: int
    last_year: float

    def cells(self, period: str) -> dict[str, str]:
        """Give the cells by which a table knows the occupation in a period."""
        return {
            "period": period,
            "occupation": self.occupation,
            "published_code": self.published_code,
        }


class Occupations:
    """The occupations of data/occupations.csv, found by the code of their year."""

    def __init__(self) -> None:
        columns = [field.name for field in fields(Listing)]
        rows = load("occupations")[columns].fillna({"last_year": math.inf})
        self._listings = [Listing(*row) for row in rows.itertuples(index=False)]
        self.codes = frozenset(listing.published_code for listing in self._listings)
        self.today = frozenset(
            listing.occupation for listing in self._listings if listing.last_year == math.inf
        )
        self.first_year = min(listing.first_year for listing in self._listings)

    def by_code(self, code: str, year: int) -> Listing | None:
        """Give the occupation that a published code stands for in a year."""
        return self._first(lambda listing: listing.published_code == code, year)

    def by_title(self, title: str, year: int) -> Listing | None:
        """Give the occupation of a title, for a file that prints no codes."""
        return self._first(lambda listing: listing.name.casefold() == title.casefold(), year)

    def main(self, year: int) -> Listing:
        """Give the occupation the collection is about, for a file that covers no other."""
        main = self._listings[0].occupation
        listing = self.of(main, year)
        if listing is None:
            raise UserError(f"data/occupations.csv: found no code of {main} for {year}.")
        return listing

    def of(self, occupation: str, year: int) -> Listing | None:
        """Give how an occupation was published in a year, by its code of today."""
        return self._first(lambda listing: listing.occupation == occupation, year)

    def _first(self, fits, year: int) -> Listing | None:
        for listing in self._listings:
            if listing.first_year <= year <= listing.last_year and fits(listing):
                return listing
        return None


class States:
    """The states and territories of data/states.csv."""

    def __init__(self) -> None:
        table = load("states")
        self._postal = dict(zip(table["area_code"], table["state"], strict=True))
        self._named = dict(zip(table["name"], table["state"], strict=True))
        self._codes = dict(zip(table["name"], table["area_code"], strict=True))
        self._states = frozenset(table["area_code"][table["kind"] == "state"])

    def is_state(self, area_code: str) -> bool:
        """Say whether an area is one of the fifty states or the District of Columbia."""
        return area_code in self._states

    def postal(self, area_code: str) -> str | None:
        """Give the postal code of the state an area's code begins with."""
        return self._postal.get(area_code[:2])

    def named(self, name: str) -> str | None:
        """Give the postal code of a state's name."""
        return self._named.get(name)

    def code_of(self, name: str) -> str | None:
        """Give the two digits with which the codes of a state's areas begin, by its name."""
        return self._codes.get(name)
