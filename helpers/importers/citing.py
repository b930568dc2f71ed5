"""Cites the agencies' publications as rows of data/sources.csv: a title, and apart its period."""

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
}


def wages(table: str, period: str, file: str) -> dict:
    """Cite a release of the wage survey (OEWS)."""
    name, scope = _WAGES[table]
    title = f"Occupational Employment and Wage Statistics, {scope}"
    return _row(f"{name}-{period}", _LABOR, title, period, "https://www.bls.gov/oes/", file)


def wage_levels(period: str, year: str, file: str) -> dict:
    """Cite the Labor Department's wage levels of a year, which rest on a wage survey."""
    return _row(
        f"dol-oflc-{period}",
        "U.S. Department of Labor, Office of Foreign Labor Certification",
        f"Prevailing wage levels {year}, cut from the wage survey",
        period,
        "https://flag.dol.gov/wage-data",
        file,
    )


def projections(period: str, file: str) -> dict:
    """Cite a round of the employment projections."""
    page = "https://www.bls.gov/emp/"
    title = "Employment Projections, occupations"
    return _row(f"bls-projections-{period}", _LABOR, title, period, page, file)


def handbook(period: str, name: str, file: str) -> dict:
    """Cite the Occupational Outlook Handbook's page on an occupation."""
    title = f"Occupational Outlook Handbook, {name[0].lower()}{name[1:]}"
    page = "https://www.bls.gov/ooh/"
    return _row(f"bls-ooh-{period}", _LABOR, title, period, page, file, published=period)


def parities(table: str, last: int, published: str, file: str) -> dict:
    """Cite a release of the regional price parities, by its newest year."""
    name, scope = _PARITIES[table]
    page = _PARITIES_PAGE
    title = f"Regional Price Parities, {scope}"
    return _row(f"{name}-{last}", _ANALYSIS, title, str(last), page, file, published=published)


def prices(period: str, file: str) -> dict:
    """Cite the consumer price index, by its newest month."""
    title = "Consumer Price Index for All Urban Consumers (CPI-U), U.S. city average, all items"
    page = "https://www.bls.gov/cpi/"
    return _row("bls-cpi-u", _LABOR, f"{title}, not seasonally adjusted", period, page, file)


def _row(
    source: str, publisher: str, title: str, period: str, page: str, file: str, published: str = ""
) -> dict:
    return {
        "source": source,
        "publisher": publisher,
        "title": title,
        "period": period,
        "published": published or None,
        "retrieved": date.today().isoformat(),
        "next_release": None,
        "page": page,
        "licence": "Public domain (U.S. government work)",
        "file": file,
    }
