"""Rules that hold a figure against the other figures of the same article."""

import pandas as pd

from helpers.formatting import dollars, percent, printed
from helpers.growth import change
from helpers.verdicts.verdict import Verdict, holds


def same_number_for_two(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """One number, one survey, two different groups: it cannot be the figure of both."""
    twins = document[
        (document["value"] == figure["value"])
        & (document["source"] == figure["source"])
        & (document["measure"] == figure["measure"])
        & (document["subject"] != figure["subject"])
    ]
    if twins.empty or figure["source"] == figure["stated_in"] or figure["source"] == "bls":
        return None
    other = twins.iloc[0]
    return Verdict(
        "contradicts itself",
        f"{printed(figure)} for {other['subject']}",
        other["source"],
        f"The article gives the same number for {figure['subject']} and for {other['subject']}.",
    )


def own_averages(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """A premium or difference that the article's own averages of the same survey settle."""
    pairs = {
        "Certified against not certified": (
            "Certified members, any credential",
            "Members without a certification",
        ),
        "Second certification": (
            "Certified members, two credentials",
            "Certified members, any credential",
        ),
    }
    if figure["measure"] not in ("pay premium", "pay difference"):
        return None
    means = document[document["statistic"] == "mean"].dropna(subset=["value"])
    means = means.drop_duplicates("subject").set_index("subject")
    upper, lower = pairs.get(figure["subject"], ("", ""))
    if upper not in means.index or lower not in means.index:
        return None
    more, less = means.at[upper, "value"], means.at[lower, "value"]
    relative = figure["measure"] == "pay premium"
    own = change(more, less) if relative else more - less
    shown = percent(own, 1) if relative else dollars(own)
    agrees = holds(figure, own)
    return Verdict(
        "cannot be checked" if agrees else "contradicts itself",
        f"{dollars(more)} against {dollars(less)}: {shown}",
        means.at[upper, "source"],
        f"The article’s own averages make {shown}, "
        + ("which agrees, but is one survey’s word." if agrees else f"not {printed(figure)}."),
    )


def own_stages(figure: pd.Series, document: pd.DataFrame) -> Verdict | None:
    """Pay said to be reached in some years, above what the article gives for those years."""
    if figure["subject"] != "Five years after entry" or figure["unit"] != "USD/year":
        return None
    reached = document[(document["subject"] == figure["subject"]) & (document["unit"] == "years")]
    years = reached["high"].iloc[0]
    stages = document[(document["measure"] == "experience") & (document["high"] >= years)]
    stage = stages[stages["low"].notna()].sort_values("low").iloc[0]["subject"]
    band = document[(document["subject"] == stage) & (document["measure"] == "annual pay")].iloc[0]
    if figure["low"] <= band["high"]:
        return None
    return Verdict(
        "contradicts itself",
        f"{stage}: {printed(band)}",
        band["source"],
        f"For that many years of experience the article itself gives {printed(band)}.",
    )
