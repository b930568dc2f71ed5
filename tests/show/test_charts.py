"""A chart carries its words, escapes what is data, and is the same bytes every time."""

import re
from xml.etree import ElementTree

import pandas as pd
import pytest

from helpers.formatting import decimal, dollars
from helpers.rendering.html import CHART
from helpers.show import charts
from helpers.show.charts.ranges import WORDED

ROWS = pd.DataFrame(
    {
        "Place": ["Ohio", "Maine", "Texas"],
        "Low": [30_000.0, 40_000.0, float("nan")],
        "Pay": [45_000.0, 52_000.0, 61_000.0],
        "High": [50_000.0, float("nan"), 70_000.0],
        "Year": [2021, 2022, 2023],
        "Line": ["paid"] * 3,
        "Code": ["OH", "ME", "TX"],
        "source": ["bls-cpi-u"] * 3,
    }
)
GRID = pd.DataFrame(
    [[1.0, 2.0], [3.0, 4.0]], index=pd.Index([10, 20], name="Cost"),
    columns=pd.Index([5, 6], name="Raise"),
)  # fmt: skip
WORDS = {"title": "Texas pays most", "caption": "How to read it."}


def draw(kind: str, rows: pd.DataFrame = ROWS) -> charts.bars:
    """One chart of each kind, from the same rows."""
    drawn = {
        "bars": lambda: charts.bars(
            rows, "Place", "Pay", dollars, reference=("All", 50_000), **WORDS
        ),
        "ranges": lambda: charts.ranges(rows, "Place", ("Low", "Pay", "High"), dollars, **WORDS),
        "pairs": lambda: charts.pairs(rows, "Place", ("Pay", "High"), dollars, **WORDS),
        "lines": lambda: charts.lines(rows, "Year", "Pay", "Line", dollars, **WORDS),
        "tile_map": lambda: charts.tile_map(
            rows, "Code", "Place", "Pay", dollars, decimal, **WORDS
        ),
        "scatter": lambda: charts.scatter(
            rows, "Place", ("Low", "Pay"), dollars, labelled=["Maine"], **WORDS
        ),
        "grid": lambda: charts.grid(GRID, decimal, dollars, **WORDS),
        "flow": lambda: charts.flow(
            rows.assign(Then=rows["Place"].shift(-1)),
            ("Place", "Line", "Then"),
            dict.fromkeys(rows["Line"], "square"),
            **WORDS,
        ),
    }
    return drawn[kind]()


KINDS = ["bars", "ranges", "pairs", "lines", "tile_map", "scatter", "grid", "flow"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_rows_give_the_same_bytes(kind: str) -> None:
    assert draw(kind).svg == draw(kind).svg


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_well_formed_and_asks_for_nothing(kind: str) -> None:
    chart = draw(kind)
    root = ElementTree.fromstring(chart.svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == chart.alt
    assert not re.search(r"https?://|<script|<style|xmlns", chart.svg)
    assert not re.search(r"\d\.\d\d", " ".join(re.findall(r' (?:d|x|y)="([^"]*)"', chart.svg)))


@pytest.mark.parametrize("kind", KINDS)
def test_ids_in_a_chart_are_its_own_and_resolve(kind: str) -> None:
    chart = draw(kind)
    ids = re.findall(r' id="([^"]+)"', chart.svg)
    assert len(ids) == len(set(ids))
    assert all(name.startswith(chart.name) for name in ids)
    assert set(re.findall(r'(?:href="|url\()#([^")]+)', chart.svg)) <= set(ids)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("lines", "grid", "flow")])
def test_alt_text_names_the_finding_and_the_ends(kind: str) -> None:
    alt = draw(kind).alt
    assert WORDS["title"] in alt
    assert "Maine" in alt or "Texas" in alt
    higher = ROWS.assign(Pay=ROWS["Pay"] + 7_000)
    assert draw(kind, higher).alt != alt


def test_a_range_is_drawn_as_it_is_worded() -> None:
    def drawn(**wordings: str) -> charts.ranges:
        worded = ROWS["Place"].map(wordings).astype(object)
        return draw("ranges", ROWS.assign(Pay=float("nan"), **{WORDED: worded}))

    plain, worded = drawn(), drawn(Ohio="open above", Maine="at least", Texas="at most")
    assert "Ohio: $30,000 to $50,000; Maine: more than $40,000; Texas: less than" in plain.alt
    assert "Ohio: $30,000 to $50,000 or more; Maine: at least $40,000; Texas: at most" in worded.alt
    assert ">$50,000+<" in worded.svg
    assert ">$50,000+<" not in plain.svg
    assert worded.svg.count("<use") == plain.svg.count("<use") + 1, "the arrow after the upper end"
    assert ">about $30,000<" in drawn(Ohio="about").svg


def test_a_point_is_drawn_as_it_is_worded() -> None:
    rows = ROWS.assign(Low=float("nan"), High=float("nan"), **{WORDED: ["about", None, None]})
    chart = draw("ranges", rows)
    assert ">about $45,000<" in chart.svg
    assert "Ohio: about $45,000; Maine: $52,000;" in chart.alt


def test_the_wording_is_a_column_of_the_chart_s_rows_where_there_is_one() -> None:
    def heads(chart: charts.ranges) -> list[str]:
        bundle = chart._repr_mimebundle_()[CHART]
        return [column["name"] for column in bundle["table"]["columns"]]

    assert WORDED not in heads(draw("ranges", ROWS.assign(**{WORDED: None})))
    assert WORDED in heads(draw("ranges", ROWS.assign(**{WORDED: ["about", None, None]})))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "grid"])
