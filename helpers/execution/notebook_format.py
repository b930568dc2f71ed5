"""Gives notebooks the one form in which the collection stores them, whoever edited them last."""

import json
from collections.abc import Sequence

import nbformat
from nbformat import NotebookNode


def notebook_of(cells: Sequence[dict]) -> NotebookNode:
    """Give a notebook for Python with these cells."""
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return nbformat.reads(json.dumps(whole), as_version=4)


def as_file(notebook: NotebookNode) -> str:
    """Give the contents of a notebook's file."""
    return f"{nbformat.writes(notebook)}\n"
