"""Published measures of how far artificial intelligence reaches into an occupation.

They ask different things in different years, so they are shown side by side and never averaged.
Exposure is not loss of jobs. What the agency itself says is in :mod:`helpers.analysis.outlook`.
"""

import pandas as pd

from helpers.analysis.tasks import tasks
from helpers.data.tables import load
from helpers.facts.official import RECORDS
from helpers.show.html_tables import headed

LABELS = {
    "E0": "not exposed",
    "E1": "a language model alone could halve the time",
    "E2": "with further software it could",
}
"""What the labels of a task mean."""
_LABELLED = ("by_people", "by_model", "by_model_reworded")


def measures() -> pd.DataFrame:
    """Give the published measures of exposure, one row each, oldest first.

    Returns
    -------
    pandas.DataFrame
        ``measure`` (its name here), ``authors``, ``name``, ``year``, ``asks`` (what it asks of an
        occupation), ``question`` (that in a few words, of those in a chart), ``grade``,
        ``source`` and ``note``.
    """
    return load("exposure_measures").sort_values(["year", "measure"], ignore_index=True)


def exposure_of(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's place in each measure, by its SOC code, as :func:`measures` has them.

    Returns
    -------
    pandas.DataFrame
        The columns of :func:`measures`; ``published_code``, under which it was measured; ``value``,
        in the measure's own scale; ``rank`` from the most exposed among ``occupations``; how many
        are ``tied`` there, itself among them; and ``above``, the percent of the occupations that
        rank lower. Rank and ``above`` are missing where only a few occupations are at hand.

    Raises
    ------
    LookupError
        When no measure holds the occupation.

    >>> row = exposure_of().set_index("measure").loc["anthropic-observed"]
    >>> int(row["rank"]), int(row["occupations"]), float(round(row["above"], 1))
    (4, 756, 99.5)
    """
    rows = load("exposure")
    own = rows[rows["occupation"] == occupation]
    if own.empty:
        raise LookupError(f"no row of {occupation} in data/exposure.csv")
    own = measures().merge(own, on="measure", suffixes=("", "_of_it"))
    tied = own["tied"].fillna(1)  # of a measure whose ties are not known, itself alone
    lower = own["occupations"] - own["rank"] - tied + 1
    return own.assign(above=100 * lower / own["occupations"])


def ranks(occupations: list[str]) -> pd.DataFrame:
    """Give the percent of occupations that rank lower, a row a ``measure``, a column a SOC code.

    It is missing where a measure has no rank for an occupation.
    """
    columns = {code: exposure_of(code).set_index("measure")["above"] for code in occupations}
    return pd.DataFrame(columns).reindex(measures()["measure"])


def ranks_in_pairs(trades: dict[str, str]) -> pd.DataFrame:
    """Give how many of a hundred occupations are less exposed, as rows for a chart of pairs.

    Parameters
    ----------
    trades : dict of str to str
        What each is called, and its code.

    Returns
    -------
    pandas.DataFrame
        ``Measure`` (year, question and authors), a column of percent a trade, and ``source``;
        oldest first. A measure without a short question, or without a rank for one of the
        trades, has no row.
    """
    rows = measures().join(ranks([*trades.values()]), on="measure")
    rows = rows.dropna(subset=["question", *trades.values()])
    who = rows["authors"].str.replace(",.*| and others.*", " and others", regex=True)
    rows["Measure"] = rows["year"].astype(str) + ", " + who + ": " + rows["question"]
    heads = {"Measure": "Measure", **{code: name for name, code in trades.items()}}
    return headed(rows, heads)


def in_rank(rows: pd.DataFrame) -> pd.Series:
    """Give an occupation's places, as :func:`exposure_of` has them, in words.

    >>> in_rank(exposure_of()).iloc[:2].tolist()
    ['143rd of 702, tied with 16', '283rd of 774']
    """
    return rows.apply(_place_in_words, axis="columns")


def _place_in_words(row: pd.Series) -> str:
    if pd.isna(row["rank"]):
        return "no rank"
    text = f"{_ordinal(int(row['rank']))} of {int(row['occupations'])}"
    return f"{text}, tied with {int(row['tied']) - 1}" if row["tied"] > 1 else text


def _ordinal(place: int) -> str:
    """A place as a reader says it.

    >>> _ordinal(1), _ordinal(12), _ordinal(283)
    ('1st', '12th', '283rd')
    """
    is_teen = place % 100 in (11, 12, 13)
    return f"{place}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def exposed_tasks() -> pd.DataFrame:
    """Give the tasks of medical records specialists with the labels of Eloundou and others.

    Returns
    -------
    pandas.DataFrame
        ``task``; ``by_people``, ``by_model`` and ``by_model_reworded`` (the same model, asked in
        other words): a key of LABELS each; ``agreed``, whether the three are one; and
        ``source`` and ``labels_source``. The one has the tasks, the other the labels.
    """
    labels = load("task_exposure").rename(columns={"source": "labels_source"})
    rows = tasks(RECORDS).merge(labels, on="task_id", validate="one_to_one")
    rows["agreed"] = rows[list(_LABELLED)].nunique(axis="columns") == 1
    return rows[["task_id", "task", *_LABELLED, "agreed", "source", "labels_source"]]


def label_counts() -> pd.DataFrame:
    """Give how many of the occupation's tasks bear each label: a row a label, a column a judge."""
    labelled = load("task_exposure")
    counts = {who: labelled[who].value_counts() for who in _LABELLED}
    return pd.DataFrame(counts).reindex(list(LABELS)).fillna(0).astype(int)
