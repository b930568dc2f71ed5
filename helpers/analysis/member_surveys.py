"""Surveys of members and visitors, and how much work is done from home in all occupations."""

import pandas as pd

from helpers.data.tables import load
from helpers.facts.figures import (
    all_figures,
    having,
    of_publisher,
    own_words_first,
    publisher,
    stated_periods,
)
from helpers.facts.official import RECORDS, national_wages
from helpers.formatting import dollars
from helpers.phrases import uncapitalized, when


def newest_survey(measured_by: str, subjects: list[str], **conditions: str) -> pd.DataFrame:
    """Give the newest edition of a survey that has a figure for each of some subjects.

    An edition of which only a part is known does not displace an older one that is whole.

    Parameters
    ----------
    measured_by : str
        Who, as data/sources.csv names it: ``"AAPC"``.
    subjects : list of str
        Of whom or what.
    **conditions : str
        Further columns and the values they must have, such as ``statistic="mean"``.

    Returns
    -------
    pandas.DataFrame
        Rows of data/figures/, one a subject, in the order asked. Where several documents state a
        figure, the one that the publisher states itself, or else the first.

    Raises
    ------
    LookupError
        When no edition has them all.

    >>> whom = ["Members without a certification", "Certified members, any credential"]
    >>> newest_survey("AAPC", whom, statistic="mean")["subject"].tolist() == whom
    True
    """
    rows = of_publisher(having(all_figures(), **conditions), measured_by)
    rows = rows[rows["subject"].isin(subjects)]
    subjects_known = rows.groupby("as_of")["subject"].nunique()
    complete = subjects_known.index[subjects_known == len(set(subjects))]
    if complete.empty:
        raise LookupError(f"no survey of {measured_by} in data/figures/ has all of {subjects}")
    edition = own_words_first(rows[rows["as_of"] == complete.max()]).drop_duplicates("subject")
    return edition.set_index("subject", drop=False).loc[subjects].reset_index(drop=True)


def wages_nearest(period: str, occupation: str = RECORDS) -> pd.Series:
    """Give an occupation's national wages of the release nearest to a survey's year.

    Parameters
    ----------
    period : str
        When the survey was, as its figures' ``as_of`` has it.
    occupation : str
        SOC code: RECORDS, BILLERS or EVERYONE.

    >>> str(wages_nearest("2023")["period"])
    '2023-05'
    """
    wages = national_wages(occupation)
    years_away = (wages["period"].str[:4].astype(int) - int(period[:4])).abs()
    return wages.loc[years_away.idxmin()]


def beside_official(survey: pd.DataFrame, wages: dict[str, pd.Series]) -> pd.DataFrame:
    """Give a survey's means and official wages as the rows of one table.

    Parameters
    ----------
    survey : pandas.DataFrame
        Means of one survey, rows of data/figures/.
    wages : dict of str to pandas.Series
        Whose pay it is, and a row of the national wage table.

    Returns
    -------
    pandas.DataFrame
        ``Whose pay``, ``Of`` (the period, marked where it is inferred), ``Mean`` and ``Median``
        (dollars a year, in words), and the sources.
    """
    who = survey["source"].map(publisher) + ": " + survey["subject"].map(uncapitalized)
    means = pd.DataFrame(
        {
            "Whose pay": who,
            "Of": stated_periods(survey),
            "Mean": survey["value"].map(dollars),
            "Median": "not stated",
            "source": survey["source"],
            "stated_in": survey["stated_in"],
        }
    )
    rows = pd.DataFrame(wages.values())
    official = pd.DataFrame(
        {
            "Whose pay": list(wages),
            "Of": rows["period"].map(when),
            "Mean": rows["annual_mean"].map(dollars),
            "Median": rows["annual_median"].map(dollars),
            "source": rows["source"],
            "stated_in": None,
        }
    )
    return pd.concat([means, official], ignore_index=True)


def newest_telework() -> pd.DataFrame:
    """Give the newest shares of people who telework, one row a group.

    Returns
    -------
    pandas.DataFrame
        Rows of data/figures/telework.csv from the newest month of the household survey in which
        each group was counted, all people at work first.
    """
    rows = load("figures/telework").query("measure == 'share teleworking'")
    return rows.loc[rows.groupby("subject", sort=False)["as_of"].idxmax()].reset_index(drop=True)
