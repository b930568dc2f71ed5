"""The columns of the wage survey's files, under each of their headings since 1997."""

from helpers.data.schemas.all_tables import WAGES
from helpers.errors import UserError
from helpers.importers.workbooks import Book, Table, find_table

_STATISTICS = {
    "mean": ("mean",),
    "p10": ("pct10", "wpct10"),
    "p25": ("pct25", "wpct25"),
    "median": ("median",),
    "p75": ("pct75", "wpct75"),
    "p90": ("pct90", "wpct90"),
}
_PAY = {
    f"{basis}_{statistic}": tuple(f"{basis[0]}_{ending}" for ending in endings)
    for basis in ("hourly", "annual")
    for statistic, endings in _STATISTICS.items()
}
MEASURES = {
    "employment": ("tot_emp",),
    "employment_rse": ("emp_prse",),
    "jobs_per_1000": ("jobs_1000",),
    "location_quotient": ("loc_quotient", "loc_q"),
    "percent_of_industry": ("pct_total",),
    **_PAY,
    "mean_rse": ("mean_prse",),
}
"""Our columns of numbers, each with the agency's headings for it."""
_LABELS = {
    "published_code": ("occ_code",),
    "published_title": ("occ_title", "occ_titl"),
    "area_type": ("area_type",),
    "area_code": ("area",),
    "area": ("area_title", "area_name", "state"),
    "state": ("prim_state", "st"),
    "industry_code": ("naics",),
    "industry": ("naics_title",),
    "level": ("i_group",),
    "owner": ("own_code",),
    "year": ("year",),
    "vintage": ("vintage",),
}
_COLUMNS = MEASURES | _LABELS
_KNOWN = frozenset(name for names in _COLUMNS.values() for name in names)
_ENOUGH = 5
"""Headings by which a wage file is known, so that one with a column missing still is."""
_ALWAYS = {"published_title", "employment", "annual_mean", "annual_median"}
_WHOLE = {"published_code", "employment_rse", "mean_rse", *WAGES}
_MEANS = {"hourly_mean", "annual_mean"}
_OF_AREAS = {"area_code", "area"}
_OF_INDUSTRIES = {"industry_code", "industry", "level", "percent_of_industry"}


class Layout:
    """Where each of our columns stands in a wage file, and under which heading."""

    def __init__(self, table: Table) -> None:
        places = table.places
        found = {}
        for ours, names in _COLUMNS.items():
            name = next((name for name in names if name in places), None)
            if name:
                found[ours] = places[name]
        self.places = found
        self.headings = {ours: table.headings[place] for ours, place in found.items()}
        self.measures = [ours for ours in MEASURES if ours in found]

    def cell(self, row: list, column: str) -> object:
        """Give a row's cell under one of our columns, nothing where the file has none."""
        place = self.places.get(column)
        return "" if place is None or place >= len(row) else row[place]


def find_layout(book: Book) -> tuple[Table, Layout] | None:
    """Find the table of a wage file, or None when the file is of another kind.

    Raises
    ------
    UserError
        When it is a wage file but a column of its layout is missing.
    """
    table = find_table(book, lambda names: len(names & _KNOWN) >= _ENOUGH)
    if table is None:
        return None
    layout = Layout(table)
    required = _required(layout)
    missing = [
        names[0].upper()
        for ours, names in _COLUMNS.items()
        if ours in required and ours not in layout.places
    ]
    if missing:
        raise UserError(
            f"{book.name}, row {table.heading_row}: found no column {', '.join(missing)}; "
            "expected every column of the agency's layout."
        )
    return table, layout


def _required(layout: Layout) -> set[str]:
    """What must be there: all that a release prints, less in an extract.

    One is known by its column VINTAGE, or by holding the means of areas and no other figure.
    """
    if set(layout.measures) == _MEANS and "area" in layout.places:
        return {"published_code", "published_title", "area", *_MEANS}
    required = set(_ALWAYS)
    if "vintage" not in layout.places:
        required |= _WHOLE
    if "area_code" in layout.places or "area_type" in layout.places:
        required |= _OF_AREAS
    if "industry_code" in layout.places:
        required |= _OF_INDUSTRIES
    return required
