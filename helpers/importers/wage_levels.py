"""Reads metropolitan means derived from the Labor Department's wage levels (OFLC)."""

from helpers.importers import cells, citing
from helpers.importers.batch import Batch, checked
from helpers.importers.books import Book, find_table
from helpers.importers.releases import release_in, settled
from helpers.importers.wanted import Occupations

_TABLE = "official/wages_metropolitan"
_HEADINGS = {
    "wage_year",
    "area",
    "area_title",
    "state",
    "derived_h_mean",
    "derived_a_mean",
    "area_kind",
}
_MEANS = {"hourly_mean": "derived_h_mean", "annual_mean": "derived_a_mean"}


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read the derived means of metropolitan areas; those of other areas are published.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        The period that the command was told.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    Problem
        When a mean is no number, or the file does not say which release it rests on.
    """
    table = find_table(book, _HEADINGS.issubset)
    if table is None:
        return None
    occupations, rows, where, citations = Occupations(), [], [], {}
    for number, row in table.rows:
        told = {name: table.cell(row, name) for name in _HEADINGS}
        if told["area_kind"] != "MSA":
            continue
        # "OFLC 2025-26 (OEWS May 2024)": the year of the levels, and the survey under them.
        wage_year = cells.text(told["wage_year"])
        period = settled(release_in(wage_year), asked, book.name)
        listing = occupations.main(int(period[:4]))
        levels_of = wage_year.removeprefix("OFLC ").partition(" (")[0]
        citation = citing.wage_levels(period, levels_of, book.file)
        citations[period] = citation
        means = {
            column: cells.number_at(f"{book.name}, row {number}, column {name.upper()}", told[name])
            for column, name in _MEANS.items()
        }
        rows.append(
            {
                "period": period,
                "area_code": cells.code(told["area"]),
                "area": cells.text(told["area_title"]),
                "state": cells.text(told["state"]),
                "occupation": listing.occupation,
                "published_code": listing.published_code,
                "method": "derived",
                "source": citation["source"],
                **means,
            }
        )
        where.append(f"row {number}")
    return [checked(_TABLE, rows, list(citations.values()), book.name, where)]
