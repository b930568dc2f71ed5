"""The table of the questions that people ask, and of what answers each."""

import pandas as pd
import pandera.pandas as pa

from helpers.data.schemas.articles import IDENTIFIER
from helpers.data.schemas.columns import one_of, table, text

ASKED = ("forum", "question page", "title")
"""Where a question stands: somebody's own sentence, a page of questions, a page's title."""


def finding_or_words() -> pa.Check:
    """A question is answered by a finding and its notebook, or in words with who would know."""

    def one_of_two(rows: pd.DataFrame) -> pd.Series:
        by_finding = rows["topic"].notna() & rows["finding"].notna() & rows["words"].isna()
        in_words = rows["words"].notna() & rows["who_would_know"].notna()
        return by_finding | (in_words & rows["topic"].isna() & rows["finding"].isna())

    return pa.Check(
        one_of_two,
        error="topic and finding, or else words and who_would_know",
        name="topic=finding=words=who_would_know",
    )


QUESTIONS = {
    "questions": table(
        {
            "id": text(IDENTIFIER, "small letters, digits and hyphens"),
            "group": text(r"^\D+$", "words without digits"),
            "subject": text(r"^\D+$", "words without digits"),
            "question": text(r"^\D+\?$", "a question without figures"),
            "asked": one_of(ASKED),
            "topic": text(r"^\d\d_[a-z_]+$", "a notebook such as 07_work_settings", required=False),
            "finding": text(
                r"^finding-[0-9a-z-]+(\.\d)?$", "a sentence such as finding-01-06", required=False
            ),
            "words": text(r"^\D+$", "words without digits", required=False),
            "who_would_know": text(
                r"^[a-z0-9-]+( [a-z0-9-]+)*$", "sources with a space between two", required=False
            ),
        },
        ["id"],
        [finding_or_words()],
    ),
}
