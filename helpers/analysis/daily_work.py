"""What coders and billers do: the way of a claim, a day, code sets, duties, tasks by kind.

The words are the collection's own, after what the articles describe. Beside them stands the nearest
task of O*NET, whose billing and posting clerks work in any business.
"""

import pandas as pd

from helpers.analysis.tasks import tasks
from helpers.data.tables import load
from helpers.facts.figures import articles_figures
from helpers.facts.official import BILLERS, RECORDS
from helpers.facts.sources import article
from helpers.formatting import printed
from helpers.show.charts.flow import NEXT

NO_TASK = "none: the article’s alone"
_NOT_SORTED = "not sorted yet"


def claim_steps() -> pd.DataFrame:
    """Give the steps of a claim from the visit to the payment, in their order.

    Returns
    -------
    pandas.DataFrame
        ``Step``, ``Who``, ``What``, ``Then`` (the steps it leads to, for a flow), ``Task of O*NET``
        (the nearest, or ``NO_TASK``) and the sources.

    >>> int(claim_steps()["Who"].value_counts()["Coder"])
    2
    """
    rows = load("claim_steps")
    label = rows.set_index("step")["label"]
    next_steps = rows["then"].fillna("").str.split(NEXT)
    next_steps = next_steps.map(lambda names: NEXT.join(label[name] for name in names if name))
    return pd.DataFrame(
        {
            "Step": rows["label"],
            "Who": rows["who"].str.capitalize(),
            "What": rows["what"],
            "Then": next_steps,
            **_nearest_task(rows),
            "stated_in": rows["stated_in"],
        }
    )


def duties(kind: str) -> pd.DataFrame:
    """Give duties in words, with the nearest tasks and what the articles say they pay.

    Parameters
    ----------
    kind : str
        ``"day"`` (of a coder), ``"setting"``, ``"rung"`` or ``"trait"``.

    Returns
    -------
    pandas.DataFrame
        ``name``, ``titles``, ``duties``, ``credential``; ``Task of O*NET``, a coder's before a
        biller's; ``Stated pay``, empty where none is stated; ``Article`` and the sources.

    Raises
    ------
    LookupError
        When there are no duties of that kind.

    >>> duties("rung")["Stated pay"].iloc[0]
    '$40,000 to $52,000'
    """
    rows = load("duties").query("kind == @kind").reset_index(drop=True)
    if rows.empty:
        raise LookupError(f"no duties of the kind {kind!r} in data/duties.csv")
    stated = articles_figures().set_index("id").apply(printed, axis="columns")
    return pd.DataFrame(
        {
            **rows[["name", "titles", "duties", "credential"]].fillna(""),
            **_nearest_task(rows),
            "Stated pay": rows["figure"].map(stated).fillna(""),
            "Article": rows["stated_in"].map(lambda name: article(name).removeprefix("the ")),
            "stated_in": rows["stated_in"],
        }
    )


def code_sets() -> pd.DataFrame:
    """Give the sets of codes: ``Set``, ``What it codes``, ``Where``, ``An example``, sources."""
    heads = {
        "code_set": "Set",
        "codes_what": "What it codes",
        "where_used": "Where",
        "example": "An example",
        "example_source": "source_of_example",
    }
    return load("code_sets").rename(columns=heads)


def sorted_tasks(occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's tasks by kind, as this collection sorts them.

    Parameters
    ----------
    occupation : str
        SOC code: RECORDS or BILLERS.

    Returns
    -------
    pandas.DataFrame
        The rows of ``tasks.tasks`` with ``kind`` and ``with_others``: whether the task
        names speaking with somebody, answering, or handing something over. A task that a later
        release adds is "not sorted yet" and counts as done alone.

    >>> int(sorted_tasks()["with_others"].sum()), len(sorted_tasks())
    (4, 17)
    """
    kinds = load("task_kinds").query("occupation == @occupation").drop(columns="occupation")
    rows = tasks(occupation).merge(kinds, on="task_id", how="left")
    return rows.assign(
        task=rows["task"].str.replace("'", "’"),
        kind=rows["kind"].fillna(_NOT_SORTED),
        with_others=rows["with_others"] == "Y",
    )


def kinds_of_tasks(occupation: str = RECORDS) -> pd.DataFrame:
    """Give how many tasks an occupation has of each kind, and one of each.

    Parameters
    ----------
    occupation : str
        SOC code: RECORDS or BILLERS.

    Returns
    -------
    pandas.DataFrame
        ``kind``, ``tasks``, ``with_others`` (how many of them), ``example`` and ``source``; the
        kind with most tasks first.
    """
    counts = (
        sorted_tasks(occupation)
        .groupby("kind", as_index=False)
        .agg(
            tasks=("task", "size"),
            with_others=("with_others", "sum"),
            example=("task", "first"),
            source=("source", "first"),
        )
    )
    return counts.sort_values("tasks", ascending=False, kind="stable", ignore_index=True)


def _nearest_task(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """The wording of the nearest tasks in O*NET's newest release, and its source."""
    by_id = pd.concat([sorted_tasks(RECORDS), sorted_tasks(BILLERS)]).set_index("task_id")
    coding, billing = rows["coding_task"], rows["billing_task"]
    words = coding.map(by_id["task"]), billing.map(by_id["task"])
    both = (words[0] + " · " + words[1]).fillna(words[0]).fillna(words[1])
    source = coding.map(by_id["source"]).fillna(billing.map(by_id["source"]))
    return {"Task of O*NET": both.fillna(NO_TASK), "source": source}
