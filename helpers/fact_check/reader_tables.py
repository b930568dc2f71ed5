"""Verdicts as a page shows them: a table of each verdict, short lists of what needs no more.

What only a keeper of the collection needs, such as the history of a figure over its releases and
the row that holds the evidence, stands in fact_check.csv (``verdict_tables.as_listed``).
"""

import re
from collections.abc import Iterator

import pandas as pd

from helpers.fact_check.agency_figures import BLS
from helpers.fact_check.verdict import NOT_SETTLED
from helpers.fact_check.verdict_tables import SIGNS, headline
from helpers.facts.figures import publisher
from helpers.facts.sources import article, is_article
from helpers.formatting import EN_DASH, plural, printed
from helpers.phrases import capitalized
from helpers.show.html_tables import Linked, Table, table

RULES = {
    "confirmed": "It equals what the source prints for that time, or keeps to the bound that it "
    "names.",
    "about right": "Equal once rounded to the digits printed; off by less than one in a thousand, "
    "or by less than two in a hundred where the article says “about”; or a range that holds the "
    "official middle.",
    "was right, now out of date": "Right for its article’s time, or for an earlier release, and "
    "not for the newest.",
    "contradicted": "The source prints another figure for that time.",
    "contradicts itself": "The article’s own numbers, recomputed, give another result, or one "
    "number stands for two things.",
    "not what the named source publishes": "The source prints nothing of the kind, such as pay by "
    "stage of a career.",
}
"""When a verdict is given, in words; those that leave a figure open say why for each group."""
_SHORTER = (
    (re.compile(r" to (?=[$\d])"), EN_DASH),
    (re.compile(r" or more$"), "+"),
    (re.compile(r"^more than "), "over "),
    (re.compile(r"^less than "), "under "),
)


def figures_against(judged: pd.DataFrame, verdict: str) -> Table:
    """Give figures of one verdict as a table: what the article says, what the source has.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.
    verdict : str
        Which of them: one of ``RULES``.
    """
    beside = "It also says" if verdict == "contradicts itself" else "The source has"
    rows = [
        {
            "Figure": _of_what(figure),
            "The article says": _signed(figure),
            beside: _found(figure),
            "What that is": figure["found_as"],
            "id": figure["id"],
        }
        for _, figure in judged[judged["verdict"] == verdict].iterrows()
    ]
    return _of_one_verdict(rows, verdict, "verdicts")


def figures_holding(judged: pd.DataFrame, verdict: str) -> Table:
    """Give figures that hold as a list: each with what confirms it.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.
    verdict : str
        Which of them: one of ``RULES``.
    """
    rows = [
        {
            "Figure": _of_what(figure),
            "The article says": _signed(figure),
            "The source has": _found(figure, figure["found_as"]),
            "id": figure["id"],
        }
        for _, figure in judged[judged["verdict"] == verdict].iterrows()
    ]
    return _of_one_verdict(rows, verdict, "list")


def figures_by_reason(judged: pd.DataFrame, reason: str) -> Iterator[Table]:
    """Give figures that are not settled as lists, one for each reason, the longest first.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them, all of the same verdict.
    reason : str
        The column by which they are grouped: ``"missing"`` or ``"reason"``. What stands in it
        before a colon heads the list, the rest is said under that.
    """
    sizes = judged.groupby(reason)[reason].transform("size")
    ordered = judged.loc[sizes.sort_values(ascending=False, kind="stable").index]
    for text, group in ordered.groupby(reason, sort=False):
        head, _, rest = text.partition(": ")
        sign = SIGNS[group["verdict"].iloc[0]]
        caption = f"{sign} {head}: {plural(len(group), 'figure')}"
        note = f"{capitalized(rest).rstrip('.')}." if rest else ""
        yield table(_not_settled(group), caption, note=note, form="list")


def claims_of_verdict(judged: pd.DataFrame, verdict: str) -> Table:
    """Give claims in words of one verdict as a list: the claim, and what the tables say.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_claims`` gives them.
    verdict : str
        Which of them, one of ``VERDICTS``.
    """
    rows = [
        {
            "The article says": Linked(
                f"{SIGNS[claim['verdict']]} {claim['claim']}", note=_where(claim)
            ),
            "Source": Linked(_agency(claim), claim["address"]),
            "The tables say": _of_tables(claim),
            "id": claim["id"],
        }
        for _, claim in judged[judged["verdict"] == verdict].iterrows()
    ]
    return table(pd.DataFrame(rows), headline(verdict, len(rows), "claim"), form="list")


def figures_found(judged: pd.DataFrame, caption: str) -> Table:
    """Give figures of several verdicts as a table, the verdict in words beside each.

    Parameters
    ----------
    judged : pandas.DataFrame
        Rows as ``judge_all`` gives them.
    caption : str
        What they are.
    """
    rows = [
        {
            "Figure": _of_what(figure),
            "The article says": brief(printed(figure)),
            "The source has": _found(figure),
            "Verdict": f"{SIGNS[figure['verdict']]} {figure['verdict']}",
        }
        for _, figure in judged.iterrows()
    ]
    return table(pd.DataFrame(rows), caption, form="verdicts")


def brief(amount: str) -> str:
    """Give an amount in words in the few signs that a narrow column has room for.

    >>> brief("$34,000 to $81,000 or more"), brief("more than $81,090"), brief("9 to 12 months")
    ('$34,000–$81,000+', 'over $81,090', '9–12 months')
    """
    for longer, shorter in _SHORTER:
        amount = longer.sub(shorter, amount)
    return amount


def _of_one_verdict(rows: list[dict], verdict: str, form: str) -> Table:
    caption = headline(verdict, len(rows), "figure")
    return table(pd.DataFrame(rows), caption, note=RULES[verdict], form=form)


def _of_what(figure: pd.Series, who: str = "") -> Linked:
    """Of whom or what a figure is; its measure and its article in small print."""
    return Linked(figure["subject"], note=f"{figure['measure']}, {who}{_where(figure)}")


def _where(judged: pd.Series) -> str:
    return article(judged["stated_in"]).removeprefix("the ")


def _signed(figure: pd.Series) -> str:
    """What is stated, behind the sign of its verdict."""
    return f"{SIGNS[figure['verdict']]} {brief(printed(figure))}"


def _found(figure: pd.Series, note: str = "") -> Linked:
    """The amount that decides, which leads to where it is published."""
    address = figure["address"] if figure["found"] else ""
    return Linked(brief(figure["found"]) or "–", address, note)


def _not_settled(judged: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for _, figure in judged.iterrows():
        who = publisher(figure["source"])
        names_somebody = not is_article(figure["source"]) and who != BLS
        nearest = Linked(brief(figure["evidence"]), figure["address"])
        rows.append(
            {
                "Figure": _of_what(figure, f"{who}, " if names_somebody else ""),
                "The article says": _signed(figure),
                "What comes nearest": nearest if figure["evidence"] else "",
                "id": figure["id"],
            }
        )
    return pd.DataFrame(rows)


def _of_tables(claim: pd.Series) -> str:
    """The numbers where they settle the claim; where they do not, or in part only, the reason."""
    is_settled = claim["verdict"] not in ("about right", *NOT_SETTLED)
    return claim["evidence"] if is_settled and claim["evidence_source"] else claim["reason"]


def _agency(claim: pd.Series) -> str:
    """The agency whose table decides, by its initials; nothing where none does."""
    if not claim["address"]:
        return ""
    name = publisher(claim["evidence_source"]).removeprefix("U.S. ").partition(" (")[0]
    return "".join(word[0] for word in name.split() if word[0].isupper())
