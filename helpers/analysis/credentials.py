"""What is known of credentials and their exams, side by side, and page by page.

A fee or a rate is as its page states it; what no page at hand states is missing, never guessed.
AHIMA publishes the pass rates of its exams. AAPC and NHA publish none.
"""

import pandas as pd

from helpers.data.tables import load, source_row
from helpers.facts.figures import figures, surest_of_newest
from helpers.facts.sources import article, is_article
from helpers.formatting import printed
from helpers.phrases import when
from helpers.show.html_tables import Linked, with_sources

UNKNOWN = "not found"
"""What stands where no source of this collection says anything."""
CREDENTIALS = ("CPC", "CCS", "CCA", "RHIT", "RHIA", "CPB", "CBCS")
"""The credentials of coding and billing that are asked for; of some, little or nothing is known."""
_CREDITS = "continuing education every two years"
_TOPIC = "credentials"
_RATE, _TESTERS, _HOLDERS = "first-time pass rate", "first-time testers", "certified holders"
_FEES = (
    "exam fee for members", "exam fee for others", "exam fee",
    "exam fee, one attempt", "exam fee, two attempts",
)  # fmt: skip
_YEARS = 5  # over which the upkeep is counted; a credential is renewed every two


def newest_fact(credential: str, measure: str) -> pd.Series | None:
    """Give the newest figure of its kind, nothing where none is held.

    Parameters
    ----------
    credential : str
        Its initials, such as ``"CCA"``.
    measure : str
        As data/figures/credentials.csv names it, such as ``"exam fee for members"``.

    Returns
    -------
    pandas.Series or None
        A row of the table; of several of the newest period, that of the best grade.
    """
    rows = load(f"figures/{_TOPIC}")
    rows = rows[(rows["subject"] == credential) & (rows["measure"] == measure)]
    return None if rows.empty else surest_of_newest(rows)


