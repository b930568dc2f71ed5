"""Notebooks of a few cells, whose outputs are what a test chooses."""

import nbformat.v4

from helpers.execution.notebooks import TopicNotebook
from helpers.show.charts.chart import Chart
from helpers.show.html_tables import Table
from helpers.show.sentences import Sources


def notebook(name: str, cells: list[nbformat.NotebookNode]) -> TopicNotebook:
    """Give a notebook with some cells."""
    return TopicNotebook(name, nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode())


def shown(thing: Sources | Table | Chart) -> nbformat.NotebookNode:
    """Give what a notebook stores of a thing that shows itself."""
    return nbformat.v4.new_output("display_data", data=thing._repr_mimebundle_())
