"""Ranges and pairs: whose figures by shape and hatch, one axis, no line through a text."""

import re
from collections.abc import Callable
from itertools import combinations

import pandas as pd
import pytest

from helpers.facts.provenance import OFFICIAL, PROVENANCE, PROVENANCES, STATED
from helpers.formatting import count, dollars, signed_percent
from helpers.rendering.html import CHART
from helpers.show import charts
from helpers.show.charts.chart import Chart
from helpers.show.charts.words import width_of

NONE = float("nan")
ROWS = pd.DataFrame(
    [
        ("Half of all", "Paid", 43_000.0, 51_000.0, 64_000.0, "official"),
        ("Guide", "Beginners", 30_000.0, NONE, 40_000.0, "survey or article"),
        ("Guide", "Seniors", 52_000.0, NONE, NONE, "survey or article"),
        ("Survey, mean", "Beginners", NONE, 45_500.0, NONE, "survey or article"),
        ("Offer", "Offers", NONE, 58_000.0, NONE, "worked example"),
        ("Other offer", "Offers", 47_000.0, NONE, 54_000.0, "worked example"),
    ],
    columns=["Who", "Stage", "Low", "Middle", "High", PROVENANCE],
)
ENDS, WORDS = ("Low", "Middle", "High"), {"title": "Title", "caption": "Caption"}
CHANGES = pd.DataFrame(
    {"Who": ["Coders", "Billers\nand clerks"], "Before": [1.5, -2.0], "After": [3.5, 0.5]}
).assign(**{PROVENANCE: OFFICIAL})
GRID = "--rule"


def ranged(rows: pd.DataFrame = ROWS, **look) -> Chart:
    return charts.ranges(rows, "Who", ENDS, dollars, **WORDS, **look)


def paired(rows: pd.DataFrame = CHANGES, **look) -> Chart:
    return charts.pairs(rows, "Who", ("Before", "After"), signed_percent, **WORDS, **look)


DRAWN = {
    "ranges": ranged,
    "with a line": lambda: ranged(reference=("Median", 46_000)),
    "with a band": lambda: ranged(band=("Half of all", 43_000, 51_000, 64_000), group="Stage"),
    "pairs": paired,
    "pairs of two": lambda: paired(whose=(OFFICIAL, STATED)),
}
both_drawings = pytest.mark.parametrize("width", [680, 320])
each_chart = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)


def drawing(chart: Chart, width: int) -> str:
    """The drawing of a chart that is so wide."""
    [matching] = [svg for svg in (chart.svg, chart.svg_narrow) if f'viewBox="0 0 {width} ' in svg]
    return matching


def boxes(svg: str) -> dict[str, list[tuple[float, float, float, float]]]:
    """Where each text stands: left, top, right, bottom."""
    by_text: dict[str, list[tuple[float, float, float, float]]] = {}
    alike = r'<g style="([^"]*)">((?:<text x[^<]*</text>)+)</g>'  # texts that share their style
    each = re.sub(
        alike, lambda group: group[2].replace("<text ", f'<text style="{group[1]}" '), svg
    )
    for style, x, y, text in re.findall(
        r'<text style="([^"]*)" x="([^"]*)" y="([^"]*)">([^<]*)<', each
    ):
        wide = width_of(text, "bold" if "700" in style else "normal")
        share = {"end": 1.0, "middle": 0.5}.get(re.findall(r"anchor:(\w+)|$", style)[0], 0.0)
        left, base = float(x) - share * wide, float(y)
        by_text.setdefault(text, []).append((left, base - 10, left + wide, base + 2))
    return by_text


def upright(svg: str, look: str) -> list[tuple[float, float, float]]:
    """The upright pieces of the lines that look so: across, top, bottom."""
    paths = re.findall(rf'<path d="([^"]*)" style="fill:none[^"]*{look}[^"]*"', svg)
    ends = re.compile(r"M ([\d.]+) ([\d.]+) L ([\d.]+) ([\d.]+)")
    pieces = [tuple(map(float, piece)) for path in paths for piece in ends.findall(path)]
    return [(x, top, bottom) for x, top, to_x, bottom in pieces if x == to_x]


