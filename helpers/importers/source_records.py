"""Cites the agencies' publications as rows of data/sources.csv: a title, and apart its period.

When the next release is due follows from each agency's own cadence, never from today's date.
"""

from datetime import date

_LABOR = "U.S. Bureau of Labor Statistics"
_ANALYSIS = "U.S. Bureau of Economic Analysis"
_PARITIES_PAGE = (
    "https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area"
)
_WAGES = {
    "official/wages_national": ("bls-oews", "national"),
    "official/wages_state": ("bls-oews-state", "states"),
    "official/wages_metropolitan": ("bls-oews-metro", "metropolitan areas"),
    "official/wages_nonmetropolitan": ("bls-oews-nonmetro", "nonmetropolitan areas"),
    "official/wages_industry": ("bls-oews-industry", "national by industry"),
}
_PARITIES = {
    "official/price_parities_state": ("bea-rpp-state", "states"),
    "official/price_parities_metropolitan": ("bea-rpp-metro", "metropolitan areas"),
    "official/price_parities_portion": ("bea-rpp-portion", "portions of states"),
}
_HOUSEHOLD = {
    "official/household_ages": ("bls-cps-age", "employed people by occupation and age"),
    "official/household_weekly_earnings": (
        "bls-cps-earnings",
        "weekly earnings of full-time workers by occupation and sex",
    ),
    "official/household_sex_and_race": (
        "bls-cps-sex-race",
        "employed people by occupation, sex and race",
    ),
}


def wages(table: str, period: str, file: str) -> dict:
    """Cite a release of the wage survey (OEWS); that of a year's May is out by the next one's end.

    >>> wages("official/wages_state", "2024-05", "state_M2024_dl.xlsx")["next_release"]
    '2026-05'
    """
    name, scope = _WAGES[table]
    title = f"Occupational Employment and Wage Statistics, {scope}"
    page = "https://www.bls.gov/oes/"
    due = f"{_year(period) + 2}-05"
    return _row(f"{name}-{period}", _LABOR, title, period, page, file, due)


def projections(period: str, file: str) -> dict:
    """Cite a round of the employment projections; each summer brings one from the year before.

    >>> projections("2024-34", "occupation.xlsx")["next_release"]
    '2026-08'
    """
    page = "https://www.bls.gov/emp/"
    title = "Employment Projections, occupations"
    due = f"{_year(period) + 2}-08"
    return _row(f"bls-projections-{period}", _LABOR, title, period, page, file, due)


def attainment(period: str, file: str) -> dict:
    """Cite the schooling of workers by occupation, which comes with a round of projections.

    >>> attainment("2022-32", "education.xlsx")["source"]
    'bls-education-2022-32'
    """
    page = "https://www.bls.gov/emp/tables/educational-attainment.htm"
    title = "Employment Projections, educational attainment of workers by occupation"
    due = f"{_year(period) + 2}-08"
    return _row(f"bls-education-{period}", _LABOR, title, period, page, file, due)


def household(table: str, year: str, file: str) -> dict:
    """Cite the household survey's averages of a year, which come in the next year's January.

    >>> household("official/household_ages", "2025", "cpsaat11b.xlsx")["next_release"]
    '2027-01'
    """
    name, scope = _HOUSEHOLD[table]
    title = f"Current Population Survey, {scope}"
    page = "https://www.bls.gov/cps/tables.htm"
    due = f"{_year(year) + 2}-01"
    return _row(f"{name}-{year}", _LABOR, title, year, page, file, due)


def postings(month: str, file: str) -> dict:
    """Cite Indeed's index of postings, by its newest month; a month's mean is whole in the next.

    >>> postings("2026-11", "indeed.csv")["next_release"]
    '2027-01'
    """
    row = _row(
        "indeed-postings",
        "Indeed Hiring Lab",
        "Index of job postings on Indeed in the United States, monthly means; the sectors as "
        "FRED copies them (IHLIDXUSTPMEDIINFO is Medical Information)",
        month,
        "https://fred.stlouisfed.org/series/IHLIDXUSTPMEDIINFO",
        file,
        _month_after(month, 2),
    )
    return {**row, "licence": "CC BY 4.0; name Indeed Hiring Lab"}


