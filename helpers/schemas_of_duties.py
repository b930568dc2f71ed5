"""What the tables of the work in words must look like: a claim's steps, codes, duties, tasks."""

import pandera.pandas as pa

from helpers.columns import number, one_of, table, text, whole
from helpers.schemas_of_claims import IDENTIFIER
from helpers.schemas_of_workers import OCCUPATION

WHO = ("biller", "coder", "coder or biller", "physician or nurse", "payer")
KINDS_OF_DUTIES = ("day", "setting", "rung", "trait")

_NAME_TOLD = "small letters, digits and hyphens"
_WORDS = (r"^(\D|ICD-10)*$", "words without figures")
_TASK = number(1, 1_000_000)
_NEAREST_TASKS = {"coding_task": _TASK, "billing_task": _TASK}


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
            "step": text(IDENTIFIER, _NAME_TOLD),
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
            "figure": text(IDENTIFIER, _NAME_TOLD, required=False),
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
