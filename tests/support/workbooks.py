"""Builds small files in the agencies' own layouts; every figure in them is made up."""

import csv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import xlwt

PERCENTILES = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
PAY = {
    f"{letter}_{statistic}": times * amount
    for letter, times in (("H", 1), ("A", 2000))
    for statistic, amount in zip(("MEAN", *PERCENTILES), (24, 14, 17, 22, 30, 38), strict=True)
}
_TODAY = """
AREA AREA_TITLE AREA_TYPE PRIM_STATE NAICS NAICS_TITLE I_GROUP OWN_CODE OCC_CODE OCC_TITLE O_GROUP
TOT_EMP EMP_PRSE JOBS_1000 LOC_QUOTIENT PCT_TOTAL PCT_RPT H_MEAN A_MEAN MEAN_PRSE
H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10 A_PCT25 A_MEDIAN A_PCT75 A_PCT90 ANNUAL HOURLY
"""
_AT_FIRST = """
occ_code occ_title group tot_emp emp_prse h_mean a_mean mean_prse
h_wpct10 h_wpct25 h_median h_wpct75 h_wpct90 a_wpct10 a_wpct25 a_median a_wpct75 a_wpct90
annual year
"""
OFFICIAL, EARLY = _TODAY.split(), _AT_FIRST.split()
MIDDLE = [name.replace("wpct", "pct") for name in EARLY[:-1]] + ["hourly"]
NOTES = (
    [],
    ["", "1998 National OES Estimates"],
    [],
    ["", "Column labels:"],
    ["", "occ_code - a unique, five-digit numerical identifier for each OES occupation"],
    ["", "Notes:"],
    ["", "* = indicates that a wage estimate is not available"],
    [],
)


def occupation(code: str = "29-2072", title: str = "Medical Records Specialists", **cells) -> dict:
    """One row of the layout of today; cells by heading, the nation's unless told otherwise."""
    return {
        "AREA": "99",
        "AREA_TITLE": "U.S.",
        "AREA_TYPE": "1",
        "PRIM_STATE": "US",
        "NAICS": "000000",
        "NAICS_TITLE": "Cross-industry",
        "I_GROUP": "cross-industry",
        "OWN_CODE": "1235",
        "OCC_CODE": code,
        "OCC_TITLE": title,
        "O_GROUP": "detailed",
        "TOT_EMP": 1000.0,
        "EMP_PRSE": 1.5,
        "MEAN_PRSE": 0.5,
        **PAY,
        **cells,
    }


def area(code: str, title: str, kind: str, state: str, **cells) -> dict:
    """One row of a file by area, as the agency prints it today."""
    cells_of_area = {"AREA": code, "AREA_TITLE": title, "AREA_TYPE": kind, "PRIM_STATE": state}
    return occupation(**{**cells_of_area, "JOBS_1000": 1.2, "LOC_QUOTIENT": 1.1, **cells})


def grid(rows: list[dict], headings: list[str]) -> list[list]:
    """Rows of cells under their headings, blank where a row tells nothing."""
    return [headings, *([row.get(name, "") for name in headings] for row in rows)]


def xlsx(path: Path, sheets: dict[str, list[list]]) -> Path:
    """Save sheets as an .xlsx workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def xls(path: Path, title: str, rows: list[list]) -> Path:
    """Save one sheet as an .xls workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet(title)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell != "":
                sheet.write(number, place, cell)
    book.save(str(path))
    return path


