"""Puts a table beside the pages, as a file for others to take."""

import pandas as pd

from helpers.places import published
from helpers.problems import Problem


def publish(rows: pd.DataFrame, name: str) -> None:
    """Write rows as a CSV beside the pages, whole or not at all.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is written, its columns as they are.
    name : str
        The file's name, such as ``"fact_check.csv"``.

    Raises
    ------
    Problem
        When the folder cannot be written to.
    """
    target = published() / name
    half = target.with_name(f"{name}.tmp")
    try:
        rows.to_csv(half, index=False, lineterminator="\n", encoding="utf-8")
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise Problem(f"{target}: cannot be written ({error.strerror}).") from None
