"""Puts a table beside the pages, as a file for others to take."""

import pandas as pd

from helpers.atomic_files import write_files
from helpers.csv_text import marked
from helpers.paths import published


def publish(rows: pd.DataFrame, name: str) -> None:
    """Write rows as a CSV that any spreadsheet opens beside the pages, whole or not at all.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is written, its columns as they are.
    name : str
        The file's name, such as ``"fact_check.csv"``.

    Raises
    ------
    UserError
        When the folder cannot be written to.
    """
    write_files({published() / name: marked(rows.to_csv(index=False, lineterminator="\n"))})