def comma_separated(path: Path, rows: list[list], encoding: str = "utf-8") -> Path:
    """Save one sheet as CSV."""
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def zipped(path: Path, *members: Path, folder: str = "oesm25nat/") -> Path:
    """Put files into a zip, inside a folder, as the agency does."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.write(member, folder + member.name)
    return path


def wages(
    folder: Path, rows: list[dict], name: str = "national_M2025_dl", headings: list[str] = OFFICIAL
) -> Path:
    """A wage workbook of today: the sheet named as the file, descriptions behind it."""
    described = [["May 2099 OEWS Estimates"], ["Field", "Field Description"], ["occ_code", "…"]]
    sheets = {name: grid(rows, headings), "Field Descriptions": described, "Filler": []}
    return xlsx(folder / f"{name}.xlsx", sheets)


def wages_1998(folder: Path, rows: list[dict]) -> Path:
    """A wage workbook of 1997 to 2000: notes first, five-digit codes, the year in a column."""
    cells = grid([_lower(row) | {"year": 1998.0} for row in rows], EARLY)
    for row in cells[1:]:
        row[EARLY.index("occ_code")] = float(row[0])
    return xls(folder / "national_1998_dl.xls", "oesnat98", [*NOTES, *cells])


def wages_2007(folder: Path, rows: list[dict]) -> Path:
    """A wage workbook of 2003 to 2009: numbers as padded text, the release only in the name."""
    cells = grid([_lower(row) for row in rows], MIDDLE)
    padded = [
        [cell if isinstance(cell, str) else f"{cell:>15,.2f}" for cell in row] for row in cells
    ]
    return xls(folder / "national_May2007_dl.xls", "national_dl", padded)


def _lower(row: dict) -> dict:
    """A row of today under the headings of the early years."""
    low = {name.lower(): cell for name, cell in row.items()}
    return low | {name.replace("pct", "wpct"): cell for name, cell in low.items() if "_pct" in name}


RECORDS_PROJECTED = {
    "occupation": "29-2072",
    "title": "      Medical records specialists",
    "employment_base": 200.0,
    "employment_projected": 190.0,
    "change": -10.0,
    "change_percent": -5.0,
    "exit_rate": 3.5,
    "transfer_rate": 2.9,
    "separation_rate": 6.4,
    "exits": 7.1,
    "transfers": 5.8,
    "separations": 12.9,
    "openings": 14.2,
    "self_employed_percent": 0.8,
    "median_annual_wage": 51000.0,
    "entry_education": "Some college",
    "work_experience": "None",
    "training": "—",
    "factors": "On the whole, more.",
}
ASSISTANTS_PROJECTED = {
    **RECORDS_PROJECTED,
    "occupation": "31-9092",
    "title": "Assistants",
    "self_employed_percent": "—",
    "median_annual_wage": 44000.0,
    "training": "None",
    "factors": None,
}
_GROWTH = ("employment_base", "employment_projected", "change", "change_percent")
_RATES = ("exit_rate", "transfer_rate", "separation_rate", "exits", "transfers", "separations")
_WORKERS = ("self_employed_percent", "median_annual_wage", "entry_education")


def projections(
    folder: Path,
    base: int = 2026,
    workers: str = "1.2",
    dash: str = "–",
    projected: Sequence[dict] = (RECORDS_PROJECTED, ASSISTANTS_PROJECTED),
    wages: int | None = None,
) -> Path:
    """The projections' workbook: what is read of it, and a table that is not.

    Parameters
    ----------
    wages : int, optional
        The year of the wages beside the projections, by which editions of a round differ.
    """
    end, span = base + 10, f"{base}{dash}{(base + 10) % 100}"
    who = [f"{base} National Employment Matrix title", f"{base} National Employment Matrix code"]
    growth = [f"Employment, {base}", f"Employment, {end}"]
    growth += [f"Employment change, {how}, {span}" for how in ("numeric", "percent")]
    rates = [
        f"{what}, {span} annual average"
        for what in (
            "Labor force exit rate",
            "Occupational transfer rate",
            "Total occupational separations rate",
            "Labor force exits",
            "Occupational transfers",
            "Total occupational separations",
            "Occupational openings",
        )
    ]
    words = ["Typical education needed for entry", "Work experience in a related occupation"]
    words.append("Typical on-the-job training needed to attain competency in the occupation")
    titles = [
        f"{base} National Employment Matrix {of} {what}"
        for of in ("occupation", "industry")
        for what in ("title", "code")
    ]
    named = ("title", "occupation")
    return xlsx(
        folder / "occupation.xlsx",
        {
            "Index": [["Occupation.xlsx contents"]],
            "Table 1.1": [
                [f"Table 1.1 Employment by major occupational group, {base} and projected {end}"],
                [*who, *growth],
                ["Total, all occupations", "00-0000", 1.0, 1.0, 0.0, 0.0],
            ],
            f"Table {workers}": [
                [f"Table {workers} Occupational projections, {span}, and worker characteristics"],
                [
                    *who,
                    *growth,
                    f"Percent self employed, {base}",
                    f"Median annual wage, dollars, {wages or base}[1]",
                    *words,
                ],
                *(
                    _dashed(row, *named, *_GROWTH, *_WORKERS, "work_experience", "training")
                    for row in projected
                ),
                ['Note: Data is unavailable for values denoted with a "—".'],
            ],
            "Table 1.10": [
                [f"Table 1.10 Occupational separations and openings, projected {span}"],
                [*who, "Occupation type", *growth, *rates],
                *(_dashed(row, *named, "type", *_GROWTH, *_RATES, "openings") for row in projected),
            ],
            "Table 1.12": [
                [f"Table 1.12 Factors affecting occupational utilization, projected {span}"],
                [*titles, "Factors affecting occupational utilization"],
                *(line for row in projected for line in _factors(row)),
            ],
        },
    )


def _dashed(row: dict, *columns: str) -> list:
    """Cells of a projection; a dash where there is nothing, or where the column is not ours."""
    return ["—" if row.get(column) is None else row[column] for column in columns]


def _factors(row: dict) -> list[list]:
    """What affects an occupation: in all industries, or where that is not told in two of them."""
    who = [row["title"], row["occupation"]]
    if row["factors"]:
        return [
            [*who, "Hospitals", "622000", "In hospitals, less."],
            [*who, "Total, all industries", "TE1000", row["factors"]],
        ]
    return [[*who, "Hospitals", "622000", "Fewer."], [*who, "Offices", "621100", "Fewer."]]


def exported(folder: Path, projected: Sequence[dict], base: int = 2026) -> Path:
    """A round as the agency's page exports it: codes wrapped, examples of titles, today's wage."""
    end = base + 10
    span = f"{base}-{end}"
    headings = [
        "Occupation Title", "Occupation Code", f"Employment {base}", f"Employment {end}",
        f"Employment Change, {span}", f"Employment Percent Change, {span}",
        f"Occupational Openings, {span} Annual Average", f"Median Annual Wage {base}",
        "Typical Entry-Level Education", "Education Code",
        "Work Experience in a Related Occupation", "Workex Code",
        "Typical on-the-job Training", "trCode",
    ]  # fmt: skip
    rows = [
        [
            f"{row['title'].strip()}    * Coder* Registrar",
            f'="{row["occupation"]}"',
            *(f"{row[column]:,.1f}" for column in (*_GROWTH, "openings")),
            "99,990",
            row["entry_education"],
            "6",
            row["work_experience"],
            "4",
            row["training"],
            "6",
        ]
        for row in projected
    ]
    return comma_separated(folder / f"Employment Projections {base}.csv", [headings, *rows])


def typed_round(folder: Path, growth: float = 7.8, base: int = 2026) -> Path:
    """What somebody typed of a round: growth, openings and a category of exposure."""
    span = f"{base}_{(base + 10) % 100}"
    rows = [
        ["code", "title", f"growth_pct_{span}", "annual_openings", "bls_ai_exposure_category"],
        ["29-2072", "Medical records specialists", growth, 14000, "Very high"],
        ["31-9094", "Medical transcriptionists", -4.4, 6200, "High"],
    ]
    return comma_separated(folder / "typed.csv", rows)


def attainment(folder: Path, base: int = 2026) -> Path:
    """The schooling of workers, as a file of its own."""
    who = [f"{base} National Employment Matrix {what}" for what in ("title", "code")]
    levels = [
        "Less than high school diploma", "High school diploma or equivalent",
        "Some college, no degree", "Associate's degree", "Bachelor's degree", "Master's degree",
        "Doctoral or professional degree",
    ]  # fmt: skip
    title = "Table 5.3 Educational attainment for workers 25 years and older by detailed occupation"
    return xlsx(
        folder / "education.xlsx",
        {
            "Table 5.3": [
                [f"{title}, 2023 and 2025 (Percent distribution)"],
                [*who, *levels],
                ["Medical records specialists(1)", "29-2072", 2, 20, 32, 26, 15.5, 3.9, 0.6],
            ]
        },
    )


def household(folder: Path, men: object = "–", headings: Sequence[str] = ()) -> Path:
    """The household survey's weekly earnings: titles, no codes, headings in two rows."""
    who = ["Number of workers", "Median weekly earnings"] * 3
    title = (
        "HOUSEHOLD DATA\nANNUAL AVERAGES\n39. Median weekly earnings of full-time wage and salary "
        "workers by detailed occupation and sex"
    )
    return xlsx(
        folder / "cpsaat39.xlsx",
        {
            "cpsaat39": [
                [title],
                ["[Numbers in thousands]"],
                [],
                ["Occupation", "2026"],
                ["", "Total", "", "Men", "", "Women"],
                ["", *(headings or who)],
                [],
                ["Total, full-time wage and salary workers", 900, 1200, 500, 1300, 400, 1100],
                [],
                ["Medical records specialists", 163, 1030, 14, men, 149, 1010],
                ["Chefs and head cooks", 300, 900, 200, 910, 100, 890],
                [],
                ["NOTE: Dash indicates no data."],
            ]
        },
    )


