"""The tables of workers, outlook, postings and exposure to artificial intelligence."""

import pandera.pandas as pa

from helpers.data.schemas.articles import GRADES
from helpers.data.schemas.columns import (
    OCCUPATION,
    WITHHELD_IS_EMPTY,
    WITHOUT_DIGITS,
    at_most,
    by_occupation,
    number,
    one_of,
    table,
    text,
    whole,
)

ATTAINMENT = (
    "less_than_high_school", "high_school", "some_college", "associates", "bachelors", "masters",
    "doctoral_or_professional",
)  # fmt: skip
AGES = (
    "age_16_19", "age_20_24", "age_25_34", "age_35_44", "age_45_54", "age_55_64",
    "age_65_and_over",
)  # fmt: skip
EARNINGS = (
    "weekly_median", "men_workers", "men_weekly_median", "women_workers",
    "women_weekly_median",
)  # fmt: skip
SEX_AND_RACE = (
    "women_percent", "white_percent", "black_percent", "asian_percent", "hispanic_percent",
)  # fmt: skip
EXPOSURES = ("Low", "Moderate", "High", "Very high")
POSTINGS = ("all_postings", "medical_information", "medical_technician", "nursing")
LABELS = ("E0", "E1", "E2")
_METHOD = one_of(("published", "typed"))
_MEASURE = text(r"^[a-z]+(-[a-z]+)*$", "small letters and hyphens")
_WORKERS = number(0, 300_000)
_SEPARATED = number(0, 100_000)
_SHARE = number(0, 100)
_PUBLISHED_WHOLE = (
    "employment_base", "employment_projected", "change", "change_percent", "openings",
)  # fmt: skip
"""What the agency gives of a round; a copy that was typed may hold growth without levels."""


def _projected(
    columns: dict[str, pa.Column], checks: list[pa.Check] | None = None
) -> pa.DataFrameSchema:
    """A table of the employment projections."""
    named = {"published_code": text(), "title": text()}
    return by_occupation(
        (r"^20\d\d-\d\d$", "a span such as 2024-34"), named | columns, checks=checks
    )


def _household(columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    """A table of the household survey: so many workers, of whom or whose the columns tell."""
    return by_occupation(
        (r"^20\d\d$", "a year such as 2025"),
        {
            "title": text(),
            "workers": number(0, 300_000, required=True),
            **columns,
            "withheld": text(required=False),
        },
        checks=[WITHHELD_IS_EMPTY],
    )


WORKERS = {
    "official/projections": _projected(
        {
            "method": _METHOD,
            "employment_base": _WORKERS,
            "employment_projected": _WORKERS,
            "change": number(-100_000, 100_000),
            "change_percent": number(-100, 1_000),
            "exit_rate": _SHARE,
            "transfer_rate": _SHARE,
            "separation_rate": _SHARE,
            "exits": _SEPARATED,
            "transfers": _SEPARATED,
            "separations": _SEPARATED,
            "openings": _SEPARATED,
            "self_employed_percent": _SHARE,
            "median_annual_wage": number(4_000, 2_000_000),
            "wage_year": number(1990, 2100),
            "entry_education": text(required=False),
            "work_experience": text(required=False),
            "training": text(required=False),
            "factors": text(required=False),
        },
        [
            at_most("exits", "separations"),
            at_most("transfers", "separations"),
            pa.Check(
                lambda rows: (
                    (rows["method"] != "published") | rows[[*_PUBLISHED_WHOLE]].notna().all(axis=1)
                ),
                error=f"a value in each of {', '.join(_PUBLISHED_WHOLE)} where method is published",
            ),
        ],
    ),
    "official/ai_exposure": _projected({"exposure": one_of(EXPOSURES), "method": _METHOD}),
    "official/education_attainment": _projected(
        {
            "surveyed": text(required=False),
            **{column: number(0, 100, required=True) for column in ATTAINMENT},
        },
        [
            pa.Check(  # each share is rounded to a tenth
                lambda rows: (
                    (rows[[*ATTAINMENT]].sum(axis=1) - 100).abs() <= 0.05 * len(ATTAINMENT) + 0.01
                ),
                error=f"{', '.join(ATTAINMENT)} to make 100 percent",
            )
        ],
    ),
    "official/household_ages": _household(
        {**dict.fromkeys(AGES, _WORKERS), "median_age": number(16, 90)}
    ),
    "official/household_weekly_earnings": _household(
        {
            column: _WORKERS if column.endswith("workers") else number(50, 20_000)
            for column in EARNINGS
        }
    ),
    "official/household_sex_and_race": _household(dict.fromkeys(SEX_AND_RACE, _SHARE)),
    "postings": table(
        {
            "month": text(r"^20\d\d-(0[1-9]|1[0-2])$", "a month such as 2024-05"),
            **{column: number(1, 1_000, required=True) for column in POSTINGS},
            "source": text(),
        },
        ["month"],
    ),
    "exposure_measures": table(
        {
            "measure": _MEASURE,
            "authors": text(),
            "name": text(),
            "year": whole(2010, 2100),
            "asks": text(*WITHOUT_DIGITS),
            "question": text(r"^\D{,36}$", "at most 36 letters", required=False),
            "grade": one_of(GRADES),
            "source": text(),
            "note": text(required=False),
        },
        ["measure"],
    ),
    "exposure": table(
        {
            "measure": _MEASURE,
            "occupation": text(*OCCUPATION),
            "published_code": text(),
            "value": number(-5, 5, required=True),
            "rank": number(1, 1_000),
            "tied": number(1, 1_000),
            "occupations": number(1, 1_500),
            "note": text(required=False),
        },
        ["measure", "occupation"],
        [
            at_most("rank", "occupations"),
            at_most("tied", "occupations"),
            pa.Check(
                lambda rows: rows["rank"].notna() == rows["occupations"].notna(),
                error="a rank with the number of occupations, or neither",
            ),
        ],
    ),
    "task_exposure": table(
        {
            "task_id": whole(1, 1_000_000),
            **dict.fromkeys(("by_people", "by_model", "by_model_reworded"), one_of(LABELS)),
            "source": text(),
        },
        ["task_id"],
    ),
}
