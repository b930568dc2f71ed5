"""The charts: each call draws some rows and returns them as a picture with its words."""

from helpers.show.charts.bars import bars, stacked
from helpers.show.charts.flow import flow
from helpers.show.charts.lines import lines, scatter
from helpers.show.charts.pairs import pairs
from helpers.show.charts.ranges import ranges
from helpers.show.charts.tiles import grid, tile_map

__all__ = ["bars", "flow", "grid", "lines", "pairs", "ranges", "scatter", "stacked", "tile_map"]
