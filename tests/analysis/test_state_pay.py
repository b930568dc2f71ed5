"""A state's notebook, held against the tables by another route: plain rows of their files."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from math import hypot
from pathlib import Path

import pandas as pd
import pytest

from helpers.analysis import areas, pay_changes, state_pay, state_tables
from helpers.errors import UserError
from helpers.facts.official import BILLERS, RECORDS
from helpers.facts.states import neighbors_of, state_name, state_names
from helpers.paths import NOTEBOOKS, ROOT
from helpers.rendering.html import CHART, TABLE
from helpers.show import sentences
from tests.support.csv_tables import rows_in

NOTEBOOK = NOTEBOOKS / "places" / "state.ipynb"
CODERS = "29-2072"
OCCUPATIONS = {"Coders": CODERS, "Billers": "43-3021"}
KINDS = {
    "one metropolitan area": ("DC", "RI", "VT"),
    "no nonmetropolitan area": ("DC", "NJ", "RI"),
    "an area in four states": ("DC", "MD", "VA", "WV"),
    "jobs withheld": ("VT", "WV", "OH"),  # of the state, of an area, of none
    "pay withheld in an area": ("LA", "NY", "TN"),
    "an area without coders": ("HI", "LA", "MN"),
    "no prices for an area": ("DE", "RI", "WY"),
    "no neighbor": ("AK", "HI", "ME"),
}
STATES = sorted({state for states in KINDS.values() for state in states})
CHANCE = 1.645


@cache
def stored(name: str) -> list[dict[str, str]]:
    """Give the rows of a table's newest release as its file holds them."""
    rows = rows_in(ROOT / "data" / f"{name}.csv")
    when = next((column for column in ("period", "year") if column in rows[0]), None)
    newest = max(row[when] for row in rows) if when else None
    return [row for row in rows if not when or row[when] == newest]


def of(table: str, **wanted: str) -> list[dict[str, str]]:
    """Give the rows that have the wanted cells."""
    return [row for row in stored(f"official/{table}") if wanted.items() <= row.items()]


def states_of(area: str) -> list[str]:
    return area.split(", ")[-1].split("-")


def metropolitan(state: str, **wanted: str) -> list[dict[str, str]]:
    return [row for row in of("wages_metropolitan", **wanted) if state in states_of(row["area"])]


def areas_by_hand(state: str) -> dict[str, int]:
    """Give the codes of a state's areas, and in how many states each lies."""
    metro = {row["area_code"]: len(states_of(row["area"])) for row in metropolitan(state)}
    rest = {row["area_code"]: 1 for row in of("wages_nonmetropolitan", state=state)}
    return metro | rest


def wages_by_hand(state: str, occupation: str) -> dict[str, dict[str, str]]:
    """Give the wages of the areas that have a row for an occupation, by their codes."""
    rows = metropolitan(state, occupation=occupation)
    rows = rows + of("wages_nonmetropolitan", state=state, occupation=occupation)
    return {row["area_code"]: row for row in rows}


def dollars_in(text: str) -> float:
    return float(text.replace("$", "").replace(",", ""))


@cache
def shown_for(state: str) -> list[dict]:
    """Give what the notebook's cells show for a state, in their order."""
    shown: list[dict] = []
    names: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_used", {})
        patch.setattr(
            sentences,
            "display",
            lambda text, metadata: shown.append({"text/markdown": text.data}),
        )
        for cell in cells():
            if cell["cell_type"] == "code":
                is_given = "parameters" in cell["metadata"].get("tags", [])
                code = f"state = {state!r}" if is_given else "".join(cell["source"])
                if (value := result_of(code, names)) is not None:
                    shown.append(bundle_of(value))
    return shown


def cells() -> list[dict]:
    return json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def result_of(code: str, names: dict[str, object]) -> object:
    """Run a cell; give the value of its last line, if that is one."""
    body = ast.parse(code).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def bundle_of(value: object) -> dict:
    if hasattr(value, "_repr_mimebundle_"):
        return value._repr_mimebundle_()
    return {"text/markdown": value.data}