def pass_rates(credential: str) -> pd.DataFrame:
    """Give the first-time pass rates of a credential's exam by year, oldest first.

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
    holders = rows[rows["measure"] == _HOLDERS].assign(as_of=lambda frame: frame["as_of"].str[:4])
    by = ["as_of", "stated_in"]
    rates = rates.rename(columns={"value": "rate"})
    rates = rates.join(testers.set_index(by)["value"].rename("testers"), on=by)
    rates = rates.join(holders.set_index("as_of")["value"].rename("holders"), on="as_of")
    columns = ["as_of", "rate", "testers", "holders", "grade", "note", "source", "stated_in"]
    return rates.sort_values("as_of", kind="stable", ignore_index=True)[columns]


def credentials_compared() -> pd.DataFrame:
    """Give what is known of each credential in words, one row each, for a page to show.

    Returns
    -------
    pandas.DataFrame
        ``Credential`` with its name and who grants it in small print, ``Setting``, ``Asked
        before``, ``Exam``, ``Fee and tries``, ``Passed at first try`` and ``Credits in five
        years``; UNKNOWN where no source at hand says so. The sources are those of all rows
        together.
    """
    words = load("credentials")
    first_of_each = words.drop_duplicates(["credential", "item"])
    wordings = first_of_each.set_index(["credential", "item"])["wording"].to_dict()
    lines = []
    for credential in CREDENTIALS:
        names = [wordings.get((credential, item)) for item in ("name", "granted by")]
        line = {
            "Credential": Linked(credential, note=", ".join(filter(None, names)) or UNKNOWN),
            "Setting": wordings.get((credential, "setting"), UNKNOWN),
            "Asked before": wordings.get((credential, "asked before"), UNKNOWN),
            "Exam": _exam(credential),
            "Fee and tries": _fee_and_tries(credential),
            "Passed at first try": _rate(credential),
            "Credits in five years": _credits(credential),
        }
        lines.append(line)
    evidence = pd.concat([words[["stated_in"]], figures(_TOPIC)[["source", "stated_in"]]])
    return with_sources(pd.DataFrame(lines), evidence)


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


def credits_over(credential: str, years: float) -> float:
    """Give how many credits of continuing education keep a credential over some years.

    Parameters
    ----------
    credential : str
    years : float
        How long; each renewal is for two years, and a part of one counts for its part.

    Returns
    -------
    float
        Missing where no source at hand says how many.

    >>> credits_over("CCS", 5)
    50.0
    """
    fact = newest_fact(credential, _CREDITS)
    return float("nan") if fact is None else float(fact["value"] / 2 * years)


def _exam(credential: str) -> str:
    """How many questions, in what time, and what passes."""
    names = ("questions", "time for the exam", "passing score", "highest score")
    questions, time, passing, highest = (newest_fact(credential, name) for name in names)
    parts = [printed(fact) for fact in (questions, time) if fact is not None]
    if passing is not None and highest is not None:
        parts.append(f"{passing['value']:g} of {printed(highest)} to pass")
    return ", ".join(parts) or UNKNOWN


def _fee_and_tries(credential: str) -> str:
    """The newest fees, each with what it is of where there are several, and when to try again."""
    fees = [fee for name in _FEES if (fee := newest_fact(credential, name)) is not None]
    parts = [f"{printed(fee)} {_whose(fee['measure'])}" for fee in fees]
    if len(fees) == 1:
        parts = [printed(fees[0])]
    wait = newest_fact(credential, "wait before another try")
    if wait is not None:
        parts.append(f"again after {printed(wait)}")
    return "; ".join(parts) or UNKNOWN


def _rate(credential: str) -> str:
    rate = newest_fact(credential, _RATE)
    if rate is None:
        return UNKNOWN
    return printed(rate) if pd.isna(rate["value"]) else f"{printed(rate)} ({rate['as_of']})"


def _credits(credential: str) -> str:
    needed = credits_over(credential, _YEARS)
    return UNKNOWN if pd.isna(needed) else f"{needed:g}"


def _whose(measure: str) -> str:
    """What tells one fee from another.

    >>> _whose("exam fee for members"), _whose("exam fee, one attempt")
    ('for members', 'for one attempt')
    """
    rest = measure.removeprefix("exam fee").removeprefix(",").strip()
    return rest if rest.startswith("for ") else f"for {rest}"


def credential_pages() -> pd.DataFrame:
    """Give what each page states of each credential, one row a credential and page, to be shown.

    Returns
    -------
    pandas.DataFrame
        ``Credential``, ``What it states`` with the period behind each figure that has one,
        ``Page`` with its address and, in small print, its grade and notes, and the sources.
        Credentials stand in the order of ``CREDENTIALS``, others after them.
    """
    statements = pd.concat([load(_TOPIC).assign(source=None), _figures_in_words()])
    lines = []
    for (credential, page), rows in statements.groupby(["credential", "stated_in"], sort=False):
        by_item = rows.groupby("item", sort=False)["wording"].agg(", ".join)
        line = {
            "Credential": credential,
            "What it states": "; ".join(f"{item}: {words}" for item, words in by_item.items()),
            "Page": _page(page, [*rows["grade"], *rows["note"]]),
            "source": rows["source"].iloc[0],
            "stated_in": page,
        }
        lines.append(line)
    places = {credential: place for place, credential in enumerate(CREDENTIALS)}
    return pd.DataFrame(lines).sort_values(
        "Credential", key=lambda names: names.map(places), kind="stable", ignore_index=True
    )


def _figures_in_words() -> pd.DataFrame:
    """The figures worded as the statements are, each with its period in brackets."""
    facts = load(f"figures/{_TOPIC}")
    periods = facts["as_of"].map(lambda period: f" ({when(period)})", na_action="ignore")
    facts["wording"] = facts.apply(printed, axis="columns") + periods.fillna("")
    return facts.rename(columns={"subject": "credential", "measure": "item"})


def _page(source: str, remarks: list) -> Linked:
    """A page with its address, and each remark on it once."""
    notes = pd.Series(remarks).dropna().unique()
    if is_article(source):
        return Linked(article(source), note="; ".join(["an article", *notes]))
    return Linked(article(source), str(source_row(source)["page"]), "; ".join(notes))
