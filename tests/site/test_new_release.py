"""A release one year newer goes through update and reports, and every page follows by itself."""

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from helpers.data.tables import load
from helpers.facts.official import BILLERS, occupations
from helpers.formatting import MINUS, dollars
from helpers.paths import ROOT
from helpers.phrases import when
from tests.support import next_release
from tests.support.collection import Collection
from tests.support.csv_tables import rows_in
from tests.support.next_release import RECORDS, YearAhead
from tests.support.workbooks import PAY, PERCENTILES, occupation

pytestmark = pytest.mark.slow

COMPARED = {*occupations()["occupation"]}

DOWN = YearAhead(
    pay=0.93,
    employment=0.9,
    states={"CA": 1.3, "HI": 1.2},
    occupations={"43-6013": 1.5},
    withheld={
        "OH": {"annual_median": "*", "hourly_median": "*"},
        "VT": {"employment": "**"},
        "TX": {"annual_p75": "#"},
    },
    growth={"00-0000": -1.2, RECORDS: -3.0, "43-3021": -12.0},
    parities={"CA": 100.0, "DC": 101.0, "MS": 120.0},
    prices=0.99,
)
UP = YearAhead(
    pay=1.25,
    states={"AK": 1.3, "DC": 0.8},
    occupations={"43-3021": 1.2},
    growth={RECORDS: 16.0, "43-3021": 3.0},
    parities={"CA": 88.0, "TX": 104.0},
)
"""Pay outruns prices, Alaska leads, billing grows, the Californian example turns round."""


@dataclass
class Later(Collection):
    """A copy of the collection after the newer release."""

    taken: str = ""
    made: str = ""

    def shown(self, name: str, *kinds: str) -> str:
        """Give what a notebook shows of some kinds, as text: sentences, or charts and tables."""
        cells = json.loads(self.path(f"notebooks/{name}.ipynb").read_text("utf-8"))["cells"]
        outputs = [output["data"] for cell in cells for output in cell.get("outputs", [])]
        parts = ["".join(data[kind]) for data in outputs for kind in kinds if kind in data]
        text = html.unescape("\n".join(parts))
        return text.replace("<span>\\$</span>", "$").replace("<span>$</span>", "$")

    def sentences(self, name: str) -> str:
        """Give the sentences of a notebook."""
        return self.shown(name, "text/markdown")

    def rows(self, table: str, **wanted: str) -> list[dict[str, str]]:
        """Give the rows of an official table's newest release, or year, that have some cells."""
        rows = rows_in(self.path(f"data/official/{table}.csv"), **wanted)
        column = "period" if "period" in rows[0] else "year"
        last = max(row[column] for row in rows)
        return [row for row in rows if row[column] == last]

    def figures(self, topic: str) -> list[dict[str, str]]:
        """Give the stated figures of a topic."""
        return rows_in(self.path(f"data/figures/{topic}.csv"))

    def moved_after_inflation(self, kind: str) -> float:
        """Give the change of annual pay since the second release of the present code, in percent.

        The first, of May 2021, is rough.
        """
        mine = rows_in(self.path("data/official/wages_national.csv"), published_code=RECORDS)
        mine.sort(key=lambda row: row["period"])
        real = [float(row[f"annual_{kind}"]) / self.price(row["period"]) for row in mine]
        return (real[-1] / real[1] - 1) * 100

    def price(self, period: str) -> float:
        """Give the consumer price index of a month."""
        year, month = period.split("-")
        prices = self.path("data/official/consumer_prices.csv")
        [row] = rows_in(prices, year=year, month=str(int(month)))
        return float(row["index"])


SURVEY = {
    "Certified members, any credential": 70_000,
    "Members without a certification": 56_000,
    "Certified members, two credentials": 74_000,
    "Certified members, three or more credentials": 80_000,
}
YEAR = 1 + int(load("figures/certifications")["as_of"].max())
"""Of the survey, later than any."""
CODE, NAME = "43-4171", "Receptionists and information clerks"
"""An occupation more, its wages known and its projections not."""