def texts_for(state: str) -> list[str]:
    """Give its sentences, with plain dollar signs."""
    markdown = [one["text/markdown"] for one in shown_for(state) if "text/markdown" in one]
    return [re.sub(r"</?span>", "", text).replace("\\$", "$") for text in markdown]


def table_of(state: str, first: str) -> list[list[str]]:
    """Give the rows of its table whose first column is headed so."""
    tables = [one[TABLE] for one in shown_for(state) if TABLE in one]
    [table] = [one for one in tables if one["columns"][0]["name"] == first]
    return table["rows"]


def places_by_hand(state: str, occupation: str, column: str, by_prices: bool) -> str:
    """Give between which places a state stands: who is surely ahead, and who not surely behind."""
    price = {row["state"]: float(row["all_items"]) for row in of("price_parities_state")}
    pay = {}
    for row in of("wages_state", occupation=occupation):
        amount = float(row[column]) / (price[row["state"]] / 100 if by_prices else 1)
        pay[row["state"]] = amount, amount * float(row["mean_rse"]) / 100
    own, error = pay.pop(state)
    ahead = sum(other - own > CHANCE * hypot(error, at) for other, at in pay.values())
    behind = sum(own - other > CHANCE * hypot(error, at) for other, at in pay.values())
    best, worst = ahead + 1, len(pay) + 1 - behind
    return f"{best}" if best == worst else f"{best}–{worst}"


@pytest.mark.parametrize("state", STATES)
def test_pay_and_places_are_those_of_the_tables(state):
    table = {row[0]: row[1:] for row in table_of(state, "Pay")}
    [price] = of("price_parities_state", state=state)
    for who, occupation in OCCUPATIONS.items():
        [wage] = of("wages_state", state=state, occupation=occupation)
        for name, column in (("median", "annual_median"), ("25th percentile", "annual_p25")):
            paid, place, buys, place_by_prices = table[f"{who}’ {name}"]
            assert dollars_in(paid) == float(wage[column])
            assert dollars_in(buys) == round(float(wage[column]) / float(price["all_items"]) * 100)
            assert place == places_by_hand(state, occupation, column, by_prices=False)
            assert place_by_prices == places_by_hand(state, occupation, column, by_prices=True)
        assert paid_in(state, wage["annual_median"], who)


def paid_in(state: str, median: str, who: str) -> bool:
    """Whether the answer states a median."""
    return f"half of {who.lower()} earn less than **${int(median):,}**" in texts_for(state)[1]


@pytest.mark.parametrize("state", STATES)
def test_every_area_is_listed_with_its_pay_and_what_is_withheld(state):
    expected = areas_by_hand(state)
    listed = areas.areas_of(state)
    assert dict(listed["states"]) == expected
    table = dict(zip(listed.index, table_of(state, "Area"), strict=True))
    for place, occupation in enumerate(OCCUPATIONS.values()):
        wages = wages_by_hand(state, occupation)
        for code, (name, *cells_of_area) in table.items():
            median, quarter, _, jobs, quotient = cells_of_area[5 * place : 5 * place + 5]
            row = wages.get(code, {})
            assert as_in_files(median) == row.get("annual_median", ""), name
            assert as_in_files(quarter) == row.get("annual_p25", ""), name
            assert as_in_files(jobs) == row.get("employment", ""), name
            assert (quotient == "not published") == (not row.get("location_quotient")), name


def as_in_files(cell: str) -> str:
    """Give a cell as the files have it."""
    return "" if cell == "not published" else re.sub("[$,]", "", cell)


