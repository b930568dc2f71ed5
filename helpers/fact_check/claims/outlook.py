"""Claims in words about the years to come: growth, steadiness, software, demand."""

from itertools import pairwise

import pandas as pd

from helpers.analysis.outlook import postings
from helpers.data.tables import load
from helpers.fact_check.claims.answer import (
    ABOUT_RIGHT,
    CANNOT_BE_CHECKED,
    CONFIRMED,
    CONTRADICTED,
    LOWER,
    Answer,
    NotPublishedError,
    cited,
    first_of,
    jobs_of,
    of_readings,
    side,
)
from helpers.facts.official import BILLERS, EVERYONE, RECORDS, national_wages
from helpers.formatting import count, decimal, plural, signed_percent
from helpers.phrases import capitalized, listing, when

_NOBODY_KNOWS = "A projection is what an agency expects, not proof of what comes."


def round_of(period: str, occupation: str = RECORDS) -> pd.Series:
    """Give an occupation's projection that begins in the year of a wage release.

    Raises
    ------
    NotPublishedError
        When no round begins in that year.

    >>> round_of("2024-05")["period"]
    '2024-34'
    """
    rows = load("official/projections")
    rows = rows[(rows["occupation"] == occupation) & rows["change_percent"].notna()]
    return first_of(rows[rows["period"].str[:4] == period[:4]])


def growth_faster_than_average(claim: pd.Series, period: str) -> Answer:
    """Whether the occupation is projected to grow faster than all occupations together."""
    coders, everyone = round_of(period), round_of(period, EVERYONE)
    faster = coders["change_percent"] > everyone["change_percent"]
    reason = f"Projected growth is {'faster' if faster else 'not faster'} than that of all jobs."
    verdict = CONFIRMED if faster else CONTRADICTED
    return Answer(verdict, _growths(coders, everyone), cited(coders, everyone), reason)


def growth_much_faster_than_average(claim: pd.Series, period: str) -> Answer:
    """Whether growth is *much faster than average*, as the Handbook uses the words.

    Where this collection lacks the Handbook's edition of the round, faster growth is about right.
    """
    coders, everyone = round_of(period), round_of(period, EVERYONE)
    entries = load("official/handbook")
    words = entries[entries["wording"].notna() & (entries["period"] == coders["period"])]
    words = words[words["item"].str.startswith("employment change against")]
    if words.empty:
        faster = coders["change_percent"] > everyone["change_percent"]
        verdict = ABOUT_RIGHT if faster else CONTRADICTED
        reason = (
            f"Projected growth is {'faster' if faster else 'not faster'} than that of all jobs; "
            "the Handbook of that round, which says from where on it calls it much faster, is not "
            "in this collection."
        )
    else:
        wording = words["wording"].iloc[-1]
        verdict = CONFIRMED if wording.startswith("much faster") else CONTRADICTED
        reason = f"The Handbook’s own words for that growth are “{wording}”."
    return Answer(verdict, _growths(coders, everyone), cited(coders, everyone, words), reason)


def steady_growth(claim: pd.Series, period: str) -> Answer:
    """Whether jobs have not surely fallen between releases and are projected to grow.

    Two readings, since the work has two halves: coders, and billing and posting clerks. The
    releases are those under the coders' code of the day.
    """
    evidence, verdicts, rows, stands = [], [], [], []
    for code, who in ((RECORDS, "coders"), (BILLERS, "billers")):
        wages, ahead = _counts(code, period), round_of(period, code)
        wages = wages[wages["period"] >= _counts(RECORDS, period)["period"].min()]
        if len(wages) < 2:
            raise NotPublishedError
        falls = _sure_falls(wages)
        steady = falls == 0 and ahead["change_percent"] > 0
        verdicts.append(CONFIRMED if steady else CONTRADICTED)
        first, last = wages.iloc[0], wages.iloc[-1]
        evidence.append(
            f"{who} {count(first['employment'])} jobs in {when(first['period'])}, "
            f"{count(last['employment'])} in {when(period)}, {plural(falls, 'fall')} beyond the "
            f"errors between releases, projected "
            f"{signed_percent(ahead['change_percent'])} ({when(ahead['period'])})"
        )
        stands.append(f"it {'holds' if steady else 'does not hold'} for {who}")
        rows += [wages, ahead]
    reason = f"{capitalized(listing(stands))}."
    return Answer(of_readings(verdicts), "; ".join(evidence), cited(*rows), reason)


