"""What a verdict is, when a stated figure agrees with another, and how many got which."""

from dataclasses import asdict, dataclass

import pandas as pd

from helpers.data.tables import load
from helpers.facts.sources import article

VERDICTS = (
    "confirmed",
    "about right",
    "was right, now out of date",
    "contradicted",
    "contradicts itself",
    "not what the named source publishes",
    "not a checkable fact",
    "cannot be checked",
)
HOLD = VERDICTS[:2]
"""The verdicts of a figure that holds."""
NOT_SETTLED = VERDICTS[-2:]
"""The verdicts that say neither right nor wrong."""
YES, ABOUT, NO, UNKNOWN = "yes", "about", "no", "not known"
"""Whether a figure agrees with another: as printed, roughly, or not."""
VERDICT_OF = {YES: "confirmed", ABOUT: "about right", NO: "contradicted"}
"""The verdict that an agreement makes, the best first."""
ABOUT_WITHIN = 0.02
"""The share by which a figure called "about" may be off."""
SLIP_WITHIN = 0.001
"""The share by which any figure may be off: one in a thousand changes nothing for a reader."""
GROUPS = ("✓ Hold", "↺ Now out of date", "✗ Do not hold", "? Not settled")
"""Verdicts gathered for a score, each group with its sign."""


@dataclass(frozen=True)
class Verdict:
    """A verdict on a figure, with what it rests on.

    Parameters
    ----------
    verdict : str
        One of ``VERDICTS``.
    reason : str
        Why, in a sentence or two.
    evidence : str
        What the source says, with its period; empty where there is none.
    evidence_source : str
        The source of the evidence as data/sources.csv names it.
    grade : str
        How sure that source is; empty where the article's own numbers decide, or none do.
    row : str
        The row that holds the evidence: its file and its key.
    right_when_written, right_today : str
        ``"yes"``, ``"about"``, ``"no"`` or ``"not known"``; empty where the question does not
        arise.
    missing : str
        What would settle a figure that cannot be checked.
    found : str
        The amount that decides, alone: ``"$35,080"``; empty where there is none.
    found_as : str
        What that amount is and of when, and what is newest, in a few words.
    """

    verdict: str
    reason: str
    evidence: str = ""
    evidence_source: str = ""
    grade: str = ""
    row: str = ""
    right_when_written: str = ""
    right_today: str = ""
    missing: str = ""
    found: str = ""
    found_as: str = ""


def judged_rows(rows: pd.DataFrame, verdicts: list[Verdict]) -> pd.DataFrame:
    """Give rows with the verdict on each, and where its evidence can be read.

    Parameters
    ----------
    rows : pandas.DataFrame
        What was judged.
    verdicts : list of Verdict
        In the order of the rows.

    Returns
    -------
    pandas.DataFrame
        The same rows with the fields of :class:`Verdict` as columns, ``verdict`` sorting as
        ``VERDICTS`` does, and ``address``.
    """
    judged = rows.join(pd.DataFrame(map(asdict, verdicts), index=rows.index))
    judged["verdict"] = pd.Categorical(judged["verdict"], VERDICTS, ordered=True)
    pages = load("sources").set_index("source")["page"]
    judged["address"] = judged["evidence_source"].map(pages).fillna("")
    return judged