@pytest.mark.parametrize("state", STATES)
def test_areas_are_counted_in_words_that_agree_with_their_numbers(state):
    expected = areas_by_hand(state)
    metro = sum(len(code) == 5 for code in expected)
    rest, shared = len(expected) - metro, sum(number > 1 for number in expected.values())
    [sentence] = [text for text in texts_for(state) if text.startswith("By the tables")]
    areas_there = (
        f"is {metro} metropolitan area" if metro == 1 else f"are {metro} metropolitan areas"
    )
    others = {0: "no nonmetropolitan one", 1: "1 nonmetropolitan one"}
    assert (
        f"there {areas_there} and {others.get(rest, f'{rest} nonmetropolitan ones')} in "
        in sentence
    )
    assert ("into other states" in sentence) == (shared > 0)
    marked = [row[0] for row in table_of(state, "Area") if "(in " in row[0]]
    assert len(marked) == shared
    assert all(f"{state}" in re.findall(r"\b[A-Z]{2}\b", name) for name in marked)


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_published_is_said_with_its_reason(state):
    codes = areas_by_hand(state)
    prices = {row["area_code"] for row in of("price_parities_metropolitan")}
    country = {row["state"] for row in of("price_parities_portion", portion="nonmetropolitan")}
    expected = []
    for who, occupation in OCCUPATIONS.items():
        [whole] = of("wages_state", state=state, occupation=occupation)
        wages = wages_by_hand(state, occupation)
        for row in (whole, *wages.values()):
            expected += [(who, "pay", "no estimate was released")] * (not row["annual_median"])
            expected += [(who, "number of jobs", "the number was not released")] * (
                not row["employment"]
            )
        expected += [(who, "every figure", "no row in BLS’s table")] * (len(codes) - len(wages))
        unpriced = [code for code in wages if len(code) == 7 and state not in country]
        unpriced += [code for code in wages if len(code) == 5 and code not in prices]
        expected += [(who, "what it buys", "no price parity is published")] * len(unpriced)
    if not expected:
        assert any("nothing is withheld" in text for text in texts_for(state))
        return
    rows = table_of(state, "Of")
    assert sorted((who, missing, why) for who, _, missing, why in rows) == sorted(expected)


@pytest.mark.parametrize("state", STATES)
def test_jobs_of_the_areas_stand_beside_those_of_the_state(state):
    codes = areas_by_hand(state)
    rows = table_of(state, "Jobs in")
    for place, occupation in enumerate(OCCUPATIONS.values(), start=1):
        wages = wages_by_hand(state, occupation)
        alone = [wages[code] for code in wages if codes[code] == 1]
        shared = [wages[code] for code in wages if codes[code] > 1]
        sums = [jobs(alone)] * (1 in codes.values()) + [jobs(shared)] * (max(codes.values()) > 1)
        [whole] = of("wages_state", state=state, occupation=occupation)
        assert [as_in_files(row[place]) for row in rows] == [*sums, whole["employment"]]


def jobs(rows: Iterable[dict[str, str]]) -> str:
    """Add up what is published."""
    published = [int(row["employment"]) for row in rows if row["employment"]]
    return str(sum(published)) if published else ""


@pytest.mark.parametrize("state", STATES)
def test_neighbors_are_on_the_side_that_the_errors_allow(state):
    codes = set(neighbors_of(state)["state"])
    if not codes:
        assert f"No state borders on {state_name(state)}." in texts_for(state)
        return
    [own] = of("wages_state", state=state, occupation=CODERS)
    own_pay, own_error = float(own["annual_median"]), float(own["mean_rse"])
    first, *others = table_of(state, "State")
    assert first[0]["text"] == state_name(state) and len(others) == len(codes)
    for place, median, side, *_ in others:
        [row] = of("wages_state", area=place["text"], occupation=CODERS)
        assert row["state"] in codes and as_in_files(median) == row["annual_median"]
        assert place["address"] == f"../../reports/places/{row['state']}.html"
        pay, error = float(row["annual_median"]), float(row["mean_rse"])
        beyond = abs(pay - own_pay) > CHANCE * hypot(pay * error, own_pay * own_error) / 100
        assert side == (("higher" if pay > own_pay else "lower") if beyond else "tied")