def type_in_a_survey(collection: Later) -> None:
    """Add rows to two tables as a person with a spreadsheet would."""
    with open(collection.path("data/sources.csv"), "a", encoding="utf-8") as sources:
        sources.write(f"aapc-{YEAR},aapc-survey,,,,,{YEAR},,,,,,\n")
    path = collection.path("data/figures/certifications.csv")
    with open(path, "a", encoding="utf-8") as figures:
        for number, (subject, mean) in enumerate(SURVEY.items()):
            source = f"aapc-{YEAR}"
            figures.write(
                f'{source}-{number},"{subject}",annual pay,mean,{mean},,,,,USD/year,{YEAR},'
                f"{source},,fact,primary,{source},\n"
            )


def copied(folder: Path) -> Later:
    """Make a copy of the collection."""
    return Later(next_release.copy_of_the_collection(folder / "collection"))


def later(collection: Later, ahead: YearAhead, *topics: str, further: Sequence[dict] = ()) -> Later:
    """Take the newer files into a copy of the collection and make its pages."""
    files = collection.root.with_name("files")
    files.mkdir()
    made = next_release.everything(files, ahead, further)
    update = collection.command("update", *map(str, made))
    assert (update.returncode, update.stderr) == (0, "")
    reports = collection.command("reports", *topics)
    assert (reports.returncode, reports.stderr) == (0, "")
    collection.taken, collection.made = update.stdout, reports.stdout
    return collection


@pytest.fixture(scope="module")
def down(tmp_path_factory: pytest.TempPathFactory) -> Later:
    """Pay falls behind prices, jobs are lost, other states lead, values are withheld."""
    return later(copied(tmp_path_factory.mktemp("down")), DOWN)


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Later:
    """The opposite, for the pages whose words turn round; a survey and an occupation more."""
    collection = copied(tmp_path_factory.mktemp("up"))
    type_in_a_survey(collection)
    with open(collection.path("data/occupations.csv"), "a", encoding="utf-8") as rows:
        rows.write(f"{CODE},{NAME},{CODE},1999,,same,yes,\n")
    pay = {f"A_{name}": round(PAY[f"H_{name}"] * 2080, -1) for name in ("MEAN", *PERCENTILES)}
    further = occupation(CODE, NAME, **pay)
    topics = ("start_here", "pay", "outlook", "geography", "certifications", "training")
    return later(collection, UP, *topics, "related_careers", further=[further])


NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
BEFORE = next_release.newest("wages_national")["period"].iloc[0]
NOW = f"{next_release.year_of_wages()}-05"
# Where a page speaks of an earlier release on purpose: an article's own, or the round before.
ON_PURPOSE = (
    "the May nearest to the survey",
    f"From {when(BEFORE)} to {when(NOW)}",
    "as the articles state",
    "The round before expected",
    "as stated in",
    "that the career hub prints",
    "published for",
    "two rounds of projections",
)


def test_every_kind_of_file_is_taken(down: Later) -> None:
    for table in ("national", "state", "metropolitan", "nonmetropolitan", "industry"):
        assert re.search(rf"wages_{table}: \d+ rows taken, \d+ new, 0 changed", down.taken)
        assert {row["period"] for row in down.rows(f"wages_{table}")} == {NOW}
    for kind in ("handbook", "price_parities_state", "consumer_prices"):
        assert re.search(rf"{kind}: \d+ rows taken, [1-9]\d* new, 0 changed", down.taken)
    assert re.search(r"projections: \d+ rows taken, [1-9]\d* new", down.taken)
    assert {row["method"] for row in down.rows("projections")} == {"published"}, "typed no more"


def test_nothing_contradicts_and_nothing_is_left_to_do(down: Later) -> None:
    check = down.command("check")
    assert (check.returncode, check.stderr) == (0, "")
    assert down.command("reports").stdout.startswith("reports: nothing to do")


