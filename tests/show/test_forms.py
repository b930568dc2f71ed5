"""What bars, lines, maps, grids, flows and waterfalls promise in both of their drawings."""

import re
from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from helpers.facts.provenance import EXAMPLE, OFFICIAL, PROVENANCE, STATED
from helpers.formatting import count, decimal, dollars, in_thousands, percent
from helpers.rendering.html import CHART
from helpers.show import charts
from helpers.show.charts.chart import Chart
from helpers.show.charts.style import EXAMPLE_STEPS, STEPS

WORDS = {"title": "Texas pays most", "caption": "How to read it."}
INK_OF = {OFFICIAL: "--accent,", STATED: "--accent-2,", EXAMPLE: "--accent-3,"}
ROWS = pd.DataFrame(
    {
        "Place": ["Ohio", "Maine", "Texas"],
        "Change": [4.5, -1.5, 2.0],
        "Year": [2021, 2022, 2023],
        "Line": ["paid"] * 3,
        "Code": ["OH", "ME", "TX"],
        PROVENANCE: [OFFICIAL, STATED, EXAMPLE],
    }
)
STATES = pd.DataFrame(
    {
        "Code": ["OH", "ME", "TX", "CA", "NY", "WA", "OR"],
        "Name": ["Ohio", "Maine", "Texas", "California", "New York", "Washington", "Oregon"],
        "Paid": [40_000.0, 44_900, 45_100, 52_000, 58_000, 61_000, 45_400],
        "Bought": [43_000.0, 45_200, 44_800, 50_000, 54_000, 60_000, 70_000],
        "source": ["bls-cpi-u"] * 7,
    }
)
GRID = pd.DataFrame(
    [[1.0, 2.0], [3.0, 4.0]], index=pd.Index([10, 20], name="Cost"),
    columns=pd.Index([5, 6], name="Raise"),
)  # fmt: skip
FORMS: dict[str, Callable[[pd.DataFrame], Chart]] = {
    "bars": lambda rows: charts.bars(rows, "Place", "Change", percent, **WORDS),
    "lines": lambda rows: charts.lines(rows, "Year", "Change", "Line", percent, **WORDS),
    "scatter": lambda rows: charts.scatter(
        rows, "Place", ("Year", "Change"), decimal, labelled=["Ohio"], **WORDS
    ),
    "stacked": lambda rows: charts.stacked(
        rows.assign(More=2.0), "Place", ["Change", "More"], percent, **WORDS
    ),
    "waterfall": lambda rows: charts.waterfall(
        rows, "Place", "Change", percent, total="In all", **WORDS
    ),
    "tile_map": lambda rows: charts.tile_map(
        STATES, "Code", "Name", ["Paid", "Bought"], dollars, in_thousands, **WORDS
    ),
    "grid": lambda rows: charts.grid(GRID, decimal, dollars, **WORDS),
    "flow": lambda rows: charts.flow(
        rows.assign(Then=rows["Place"].shift(-1)), ("Place", "Line", "Then"), {"paid": "full"},
        **WORDS,
    ),
}  # fmt: skip
COLOURED = ["bars", "lines", "scatter", "stacked", "waterfall", "flow"]


def drawings(chart: Chart) -> Iterator[str]:
    yield from (chart.svg, chart.svg_narrow)


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)<", svg)


@pytest.mark.parametrize("form", FORMS)
def test_text_is_13_in_both_drawings_but_for_the_letters_of_tiles(form: str) -> None:
    for svg in drawings(FORMS[form](ROWS)):
        sizes = set(re.findall(r"font-size:([\d.]+)px", svg))
        assert sizes == ({"13", "11"} if form == "tile_map" else {"13"})


@pytest.mark.parametrize("form", FORMS)
def test_both_drawings_have_ids_of_their_own(form: str) -> None:
    wide, narrow = (set(re.findall(r' id="([^"]+)"', svg)) for svg in drawings(FORMS[form](ROWS)))
    assert not wide & narrow


@pytest.mark.parametrize("provenance", INK_OF)
@pytest.mark.parametrize("form", COLOURED)
def test_marks_have_the_ink_of_whose_figures_they_are(form: str, provenance: str) -> None:
    for svg in drawings(FORMS[form](ROWS.assign(**{PROVENANCE: provenance}))):
        assert INK_OF[provenance] in svg
        assert not any(ink in svg for name, ink in INK_OF.items() if name != provenance)


@pytest.mark.parametrize("form", ["bars", "waterfall", "stacked"])
def test_a_hatch_tells_stated_figures_and_examples_without_colour(form: str) -> None:
    hatched = [
        set(re.findall(r'<pattern.*?<path[^>]* d="([^"]*)"', FORMS[form](rows).svg))
        for rows in (ROWS.assign(**{PROVENANCE: one}) for one in (OFFICIAL, STATED, EXAMPLE))
    ]
    assert [len(patterns) for patterns in hatched] == [0, 1, 1]
    assert hatched[1] != hatched[2]