def test_borders_are_between_states_each_once_and_hold_areas_together():
    borders = [(row["state"], row["neighbor"]) for row in stored("state_borders")]
    assert len(set(borders)) == len(borders) == 107
    assert all(first < second for first, second in borders)
    assert {code for pair in borders for code in pair} == set(state_names().index) - {"AK", "HI"}
    for code in state_names().index:
        assert all(
            code in set(neighbors_of(other)["state"]) for other in neighbors_of(code)["state"]
        )
    for row in of("wages_metropolitan", occupation="00-0000"):
        first, *others = states_of(row["area"])
        reached = {first}
        for _ in others:
            reached |= {b for a, b in borders if a in reached} | {
                a for a, b in borders if b in reached
            }
        assert set(others) <= reached, row["area"]


@pytest.mark.parametrize("state", STATES)
def test_a_change_is_told_where_it_is_larger_than_chance(state):
    sentences = [text for text in texts_for(state) if text.startswith("From May")]
    assert len(sentences) == 2
    rows = rows_in(ROOT / "data/official/wages_state.csv", state=state)
    pay = {row["period"]: row for row in rows if row["occupation"] == CODERS}
    new = float(pay["2025-05"]["annual_median"])
    by_chance = 1.96 * 2**0.5 * float(pay["2025-05"]["mean_rse"])
    prices = rows_in(ROOT / "data/official/consumer_prices.csv")
    index = {(row["year"], row["month"]): float(row["index"]) for row in prices}
    for sentence, year in zip(sentences, ("2024", "2021"), strict=True):
        old = float(pay[f"{year}-05"]["annual_median"])
        assert year in sentence and "2025" in sentence and f"${old:,.0f} to ${new:,.0f}" in sentence
        paid = (new / old - 1) * 100
        real = (new / old * index[year, "5"] / index["2025", "5"] - 1) * 100
        expected = {f"{abs(one):.1f}%" for one in (paid, real) if abs(one) > by_chance}
        assert set(re.findall(r"[\d.]+%", re.sub(r"\(chance.*?\)", "", sentence))) == expected
        assert ("too small" in sentence) == (len(expected) < 2)


def reads_well(state: str) -> None:
    name = state_name(state)
    words = " ".join(texts_for(state))
    charts = [one[CHART] for one in shown_for(state) if CHART in one]
    tables = [one[TABLE] for one in shown_for(state) if TABLE in one]
    everything = json.dumps([words, charts, tables], ensure_ascii=False)
    assert not re.search(r"\b(nan|None|NaN|inf|NA|NaT)\b", everything)
    assert f"# What does it pay in {'the ' * name.startswith('District')}{name}?" in words
    assert len(charts) == 1 and len(charts[0]["title"]) <= 90
    for text in (*texts_for(state), charts[0]["title"], charts[0]["caption"]):
        assert not re.search(r"(?<!the )District of", text), text
        assert not re.search(r"\b1 (others|jobs|areas|of them reach )\b|  |\.\.|,,", text), text


@pytest.mark.parametrize("state", STATES)
def test_a_state_of_each_kind_reads_well(state):
    reads_well(state)


@pytest.mark.slow
@pytest.mark.parametrize("state", sorted(set(state_names().index) - set(STATES)))
def test_every_other_state_reads_well(state):
    reads_well(state)


def test_there_are_states_of_each_kind():
    """The tests above try what they mean to, as long as the tables hold such states."""
    rest = {state: len(of("wages_nonmetropolitan", state=state)) for state in STATES}
    assert all(rest[state] == 0 for state in KINDS["no nonmetropolitan area"])
    assert all(
        len(metropolitan(state, occupation="00-0000")) == 1
        for state in KINDS["one metropolitan area"]
    )
    washington = of("wages_metropolitan", area_code="47900")[0]["area"]
    assert set(states_of(washington)) == set(KINDS["an area in four states"])


def without(frame: pd.DataFrame, state: str, columns: list[str], mark: str) -> pd.DataFrame:
    """Give wages with values of one state withheld."""
    changed = frame.copy()
    changed.loc[state, columns] = float("nan")
    changed.loc[state, "withheld"] = "; ".join(f"{column} {mark}" for column in columns)
    return changed