@pytest.mark.parametrize("name", NAMES)
def test_no_page_shows_a_missing_figure(down: Later, name: str) -> None:
    shown = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", down.shown(name, "text/markdown", "text/html"))
    assert not re.search(r"\b(nan|inf|NaT|dtype)\b|−0(\.0+)?(?![.\d])", shown)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_takes_the_earlier_release_for_the_newest(down: Later, name: str) -> None:
    outdated = [
        sentence
        for sentence in re.split(r"(?<=[.!?]) |\n", down.sentences(name))
        if when(BEFORE) in sentence and not any(words in sentence for words in ON_PURPOSE)
    ]
    assert outdated == []


@pytest.mark.parametrize("name", NAMES)
def test_charts_are_drawn_anew_and_say_of_when(down: Later, name: str) -> None:
    def charts(root: Path) -> list[str]:
        shown = Later(root).shown(name, "text/html")
        return re.findall(r"<figure.*?</figure>", shown, re.DOTALL)

    before, after = charts(ROOT), charts(down.root)
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        if when(BEFORE) in re.sub(r"<table.*?</table>", "", old, flags=re.DOTALL):
            assert old != new
            assert when(NOW) in new or "as stated in" in new


def test_words_follow_pay_that_falls(down: Later) -> None:
    [mine] = down.rows("wages_national", occupation=RECORDS)
    [theirs] = down.rows("wages_national", occupation=BILLERS)
    [everyone] = down.rows("wages_national", occupation="00-0000")
    text = " ".join(down.sentences("01_pay").split())
    median, middle = float(mine["annual_median"]), float(everyone["annual_median"])
    assert f"Half of coders earn less than **{dollars(median)}** a year" in text
    billers_median = dollars(float(theirs["annual_median"]))
    assert f"billers less than **{billers_median}** ({when(NOW)})" in text
    ratio = median / middle
    words = "higher" if ratio > 1.03 else "lower" if ratio < 0.97 else "about the same"
    assert f"all occupations is {dollars(middle)} in {when(NOW)}. Coders’ median is {words}" in text
    kept = "It kept up" if down.moved_after_inflation("median") > 0 else "It did not keep up"
    assert kept in down.sentences("06_experience")


@pytest.mark.parametrize("collection", ["down", "up"])
def test_words_follow_pay_after_inflation(collection: str, request: pytest.FixtureRequest) -> None:
    now: Later = request.getfixturevalue(collection)
    low, lower, middle = (now.moved_after_inflation(kind) for kind in ("p10", "p25", "median"))
    gained = min(low, lower) > 2
    text = now.sentences("01_pay")
    if gained and middle > 2:
        assert "After inflation, **coders’ low pay and middle pay have gained since" in text
    elif max(low, lower, middle) < -2:
        assert "After inflation, **coders’ low pay and middle pay have lost since" in text
    else:
        assert "After inflation, **coders’" in text
    assert (collection == "up") == (middle > 0)


def test_words_follow_jobs_that_are_lost(down: Later) -> None:
    [mine] = down.rows("projections", occupation=RECORDS)
    text = down.sentences("02_outlook")
    assert "none for coders, none for billers." in text
    assert f"{MINUS}3.0%: worse than all occupations together ({MINUS}1.2%)" in text
    assert "*billing and posting clerks* are expected to shrink" in text
    before = next_release.projected().set_index("occupation").loc[RECORDS]
    expected = f"+{before['change_percent']:.1f}% for {when(before['period'])}"
    assert f"The round before expected more: {expected}." in text
    openings = f"{float(mine['openings']) * 1000:,.0f}"
    assert f"about **{openings} openings a year**" in text


def test_words_follow_jobs_that_grow(up: Later) -> None:
    text = up.sentences("02_outlook")
    assert "+16.0%: faster than all occupations together" in text
    assert "*billing and posting clerks* are expected to grow (+3.0%)" in text
    assert "The round before expected less" in text