def growth_despite_software(claim: pd.Series, period: str) -> Answer:
    """Whether more jobs are projected although software does part of the work.

    Nobody can confirm what will not happen: projected growth makes it about right.
    """
    coders = round_of(period)
    exposed = load("official/ai_exposure")
    exposed = exposed[exposed["occupation"] == RECORDS]
    exposed = exposed[exposed["period"] == coders["period"]]
    evidence = _growth(coders)
    for exposure in exposed["exposure"]:
        evidence += f"; exposure to artificial intelligence: {exposure.lower()}"
    grows = coders["change_percent"] > 0
    expects = "more" if grows else "no more"
    reason = f"BLS expects {expects} coders after ten years. {_NOBODY_KNOWS}"
    verdict = ABOUT_RIGHT if grows else CONTRADICTED
    return Answer(verdict, evidence, cited(coders, exposed), reason)


def demand_is_strong(claim: pd.Series, period: str) -> Answer:
    """Whether jobs are projected to grow, and postings stand higher than those of all jobs.

    Two readings of demand. The sector's index holds front desks beside coders.
    """
    coders, index = round_of(period), postings()
    newest = first_of(index[index["month"] == period])
    grows = coders["change_percent"] > 0
    above = newest["medical_information"] > newest["all_postings"]
    verdicts = [CONFIRMED if holds else CONTRADICTED for holds in (grows, above)]
    reason = (
        f"{'More' if grows else 'No more'} jobs are projected; postings for medical information "
        f"stand {'higher' if above else 'no higher'} against February 2020 than all postings do."
    )
    return Answer(
        of_readings(verdicts),
        f"{_growth(coders)}; postings "
        f"in {when(period)}, February 2020 = 100: medical information "
        f"{decimal(newest['medical_information'])}, all {decimal(newest['all_postings'])}",
        cited(coders, newest),
        reason,
    )


def cause_of_growth(claim: pd.Series, period: str) -> Answer:
    """Whether BLS names a cause, one of the words in ``about``, for a projected growth.

    A cause that is not named is not refuted.
    """
    coders = round_of(period)
    if pd.isna(coders["factors"]):
        raise NotPublishedError
    words = claim["about"].split()
    if coders["change_percent"] <= 0:
        verdict, reason = CONTRADICTED, "No growth is projected."
    elif any(word in coders["factors"].lower() for word in words):
        verdict, reason = CONFIRMED, "BLS’s reasons for the growth name it."
    else:
        verdict = CANNOT_BE_CHECKED
        reason = (
            "BLS’s reasons for the growth do not name it; no table splits growth by its causes."
        )
    return Answer(verdict, _growth(coders), cited(coders), reason)


def certificate_is_the_usual_way(claim: pd.Series, period: str) -> Answer:
    """Whether a certificate is the usual way in: what BLS says, and what workers have.

    BLS's typical schooling decides whether it can hold. Workers with a certificate are
    counted among those with some college and no degree, so their share is a ceiling: it never
    confirms.
    """
    coders = round_of(period)
    if pd.isna(coders["entry_education"]):
        raise NotPublishedError
    people = load("official/education_attainment")
    people = people[people["occupation"] == RECORDS].sort_values("period").iloc[-1]
    typical = coders["entry_education"] == "Postsecondary nondegree award"
    degree = people[["associates", "bachelors", "masters", "doctoral_or_professional"]].sum()
    reason = f"A certificate is {'the category that' if typical else 'not what'} BLS assigns"
    if degree > people["some_college"]:
        reason += "; workers have it less often than a degree"
    return Answer(
        ABOUT_RIGHT if typical else CONTRADICTED,
        f"Typical schooling in {when(coders['period'])}: {coders['entry_education'].lower()}; of "
        f"workers aged 25 and more, asked in {people['surveyed']}, {decimal(degree)}% have a "
        f"degree, at most {decimal(people['some_college'])}% a certificate alone",
        cited(coders, people),
        f"{reason}.",
    )


def _growth(coders: pd.Series) -> str:
    return f"Projected {signed_percent(coders['change_percent'])}, {when(coders['period'])}"


def _growths(coders: pd.Series, everyone: pd.Series) -> str:
    one, other = (signed_percent(row["change_percent"]) for row in (coders, everyone))
    return f"Projected {one} against {other} for all occupations, {when(coders['period'])}"


def _counts(code: str, period: str) -> pd.DataFrame:
    """The releases up to one, as long as they stand under its code."""
    rows = national_wages(code)
    rows = rows[rows["period"] <= period]
    if period not in set(rows["period"]):
        raise NotPublishedError
    return rows[rows["published_code"] == rows["published_code"].iloc[-1]]


def _sure_falls(wages: pd.DataFrame) -> int:
    """How often the number of jobs fell from one release to the next by more than the errors."""
    jobs = [jobs_of(row) for _, row in wages.iterrows()]
    return sum(side(new, old) == LOWER for old, new in pairwise(jobs))
