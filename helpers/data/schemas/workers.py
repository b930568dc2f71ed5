"""The tables of workers, outlook, postings and exposure to artificial intelligence."""

import pandera.pandas as pa

from helpers.data.schemas.columns import (
    at_most,
    number,
    one_of,
    parts_of_hundred,
    published_round_is_whole,
    table,
    text,
    whole,
    withheld_is_empty,
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
PROJECTED = r"^20\d\d-\d\d$"
OCCUPATION = r"^\d\d-\d{4}$"
LABELS = ("E0", "E1", "E2")
_MEASURE = text(r"^[a-z]+(-[a-z]+)*$", "small letters and hyphens")


def _household(columns: dict[str, pa.Column]):
    """A table of the household survey: so many workers, of whom or whose the columns tell."""
    return table(
        {
            "period": text(r"^20\d\d$", "a year such as 2025"),
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            "title": text(),
            "workers": number(0, 300_000, required=True),
            **columns,
            "withheld": text(required=False),
            "source": text(),
        },
        ["period", "occupation"],
        [withheld_is_empty()],
    )


WORK = {
    "official/projections": table(
        {
            "period": text(PROJECTED, "a span such as 2024-34"),
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            "published_code": text(),
            "title": text(),
            "method": one_of(("published", "typed")),
            "employment_base": number(0, 300_000),
            "employment_projected": number(0, 300_000),
            "change": number(-100_000, 100_000),
            "change_percent": number(-100, 1_000),
            "exit_rate": number(0, 100),
            "transfer_rate": number(0, 100),
            "separation_rate": number(0, 100),
            "exits": number(0, 100_000),
            "transfers": number(0, 100_000),
            "separations": number(0, 100_000),
            "openings": number(0, 100_000),
            "self_employed_percent": number(0, 100),
            "median_annual_wage": number(4_000, 2_000_000),
            "wage_year": number(1990, 2100),
            "entry_education": text(required=False),
            "work_experience": text(required=False),
            "training": text(required=False),
            "factors": text(required=False),
            "source": text(),
        },
        ["period", "occupation"],
        [
            at_most("exits", "separations"),
            at_most("transfers", "separations"),
            published_round_is_whole(),
        ],
    ),
    "official/ai_exposure": table(
        {
            "period": text(PROJECTED, "a span such as 2024-34"),
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            "published_code": text(),
            "title": text(),
            "exposure": one_of(EXPOSURES),
            "method": one_of(("published", "typed")),
            "source": text(),
        },
        ["period", "occupation"],
    ),
    "official/education_attainment": table(
        {
            "period": text(PROJECTED, "a span such as 2024-34"),
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            "published_code": text(),
            "title": text(),
            "surveyed": text(required=False),
            **{column: number(0, 100, required=True) for column in ATTAINMENT},
            "source": text(),
        },
        ["period", "occupation"],
        [parts_of_hundred(list(ATTAINMENT))],
    ),
    "official/household_ages": _household(
        {**{column: number(0, 300_000) for column in AGES}, "median_age": number(16, 90)}
    ),
    "official/household_weekly_earnings": _household(
        {
            column: number(0, 300_000) if column.endswith("workers") else number(50, 20_000)
            for column in EARNINGS
        }
    ),
    "official/household_sex_and_race": _household(
        {column: number(0, 100) for column in SEX_AND_RACE}
    ),
    "postings": table(
        {
            "month": text(r"^20\d\d-(0[1-9]|1[0-2])$", "a month such as 2024-05"),
            **{column: number(1, 1_000, required=True) for column in POSTINGS},
            "source": text(),
        },
        ["month"],
    ),
}


def _ranked_whole() -> pa.Check:
    """A rank is one among a number of occupations; a measure without them has none of the two."""
    return pa.Check(
        lambda rows: rows["rank"].notna() == rows["occupations"].notna(),
        error="a rank with the number of occupations, or neither",
        name="rank=occupations",
    )


EXPOSURE = {
    "exposure_measures": table(
        {
            "measure": _MEASURE,
            "authors": text(),
            "name": text(),
            "year": whole(2010, 2100),
            "asks": text(r"^\D+$", "words without digits"),
            "question": text(r"^\D{,36}$", "at most 36 letters", required=False),
            "grade": one_of(("official", "primary", "secondary", "weak")),
            "source": text(),
            "note": text(required=False),
        },
        ["measure"],
    ),
    "exposure": table(
        {
            "measure": _MEASURE,
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            "published_code": text(),
            "value": number(-5, 5, required=True),
            "rank": number(1, 1_000),
            "tied": number(1, 1_000),
            "occupations": number(1, 1_500),
            "note": text(required=False),
        },
        ["measure", "occupation"],
        [at_most("rank", "occupations"), at_most("tied", "occupations"), _ranked_whole()],
    ),
    "task_exposure": table(
        {
            "task_id": whole(1, 1_000_000),
            "by_people": one_of(LABELS),
            "by_model": one_of(LABELS),
            "by_model_reworded": one_of(LABELS),
            "source": text(),
        },
        ["task_id"],
    ),
}