def agreement(figure: pd.Series, amount: float) -> str:
    """Say whether a stated figure agrees with an amount that somebody measured.

    Parameters
    ----------
    figure : pandas.Series
        A row of data/figures/.
    amount : float
        In the figure's unit.

    Returns
    -------
    str
        ``YES`` where both are equal, or the amount keeps to a bound such as "more than 72,000".
        ``ABOUT`` where they are equal once the amount is rounded to the digits that the figure is
        printed with; where the amount lies in a stated range, its ends included; where they
        differ by less than ``SLIP_WITHIN``, or by ``ABOUT_WITHIN`` and the figure is called
        "about". Otherwise ``NO``.

    >>> stated = {"value": 7.0, "low": None, "high": None, "qualifier": None, "statistic": "rate"}
    >>> agreement(pd.Series(stated), 7.1), agreement(pd.Series(stated), 7.6)
    ('about', 'no')
    """
    low, high = figure["low"], figure["high"]
    if is_range(figure):
        if figure["qualifier"] == "open above":
            high = float("inf")
        return ABOUT if low <= amount <= high else NO
    is_percentile = figure["statistic"] in ("p10", "p90")
    if pd.isna(figure["value"]) and not is_percentile:
        return _keeps_to_bound(figure, amount)
    stated = next(end for end in (figure["value"], low, high) if pd.notna(end))
    difference = abs(stated - amount)
    if difference < 1e-9:
        return YES
    allowed = max(precision(stated) / 2, SLIP_WITHIN * abs(amount))
    if figure["qualifier"] == "about":
        allowed = max(allowed, ABOUT_WITHIN * abs(amount))
    return ABOUT if difference <= allowed + 1e-9 else NO


def _keeps_to_bound(figure: pd.Series, amount: float) -> str:
    keeps = {
        "more than": amount > figure["low"],
        "at least": amount >= figure["low"],
        "less than": amount < figure["high"],
        "at most": amount <= figure["high"],
    }
    return YES if keeps[figure["qualifier"]] else NO


def is_range(figure: pd.Series) -> bool:
    """Tell whether a figure has both a low and a high end."""
    return bool(pd.notna(figure["low"]) and pd.notna(figure["high"]))


def precision(number: float) -> float:
    """Give the worth of the last digit that a number is printed with.

    Zeros at the end are taken as rounding, but for those of the first two digits: 50,000 is held
    to the thousand as 48,000 is.

    >>> precision(48000), precision(50000), precision(8), precision(20.7)
    (1000.0, 1000.0, 1.0, 0.1)
    """
    if number != round(number):
        return 10.0 ** -len(f"{number:g}".split(".")[1])
    digits = f"{number:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** max(min(zeros, len(digits) - 2), 0)


def group_of(verdict: str) -> str:
    """Give the group of a verdict, one of ``GROUPS``.

    >>> group_of("about right"), group_of("not a checkable fact")
    ('✓ Hold', '? Not settled')
    """
    if verdict in HOLD:
        return GROUPS[0]
    if verdict in NOT_SETTLED:
        return GROUPS[3]
    return GROUPS[1] if "out of date" in verdict else GROUPS[2]


def without_repeats(judged: pd.DataFrame) -> pd.DataFrame:
    """Give judged figures without those that their article states a second time.

    A range that repeats two figures beside it, or one amount under two names, is one statement.
    The first stays.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.
    """
    point = judged["value"].notna()
    key = ["stated_in", "measure", "statistic", "unit", "value", "low", "high"]
    by_source = judged[[*key, "source"]].duplicated() & point
    by_subject = judged[[*key, "subject"]].duplicated()
    return judged[~(by_source | by_subject | _sums_up_percentiles(judged))]


def _sums_up_percentiles(judged: pd.DataFrame) -> pd.Series:
    """Whether a range rounds two percentiles that its article states beside it."""
    key = ["stated_in", "subject", "source"]
    stated = judged[judged["statistic"].isin(["p10", "p90"])]
    both = stated.groupby(key)["statistic"].nunique() == 2
    keys = pd.MultiIndex.from_frame(judged[key])
    has_both_ends = judged["low"].notna() & judged["high"].notna()
    return has_both_ends & keys.isin(both[both].index)


def score(judged: pd.DataFrame) -> pd.DataFrame:
    """Count each article's statements by group of verdicts, repeated ones once.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.

    Returns
    -------
    pandas.DataFrame
        ``Article``, a column for each of ``GROUPS``, and ``source``; most statements first.
    """
    once = without_repeats(judged)
    groups = once["verdict"].astype(str).map(group_of)
    counts = pd.crosstab(once["stated_in"], groups).reindex(columns=GROUPS, fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    counts = counts.loc[order].rename_axis(columns=None).reset_index(names="source")
    counts.insert(0, "Article", counts["source"].map(article).str.capitalize())
    return counts