def test_a_state_whose_median_is_withheld_says_so():
    coders, billers = (state_pay.pay_of_states(one) for one in (RECORDS, BILLERS))
    pay = [column for column in coders if column.startswith(("annual_", "buys_"))]
    lacking = without(coders, "OH", [*pay, "mean_rse"], "*")
    ohio = lacking.loc["OH"]
    assert "the median of coders is not published" in state_pay.middle_in_words(
        ohio, billers.loc["OH"]
    )
    nation = pd.Series({"annual_median": 51_140.0, "mean_rse": 0.4, "annual_p10": 37_000.0,
                        "annual_p90": 81_150.0, "source": "bls-oews-2025-05"})  # fmt: skip
    assert state_pay.against(ohio, nation, "coders").endswith(
        "not published beside the nation’s $51,140"
    )
    assert "has none published" in state_pay.title_of(ohio, nation)
    assert len(state_pay.beside_the_nation({"Coders": (ohio, nation)})) == 1
    assert state_pay.place_in_words(lacking, "OH").startswith("at no place")
    assert (
        state_pay.standing({"Coders": lacking}, "OH")["Place by pay"].tolist()
        == ["not published"] * 2
    )
    near = state_tables.next_door("OH", lacking, billers)
    assert set(near["Coders, against here"].iloc[1:]) == {"not published"}
    before = pay_changes.earlier_rows("OH", RECORDS)[0]
    assert "no change" in pay_changes.moved(before, ohio, "coders")
    [gap] = state_tables.gaps({"Coders": lacking.loc[["OH"]]}).to_dict("records")
    assert (gap["Missing"], gap["Why"]) == ("pay", "no estimate was released")


def test_pay_above_what_the_survey_prints_is_an_open_range_and_a_gap_with_its_reason():
    coders = without(state_pay.pay_of_states(RECORDS), "DC", ["annual_p90"], "#")
    rows = state_pay.beside_the_nation({"Coders": (coders.loc["DC"], coders.loc["MD"])})
    assert rows["A tenth earn more"].isna().tolist() == [True, False]
    [gap] = state_tables.gaps({"Coders": coders.loc[["DC"]]}).to_dict("records")
    assert gap["Why"] == "above the highest that the survey prints"


def test_a_state_without_a_row_has_one_that_says_nothing(monkeypatch):
    wages = state_pay.state_wages(occupation=RECORDS)
    monkeypatch.setattr(state_pay, "state_wages", lambda occupation: wages[wages["state"] != "WY"])
    coders = state_pay.pay_of_states(RECORDS)
    assert len(coders) == len(wages) and not coders.at["WY", "listed"]
    [gap] = state_tables.gaps({"Coders": coders.loc[["WY"]]}).to_dict("records")
    assert gap["Missing"] == "every figure"
    assert "not published" in state_pay.jobs_in_words(coders.loc["WY"], "coders")


def test_a_code_that_is_no_state_is_answered_with_what_is_expected():
    for code in ("PR", "oh", "Ohio"):
        with pytest.raises(UserError, match=f"found '{code}'; expected the postal code of a state"):
            state_name(code)


@pytest.mark.slow
def test_papermill_runs_it_for_another_state(tmp_path: Path):
    before = NOTEBOOK.read_bytes()
    made = tmp_path / "WA.ipynb"
    command = [sys.executable, "-m", "papermill", NOTEBOOK.name, str(made), "-p", "state", "WA"]
    done = subprocess.run(
        [*command, "--no-progress-bar"],
        cwd=NOTEBOOK.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert NOTEBOOK.read_bytes() == before
    shown = [
        "".join(output.get("data", {}).get("text/markdown", ""))
        for cell in json.loads(made.read_text(encoding="utf-8"))["cells"]
        for output in cell.get("outputs", [])
    ]
    assert "# What does it pay in Washington?" in shown
    assert not any("Ohio" in text for text in shown)
