"""Claims in words: each is answered by a computation on the tables, by a stated rule."""

from collections.abc import Callable, Collection, Iterator

import pandas as pd

from helpers.data.tables import load
from helpers.fact_check.claims import outlook, own_words, pay, places, settings
from helpers.fact_check.claims.answer import ANSWERS, Answer, NotPublishedError, months_apart
from helpers.facts.figures import articles_figures
from helpers.facts.official import periods_of
from helpers.paths import NOTEBOOKS

__all__ = [
    "ANSWERS",
    "COMPUTATIONS",
    "Answer",
    "answer",
    "misplaced_claims",
    "nearest_answer",
]
Computation = Callable[[pd.Series, str], Answer]
_ALL: tuple[Computation, ...] = (
    own_words.code_means_an_attack,
    outlook.cause_of_growth,
    outlook.certificate_is_the_usual_way,
    outlook.demand_is_strong,
    outlook.growth_despite_software,
    outlook.growth_faster_than_average,
    outlook.growth_much_faster_than_average,
    outlook.steady_growth,
    own_words.articles_disagree,
    own_words.certification_is_the_strongest_lever,
    own_words.dollars_beside_percent,
    own_words.first_step_is_the_largest,
    own_words.no_table,
    own_words.pay_follows_a_straight_line,
    pay.demand_raises_pay,
    pay.pays_alike,
    pay.pays_more,
    pay.pays_more_than_all_jobs,
    pay.pays_slightly_less,
    pay.six_figures_within_reach,
    places.best_paying_states,
    places.cities_pay_more,
    places.coastal_states_pay_more,
    places.dearer_places_pay_more,
    places.regions_pay_less,
    places.cheaper_outside_cities,
    places.lower_pay_buys_more,
    places.regions_cost_less,
    settings.setting_employs_most,
    settings.setting_pays_best,
    settings.setting_pays_more,
    settings.setting_pays_the_median,
)
COMPUTATIONS: dict[str, Computation] = {one.__name__: one for one in _ALL}
"""By the names that data/claims.csv uses."""


def answer(claim: pd.Series, period: str) -> Answer | None:
    """Give what the tables of a wage release say to a claim.

    Parameters
    ----------
    claim : pandas.Series
        A row of data/claims.csv.
    period : str
        The wage release, as ``"2023-05"``. Claims that rest on no release ignore it.

    Returns
    -------
    Answer or None
        None when the collection has no table of that release that bears on the claim.

    >>> claim = load("claims").set_index("id").loc["career-hub-faster-than-average"]
    >>> answer(claim, "2024-05").verdict, answer(claim, "2017-05")
    ('confirmed', None)
    """
    try:
        return COMPUTATIONS[claim["computation"]](claim, period)
    except NotPublishedError:
        return None


def nearest_answer(claim: pd.Series, period: str) -> Answer | None:
    """Give the answer of the release nearest to one that has an answer; of two, the earlier.

    Parameters
    ----------
    claim : pandas.Series
        A row of data/claims.csv.
    period : str
        The release asked for, which this collection need not have.

    Returns
    -------
    Answer or None
        None when no release has an answer.

    >>> claim = load("claims").set_index("id").loc["career-hub-faster-than-average"]
    >>> nearest_answer(claim, "2025-05") == answer(claim, "2024-05")
    True
    """
    nearest_first = sorted(
        periods_of("wages_national"), key=lambda release: months_apart(release, period)
    )
    answers = (answer(claim, release) for release in nearest_first)
    return next((one for one in answers if one), None)


def misplaced_claims(tables: Collection[str]) -> list[str]:
    """Give a sentence for each cell of data/claims.csv that leads nowhere.

    Parameters
    ----------
    tables : collection of str
        The tables that data/ holds.
    """
    if "claims" not in tables:
        return []
    figure_ids = set(articles_figures()["id"])
    return [
        f"data/claims.csv, row {row}, column {column}: found {value!r}; expected {expected}."
        for row, (_, claim) in enumerate(load("claims").iterrows(), start=2)
        for column, value, expected in _faults(claim, figure_ids)
    ]


def _faults(claim: pd.Series, figure_ids: set[str]) -> Iterator[tuple[str, str, str]]:
    """Each cell that leads nowhere: its column, its value, what was expected."""
    if not (NOTEBOOKS / f"{claim['topic']}.ipynb").is_file():
        yield "topic", claim["topic"], "a notebook of notebooks/, without its ending"
    for name in [] if pd.isna(claim["figures"]) else claim["figures"].split():
        if name not in figure_ids:
            yield "figures", name, "an article’s figure of data/figures/"
    if claim["computation"] not in COMPUTATIONS:
        yield "computation", claim["computation"], f"one of {', '.join(COMPUTATIONS)}"
        return
    if claim["computation"] == "no_table" and pd.isna(claim["note"]):
        yield "note", "nothing", "what would settle the claim"
    try:
        answered = nearest_answer(claim, periods_of("wages_national")[-1])
    except (AttributeError, LookupError, ValueError):
        answered = None
    if answered is None:
        yield "about", str(claim["about"]), f"what {claim['computation']} can answer from data/"
