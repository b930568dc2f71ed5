"""Claims in words about what a diagnosis code means."""

import pandas as pd

from helpers.fact_check.words.answer import (
    CANNOT_BE_CHECKED,
    CONFIRMED,
    CONTRADICTED,
    Answer,
    cited,
)
from helpers.tables import load

_ATTACK = "exacerbation"  # the classification's own word for an attack
_WITHOUT = "uncomplicated"


def code_means_an_attack(claim: pd.Series, period: str) -> Answer:
    """Whether a code, named in ``about``, is the one for an attack of the illness.

    The classification calls an attack an acute exacerbation, and what has none uncomplicated.
    """
    codes = load("diagnosis_codes").set_index("code", drop=False)
    code = codes.loc[claim["about"]]
    with_attack = codes[codes["title"].str.contains(_ATTACK)]
    listed = pd.concat([code.to_frame().T, with_attack]).drop_duplicates("code")
    evidence = "; ".join(f"{row['code']}: {row['title']}" for _, row in listed.iterrows())
    if _ATTACK in code["title"]:
        return Answer(CONFIRMED, evidence, cited(listed), "The code’s title names an attack.")
    if _WITHOUT in code["title"]:
        reason = "The code is for the illness without complication; an attack has another code."
        return Answer(CONTRADICTED, evidence, cited(listed), reason)
    reason = "The code’s title does not say whether it covers an attack."
    return Answer(CANNOT_BE_CHECKED, evidence, cited(listed), reason)
