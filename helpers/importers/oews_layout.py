"""The columns of the wage survey's files, and to which table and place a row belongs."""

from helpers.data.schemas.wages import LEVELS, OWNERS, WAGES
from helpers.importers.selection import States
from helpers.importers.tables import Row, Table, find_table, heading
from helpers.importers.workbooks import Book

_STATISTICS = {
    "mean": ("MEAN",),
    "p10": ("PCT10", "WPCT10"),
    "p25": ("PCT25", "WPCT25"),
    "median": ("MEDIAN",),
    "p75": ("PCT75", "WPCT75"),
    "p90": ("PCT90", "WPCT90"),
}
_PAY = {
    f"{basis}_{statistic}": tuple(f"{basis[0].upper()}_{ending}" for ending in endings)
    for basis in ("hourly", "annual")
    for statistic, endings in _STATISTICS.items()
}
MEASURES = {
    "employment": ("TOT_EMP",),
    "employment_rse": ("EMP_PRSE",),
    "jobs_per_1000": ("JOBS_1000",),
    "location_quotient": ("LOC_QUOTIENT", "LOC_Q"),
    "percent_of_industry": ("PCT_TOTAL",),
    **_PAY,
    "mean_rse": ("MEAN_PRSE",),
}
"""Our columns of numbers, each with the agency's headings for it."""
_LABELS = {
    "published_code": ("OCC_CODE",),
    "published_title": ("OCC_TITLE", "OCC_TITL"),
    "area_type": ("AREA_TYPE",),
    "area_code": ("AREA",),
    "area": ("AREA_TITLE", "AREA_NAME", "STATE"),
    "state": ("PRIM_STATE", "ST"),
    "industry_code": ("NAICS",),
    "industry": ("NAICS_TITLE",),
    "level": ("I_GROUP",),
    "owner": ("OWN_CODE",),
    "year": ("YEAR",),
    "vintage": ("VINTAGE",),
}
_COLUMNS = MEASURES | _LABELS
_KNOWN = frozenset(heading(name) for names in _COLUMNS.values() for name in names)
_ENOUGH = 5
"""Headings by which a wage file is known, so that one with a column missing still is."""
_ALWAYS = {"published_title", "employment", "annual_mean", "annual_median"}
_WHOLE = {"published_code", "employment_rse", "mean_rse", *WAGES}
_MEANS = {"hourly_mean", "annual_mean"}
_OF_AREAS = {"area_code", "area"}
_OF_INDUSTRIES = {"industry_code", "industry", "level", "percent_of_industry"}
NATION = "official/wages_national"
STATE = "official/wages_state"
METRO = "official/wages_metropolitan"
NONMETRO = "official/wages_nonmetropolitan"
INDUSTRY = "official/wages_industry"
SERIES = {
    NATION: "bls-oews",
    STATE: "bls-oews-state",
    METRO: "bls-oews-metro",
    NONMETRO: "bls-oews-nonmetro",
    INDUSTRY: "bls-oews-industry",
}
"""Of each table, the row of data/series.csv."""
_BY_AREA_TYPE = {"1": NATION, "2": STATE, "4": METRO, "6": NONMETRO}
_BY_DIGITS = {1: STATE, 2: STATE, 5: METRO, 6: NONMETRO, 7: NONMETRO}
_DIGITS = {STATE: 2, METRO: 5, NONMETRO: 7}
_CROSS_INDUSTRY = LEVELS[0]


def find_wages(book: Book) -> Table | None:
    """Find the table of a wage file, with names of ours, or None when it is of another kind.

    Raises
    ------
    UserError
        When it is a wage file but a column of its layout is missing.
    """
    table = find_table(book, lambda names: len(names & _KNOWN) >= _ENOUGH)
    if table is None:
        return None
    table = table.named(_COLUMNS)
    required = _required(table)
    return table.complete({name: _COLUMNS[name] for name in _COLUMNS if name in required})


def measures_in(table: Table) -> list[str]:
    """Give our columns of numbers that a wage file has."""
    return [column for column in MEASURES if column in table.places]


def _required(table: Table) -> set[str]:
    """What must be there: all that a release prints, less in an extract.

    One is known by its column VINTAGE, or by holding the means of areas and no other figure.
    """
    if set(measures_in(table)) == _MEANS and "area" in table.places:
        return {"published_code", "published_title", "area", *_MEANS}
    required = set(_ALWAYS)
    if "vintage" not in table.places:
        required |= _WHOLE
    if "area_code" in table.places or "area_type" in table.places:
        required |= _OF_AREAS
    if "industry_code" in table.places:
        required |= _OF_INDUSTRIES
    return required


def table_of(row: Row, states: States) -> str | None:
    """Give the table that a row belongs to, None for an area or a level that is not kept.

    Raises
    ------
    UserError
        When its area has a name alone, and no state is called so.
    """
    columns, level = row.table.places, row.text("level") or _CROSS_INDUSTRY
    if "area_type" in columns:
        table = _BY_AREA_TYPE.get(row.code("area_type"))
    elif "area_code" in columns or "area" in columns:
        table = _BY_DIGITS.get(len(_area_code(row, states)))
    else:
        # A file by industry without areas is an extract: its total belongs to its industries.
        table = INDUSTRY if "industry_code" in columns else NATION
    if table == NATION and level != _CROSS_INDUSTRY:
        table = INDUSTRY
    if table == INDUSTRY:
        return table if level in LEVELS else None
    if level != _CROSS_INDUSTRY:
        return None
    if table == STATE and not states.is_state(_area_code(row, states).zfill(2)):
        return None
    return table


def place_in(table: str, row: Row, states: States) -> dict:
    """Give the columns by which a row of a table says where it is.

    Raises
    ------
    UserError
        When the code of an industry's owner is not known.
    """
    if table == NATION:
        return {}
    if table == INDUSTRY:
        level = row.text("level")
        return {
            # A spreadsheet that saves 000000 as a number leaves 0.
            "industry_code": row.code("industry_code").zfill(6 if level == _CROSS_INDUSTRY else 2),
            "industry": row.text("industry"),
            "level": level,
            "owner": _owner(row),
        }
    area_code = _area_code(row, states).zfill(_DIGITS[table])
    # Metropolitan codes say nothing of the state; the others begin with it.
    state = row.text("state") or (states.postal(area_code) if table != METRO else None)
    return {"area_code": area_code, "area": row.text("area"), "state": state}


def _owner(row: Row) -> str | None:
    """Whose establishments a row counts; None where an extract does not say."""
    code = row.code("owner")
    if not code:
        return None
    if code not in OWNERS:
        raise row.refusal("owner", f"one of {', '.join(OWNERS)}")
    return OWNERS[code]


def _area_code(row: Row, states: States) -> str:
    if "area_code" in row.table.places:
        return row.code("area_code")
    code = states.code_of(row.text("area"))
    if code is None:
        raise row.refusal(
            "area", "a state of data/states.csv, or a column AREA with the area's code"
        )
    return code
