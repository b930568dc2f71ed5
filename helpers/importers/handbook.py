"""Reads the figures of the Occupational Outlook Handbook's page on the occupation."""

from helpers.importers import cells, citing
from helpers.importers.batch import Batch, checked
from helpers.importers.books import Book, find_table
from helpers.importers.releases import release_in, settled
from helpers.importers.wanted import Occupations
from helpers.problems import Problem

_TABLE = "official/handbook"
_HEADINGS = ("item", "industry", "value", "unit", "period")


def read(book: Book, asked: str | None) -> list[Batch] | None:
    """Read a table of the page's figures; what is no number is kept as wording.

    Parameters
    ----------
    book : Book
        The file.
    asked : str or None
        The month of the page, where the file's name does not say it.

    Returns
    -------
    list of Batch or None
        None when the file is of another kind.

    Raises
    ------
    Problem
        When a row is cut short, or the month of the page is unknown.
    """
    table = find_table(book, lambda names: names == set(_HEADINGS))
    if table is None:
        return None
    published = settled(release_in(book.stem), asked, book.name)
    name = Occupations().main(int(published[:4])).name
    citation = citing.handbook(published, name, book.file)
    rows, where = [], []
    for number, row in table.rows:
        if not any(row):
            continue
        if len(row) < len(_HEADINGS):
            raise Problem(
                f"{book.name}, row {number}: found {len(row)} cells; expected {len(_HEADINGS)}."
            )
        told = {name: cells.text(row[table.places[name]]) or None for name in _HEADINGS}
        said = told.pop("value")
        try:
            told["value"] = cells.number(said)
        except ValueError:
            told["wording"] = said
        rows.append({**told, "source": citation["source"]})
        where.append(f"row {number}")
    return [checked(_TABLE, rows, [citation], book.name, where)]
