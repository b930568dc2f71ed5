"""The tables of the work: tasks, programs, credentials, a claim's steps, codes, duties."""

import pandera.pandas as pa

from helpers.data.schemas.articles import IDENTIFIER
from helpers.data.schemas.columns import number, one_of, table, text, whole
from helpers.data.schemas.workers import OCCUPATION

ONET_RELEASE = r"^[1-9]\d\.\d$"
ONET_TYPES = ("Core", "Supplemental")
_MONTH = r"^(19|20)\d\d-(0[1-9]|1[0-2])$"
_YES_OR_NO = ("Y", "N")
PROGRAMS = {"51.0713": "Medical coding", "51.0714": "Medical billing"}
"""The programs that are kept, by their code in the Classification of Instructional Programs."""
SCHOOLS = {
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
}
CREDENTIAL_ITEMS = ("name", "granted by", "setting", "asked before", "at first")
CREDENTIALS = {
    "credentials": table(
        {
            "credential": text(r"^[A-Z][A-Z-]+$", "capital letters such as CPC"),
            "item": one_of(CREDENTIAL_ITEMS),
            "wording": text(r"^\D+$", "words without digits"),
            "grade": one_of(("official", "primary", "secondary", "weak"), required=False),
            "stated_in": text(),
            "note": text(required=False),
        },
        ["credential", "item", "stated_in"],
    ),
}
WHO = ("biller", "coder", "coder or biller", "physician or nurse", "payer")
KINDS_OF_DUTIES = ("day", "setting", "rung", "trait")
_NAME_EXPECTED = "small letters, digits and hyphens"
_WORDS = (r"^(\D|ICD-10)*$", "words without figures")
_TASK = number(1, 1_000_000)
_NEAREST_TASKS = {"coding_task": _TASK, "billing_task": _TASK}


def _onet(columns: dict[str, pa.Column], *key: str):
    """A table of O*NET: its release and the occupation, and what the columns tell of it."""
    return table(
        {
            "period": text(ONET_RELEASE, "a release of O*NET such as 30.1"),
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            **columns,
            "source": text(),
        },
        ["period", "occupation", *key],
    )


ONET = {
    "official/onet_occupations": _onet(
        {
            "title": text(),
            "description": text(required=False),
            "job_zone": number(1, 5),
            "job_zone_as_of": text(_MONTH, "a month such as 2021-11", required=False),
            "job_zone_by": text(required=False),
        }
    ),
    "official/onet_tasks": _onet(
        {
            "task_id": whole(1, 1_000_000),
            "task": text(),
            "type": one_of(ONET_TYPES, required=False),
            "respondents": number(1, 10_000),
            "as_of": text(_MONTH, "a month such as 2021-11", required=False),
            "stated_by": text(required=False),
        },
        "task_id",
    ),
    "official/onet_alternate_titles": _onet(
        {"title": text(), "short_title": text(required=False)}, "title"
    ),
    "official/onet_reported_titles": _onet(
        {"title": text(), "in_my_next_move": one_of(_YES_OR_NO)}, "title"
    ),
    "official/onet_technology": _onet(
        {
            "example": text(),
            "commodity_code": text(r"^\d{8}$", "eight digits"),
            "commodity": text(),
            "hot": one_of(_YES_OR_NO),
            "in_demand": one_of(_YES_OR_NO),
        },
        "commodity_code",
        "example",
    ),
}


def _leads_on() -> pa.Check:
    """Each step leads to steps of the table."""
    return pa.Check(
        lambda steps: (
            steps["then"]
            .fillna("")
            .map(lambda to: {*filter(None, to.split("; "))} <= {*steps["step"]})
        ),
        error="then to name rows of the table, with “; ” between two",
        name="then=rows",
    )


DUTIES = {
    "claim_steps": table(
        {
            "step": text(IDENTIFIER, _NAME_EXPECTED),
            "label": text(*_WORDS),
            "who": one_of(WHO),
            "then": text(required=False),
            "what": text(*_WORDS),
            **_NEAREST_TASKS,
            "stated_in": text(),
        },
        ["step"],
        [_leads_on()],
    ),
    "code_sets": table(
        {
            "code_set": text(),
            "codes_what": text(*_WORDS),
            "where_used": text(*_WORDS),
            "example": text(),
            "stated_in": text(),
            "example_source": text(required=False),
        },
        ["code_set"],
    ),
    "duties": table(
        {
            "kind": one_of(KINDS_OF_DUTIES),
            "name": text(),
            "titles": text(*_WORDS, required=False),
            "duties": text(*_WORDS),
            "credential": text(required=False),
            **_NEAREST_TASKS,
            "figure": text(IDENTIFIER, _NAME_EXPECTED, required=False),
            "stated_in": text(),
        },
        ["kind", "name", "duties", "stated_in"],
    ),
    "task_kinds": table(
        {
            "occupation": text(OCCUPATION, "a code such as 29-2072"),
            "task_id": whole(1, 1_000_000),
            "kind": text(*_WORDS),
            "with_others": one_of(("Y", "N")),
        },
        ["occupation", "task_id"],
    ),
}
