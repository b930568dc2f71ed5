"""Claims in words about work settings: who pays most, who pays more, who employs most."""

import pandas as pd

from helpers.analysis.ranking import ranked
from helpers.analysis.work_settings import setting_wages
from helpers.fact_check.claims.answer import (
    ABOUT_RIGHT,
    BESIDE,
    CONFIRMED,
    CONTRADICTED,
    HIGHER,
    LOWER,
    TIED,
    Answer,
    NotPublishedError,
    against,
    cited,
    jobs_of,
    of_readings,
    order_of,
    side,
    verdict_on_order,
    wages_of,
    with_substitutes,
)
from helpers.facts.official import RECORDS, brief_industries, industry_wages
from helpers.formatting import count, dollars, percent
from helpers.phrases import capitalized, listing, when

_HEALTH_CARE = "62"  # with which the codes of its industries begin
_PLACED = {
    CONFIRMED: "first",
    ABOUT_RIGHT: "not first, but within the error of the first",
    CONTRADICTED: "not first",
}


def settings_of(period: str, occupation: str = RECORDS) -> pd.DataFrame:
    """Give an occupation's wages by setting for one release, as finely as the release tells them.

    Parameters
    ----------
    period : str
        The release.
    occupation : str
        SOC code: RECORDS, BILLERS or EVERYONE.

    Returns
    -------
    pandas.DataFrame
        By the industry's code, its name in ``Setting``: the settings that people ask about, or
        all industries of three digits where a release has no finer ones; none where it has
        sectors only. Errors that the release does not print are those of the nearest that does.
    """
    if not industry_wages(period, "4-digit", occupation).empty:
        return setting_wages(occupation, period)

    def rows_of(one: str) -> pd.DataFrame:
        return industry_wages(one, "3-digit", occupation)

    rows = with_substitutes(rows_of, "wages_industry", period, "industry_code")
    rows["Setting"] = brief_industries(rows["industry"].astype(str))
    return rows.set_index("industry_code", drop=False).rename_axis(None)


def pays_more_by_both(one: pd.Series, other: pd.Series, stand: str) -> tuple[str, str, str]:
    """Say whether one row's pay is higher than another's, by median and by mean.

    Parameters
    ----------
    one, other : pandas.Series
        Rows of a wage table.
    stand : str
        How the order is told, with places for both: ``"its {statistic} {is_higher} theirs"``.

    Returns
    -------
    tuple of str
        The verdict, the pay of both in words, and how they stand to each other.
    """
    verdicts, parts, stands = [], [], []
    for statistic in ("median", "mean"):
        column = f"annual_{statistic}"
        order = order_of(one, other, column)
        verdicts.append(verdict_on_order(order, HIGHER))
        parts.append(f"{statistic} {against(one, other, column)}")
        stands.append(stand.format(statistic=statistic, is_higher=BESIDE[order]))
    return of_readings(verdicts), "; ".join(parts), listing(stands)


def setting_pays_best(claim: pd.Series, period: str) -> Answer:
    """Whether a setting's mean is the highest: of all settings, and of those in health care.

    First by the estimate confirms; not first and not surely lower than the first is about right.
    A setting outside health care is held against all settings alone.
    """
    code, rows = claim["about"], settings_of(period)
    if code not in rows.index:
        raise NotPublishedError
    order = ranked(rows, "annual_mean")
    readings = {"settings": order}
    if code.startswith(_HEALTH_CARE):
        inside = rows["industry_code"].str.startswith(_HEALTH_CARE)
        readings["settings in health care"] = ranked(rows[inside], "annual_mean")
    verdicts, stands = [], []
    for name, group in readings.items():
        rank, tied = group.loc[code, "rank"], group.loc[code, "tied"]
        verdicts.append(CONFIRMED if rank == 1 else ABOUT_RIGHT if tied else CONTRADICTED)
        stands.append(f"{_PLACED[verdicts[-1]]} among {len(group)} {name}")
    first = pd.concat([order.head(3), order.loc[[code]]]).drop_duplicates("industry_code")
    parts = "; ".join(
        f"{row['Setting']} {dollars(row['annual_mean'])}" for _, row in first.iterrows()
    )
    reason = f"{rows.at[code, 'Setting']}: {listing(stands)}, by the mean."
    evidence = f"Mean, {when(period)}: {parts}"
    return Answer(of_readings(verdicts), evidence, cited(first), reason)


def setting_pays_more(claim: pd.Series, period: str) -> Answer:
    """Whether a setting pays more than the whole occupation, by median and by mean.

    Two readings, since medians of the doubtful release of May 2021 bunch at a few amounts.
    """
    here, nation = _beside_the_nation(claim["about"], period)
    stand = "the {statistic} {is_higher} that of the whole occupation"
    verdict, pay_of_both, stands = pays_more_by_both(here, nation, stand)
    evidence = f"{here['Setting']} against all, {when(period)}: {pay_of_both}"
    return Answer(verdict, evidence, cited(here, nation), f"{capitalized(stands)}.")


def setting_pays_the_median(claim: pd.Series, period: str) -> Answer:
    """Whether a setting's median cannot be told apart from the occupation's."""
    here, nation = _beside_the_nation(claim["about"], period)
    order = order_of(here, nation)
    verdict = CONFIRMED if order == TIED else CONTRADICTED
    reason = f"The median {BESIDE[order]} that of the whole occupation."
    evidence = f"{here['Setting']} against all, {when(period)}: median {against(here, nation)}"
    return Answer(verdict, evidence, cited(here, nation), reason)


def setting_employs_most(claim: pd.Series, period: str) -> Answer:
    """Whether a setting has more of the occupation's jobs than any other; a tie is about right."""
    code, rows = claim["about"], settings_of(period)
    published = rows.dropna(subset=["employment"])
    nation = wages_of(RECORDS, period)
    if code not in published.index:
        raise NotPublishedError
    here = published.loc[code]
    rival = published.drop(index=code).sort_values("employment", ascending=False).iloc[0]
    order = side(jobs_of(here), jobs_of(rival))
    verdict = {HIGHER: CONFIRMED, TIED: ABOUT_RIGHT, LOWER: CONTRADICTED}[order]
    parts = [
        f"{row['Setting']} {count(row['employment'])} of {count(nation['employment'])} jobs "
        f"({percent(row['employment'] / nation['employment'] * 100, 1)})"
        for row in (here, rival)
    ]
    reason = f"Their number of jobs {BESIDE[order]} that of {rival['Setting'].lower()}."
    evidence = f"{when(period)}: {'; '.join(parts)}"
    return Answer(verdict, evidence, cited(here, rival, nation), reason)


def _beside_the_nation(code: str, period: str) -> tuple[pd.Series, pd.Series]:
    """A setting's wages and the occupation's, where a release has both medians."""
    rows, nation = settings_of(period), wages_of(RECORDS, period)
    if code not in rows.index or pd.isna(rows.at[code, "annual_median"]):
        raise NotPublishedError
    return rows.loc[code], nation