@each_chart
@both_drawings
def test_text_has_one_size_and_stands_inside_the_drawing(
    draw: Callable[[], Chart], width: int
) -> None:
    svg = drawing(draw(), width)
    assert set(re.findall(r"font-size:([^;\"]*)", svg)) == {"13px"}
    places = [place for text in boxes(svg).values() for place in text]
    assert len(places) == svg.count("<text")
    assert all(left >= 0 and right <= width for left, _, right, _ in places)
    for one, other in combinations(places, 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        assert beside or one[3] <= other[1] or other[3] <= one[1]


@each_chart
@both_drawings
def test_no_line_of_the_axis_or_of_a_reference_runs_through_a_text(
    draw: Callable[[], Chart], width: int
) -> None:
    svg = drawing(draw(), width)
    lines = upright(svg, GRID) + upright(svg, "dasharray") + upright(svg, "stroke-width:1.4")
    lines += upright(svg, "--ink")
    assert lines
    for left, top, right, bottom in [place for text in boxes(svg).values() for place in text]:
        crossing = [x for x, start, end in lines if left < x < right and start < bottom > top < end]
        assert crossing == []


@each_chart
def test_both_drawings_have_ids_of_their_own(draw: Callable[[], Chart]) -> None:
    chart = draw()
    wide, narrow = (set(re.findall(r' id="([^"]+)"', svg)) for svg in (chart.svg, chart.svg_narrow))
    assert not wide & narrow
    used = set(re.findall(r'(?:href="|url\()#([^")]+)', chart.svg + chart.svg_narrow))
    assert used <= wide | narrow


@both_drawings
def test_whose_figures_are_drawn_is_told_by_shape_and_by_hatch(width: int) -> None:
    marks, hatched = set(), {}
    for provenance in PROVENANCES:
        svg = drawing(ranged(ROWS.tail(2).assign(**{PROVENANCE: provenance})), width)
        marks |= set(re.findall(r'<defs><path id="[^"]*" d="([^"]*)"', svg))
        hatched[provenance] = re.findall(r'<pattern.*?<path d="([^"]*)"', svg)
    assert len(marks) == len(PROVENANCES)
    assert not hatched[OFFICIAL]
    assert len({str(lines) for lines in hatched.values()}) == len(PROVENANCES)


def test_the_legend_names_whose_figures_are_drawn_and_compared_with() -> None:
    def named(chart: Chart) -> list[str]:
        return chart._repr_mimebundle_()[CHART]["provenance"]

    stated = ROWS[ROWS[PROVENANCE] == STATED]
    assert named(ranged()) == list(PROVENANCES)
    assert named(ranged(stated)) == [STATED]
    assert named(ranged(stated, reference=("Median", 46_000))) == [OFFICIAL, STATED]
    assert named(paired(whose=(OFFICIAL, STATED))) == [OFFICIAL, STATED]
    in_notebook = ranged(stated)._repr_mimebundle_()["text/html"]
    assert "diamonds or hatched: a survey’s" in in_notebook
    assert "circles" not in in_notebook


@both_drawings
def test_the_axis_is_labelled_once_at_round_amounts(width: int) -> None:
    svg = drawing(ranged(), width)
    across = {round(x, 1) for x, _, _ in upright(svg, GRID)}
    below = max(place[3] for text in boxes(svg).values() for place in text)
    labels = {
        text: place for text, places in boxes(svg).items() for place in places if place[3] == below
    }
    assert {"$40,000", "$60,000"} <= set(labels)
    middles = {round((left + right) / 2, 1) for left, _, right, _ in labels.values()}
    assert all(min(abs(middle - x) for x in across) < 0.2 for middle in middles)
    assert len(across) == len(labels)


@both_drawings
def test_a_line_at_zero_is_drawn_where_amounts_touch_or_cross_it(width: int) -> None:
    def at_zero(chart: Chart) -> list[tuple[float, float, float]]:
        return upright(drawing(chart, width), "--ink")

    months = ROWS.assign(Low=4.0, Middle=NONE, High=9.0)
    lasting = charts.ranges(months, "Who", ENDS, count, **WORDS, reach=[0], every=12)
    assert at_zero(paired()) and at_zero(lasting)
    assert not at_zero(ranged()) and not at_zero(paired(CHANGES.assign(Before=2.5, After=3.5)))


def test_charts_of_one_reach_have_one_scale() -> None:
    def ticks(chart: Chart) -> set[float]:
        return {x for x, _, _ in upright(chart.svg, GRID)}

    few, reach = ROWS.tail(2), (30_000, 64_000)
    assert ticks(ranged()) == ticks(ranged(few, reach=reach))
    assert ticks(ranged()) != ticks(ranged(few))


@both_drawings
def test_rows_of_one_subject_stand_together_under_its_name(width: int) -> None:
    svg = drawing(ranged(group="Stage"), width)
    texts = boxes(svg)
    assert len(texts["Beginners"]) == 1
    order = ["Paid", "Half of all", "Beginners", "Survey, mean", "Seniors", "Offers", "Offer"]
    downs = [texts[name][0][3] for name in order]
    assert downs == sorted(downs)
    assert texts["Beginners"][0][3] < texts["Guide"][0][3] < texts["Survey, mean"][0][3]
    assert "Beginners, Guide: $30,000 to $40,000" in ranged(group="Stage").alt


def test_what_rows_are_compared_with_is_named_above_them_with_its_amounts() -> None:
    svg = DRAWN["with a band"]().svg
    label = "Half of all: $43,000 to $64,000; line: the median, $51,000"
    texts = boxes(svg)
    assert texts[label][0][3] <= min(place[3] for places in texts.values() for place in places)
    assert "opacity:0.45" in svg
    assert "Median: $46,000" in DRAWN["with a line"]().svg


def test_two_marks_of_one_provenance_are_open_and_full_of_two_both_full() -> None:
    opened = re.compile(r"<use[^>]*fill:var\(--paper|<g style=\"fill:var\(--paper")
    assert opened.search(paired().svg)
    assert not opened.search(paired(whose=(OFFICIAL, STATED)).svg)
    close = CHANGES.assign(After=CHANGES["Before"])
    assert opened.search(paired(close, whose=(OFFICIAL, STATED)).svg), "a ring around the other"