HANDBOOK = [
    ["item", "industry", "value", "unit", "period"],
    ["median annual wage", "", "51140", "USD/year", "2025-05"],
    ["median annual wage", "Hospitals", "58000", "USD/year", "2025-05"],
    ["median hourly wage", "", "24.59", "USD/hour", "2025-05"],
    ["typical entry-level education", "", "postsecondary nondegree award", "", "2025"],
    ["jobs", "", "198000", "jobs", "2025"],
    ["projected jobs", "", "213000", "jobs", "2035"],
    ["employment change", "", "8", "percent", "2025-35"],
    ["employment change", "", "15000", "jobs", "2025-35"],
    ["employment change against all occupations (3 percent)", "", "faster", "", "2025-35"],
    ["openings per year", "", "14000", "jobs/year", "2025-35"],
    ["share of jobs", "Hospitals", "28", "percent", "2025"],
]
"""What is typed of the Handbook's page; every figure is made up."""


def handbook(folder: Path, edition: str = "2026-08", **values: str) -> Path:
    """The Handbook's figures as somebody typed them; a value may be another, by its item."""
    rows = [[*row[:2], values.get(row[0].replace(" ", "_"), row[2]), *row[3:]] for row in HANDBOOK]
    return comma_separated(folder / f"ooh_{edition}_medical_records_specialists.csv", rows)


