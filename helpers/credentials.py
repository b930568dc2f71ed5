"""What is known of credentials and their exams: fees, formats, pass rates, upkeep.

A fee or a rate is as its page states it; what no page at hand states is missing, never guessed.
AHIMA publishes the pass rates of its exams. AAPC and NHA publish none.
"""

import pandas as pd

from helpers.figures import figures
from helpers.formatting import printed
from helpers.schemas_of_claims import GRADES
from helpers.tables import load

UNKNOWN = "not in the sources at hand"

CREDENTIALS = ("CPC", "CCS", "CCA", "RHIT", "RHIA", "CBCS")
"""The credentials of coding and billing of which something is known, as they are asked for."""

_TOPIC = "credentials"
_RATE, _TESTERS, _HOLDERS = "first-time pass rate", "first-time testers", "certified holders"
_SHOWN = {
    "Exam fee": ("exam fee for members", "exam fee for others", "exam fee",
                 "exam fee, one attempt", "exam fee, two attempts"),
    "Questions": ("questions",),
    "Time": ("time for the exam",),
    "Wait before another try": ("wait before another try",),
    "First-time pass rate": (_RATE,),
    "Continuing education every two years": ("continuing education every two years",),
}  # fmt: skip


def credential_facts(credential: str) -> pd.DataFrame:
    """Give every figure that is held of a credential.

    Parameters
    ----------
    credential : str
        Its initials, such as ``"CCA"``; ``"CPC-A"`` for the apprentice mark.

    Returns
    -------
    pandas.DataFrame
        Rows of data/figures/credentials.csv, with ``grade`` and the page in ``stated_in``.

    Raises
    ------
    LookupError
        When none is held.

    >>> int(credential_facts("CPC-A")["value"].iloc[0])
    2
    """
    return figures(_TOPIC, subject=credential)


def newest_fact(credential: str, measure: str) -> pd.Series | None:
    """Give the newest figure of its kind, nothing where none is held.

    Parameters
    ----------
    credential : str
        Its initials.
    measure : str
        As data/figures/credentials.csv names it, such as ``"exam fee for members"``.

    Returns
    -------
    pandas.Series or None
        A row of the table; of several of the newest period, that of the best grade.
    """
    rows = load(f"figures/{_TOPIC}")
    rows = rows[(rows["subject"] == credential) & (rows["measure"] == measure)]
    if rows.empty:
        return None
    newest = rows[rows["as_of"].fillna("") == rows["as_of"].fillna("").max()]
    return newest.loc[newest["grade"].map(GRADES.index).idxmin()]


def pass_rates(credential: str) -> pd.DataFrame:
    """Give the first-time pass rates of an exam by year, oldest first.

    Parameters
    ----------
    credential : str
        Its initials.

    Returns
    -------
    pandas.DataFrame
        ``as_of``, ``rate`` (percent), ``testers`` (people who took it for the first time),
        ``holders`` (people certified at the end of that year), ``grade``, ``note`` and sources. A
        year of which two pages differ has two rows. None where the rates are not published.

    >>> pass_rates("CCA").loc[lambda rows: rows["as_of"] == "2020", "rate"].tolist()
    [85.0, 80.0]
    """
    rows = load(f"figures/{_TOPIC}").query("subject == @credential")
    rates = rows[(rows["measure"] == _RATE) & rows["value"].notna()]
    testers = rows[rows["measure"] == _TESTERS]
    holders = rows[rows["measure"] == _HOLDERS].assign(as_of=lambda held: held["as_of"].str[:4])
    by = ["as_of", "stated_in"]
    merged = (
        rates.rename(columns={"value": "rate"})
        .merge(testers[[*by, "value"]].rename(columns={"value": "testers"}), on=by, how="left")
        .merge(holders[["as_of", "value"]].rename(columns={"value": "holders"}), "left", "as_of")
    )
    columns = ["as_of", "rate", "testers", "holders", "grade", "note", "source", "stated_in"]
    return merged.sort_values("as_of", kind="stable", ignore_index=True)[columns]


def credentials_compared() -> pd.DataFrame:
    """Give what is known of each credential in words, one row each, for a page to show.

    Returns
    -------
    pandas.DataFrame
        ``Credential``, ``Name``, ``Granted by``, ``Setting``, ``Asked before``, ``Exam fee``,
        ``Questions``, ``Time``, ``Wait before another try``, ``First-time pass rate`` and
        ``Continuing education every two years``; UNKNOWN where no source at hand says so.
    """
    words = load("credentials").drop_duplicates(["credential", "item"])
    spoken = words.set_index(["credential", "item"])["wording"]
    lines = []
    for credential in CREDENTIALS:
        line = {"Credential": credential}
        for item in ("name", "granted by", "setting", "asked before"):
            line[item.capitalize()] = spoken.get((credential, item), UNKNOWN)
        for heading, measures in _SHOWN.items():
            line[heading] = _told(credential, measures)
        lines.append(line)
    return pd.DataFrame(lines)


def cost_of_a_pass(fee: float, rate: float) -> float:
    """Give what a pass costs on average where each try costs the fee and those who fail try again.

    It takes the first try's pass rate for every try, and that everybody goes on until they pass: a
    simplification, for nobody publishes the rate of second tries.

    Parameters
    ----------
    fee : float
        Dollars a try.
    rate : float
        Pass rate in percent.

    Raises
    ------
    ValueError
        When nobody passes, or more than everybody.

    >>> round(cost_of_a_pass(200, 80))
    250
    """
    if not 0 < rate <= 100:
        raise ValueError(f"a pass rate lies above 0 and up to 100 percent, not at {rate}")
    return fee / (rate / 100)


def _told(credential: str, measures: tuple[str, ...]) -> str:
    """The newest figures of some measures, each with what it is of where there are several."""
    facts = [fact for measure in measures if (fact := newest_fact(credential, measure)) is not None]
    if not facts:
        return UNKNOWN
    if len(facts) == 1:
        return _with_year(facts[0])
    return "; ".join(f"{printed(fact)} {_whose(fact['measure'])}" for fact in facts)


def _with_year(fact: pd.Series) -> str:
    if fact["measure"] == _RATE and pd.notna(fact["value"]):
        return f"{printed(fact)} ({fact['as_of']})"
    return printed(fact)


def _whose(measure: str) -> str:
    """What tells one fee from another.

    >>> _whose("exam fee for members"), _whose("exam fee, one attempt")
    ('for members', 'for one attempt')
    """
    rest = measure.removeprefix("exam fee").removeprefix(",").strip()
    return rest if rest.startswith("for ") else f"for {rest}"
