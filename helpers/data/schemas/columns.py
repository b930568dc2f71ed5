"""Kinds of columns and rules of which the schemas of data/ are made, each with its words."""

import pandas as pd
import pandera.pandas as pa


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
        lambda table: ~(table[smaller] > table[larger]),
        error=f"{smaller} at most {larger}",
        name=f"{smaller}<={larger}",
    )


def withheld_is_empty() -> pa.Check:
    """A value the agency withheld stays missing: it is never zero and never guessed."""

    def empty(table: pd.DataFrame) -> pd.Series:
        named = table["withheld"].fillna("").str.findall(r"([a-z0-9_]+) ")
        cells = zip(table.index, named, strict=True)
        return pd.Series(
            [all(pd.isna(table.at[row, column]) for column in columns) for row, columns in cells],
            index=table.index,
        )

    return pa.Check(empty, error="each column named in withheld is empty", name="withheld=")


def point_range_or_words() -> pa.Check:
    """A figure has a value, or an end or two of a range, or words without digits."""

    def one_of_three(table: pd.DataFrame) -> pd.Series:
        is_range = table["low"].notna() | table["high"].notna()
        stated = [table["value"].notna(), is_range, table["wording"].notna()]
        return sum(part.astype(int) for part in stated) == 1

    return pa.Check(
        one_of_three,
        error="a value, or else a low or high end, or else a wording",
        name="value=low=high=wording",
    )


def value_or_range() -> pa.Check:
    """What a source says is a value, or an end or two of a range."""
    return pa.Check(
        lambda table: table["value"].notna() ^ (table["low"].notna() | table["high"].notna()),
        error="a value, or else a low or high end",
        name="value=low=high",
    )


def says_why_it_decides_nothing() -> pa.Check:
    """Evidence that cannot be held against its figure says why in its note."""
    return pa.Check(
        lambda table: (table["comparable"] != "no") | table["note"].notna(),
        error="a note that says why where comparable is no",
        name="comparable=note",
    )


def qualifier_fits() -> pa.Check:
    """How a figure is worded fits what it has: one end is open, two ends or a value are not."""

    def fits(table: pd.DataFrame) -> pd.Series:
        low, high = table["low"].notna(), table["high"].notna()
        qualifier = table["qualifier"].fillna("")
        return (
            qualifier.isin(["more than", "at least"]).where(low & ~high, True)
            & qualifier.isin(["less than", "at most"]).where(high & ~low, True)
            & qualifier.isin(["", "about", "open above"]).where(low & high, True)
            & qualifier.isin(["", "about"]).where(~low & ~high, True)
        )

    return pa.Check(
        fits,
        error="a qualifier that fits: “more than” or “at least” with a low end alone, “less than” "
        "or “at most” with a high end alone, “open above” with both, “about” with a value or both",
        name="qualifier=ends",
    )


def inferred_is_given() -> pa.Check:
    """What is inferred stands in its column: a period, or a source that is not the document."""

    def given(table: pd.DataFrame) -> pd.Series:
        inferred = table["inferred"].fillna("")
        no_period = inferred.str.contains("period") & table["as_of"].isna()
        no_source = inferred.str.contains("source") & (table["source"] == table["stated_in"])
        return ~(no_period | no_source)

    return pa.Check(
        given,
        error="an as_of where inferred names the period, a source that is not stated_in where it "
        "names the source",
        name="inferred=as_of=source",
    )


def pay_without_a_digit_too_many(most_pay: dict[str, float]) -> list[pa.Check]:
    """Checks that stated pay is not ten times what anybody is paid."""
    return [
        pa.Check(
            lambda table, unit=unit, column=column, most=most: (
                ~((table["unit"] == unit) & (table[column] > most))
            ),
            error=f"{column} at most {most:,} where the unit is {unit}",
            name=f"{column}<={unit}",
        )
        for unit, most in most_pay.items()
        for column in ("value", "low", "high")
    ]


def published_round_is_whole() -> pa.Check:
    """A copy that was typed may hold growth without levels; what the agency gave holds both."""
    needed = ["employment_base", "employment_projected", "change", "change_percent", "openings"]
    return pa.Check(
        lambda table: (table["method"] != "published") | table[needed].notna().all(axis=1),
        error=f"a value in each of {', '.join(needed)} where method is published",
        name="published=whole",
    )


def figure_or_words() -> pa.Check:
    """The Handbook states a figure with its unit, or words without one."""
    return pa.Check(
        lambda table: (
            (table["value"].notna() & table["unit"].notna() & table["wording"].isna())
            | (table["value"].isna() & table["unit"].isna() & table["wording"].notna())
        ),
        error="a value with its unit, or else a wording",
        name="value=unit=wording",
    )


def parts_of_hundred(columns: list[str]) -> pa.Check:
    """Shares of a whole make 100; each is rounded to a tenth."""
    return pa.Check(
        lambda table: (table[columns].sum(axis=1) - 100).abs() <= 0.05 * len(columns) + 0.01,
        error=f"{', '.join(columns)} to make 100 percent",
        name="parts=100",
    )


def table(columns: dict[str, pa.Column], key: list[str], checks: list | None = None):
    """Give the schema of a table by its columns, its key, and the rules between columns."""
    return pa.DataFrameSchema(
        columns, checks=checks or [], unique=key, strict=True, coerce=True, ordered=False
    )