def postings_remote(month: str, file: str) -> dict:
    """Cite the share of Indeed's postings that are remote, by its newest month.

    >>> postings_remote("2026-11", "indeed.csv")["next_release"]
    '2027-01'
    """
    row = _row(
        "indeed-remote-postings",
        "Indeed Hiring Lab",
        "Remote Tracker: share of job postings on Indeed in the United States that mention remote "
        "or hybrid work, monthly means",
        month,
        "https://github.com/hiring-lab/remote-tracker",
        file,
        _month_after(month, 2),
    )
    return {**row, "licence": "CC BY 4.0; name Indeed Hiring Lab"}


def onet(release: str, file: str) -> dict:
    """Cite a release of O*NET as it asks to be named; when the next one is due it does not say.

    >>> onet("30.1", "Task Statements.xlsx")["source"]
    'onet-30-1'
    """
    row = _row(
        f"onet-{release.replace('.', '-')}",
        "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)",
        "O*NET Database",
        release,
        "https://www.onetcenter.org/database.html",
        file,
    )
    return {**row, "licence": f"CC BY 4.0; name the O*NET {release} Database and USDOL/ETA"}


def program_costs(period: str, file: str) -> dict:
    """Cite the charges of schools by program of a school year; each year brings a new file.

    >>> program_costs("2023-24", "ic2023_py.csv")["source"]
    'ipeds-programs-2023-24'
    """
    return _row(
        f"ipeds-programs-{period}",
        "National Center for Education Statistics",
        "Integrated Postsecondary Education Data System (IPEDS), largest programs of schools that "
        "charge by program",
        period,
        "https://nces.ed.gov/ipeds/",
        file,
    )


def handbook(period: str, name: str, file: str) -> dict:
    """Cite the Occupational Outlook Handbook's page on an occupation, renewed once a year.

    >>> handbook("2025-08", "Medical records specialists", "page.csv")["next_release"]
    '2026-08'
    """
    title = f"Occupational Outlook Handbook, {name[0].lower()}{name[1:]}"
    page = "https://www.bls.gov/ooh/"
    due = f"{_year(period) + 1}{period[4:7]}"
    return _row(f"bls-ooh-{period}", _LABOR, title, period, page, file, due, published=period)


def parities(table: str, last: int, published: str, file: str) -> dict:
    """Cite a release of the regional price parities, by its newest year; they come in December.

    >>> parities("official/price_parities_state", 2023, "2025-02-20", "SARPP.csv")["next_release"]
    '2025-12'
    """
    name, scope = _PARITIES[table]
    page = _PARITIES_PAGE
    title = f"Regional Price Parities, {scope}"
    due = f"{last + 2}-12"
    return _row(f"{name}-{last}", _ANALYSIS, title, str(last), page, file, due, published=published)


def prices(period: str, file: str) -> dict:
    """Cite the consumer price index, by its newest month; a month's index appears in the next.

    >>> prices("2026-11", "cpi.csv")["next_release"]
    '2027-01'
    """
    title = (
        "Consumer Price Index for All Urban Consumers (CPI-U), U.S. city average, all items, "
        "not seasonally adjusted"
    )
    page = "https://www.bls.gov/cpi/"
    return _row("bls-cpi-u", _LABOR, title, period, page, file, _month_after(period, 2))


def _year(period: str) -> int:
    return int(period[:4])


def _month_after(month: str, months: int) -> str:
    year, number = divmod(_year(month) * 12 + int(month[5:]) - 1 + months, 12)
    return f"{year}-{number + 1:02}"


def _row(
    source: str,
    publisher: str,
    title: str,
    period: str,
    page: str,
    file: str,
    next_release: str = "",
    published: str = "",
) -> dict:
    return {
        "source": source,
        "publisher": publisher,
        "title": title,
        "period": period,
        "published": published or None,
        "retrieved": date.today().isoformat(),
        "next_release": next_release or None,
        "page": page,
        "licence": "Public domain (U.S. government work)",
        "file": file,
    }