def test_hostile_names_come_out_as_text(kind: str) -> None:
    hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    rows = ROWS.assign(Place=[hostile, "Maine", "Texas"], Line=hostile)
    markup = draw(kind, rows)._repr_mimebundle_()["text/html"]
    assert markup.count("<img") == 1  # the chart's own
    assert "<img src=x" not in markup
    assert "<script" not in markup


STEPS = pd.DataFrame(
    [
        ("Ask", "Clerk", "Decide"),
        ("Decide", "Judge", "Yes; No"),
        ("Yes", "Clerk", ""),
        ("No", "Judge", "Appeal"),
        ("Appeal", "Clerk", "Decide"),
    ],
    columns=["Step", "Who", "Then"],
)
STYLES = {"Clerk": "square", "Judge": "full"}


def draw_flow(steps: pd.DataFrame = STEPS) -> charts.flow:
    return charts.flow(steps, ("Step", "Who", "Then"), STYLES, **WORDS)


def test_a_flow_tells_every_step_who_does_it_and_where_it_leads() -> None:
    alt = draw_flow().alt
    assert "Flow of 5 steps. Ask (Clerk); Decide (Judge), then either: Yes / No; " in alt
    assert alt.endswith("From “Appeal” the way leads back to “Decide”. Texas pays most")
    lines = re.compile(r'<path d="M[^"z]*L[^"z]*"[^>]*style="fill:none')
    assert len(lines.findall(draw_flow().svg)) == 5  # four arrows, and one back
    straight = draw_flow(STEPS.assign(Then=["Decide", "Yes", "No", "Appeal", ""]))
    assert "either" not in straight.alt and "back" not in straight.alt


def test_a_flow_tells_who_by_shape_by_line_and_in_words() -> None:
    for svg in (draw_flow().svg, draw_flow().svg_narrow):
        boxes = re.findall(r'<path d="([^"]*)"[^>]*style="([^"]*)"', svg)
        closed = [(path, style) for path, style in boxes if path.rstrip().endswith("z")]
        round_ones = [style for path, style in closed if "C" in path or "Q" in path]
        square = [style for path, style in closed if not set(path) & set("CQ")]
        assert len(round_ones) == 2 and len({*round_ones}) == 1
        assert len([style for style in square if "stroke:var(--accent" in style]) == 3
        assert svg.count(">Clerk<") == 3 and svg.count(">Judge<") == 2


@pytest.mark.parametrize(
    ("following", "sentence"),
    [
        (["Decide", "Yes; No", "", "Nowhere", "Decide"], "Nowhere"),
        (["Decide", "Yes; No; Appeal", "", "", ""], "parts once"),
        (["Decide", "Yes", "", "Appeal", "Decide"], "reaches each"),
    ],
)
def test_a_flow_that_cannot_be_drawn_is_refused(following: list[str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        draw_flow(STEPS.assign(Then=following))


def test_no_line_is_drawn_across_a_break() -> None:
    whole = charts.lines(ROWS, "Year", "Pay", "Line", dollars, **WORDS)
    broken = charts.lines(ROWS, "Year", "Pay", "Line", dollars, piece="Code", **WORDS)
    strokes = re.compile(r'<path d="[^"]*L[^"]*" style="fill:none;stroke:var\(--accent')
    assert len(strokes.findall(whole.svg)) == 1
    assert not strokes.findall(broken.svg)


def test_a_line_of_one_point_is_told_once() -> None:
    alone = ROWS.drop_duplicates("Line")
    chart = charts.lines(alone, "Year", "Pay", "Line", dollars, **WORDS)
    year, pay, line = alone[["Year", "Pay", "Line"]].iloc[0]
    assert f"{line}: {dollars(pay)} in {year}. " in chart.alt


def test_tooltips_name_every_state() -> None:
    chart = draw("tile_map")
    assert "<title>Ohio: $45,000</title>" in chart.svg
    assert chart.svg.count("<title>") == 51
    assert "<title>CA: not published</title>" in chart.svg


def test_tiles_that_lead_somewhere_are_links_called_by_their_state() -> None:
    arguments = (ROWS, "Code", "Place", "Pay", dollars, decimal)
    chart = charts.tile_map(*arguments, **WORDS, leads_to="places/{}.html")
    for svg in (chart.svg, chart.svg_narrow):
        root = ElementTree.fromstring(svg)
        links = {link.get("href"): link.find("title").text for link in root.iter("a")}
        assert len(links) == 51
        assert links["places/OH.html"] == "Ohio: $45,000"
        assert links["places/CA.html"] == "CA: not published"
        assert "_blank" not in svg
        assert (root.get("role"), root.get("aria-label")) == ("group", chart.alt)
        hidden = [one for one in root if one.get("aria-hidden") == "true"]
        assert not [link for one in hidden for link in one.iter("a")]
        texts = [text for one in hidden for text in one.iter("text")]
        assert len(texts) == len([*root.iter("text")]) > 102
    assert draw("tile_map").svg.count("<a ") == 0


def test_a_chart_leaves_nothing_in_the_global_state() -> None:
    import matplotlib as mpl
    from matplotlib import pyplot

    before = dict(mpl.rcParams)
    draw("scatter")
    assert pyplot.get_fignums() == []
    assert dict(mpl.rcParams) == before
