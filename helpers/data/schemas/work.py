"""The tables of the work: tasks, codes, a claim's steps, duties; programs and credentials."""

import pandas as pd
import pandera.pandas as pa

from helpers.data.schemas.articles import GRADES
from helpers.data.schemas.columns import (
    NAME,
    OCCUPATION,
    ONET_RELEASE,
    WITHOUT_DIGITS,
    WITHOUT_FIGURES,
    by_occupation,
    number,
    one_of,
    table,
    text,
    whole,
)

PROGRAMS = {"51.0713": "Medical coding", "51.0714": "Medical billing"}
"""The programs that are kept, by their code in the Classification of Instructional Programs."""
WHO = ("biller", "coder", "coder or biller", "physician or nurse", "payer")
_CREDENTIAL_ITEMS = ("name", "granted by", "setting", "asked before", "at first")
_KINDS_OF_DUTIES = ("day", "setting", "rung", "trait")
_YES_OR_NO = ("Y", "N")
_MONTH = (r"^(19|20)\d\d-(0[1-9]|1[0-2])$", "a month such as 2021-11")
_TASK_ID = whole(1, 1_000_000)
_NEAREST_TASKS = {task: number(1, 1_000_000) for task in ("coding_task", "billing_task")}


def _leads_on(steps: pd.DataFrame) -> pd.Series:
    """Whether each step leads to steps of the table."""
    known = {*steps["step"]}
    return steps["then"].fillna("").map(lambda to: {*filter(None, to.split("; "))} <= known)


WORK = {
    "official/program_costs": table(
        {
            "period": text(r"^20\d\d-\d\d$", "a school year such as 2023-24"),
            "unit_id": text(r"^\d{6}$", "six digits"),
            "rank": whole(1, 6),
            "cip": one_of(tuple(PROGRAMS)),
            "tuition": number(0, 200_000),
            "supplies": number(0, 50_000),
            "length": number(1, 10_000),
            "length_unit": one_of(("contact hours", "credit hours"), required=False),
            "months": number(1, 72),
            "source": text(),
        },
        ["period", "unit_id", "rank"],
    ),
    "credentials": table(
        {
            "credential": text(r"^[A-Z][A-Z-]+$", "capital letters such as CPC"),
            "item": one_of(_CREDENTIAL_ITEMS),
            "wording": text(*WITHOUT_DIGITS),
            "grade": one_of(GRADES, required=False),
            "stated_in": text(),
            "note": text(required=False),
        },
        ["credential", "item", "stated_in"],
    ),
    "official/onet_occupations": by_occupation(
        ONET_RELEASE,
        {
            "title": text(),
            "description": text(required=False),
            "job_zone": number(1, 5),
            "job_zone_as_of": text(*_MONTH, required=False),
            "job_zone_by": text(required=False),
        },
    ),
    "official/onet_tasks": by_occupation(
        ONET_RELEASE,
        {
            "task_id": _TASK_ID,
            "task": text(),
            "type": one_of(("Core", "Supplemental"), required=False),
            "respondents": number(1, 10_000),
            "as_of": text(*_MONTH, required=False),
            "stated_by": text(required=False),
        },
        ("task_id",),
    ),
    "official/onet_alternate_titles": by_occupation(
        ONET_RELEASE, {"title": text(), "short_title": text(required=False)}, ("title",)
    ),
    "official/onet_reported_titles": by_occupation(
        ONET_RELEASE, {"title": text(), "in_my_next_move": one_of(_YES_OR_NO)}, ("title",)
    ),
    "official/onet_technology": by_occupation(
        ONET_RELEASE,
        {
            "example": text(),
            "commodity_code": text(r"^\d{8}$", "eight digits"),
            "commodity": text(),
            "hot": one_of(_YES_OR_NO),
            "in_demand": one_of(_YES_OR_NO),
        },
        ("commodity_code", "example"),
    ),
    "task_kinds": table(
        {
            "occupation": text(*OCCUPATION),
            "task_id": _TASK_ID,
            "kind": text(*WITHOUT_FIGURES),
            "with_others": one_of(_YES_OR_NO),
        },
        ["occupation", "task_id"],
    ),
    "claim_steps": table(
        {
            "step": text(*NAME),
            "label": text(*WITHOUT_FIGURES),
            "who": one_of(WHO),
            "then": text(required=False),
            "what": text(*WITHOUT_FIGURES),
            **_NEAREST_TASKS,
            "stated_in": text(),
        },
        ["step"],
        [pa.Check(_leads_on, error="then to name rows of the table, with “; ” between two")],
    ),
    "code_sets": table(
        {
            "code_set": text(),
            "codes_what": text(*WITHOUT_FIGURES),
            "where_used": text(*WITHOUT_FIGURES),
            "example": text(),
            "stated_in": text(),
            "example_source": text(required=False),
        },
        ["code_set"],
    ),
    "diagnosis_codes": table(
        {
            "code": text(r"^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$", "a code such as J45.909"),
            "title": text(),
            "source": text(),
        },
        ["code"],
    ),
    "duties": table(
        {
            "kind": one_of(_KINDS_OF_DUTIES),
            "name": text(),
            "titles": text(*WITHOUT_FIGURES, required=False),
            "duties": text(*WITHOUT_FIGURES),
            "credential": text(required=False),
            **_NEAREST_TASKS,
            "figure": text(*NAME, required=False),
            "stated_in": text(),
        },
        ["kind", "name", "duties", "stated_in"],
    ),
    "glossary": table(
        {
            "term": text(),
            "also": text(required=False),
            "meaning": text(*WITHOUT_FIGURES),
        },
        ["term"],
    ),
}
