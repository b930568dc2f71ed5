"""Where what is known of credentials stands: page by page, with address, period and grade."""

import pandas as pd

from helpers.analysis.credentials import CREDENTIALS
from helpers.data.tables import load
from helpers.facts.sources import article, is_article
from helpers.formatting import printed
from helpers.phrases import when
from helpers.show.html_tables import Linked

_BY_ARTICLE = "an article"


def credential_pages() -> pd.DataFrame:
    """Give what each page states of each credential, one row a credential and page, to be shown.

    Returns
    -------
    pandas.DataFrame
        ``Credential``, ``What it states`` with the period behind each figure that has one,
        ``Page`` with its address and, in small print, its grade and notes, and the sources.
        Credentials stand in the order of ``CREDENTIALS``, others after them.
    """
    statements = pd.concat([_in_words(), _in_figures()])
    order = {credential: place for place, credential in enumerate(CREDENTIALS)}
    lines = []
    for (credential, page), rows in statements.groupby(["credential", "stated_in"], sort=False):
        statements = rows.groupby("item", sort=False)["wording"].agg(", ".join)
        line = {
            "Credential": credential,
            "What it states": "; ".join(f"{item}: {words}" for item, words in statements.items()),
            "Page": _page(page, [*rows["grade"], *rows["note"]]),
            "place": order.get(credential, len(order)),
            "source": rows["source"].iloc[0],
            "stated_in": page,
        }
        lines.append(line)
    pages = pd.DataFrame(lines).sort_values("place", kind="stable", ignore_index=True)
    return pages.drop(columns="place")


def _in_words() -> pd.DataFrame:
    return load("credentials").assign(source=None)


def _in_figures() -> pd.DataFrame:
    """The figures as words, each with its period in brackets."""
    facts = load("figures/credentials").drop(columns="wording")
    stated = load("figures/credentials").apply(printed, axis="columns")
    periods = facts["as_of"].map(lambda period: f" ({when(period)})", na_action="ignore")
    facts["wording"] = stated + periods.fillna("")
    return facts.rename(columns={"subject": "credential", "measure": "item"})


def _page(source: str, remarks: list) -> Linked:
    """A page with its address, and each remark on it once."""
    note = "; ".join(pd.Series(remarks).dropna().unique())
    if is_article(source):
        return Linked(article(source), note="; ".join(filter(None, [_BY_ARTICLE, note])))
    return Linked(article(source), load("sources").set_index("source").at[source, "page"], note)
