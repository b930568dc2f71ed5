"""Kinds of columns and rules of which the schemas of data/ are made, each with its words."""

import pandas as pd
import pandera.pandas as pa

# Patterns of texts, each with the words that say what is expected: text(*OCCUPATION).
OCCUPATION = (r"^\d\d-\d{4}$", "a code such as 29-2072")
STATE = (r"^[A-Z]{2}$", "two capital letters")
NAME = (r"^[a-z0-9]+(-[a-z0-9]+)*$", "small letters, digits and hyphens")
NAMES = r"^[a-z0-9-]+( [a-z0-9-]+)*$"
NOTEBOOK = (r"^\d\d_[a-z_]+$", "a notebook such as 07_work_settings")
WITHOUT_DIGITS = (r"^\D+$", "words without digits")
WITHOUT_FIGURES = (r"^(\D|ICD-10)*$", "words without figures")
AS_OF = (
    r"^((19|20)\d\d(-\d\d)?)?$",
    "a year such as 2024, a month such as 2024-05 or a span such as 2024-34",
)
ONET_RELEASE = (r"^[1-9]\d\.\d$", "a release of O*NET such as 30.1")


def text(pattern: str | None = None, expected: str = "", required: bool = True) -> pa.Column:
    """Give a column of text; ``expected`` says what its pattern expects."""
    checks = [pa.Check.str_matches(pattern, error=expected)] if pattern else []
    return pa.Column(str, checks, nullable=not required)


def one_of(words: tuple[str, ...], required: bool = True) -> pa.Column:
    """Give a column that holds one of some words."""
    check = pa.Check.isin(words, error=f"one of {', '.join(words)}")
    return pa.Column(str, check, nullable=not required)


def number(low: float, high: float, required: bool = False) -> pa.Column:
    """Give a column of numbers within bounds."""
    check = pa.Check.in_range(low, high, error=f"a number from {low:,} to {high:,}")
    return pa.Column(float, check, nullable=not required)


def whole(low: int, high: int) -> pa.Column:
    """Give a column of whole numbers within bounds."""
    check = pa.Check.in_range(low, high, error=f"a whole number from {low} to {high}")
    return pa.Column(int, check)


def at_most(smaller: str, larger: str) -> pa.Check:
    """A check that one column is never above another; rows where either is missing pass."""
    return pa.Check(
        lambda rows: ~(rows[smaller] > rows[larger]), error=f"{smaller} at most {larger}"
    )


def _empty_where_withheld(rows: pd.DataFrame) -> pd.Series:
    named = rows["withheld"].fillna("").str.findall(r"([a-z0-9_]+) ")
    return pd.Series(
        [
            all(pd.isna(rows.at[row, column]) for column in columns)
            for row, columns in named.items()
        ],
        index=rows.index,
    )


WITHHELD_IS_EMPTY = pa.Check(_empty_where_withheld, error="each column named in withheld is empty")
"""A value the agency withheld stays missing: it is never zero and never guessed."""


def table(
    columns: dict[str, pa.Column], key: list[str], checks: list[pa.Check] | None = None
) -> pa.DataFrameSchema:
    """Give the schema of a table by its columns, its key, and the rules between columns."""
    return pa.DataFrameSchema(columns, checks=checks or [], unique=key, strict=True, coerce=True)


def by_occupation(
    period: tuple[str, str],
    columns: dict[str, pa.Column],
    key: tuple[str, ...] = (),
    checks: list[pa.Check] | None = None,
) -> pa.DataFrameSchema:
    """Give the schema of a table that tells something of occupations at some times.

    Parameters
    ----------
    period : tuple of str
        The pattern of its times, and the words that say what is expected.
    columns : dict
        What it tells, between the occupation and the source.
    key : tuple of str
        The columns by which a row is known, beside period and occupation.
    checks : list of Check, optional
        The rules between columns.
    """
    return table(
        {
            "period": text(*period),
            "occupation": text(*OCCUPATION),
            **columns,
            "source": text(),
        },
        ["period", "occupation", *key],
        checks,
    )
