"""What no single cell shows: sums that disagree, late sources, tables and sources unused."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from helpers.audit.consistency import NATION
from helpers.audit.reminders import PRICES, contradictions, reminders
from helpers.audit.stated_figures import unshown
from helpers.audit.totals import AREAS, INDUSTRIES, STATES
from helpers.data import tables
from helpers.data.checksums import wrong_checksums
from helpers.data.schemas import SCHEMAS
from helpers.paths import data_folder
from helpers.phrases import when
from tests.support import next_release, workbooks
from tests.support.collection import command_on
from tests.support.csv_tables import change_rows
from tests.support.workbooks import PAY, occupation

RECORDS = "29-2072"
MINE = {"occupation": RECORDS}
ALL = [
    *(SCHEMAS.keys() - {"figures"}),
    *(f"figures/{p.stem}" for p in data_folder().glob("figures/*")),
]
LONG_AGO = date(1990, 1, 1)
WHOLE_PAY = {f"A_{name[2:]}": 2080.0 * pay for name, pay in PAY.items() if name.startswith("H_")}
"""A year of 2,080 hours at the pay of workbooks.PAY."""


@pytest.fixture
def data(copy_of_data: Path) -> Callable[..., Path]:
    """Give what changes the rows of a table, in a copy."""

    def change(name: str, edit: Callable[[dict], None], **wanted: str) -> Path:
        change_rows(copy_of_data / f"{name}.csv", edit, **wanted)
        return copy_of_data

    return change


def newest(name: str) -> str:
    return max(tables.load(name)["period"])


def reminders_of_tables(read: list[str], today: date) -> list[str]:
    """What is told beside the round of projections that waits for its workbook."""
    return [one for one in reminders(ALL, read, today) if "typed from a copy" not in one]


def whole() -> str:
    """The newest release in which no state is withheld."""
    states = tables.load(STATES)
    known = states[states["occupation"] == RECORDS].dropna(subset=["employment", "annual_mean"])
    counts = known["period"].value_counts()
    return max(counts[counts == 51].index)


def of_state(state: str) -> dict[str, str]:
    return {"period": whole(), "occupation": RECORDS, "state": state}


def test_the_tables_at_hand_contradict_nothing() -> None:
    assert contradictions(ALL) == []


def test_the_official_figures_at_hand_stand_as_they_were_taken_in() -> None:
    assert wrong_checksums(ALL) == []


@pytest.mark.parametrize(
    ("table", "column", "factor", "message"),
    [
        (STATES, "employment", 2, "the states' employment adds up to"),
        (STATES, "annual_mean", 1.3, "the states' means, weighted by employment, make"),
        (NATION, "employment", 1.01, "the states' employment adds up to"),
        (NATION, "annual_mean", 0.99, "the states' means, weighted by employment, make"),
    ],
)
def test_states_that_do_not_add_up_are_told(data, table, column, factor, message) -> None:
    row = of_state("TX") if table == STATES else {"period": whole(), "occupation": RECORDS}
    data(table, lambda cells: cells.update({column: float(cells[column]) * factor}), **row)
    [sentence] = [one for one in contradictions(ALL) if "columns" not in one]
    assert sentence.startswith(f"data/{STATES}.csv, ")
    assert f", {RECORDS}: {message}" in sentence


def of_hospitals(level: str, code: str, owner: str = "all") -> dict[str, str]:
    return {"period": "2025-05", "level": level, "industry_code": code, "owner": owner, **MINE}


METRO, _ = AREAS
NEW_YORK = {"period": "2025-05", "area_code": "35620", **MINE}
NO_BILLERS = {"period": "2025-05", "state": "CA", "occupation": "43-3021"}
VERMONT = {"period": "2025-05", "state": "VT", **MINE}
MEANS = {"period": "2023-05", **MINE}


@pytest.mark.parametrize(
    ("table", "column", "factor", "row", "message"),
    [
        (STATES, "employment", 2, NO_BILLERS, "43-3021: the states' employment adds up to"),
        (STATES, "annual_mean", 4, VERMONT, "the states' means, weighted by employment, make"),
        (STATES, "annual_mean", 1.5, MEANS, "the states' means, weighted by employment, make"),
        (METRO, "employment", 4, NEW_YORK, "the areas' employment adds up to"),
        (INDUSTRIES, "employment", 1.1, of_hospitals("sector", "62"), "the sectors' employment"),
        (
            INDUSTRIES,
            "employment",
            1.2,
            of_hospitals("3-digit", "622000", "private"),
            "622000 (3-digit), 29-2072: its owners' employment adds up to",
        ),
        (
            INDUSTRIES,
            "employment",
            2,
            of_hospitals("3-digit", "622000"),
            "62 (sector), 29-2072: its 3-digit industries' employment adds up to",
        ),
        (
            INDUSTRIES,
            "employment",
            1.1,
            of_hospitals("4-digit", "622100"),
            "622000 (3-digit), 29-2072: its 4-digit industries' employment adds up to",
        ),
    ],
)
def test_parts_that_do_not_make_their_whole_are_told(data, table, column, factor, row, message):
    data(table, lambda cells: cells.update({column: float(cells[column]) * factor}), **row)
    [sentence] = [one for one in contradictions(ALL) if "columns" not in one]
    assert sentence.startswith(f"data/{table}")
    assert message in sentence


def test_rounding_is_allowed(data) -> None:
    data(STATES, lambda row: row.update(employment=float(row["employment"]) + 10), **of_state("TX"))
    data(STATES, lambda row: row.update(annual_mean=float(row["annual_mean"]) + 10))
    assert contradictions(ALL) == []


@pytest.mark.parametrize("missing", ["employment", "annual_mean", "the whole row"])
def test_a_state_that_is_withheld_leaves_the_others_short_of_the_nation(data, missing) -> None:
    def withhold(row: dict) -> None:
        gone = row if missing == "the whole row" else [missing]
        row.update(dict.fromkeys(gone, ""))

    data(STATES, withhold, **of_state("TX"))
    assert contradictions(ALL) == []


def test_but_never_above_it(data) -> None:
    data(STATES, lambda row: row.update(employment=""), **of_state("TX"))
    data(STATES, lambda row: row.update(employment=90_000), **of_state("CA"))
    assert "the states' employment adds up to" in contradictions(ALL)[0]


PROJECTED = "official/projections"
WYOMING = {"state": "WY", **MINE}


@pytest.mark.parametrize(
    ("table", "column", "by", "row", "message"),
    [
        (NATION, "annual_p75", 90, MINE, "columns hourly_p75, annual_p75"),
        (NATION, "hourly_median", 0.1, MINE, "columns hourly_median, annual_median"),
        (INDUSTRIES, "annual_p10", -80, MINE, "2,080 hours' pay in a year"),
        (STATES, "location_quotient", 0.05, WYOMING, "over the nation's"),
        (STATES, "jobs_per_1000", 0.1, WYOMING, "columns employment, jobs_per_1000"),
        (INDUSTRIES, "percent_of_industry", 0.1, MINE, "the share of all jobs there, times 100"),
        (STATES, "jobs_per_1000", 0.1, WYOMING, "columns jobs_per_1000, location_quotient"),
        (PROJECTED, "employment_projected", 1, MINE, "lead from the first to the last"),
        (PROJECTED, "employment_base", 1, MINE, "lead from the first to the last"),
        (PROJECTED, "change_percent", 0.2, MINE, "the percentage that the change makes"),
        (PROJECTED, "exits", 0.3, MINE, "exits and transfers to make the separations"),
        (PROJECTED, "exit_rate", 0.5, MINE, "the rate of so many leaving"),
        (PROJECTED, "openings", 0.3, MINE, "a tenth of the change"),
        ("official/price_parities_state", "all_items", 1, {"area_code": "00000"}, "100 for the"),
        (PRICES, "index", 12, {"year": "2024", "month": "5"}, "at most 3%"),
    ],
)
def test_figures_of_a_row_that_do_not_agree_are_told(data, table, column, by, row, message) -> None:
    def change(cells: dict) -> None:
        if cells[column]:
            cells.update({column: round(float(cells[column]) + by, 3)})

    data(table, change, **row)
    messages = [one for one in contradictions(ALL) if one.startswith(f"data/{table}.csv, row ")]
    assert any(message in one for one in messages), messages


@pytest.mark.parametrize("table", [STATES, INDUSTRIES, *AREAS])
def test_a_release_without_the_nation_s_is_told(data, table) -> None:
    def move(row: dict) -> None:
        row.update(period="2091-05")

    data(table, move, period=newest(table))
    assert contradictions(ALL) == [
        f"data/{table}.csv holds May 2091, data/{NATION}.csv does not; take in the national "
        "workbook of that release too."
    ]


def test_wages_newer_than_the_prices_are_told(data) -> None:
    year = int(newest(NATION)[:4])
    for later in range(year + 1, 1 + tables.load(PRICES)["year"].max()):
        data(PRICES, lambda row: row.update(dict.fromkeys(row, "")), year=str(later))
    assert contradictions(ALL) == []
    data(NATION, lambda row: row.update(period=f"{year + 1}-05"), period=newest(NATION))
    messages = [sentence for sentence in contradictions(ALL) if PRICES in sentence]
    assert messages == [
        f"data/{PRICES}.csv ends in December {year}, before the wages of May {year + 1}; take in "
        "the newer index too, or no page can turn them into dollars of another year."
    ]


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-08", date(2026, 8, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-08-28", date(2026, 8, 28)),
    ],
)
def test_a_release_is_late_after_the_last_day_of_its_date(data, due, last) -> None:
    data("sources", lambda row: row.update(next_release=""))
    source = f"bls-projections-{newest('official/projections')}"
    data("sources", lambda row: row.update(next_release=due), source=source)
    assert reminders_of_tables(ALL, last) == []
    [sentence] = reminders_of_tables(ALL, last + timedelta(days=1))
    assert sentence.startswith("Employment Projections, occupations, 20")
    assert f": the next release was due in {when(due[:7])} (" in sentence
    assert sentence.endswith("(https://www.bls.gov/emp/).")


def test_an_earlier_period_of_a_publication_is_never_late(data) -> None:
    data("sources", lambda row: row.update(next_release=""))
    data("sources", lambda row: row.update(next_release="2024"), source="bls-oews-2023-05")
    assert reminders_of_tables(ALL, date(2099, 1, 1)) == []


def test_wages_of_a_may_are_late_in_the_june_after_the_next_one() -> None:
    due = int(newest(NATION)[:4]) + 2
    series = "Occupational Employment and Wage Statistics, "
    for today, late in ((date(due, 5, 31), 0), (date(due, 6, 1), 5)):
        messages = [one for one in reminders(ALL, ALL, today) if one.startswith(series)]
        assert len(messages) == late
        assert all(f"the next release was due in May {due} (" in one for one in messages)


def test_tables_still_of_the_year_before_are_told_after_the_nation(copy_of_data, tmp_path) -> None:
    before, now = when(newest(NATION)), f"May {next_release.year_of_wages()}"
    [nation, *_] = next_release.wages(tmp_path, next_release.YearAhead(), [])
    prices = next_release.prices(tmp_path, next_release.YearAhead())
    done = command_on(copy_of_data, "update", str(nation), str(prices))
    assert (done.returncode, done.stderr) == (0, "")
    done = command_on(copy_of_data, "check")
    assert (done.returncode, done.stderr) == (0, "")
    messages = reminders(ALL, ALL, date(2099, 1, 1))
    for table in (STATES, INDUSTRIES, *AREAS):
        sentence = (
            f"data/{table}.csv: the newest wages of 00-0000, 29-2072 and 43-3021 are of {before}, "
            f"the nation's of {now}; take in the file of {now} for this table too."
        )
        assert f"To look at: {sentence}\n" in done.stdout
        assert sentence in messages
    late = [
        one for one in messages if one.startswith("Occupational Employment and Wage Statistics")
    ]
    assert [one.partition(":")[0] for one in late] == [
        f"Occupational Employment and Wage Statistics, national, {now}"
    ], "the others have been told of"


def test_a_source_and_a_table_that_nobody_uses_are_told(data) -> None:
    path = data("sources", lambda row: None) / "sources.csv"
    with open(path, "a", encoding="utf-8") as file:
        file.write("aapc-2031,aapc-survey,,,,,2031,,,,,,\n")
    read = [name for name in ALL if name != "figures/pay"]
    assert reminders_of_tables(read, LONG_AGO) == [
        "data/sources.csv: no row of any table names the source aapc-2031.",
        "data/figures/pay.csv: no notebook reads it.",
    ]
    assert "no notebook reads" not in str(reminders(ALL, [], LONG_AGO)), "there are no pages yet"


def test_an_occupation_added_with_the_newest_workbook_alone_is_told(copy_of_data, tmp_path) -> None:
    def take(*releases: tuple[int, str]) -> str:
        """Take in national workbooks, each with an occupation that was added to the list."""
        further = {**occupation("43-4171", "Receptionists"), **WHOLE_PAY}
        files = []
        for year, period in releases:
            rows = [*next_release.national(period), further]
            files.append(workbooks.wages(tmp_path, rows, f"national_M{year}_dl"))
        done = command_on(copy_of_data, "update", *map(str, files))
        assert (done.returncode, done.stderr) == (0, "")
        done = command_on(copy_of_data, "check")
        assert (done.returncode, done.stderr) == (0, "")
        return "".join(line for line in done.stdout.splitlines() if NATION in line)

    with open(copy_of_data / "occupations.csv", "a", encoding="utf-8") as rows:
        rows.write("43-4171,Receptionists and information clerks,43-4171,2021,,same,yes,\n")
    last = int(newest(NATION)[:4])
    assert (
        f"data/{NATION}.csv: 43-4171 has no wages of 2021 to {last - 1}, when it was published by "
        "data/occupations.csv; take in those national workbooks again."
    ) in take((last, newest(NATION)))
    assert "43-4171" not in take(*((year, f"{year}-05") for year in range(2021, last)))


def test_a_table_that_a_spreadsheet_would_read_wrongly_is_told(copy_of_data) -> None:
    path = copy_of_data / "glossary.csv"
    path.write_text(path.read_text(encoding="utf-8-sig"), encoding="utf-8")
    done = command_on(copy_of_data, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "To look at: data/glossary.csv: begins without the mark of UTF-8, so a spreadsheet that is "
        "opened by a double click takes “ for â€œ; save it as “CSV UTF-8”.\n"
    ) in done.stdout


def test_a_release_that_lacks_states_is_told(data) -> None:
    period = newest(STATES)
    data(STATES, dict.clear, period=period, occupation=RECORDS, state="WY")
    message = f"data/{STATES}.csv, {when(period)}, {RECORDS}: 50 of 51 states have a row."
    assert message in reminders(ALL, ALL, LONG_AGO)


def test_a_typed_round_and_an_occupation_without_a_projection_are_told(data) -> None:
    typed = f"data/{PROJECTED}.csv, 2025 to 2035: typed from a copy, without levels; take in the "
    [sentence] = [one for one in reminders(ALL, ALL, LONG_AGO) if "projections" in one]
    assert sentence.startswith(typed)
    data("occupations", lambda row: row.update(occupation="43-4171"), occupation="31-9092")
    [_, sentence] = [one for one in reminders(ALL, ALL, LONG_AGO) if "projections" in one]
    assert sentence.startswith(f"data/{PROJECTED}.csv, 2024 to 2034: no row of 43-4171, which ")


def test_reminders_do_not_fail_the_command_and_contradictions_do(data) -> None:
    folder = data("sources", lambda row: row.update(next_release="2001"), source="bls-cpi-u")
    done = command_on(folder, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "To look at: Consumer Price Index for All Urban Consumers" in done.stdout
    data(STATES, lambda row: row.update(employment=90_000), **of_state("TX"))
    done = command_on(folder, "check")
    assert done.returncode == 1
    sums, checksum = done.stderr.splitlines()
    assert sums.startswith(f"data/{STATES}.csv, ")
    assert checksum == message_of_checksum(STATES, f"bls-oews-state-{whole()}")


def test_a_figure_that_no_page_prints_is_named(data) -> None:
    folder = data("sources", lambda row: None)
    with open(folder / "sources.csv", "a", encoding="utf-8") as file:
        file.write("aapc-2031,aapc-survey,,,,,2031,,,,,,\n")
    with open(folder / "figures/remote_work.csv", "a", encoding="utf-8") as file:
        for name, share in (("new", 97.31), ("as-before", 64.8)):
            file.write(f"aapc-2031-{name},Medical coders,share working remotely,share,{share},,,,,")
            file.write("percent,2031,aapc-2031,,fact,primary,aapc-2031,\n")
        file.write("aapc-2031-words,Medical coders,share working remotely,share,,,,nearly nobody,,")
        file.write("percent,2031,aapc-2031,,fact,primary,aapc-2031,\n")
    done = command_on(folder, "check")
    assert (done.returncode, done.stderr) == (0, "")
    named = [line for line in done.stdout.splitlines() if "figures/remote_work.csv, row" in line]
    assert named == [
        "To look at: data/figures/remote_work.csv, row 8, aapc-2031-new: no page prints 97.3%; "
        "run `reports`, or let a notebook ask for it.",
        "To look at: data/figures/remote_work.csv, row 10, aapc-2031-words: no page prints nearly "
        "nobody; run `reports`, or let a notebook ask for it.",
    ]


def test_a_figure_in_a_cell_before_a_year_is_found() -> None:
    assert unshown(["figures/coding_tests"]) == []


# Checksums


def message_of_checksum(table: str, release: str) -> str:
    return (
        f"data/{table}.csv: the rows of {release} are not as `update` wrote them; "
        "take in the agency's file again."
    )


@pytest.mark.parametrize(
    ("table", "row", "change"),
    [
        ("official/consumer_prices", {"year": "2001", "month": "7"}, {"index": "177.6"}),
        (STATES, {"state": "WY", "period": "2015-05"}, {"area": "Wyomming"}),
        (STATES, {"state": "WY", "period": "2015-05"}, {"mean_rse": ""}),
        ("official/handbook", {"item": "jobs"}, {"value": "198400"}),
        ("postings", {"month": "2026-08"}, {"medical_information": "89.65"}),
    ],
)
def test_an_official_figure_changed_by_hand_is_told(data, table, row, change) -> None:
    data(table, lambda cells: cells.update(change), **row)
    assert contradictions(ALL) == [], "so that nothing else would tell"
    release = tables.load(table)["source"].iloc[0]
    assert wrong_checksums(ALL) == [message_of_checksum(table, release)]


def test_a_release_taken_out_or_typed_in_is_told(data) -> None:
    period = min(tables.load(NATION)["period"])
    data(NATION, lambda row: row.update(dict.fromkeys(row, "")), period=period)
    data(INDUSTRIES, lambda row: row.update(source="bls-oews-1998"), period=newest(INDUSTRIES))
    assert wrong_checksums(ALL) == [
        message_of_checksum(INDUSTRIES, "bls-oews-1998"),
        message_of_checksum(INDUSTRIES, f"bls-oews-industry-{newest(INDUSTRIES)}"),
        message_of_checksum(NATION, f"bls-oews-{period}"),
    ]


def test_a_spreadsheet_that_only_sorts_the_rows_breaks_no_seal(data) -> None:
    folder = data(STATES, lambda row: None)
    path = folder / f"{STATES}.csv"
    heading, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\r\n".join([heading, *reversed(rows)]), encoding="utf-8")
    assert wrong_checksums(ALL) == []


def test_what_the_agency_s_file_says_has_a_checksum_and_nothing_else_has(data, tmp_path) -> None:
    row, prices = {"year": "2026", "month": "5"}, "official/consumer_prices"
    folder = data(prices, lambda cells: cells.update(index="335.2"), **row)
    folder = data(NATION, lambda cells: cells.update(employment_rse="9.9"), period="1997")
    file = tmp_path / "CUUR0000SA0.csv"
    months = tables.load(prices)
    lines = [f"{one.year}-{one.month:02}-01,{one.index_}" for one in
             months.rename(columns={"index": "index_"}).itertuples()]  # fmt: skip
    file.write_text("\n".join(["observation_date,CUUR0000SA0", *lines, "2026-09-01,336.0"]))
    done = command_on(folder, "update", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert command_on(folder, "check").stderr.splitlines() == [
        message_of_checksum(NATION, "bls-oews-1997")
    ]