@pytest.mark.parametrize("collection", ["down", "up"])
def test_ranks_follow(collection: str, request: pytest.FixtureRequest) -> None:
    now: Later = request.getfixturevalue(collection)
    states = now.rows("wages_state", occupation=RECORDS)
    pay = {row["area"]: float(row["annual_median"] or 0) for row in states}
    prices = {row["area"]: float(row["all_items"]) for row in now.rows("price_parities_state")}
    bought = {area: amount / prices[area] * 100 for area, amount in pay.items()}
    best = max(bought, key=bought.get)
    text = " ".join(now.sentences("03_geography").replace("the District", "District").split())
    assert f"**{best}** pays coders best: half earn more than {dollars(pay[best])} in" in text
    wins = bought_in(prices["Texas"], 50_000) > bought_in(prices["California"], 65_000)
    assert f"The example **{'holds' if wins else 'does not hold'}**" in text


def bought_in(parity: float, amount: float) -> float:
    return amount / parity * 100


def test_neighbors_follow(down: Later) -> None:
    medians = {
        row["occupation"]: float(row["annual_median"])
        for row in down.rows("wages_national")
        if row["occupation"] in COMPARED - {"00-0000"}
    }
    above = sum(median > medians[RECORDS] for median in medians.values())
    text = down.sentences("11_related_careers")
    assert f"Of {len(medians) - 1} neighboring occupations, **{above}** pay more" in text
    assert (
        f"*medical secretaries and administrative assistants* ({dollars(medians['43-6013'])})"
        in text
    )


def test_withheld_values_are_said_and_not_guessed(down: Later) -> None:
    offers = down.shown("10_total_compensation", "text/html")
    assert "The offers beside the official rates" in offers, "Ohio has no median"
    assert "50 of 51 states have a median." in down.sentences("10_total_compensation")
    assert "1 state left out, not published in full" in down.sentences("03_geography")


def test_a_survey_typed_in_by_hand_is_followed(up: Later) -> None:
    check = up.command("check")
    assert (check.returncode, check.stderr) == (0, "")
    text = up.sentences("04_certifications")
    assert f"a gap of **$14,000, or 25.0%**, in the survey of {YEAR}." in text
    assert "Those for three or more credentials *fell*." in text
    drawn = up.shown("04_certifications", "text/html")
    assert "Mean pay of AAPC members by number of credentials, in the surveys" in drawn
    assert f"Survey of {YEAR}" in drawn


def test_an_occupation_more_stands_among_the_neighbors(up: Later) -> None:
    neighbors = len(COMPARED)  # the nation left out, the new one not
    now = up.shown("11_related_careers", "text/html", "text/markdown")
    assert f"Of {neighbors - 1} neighboring occupations, **" in now
    assert f"{NAME}, schooling not published: " in now.split("<figure")[1], "in the chart of pay"


def test_what_is_not_known_of_it_is_said(up: Later) -> None:
    now = up.shown("11_related_careers", "text/html")
    assert "nan" not in now.replace("Finance", "").replace("finance", "").split()
    row = now[now.index(f'<th scope="row">{NAME}</th>') :].partition("</tr>")[0]
    assert "$45,760" in row
    assert row.count("not published") == 3, "growth, openings and openings for every hundred jobs"


def test_keys_and_checks_of_the_lessons_agree_on_it(down: Later) -> None:
    done = down.command("classroom")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Another answer: 01_pay, Exercise 2" in done.stdout
    blurred = r"lessons/03_geography\.ipynb, Exercise \d: .+: choose other rows"
    assert re.search(blurred, done.stdout), "with California's level at 100 all ways are one"
    line = [sys.executable, "-m", "tests.support.classroom"]
    checked = subprocess.run(line, cwd=down.root, capture_output=True, text=True, check=False,
                             env={**os.environ, "PYTHONPATH": str(down.root)})  # fmt: skip
    assert (checked.returncode, checked.stdout.strip()) == (0, ""), checked.stderr[-2000:]
    index = down.path("reports/classroom/index.html").read_text("utf-8")
    assert "What the last new figures changed" in index


def test_the_notebooks_tests_pass_on_it(down: Later) -> None:
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    passed = subprocess.run(
        [*line, "tests/site/test_notebooks.py"],
        cwd=down.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert passed.returncode == 0, passed.stdout[-2000:]