_LINES = {
    None: "Implicit regional price deflator ",
    "all_items": "RPPs: All items ",
    "goods": " RPPs: Goods ",
    "housing": " RPPs: Services: Housing ",
    "utilities": " RPPs: Services: Utilities ",
    "other_services": " RPPs: Services: Other ",
}


def parities(path: Path, table: str, areas: dict[str, str], years: list[int]) -> Path:
    """Price parities as the BEA serves them, each line's the same in all areas and years."""
    lines = {line: 90.5 + number for number, line in enumerate(_LINES)}
    values = {(code, year): lines for code in areas for year in years}
    return parities_of_values(path, table, areas, values)


def parities_of_values(path: Path, table: str, areas: dict[str, str], values: dict) -> Path:
    """Price parities as the BEA serves them: five lines an area among others, notes at the end.

    Parameters
    ----------
    values : dict
        By area and year, the value of each line by our column for it.
    """
    head = "GeoFIPS GeoName Region TableName LineCode IndustryClassification Description Unit"
    years = sorted({year for _, year in values})
    rows = [
        [
            f' "{code}"',
            name,
            "5",
            table,
            number,
            "...",
            line,
            "Index",
            *(values.get((code, year), {}).get(column, "(NA)") for year in years),
        ]
        for number, (column, line) in enumerate(_LINES.items())
        for code, name in areas.items()
    ]
    text = "\n".join(
        [
            ",".join([*head.split(), *map(str, years)]),
            *(",".join(f'"{c}"' if "," in str(c) else str(c) for c in row) for row in rows),
            '"Note: See the included footnote file."',
            '"Last updated: December 11, 2026-- new statistics."',
        ]
    )
    path.write_text(text + "\n", encoding="latin-1")
    return path


def by_industry(code: str, level: str, owner: str = "1235", **cells) -> dict:
    """A row of a file by industry; 00-0000 and the wanted occupations are told by OCC_CODE."""
    cells_of_industry = {
        "NAICS": code,
        "NAICS_TITLE": "Health",
        "I_GROUP": level,
        "OWN_CODE": owner,
    }
    return occupation(**{**cells_of_industry, "PCT_TOTAL": 0.5, **cells})
