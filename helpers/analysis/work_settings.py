"""Work settings: the kinds of employer that people ask about, each an industry of the survey."""

import pandas as pd

from helpers.analysis.ranking import places_in_words, rank_ranges
from helpers.analysis.wage_errors import are_tied, standard_errors
from helpers.data.schemas.wages import PARTS
from helpers.facts.official import RECORDS, industry_wages
from helpers.formatting import count, dollars, fine_percent
from helpers.phrases import listing
from helpers.show.html_tables import Show, headed

SETTINGS = {
    "622000": "Hospitals",
    "621100": "Physicians’ offices",
    "621400": "Outpatient care centers",
    "623100": "Nursing homes",
    "621600": "Home health care",
    "621300": "Therapists’ and like offices",
    "621200": "Dentists’ offices",
    "621500": "Laboratories",
    "621910": "Ambulance services",
    "524100": "Insurers",
    "524200": "Insurance agencies and services",
    "551100": "Management of companies",
    "561100": "Office services for other firms",
    "541200": "Accounting and billing firms",
    "541600": "Consulting firms",
    "561300": "Employment services",
    "561400": "Business support services",
    "541700": "Research institutes",
    "611300": "Colleges and universities",
    "999100": "Federal agencies",
}
"""By the code of the industry, in plain words; billing firms are among the accountants'."""
_LEVELS = ("3-digit", "4-digit", "6-digit")
_COLUMNS = {
    "employment": ("Jobs", count),
    "employment_rse": ("Standard error of the jobs", fine_percent),
    "annual_p25": ("A quarter earn less than", dollars),
    "annual_median": ("Half earn less than", dollars),
    "mean_rse": ("Standard error of the pay", fine_percent),
}
_BRIEF = {
    "employment": ("jobs", count),
    "share": ("share", fine_percent),
    "annual_p25": ("a quarter earn less than", dollars),
    "annual_median": ("half earn less than", dollars),
    "mean_rse": ("standard error", fine_percent),
}
SHOW: dict[str, Show] = dict(_COLUMNS.values())
"""How the columns of :func:`by_place` are worded."""
SHOW_BOTH: dict[str, Show] = {
    f"{who}: {head}": show for who in ("Coders", "Billers") for head, show in _BRIEF.values()
}
"""How the columns of :func:`coders_beside_billers` are worded."""


def setting_wages(occupation: str = RECORDS, period: str | None = None) -> pd.DataFrame:
    """Give an occupation's wages by work setting for one release.

    Parameters
    ----------
    occupation : str
        SOC code: RECORDS, BILLERS or EVERYONE.
    period : str, optional
        The release; without it, the newest that has industries of four digits.

    Returns
    -------
    pandas.DataFrame
        Rows of the wage table by industry, with the code as the index, the name in ``Setting``
        and the median's standard ``error``. A setting that the release lacks is left out.

    >>> setting_wages().loc[["622000", "621910"], "Setting"].tolist()
    ['Hospitals', 'Ambulance services']
    """
    if period is None:
        period = industry_wages(level="4-digit", occupation=occupation)["period"].max()
    rows = pd.concat(industry_wages(period, level, occupation) for level in _LEVELS)
    rows = rows.assign(Setting=rows["industry_code"].map(SETTINGS)).dropna(subset="Setting")
    rows["error"] = standard_errors(rows, "annual_median")
    return rows.set_index("industry_code", drop=False).rename_axis(None)


def wages_by_owner(industry: str, period: str, occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's wages in the parts of an industry, by who owns them.

    Parameters
    ----------
    industry : str
        NAICS code of three digits, written with six: ``"622000"`` for hospitals.
    period : str
        The release.
    occupation : str
        SOC code: RECORDS, BILLERS or EVERYONE.

    Returns
    -------
    pandas.DataFrame
        Rows of the wage table by industry, with the median's standard ``error`` and whose they
        are in ``Owner``.

    >>> wages_by_owner("622000", "2025-05")["Owner"].tolist()
    ['State governments', 'Local governments', 'Private owners']
    """
    rows = pd.concat(industry_wages(period, "3-digit", occupation, one) for one in PARTS.values())
    rows["error"] = standard_errors(rows, "annual_median")
    rows["Owner"] = rows["owner"].replace({"private": "private owner"}).str.capitalize() + "s"
    return rows[rows["industry_code"] == industry].set_index("owner", drop=False).rename_axis(None)


def coders_beside_billers(coders: pd.DataFrame, billers: pd.DataFrame, label: str) -> pd.DataFrame:
    """Give two wage tables side by side, the rows with the most jobs of both first.

    Parameters
    ----------
    coders, billers : pandas.DataFrame
        Rows of a wage table for each occupation; with ``share``, it is shown.
    label : str
        The column that names a row in both.

    Returns
    -------
    pandas.DataFrame
        The label, ``Coders: jobs``, …, ``Billers: jobs``, …, and the sources. ``SHOW_BOTH`` words
        the columns.

    >>> rows = setting_wages()
    >>> coders_beside_billers(rows, rows, "Setting").columns[[0, 1, 5]].tolist()
    ['Setting', 'Coders: jobs', 'Billers: jobs']
    """
    brief = {column: head for column, (head, _) in _BRIEF.items() if column in coders}
    mine, theirs = (rows[[label, *brief, "source"]] for rows in (coders, billers))
    both = mine.merge(theirs, on=label, how="outer", suffixes=("", "_billers"))
    jobs = both[["employment", "employment_billers"]].sum(axis="columns")
    both = both.loc[jobs.sort_values(ascending=False, kind="stable").index]
    heads = {column: f"Coders: {head}" for column, head in brief.items()}
    heads |= {f"{column}_billers": f"Billers: {head}" for column, head in brief.items()}
    return headed(both, {label: label, **heads}).reset_index(drop=True)


def by_place(rows: pd.DataFrame) -> pd.DataFrame:
    """Give :func:`setting_wages` as a table, the highest median first, each with its place.

    ``SHOW`` words the columns.
    """
    places = places_in_words(rank_ranges(rows["annual_median"], rows["error"]))
    placed = rows.assign(place=places.where(rows["annual_median"].notna(), "not published"))
    heads = {column: head for column, (head, _) in _COLUMNS.items()}
    return headed(
        placed.sort_values("annual_median", ascending=False),
        {"Setting": "Employer", **heads, "place": "Place by median"},
    )


def with_ties(name: str, tied: list[str]) -> str:
    """Give a name with those that cannot be told apart from it.

    >>> with_ties("education", []), with_ties("education", ["finance"])
    ('education', 'education (a tie with finance)')
    """
    return f"{name} (a tie with {listing(tied)})" if tied else name


def tied_names(rows: pd.DataFrame, one: pd.Series, label: str) -> list[str]:
    """Give the names of the rows whose median cannot be told apart from that of one of them.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a wage table with the median's standard ``error``.
    one : pandas.Series
        One of them.
    label : str
        The column of their names.

    >>> rows = pd.DataFrame({"Of": ["A", "B"], "annual_median": [5, 4], "error": [1, 1]})
    >>> tied_names(rows, rows.loc[0], "Of")
    ['b']
    """
    alike = are_tied(one["annual_median"], one["error"], rows["annual_median"], rows["error"])
    alike &= rows["annual_median"].notna() & (rows[label] != one[label])
    ordered = rows[alike].sort_values("annual_median", ascending=False)
    return ordered[label].str.lower().tolist()
