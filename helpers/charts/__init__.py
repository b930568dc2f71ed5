"""The charts: each call draws some rows and returns them as a picture with its words."""

from helpers.charts.bars import bars
from helpers.charts.flow import flow
from helpers.charts.grids import grid
from helpers.charts.lines import lines
from helpers.charts.maps import tile_map
from helpers.charts.pairs import pairs
from helpers.charts.ranges import ranges
from helpers.charts.scatters import scatter
from helpers.charts.stacked import stacked

__all__ = ["bars", "flow", "grid", "lines", "pairs", "ranges", "scatter", "stacked", "tile_map"]
