"""What a figure is of: an occupation, an industry, a place, a stage of a career."""

import re

import pandas as pd

from helpers.tables import load

_STATES = re.compile(r"[A-Z]{2}(-[A-Z]{2})*")


def meanings(subject: str) -> pd.DataFrame:
    """Give the rows of data/subjects.csv for a subject: two where a name has two meanings."""
    rows = load("subjects")
    return rows[rows["subject"] == subject]


def stages() -> set[str]:
    """Give the subjects that are stages of a career."""
    rows = load("subjects")
    return set(rows.loc[rows["kind"] == "stage", "subject"])


def occupation_of(subject: str) -> str:
    """Give the code of the occupation that a subject means, or that a stage belongs to.

    Of two meanings it is the one that bears the name today.

    >>> occupation_of("Health information technicians")
    '29-9021'
    """
    return str(meanings(subject)["code"].iloc[-1])


def in_state(areas: pd.DataFrame, subject: str) -> pd.DataFrame:
    """Give the rows of states that bear a subject's name."""
    return areas[areas["area"] == subject]


def in_area(areas: pd.DataFrame, subject: str) -> pd.DataFrame:
    """Give the rows of metropolitan areas that begin with a subject's city, in its state.

    Areas are renamed when their boundaries change; their first city and its state stay.

    Parameters
    ----------
    areas : pandas.DataFrame
        With ``area`` as the wage survey prints it, such as ``"Trenton-Princeton, NJ"``.
    subject : str
        An area as an article prints it, such as ``"Trenton, NJ"``.

    >>> names = pd.DataFrame({"area": ["Portland-South Portland, ME", "Portland-Salem, OR-WA"]})
    >>> list(in_area(names, "Portland, OR")["area"])
    ['Portland-Salem, OR-WA']
    """
    city, states = _parts(subject)
    parts = [_parts(area) for area in areas["area"]]
    same = [bool(states) and name == city and states[0] in others for name, others in parts]
    return areas[same]


def _parts(area: str) -> tuple[str, list[str]]:
    """The first city of an area and its states."""
    cities, _, states = area.rpartition(", ")
    if not _STATES.fullmatch(states):
        return area, []
    return cities.split("-")[0].split("/")[0].strip(), states.split("-")