def test_lines_of_one_provenance_differ_by_dash_and_by_mark() -> None:
    rows = pd.concat([ROWS, ROWS.assign(Line="counted")]).assign(**{PROVENANCE: OFFICIAL})
    for svg in drawings(charts.lines(rows, "Year", "Change", "Line", percent, **WORDS)):
        strokes = re.findall(r'L[^"]*"[^>]*style="(fill:none;[^"]*stroke:var\(--accent[^"]*)', svg)
        assert len(strokes) == 2 and len(set(strokes)) == 2
        assert ["stroke-dasharray" in stroke for stroke in strokes] == [False, True]
        assert "fill:var(--paper" in svg  # of the open marks


@pytest.mark.parametrize("form", ["bars", "lines", "waterfall"])
def test_a_firm_line_stands_at_zero_where_amounts_cross_it(form: str) -> None:
    for svg in drawings(FORMS[form](ROWS)):
        assert re.search(r'style="fill:none;stroke:var\(--ink,', svg)
        assert "0%" in texts(svg)


def test_bars_begin_at_zero() -> None:
    for svg in drawings(charts.bars(ROWS.assign(Change=50.0), "Place", "Change", percent, **WORDS)):
        assert "0%" in texts(svg)


@pytest.mark.parametrize("form", ["bars", "waterfall"])
def test_the_axis_has_round_numbers(form: str) -> None:
    for svg in drawings(FORMS[form](ROWS)):
        assert {"0%", "2%"} <= set(texts(svg)) or {"0%", "5%"} <= set(texts(svg))


def test_a_few_counts_stand_on_whole_numbers() -> None:
    rows = ROWS.assign(Change=[5.0, 2.0, 2.0])
    for svg in drawings(charts.bars(rows, "Place", "Change", count, **WORDS)):
        amounts = texts(svg)
        assert [amounts.count(str(number)) for number in (0, 1, 3, 4)] == [1, 1, 1, 1]


def shades(svg: str) -> dict[str, set[str]]:
    """The shades of the tiles of each printed amount; tiles of one shade may share its style."""
    shade, of_amount = "", {}
    for style, amount in re.findall(r'style="fill:([^"]*)"|<title>[^:]*: \$([\d,]+)<', svg):
        shade = style or shade
        if amount:
            printed = in_thousands(float(amount.replace(",", "")))
            of_amount.setdefault(printed, set()).add(shade)
    return of_amount


def test_amounts_printed_alike_have_one_shade_in_all_maps_of_a_drawing() -> None:
    by_amount = shades(FORMS["tile_map"](ROWS).svg)
    assert all(len(styles) == 1 for styles in by_amount.values())
    assert len(set.union(*by_amount.values())) == len(STEPS)


def test_two_maps_stand_side_by_side_in_the_wide_drawing_only() -> None:
    chart = FORMS["tile_map"](ROWS)
    heights = [float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)', svg)[1]) for svg in drawings(chart)]
    assert heights[1] > 1.7 * heights[0]
    assert chart.svg.count(">Paid<") == chart.svg_narrow.count(">Bought<") == 1


def test_a_map_around_a_middle_names_it_and_has_grey_below() -> None:
    arguments = (STATES, "Code", "Name", "Paid", dollars, in_thousands)
    chart = charts.tile_map(*arguments, **WORDS, middle=("The nation", 46_000))
    by_amount = shades(chart.svg)
    assert all("below" in style for style in by_amount["40"] | by_amount["45"])
    assert not any("below" in style for style in by_amount["52"] | by_amount["61"])
    for svg in drawings(chart):
        assert "▲ The nation $46,000" in texts(svg)


def test_a_grid_has_the_ramp_of_worked_examples_and_a_key() -> None:
    chart = FORMS["grid"](ROWS)
    assert chart._repr_mimebundle_()[CHART]["provenance"] == [EXAMPLE]
    for svg in drawings(chart):
        for number in range(1, len(EXAMPLE_STEPS) + 1):
            assert f"var(--example-step-{number}," in svg
        assert texts(svg)[-2:] == ["1.0", "4.0"]


def test_verdicts_have_no_colour_and_no_provenance() -> None:
    rows = ROWS.assign(**{"✓ Hold": 3.0, "? Open": 2.0})
    chart = charts.stacked(rows, "Place", ["✓ Hold", "? Open"], count, **WORDS, judged=True)
    assert chart._repr_mimebundle_()[CHART]["provenance"] == []
    for svg in drawings(chart):
        assert "--accent" not in svg
        assert texts(svg).count("✓ 3") == texts(svg).count("? 2") == 3


def test_a_part_below_zero_is_written_and_not_drawn() -> None:
    rows = ROWS.assign(More=-2.0, Change=5.0)
    chart = charts.stacked(rows, "Place", ["Change", "More"], percent, **WORDS)
    assert texts(chart.svg).count("−2%") == 3
    drawn = FORMS["stacked"](rows.assign(More=2.0))
    assert chart.svg.count("<path") < drawn.svg.count("<path")


def test_a_waterfall_ends_with_the_sum() -> None:
    chart = FORMS["waterfall"](ROWS)
    assert "In all: 5.0%" in chart.alt or "In all: 5%" in chart.alt
    assert texts(chart.svg).count("In all") == 1


def test_a_line_may_be_marked_where_it_meets_zero() -> None:
    arguments = (ROWS, "Year", "Change", "Line", percent)
    chart = charts.lines(*arguments, **WORDS, marked=(2022, "even in 2022"))
    assert all("even in 2022" in texts(svg) for svg in drawings(chart))
