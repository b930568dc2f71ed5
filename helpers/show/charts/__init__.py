"""The charts: each call draws some rows and returns them as a picture with its words."""

from helpers.show.charts.bars import bars, waterfall
from helpers.show.charts.flow import flow
from helpers.show.charts.lines import lines
from helpers.show.charts.pairs import pairs
from helpers.show.charts.ranges import ranges
from helpers.show.charts.scatter import scatter
from helpers.show.charts.shades import grid, tile_map
from helpers.show.charts.stacked import stacked

__all__ = [
    "bars", "flow", "grid", "lines", "pairs", "ranges", "scatter", "stacked", "tile_map",
    "waterfall",
]  # fmt: skip
